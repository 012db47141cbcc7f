// SPDX-License-Identifier: Apache-2.0
/** Sessions that are over: what the action `recount` tells of them, as figures and as a chart of bars. */
import type { Data } from "../../../src/link/shown.js";
import { amps, clockText, energy } from "./figures.js";
import { fill, type Speech } from "./speech.js";

/** A session that is over. */
export interface Past {
	readonly n: number;
	/** Seconds since 1970 UTC; −1 where nobody knew the time. */
	readonly began: number;
	readonly ms: number;
	readonly mwh: number;
	readonly highestMa: number;
	readonly token: string;
	readonly reason: string;
	readonly faults: readonly string[];
}

/** Reads what was recounted; what is none is left out. */
export function pastIn(data: Data | undefined): Past[] {
	return Array.isArray(data) ? data.flatMap(oneIn) : [];
}

function oneIn(data: Data): Past[] {
	if (typeof data !== "object" || data === null || Array.isArray(data)) return [];
	const row = data as { readonly [key: string]: Data | undefined };
	const number = (key: string, otherwise: number): number => (typeof row[key] === "number" ? row[key] : otherwise);
	const text = (key: string): string => (typeof row[key] === "string" ? row[key] : "");
	if (typeof row.n !== "number") return [];
	return [
		{
			n: row.n,
			began: number("startedAt", -1),
			ms: number("seconds", 0) * 1_000,
			mwh: number("mwh", 0),
			highestMa: number("highestMa", 0),
			token: text("token"),
			reason: text("reason"),
			faults: Array.isArray(row.faults) ? row.faults.map((name) => `${name}`) : [],
		},
	];
}

/** What is told of one below its title. */
export function factsOf(past: Past, speech: Speech): string[] {
	const { words } = speech;
	return [
		energy(past.mwh, speech),
		clockText(past.ms),
		...(past.highestMa > 0 ? [fill(words.most, { amps: amps(Math.round(past.highestMa / 100) * 100, speech) })] : []),
		...(past.token === "" ? [] : [fill(words.by, { token: past.token })]),
		...(past.reason === "" ? [] : [fill(words.reason, { reason: speech.reason(past.reason) })]),
	];
}

/** A bar of the chart, in parts of its height. */
export interface Bar {
	readonly n: number;
	readonly part: number;
	readonly label: string;
}

/** The chart, the oldest session first, and the energies of its lines, mWh. */
export function barsOf(past: readonly Past[], speech: Speech): { readonly bars: readonly Bar[]; readonly lines: readonly number[] } {
	const most = Math.max(...past.map(({ mwh }) => mwh), 1_000_000);
	const step = roundStep(most / 3);
	const top = Math.ceil(most / step) * step;
	const lines = Array.from({ length: Math.round(top / step) + 1 }, (_, i) => i * step);
	const bars = [...past].sort((a, b) => a.n - b.n).map(({ n, mwh }) => ({ n, part: mwh / top, label: energy(mwh, speech) }));
	return { bars, lines };
}

/** 1, 2 or 5 and zeros, at least as much. */
function roundStep(least: number): number {
	const power = 10 ** Math.floor(Math.log10(least));
	const factor = [1, 2, 5, 10].find((each) => each * power >= least) ?? 10;
	return factor * power;
}
