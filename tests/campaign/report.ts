// SPDX-License-Identifier: Apache-2.0
/** What people read of a campaign: which rule was broken and how, and what was played. */

import { generate } from "./generate.js";
import { drawn } from "./installed.js";
import { minimize } from "./minimize.js";
import { RULES, type Violation } from "./oracle.js";
import { FIRMWARE, play } from "./play.js";
import { hasPwm, signalledMa } from "./readings.js";
import type { Failure } from "./seeds.js";
import { faultsText, type Tally, unseenText } from "./tally.js";
import type { Wires } from "./wires.js";

const HOUR_MS = 3_600_000;

/** What was on the wires. */
function wiresText(wires: Wires): string {
	const pilot = `${wires.ohms} Ω ${wires.diode ? "behind a diode" : "without a diode"} on the pilot`;
	const duty = hasPwm(wires)
		? `duty ${wires.duty / 100} % (${signalledMa(wires) / 1_000} A)`
		: ["no pilot", "−12 V", "+12 V"][Math.sign(wires.duty) + 1];
	return `${pilot}, ${duty}, contactor told to ${wires.commanded ? "close" : "open"}, mirror contact ${wires.contacts}, limit ${wires.limitMa / 1_000} A`;
}

/** The rule, the moment, and the wires. */
export function violationText({ rule, wires }: Violation): string {
	return `breaks ${rule.name} at ${(wires.now / 1_000).toFixed(3)} s\n  rule: ${rule.says} (${rule.source})\n  seen: ${wiresText(wires)}`;
}

/** A failed run: its seed, the shortest scenario that does the same, and how to run both again. */
export function failureText({ seed }: Failure): string {
	const { text, settings } = minimize(generate(seed), FIRMWARE, drawn(seed));
	const { violation } = play(text, FIRMWARE, settings);
	const set = settings.map((each) => ` --set ${each}`).join("");
	const scenario = text.replaceAll("\n", "\n    ");
	return [
		`seed ${seed}, minimized, ${violation === undefined ? "breaks nothing any more" : violationText(violation)}`,
		`  scenario, for npx pilotlight simulate --scenario FILE${set}, or npm run campaign -- --scenario FILE${set}:\n    ${scenario}`,
		`  the whole run again: npm run campaign -- --runs 1 --seed ${seed}`,
		`  which draws${
			drawn(seed)
				.map((each) => ` --set ${each}`)
				.join("") || " no settings"
		}`,
	].join("\n");
}

/** What was played, in a few lines. */
export function tallyText(tally: Tally, seconds: number): string {
	const hours = (ms: number): string => (ms / HOUR_MS).toFixed(1);
	return [
		`${tally.runs} runs, ${hours(tally.milliseconds)} virtual hours, ${tally.commands} commands`,
		`${tally.closings} closings in ${tally.charged} of the runs, ${hours(tally.closedMs)} hours closed`,
		`faults raised: ${faultsText(tally) || "none"}`,
		`faults never raised: ${unseenText(tally) || "none"}`,
		`took ${seconds.toFixed(1)} s: ${(tally.runs / seconds).toFixed(0)} runs/s, ${(tally.milliseconds / 1_000 / seconds).toFixed(0)} times real time`,
		`${tally.violations} of ${tally.runs} runs broke one of ${RULES.length} rules`,
	].join("\n");
}
