// SPDX-License-Identifier: Apache-2.0
/** A trace: all that the contactor and the pilot of a bench have done, moment by moment. */
import type { Bench } from "../../../hosts/bench/bench.js";
import { Observer } from "../../../hosts/bench/scenario/observer.js";

/** What was there from a moment on. */
export interface Moment {
	readonly at: number;
	readonly commanded: boolean;
	readonly coil: boolean;
	readonly closed: boolean;
	/** Hundredths of a percent. */
	readonly duty: number;
}

/** One bench's; its player lets it look whenever something may have changed. */
export class Trace extends Observer {
	readonly moments: Moment[] = [];
	closings = 0;

	constructor() {
		super(() => {});
	}

	override booted(): void {}

	override printed(): void {}

	override happened(): void {}

	override look({ now, board }: Bench): void {
		const last = this.moments.at(-1);
		const { guard, contactor, port } = board;
		const commanded = board.commanded();
		if (last?.commanded === commanded && last.coil === guard.holds && last.closed === contactor.closed && last.duty === port.wire) return;
		if (commanded && last?.commanded !== true) this.closings += 1;
		this.moments.push({ at: now, commanded, coil: guard.holds, closed: contactor.closed, duty: port.wire });
	}
}

/** Where two differ first, for people; an empty text if they do not before `until`. */
export function differenceOf(seen: readonly Moment[], meant: readonly Moment[], until: number): string {
	const [one, other] = [seen, meant].map((moments) => moments.filter(({ at }) => at < until));
	for (let place = 0; place < Math.max(one.length, other.length); place++) {
		const [is, was] = [textOf(one[place]), textOf(other[place])];
		if (is !== was) return `${is}, and in the run without ${was}`;
	}
	return "";
}

function textOf(moment: Moment | undefined): string {
	if (moment === undefined) return "nothing more";
	const { at, commanded, coil, closed, duty } = moment;
	const contactor = `told to ${commanded ? "close" : "open"}, ${coil ? "with" : "without"} voltage, ${closed ? "closed" : "open"}`;
	return `at ${(at / 1_000).toFixed(3)} s contactor ${contactor}, duty ${duty / 100} %`;
}
