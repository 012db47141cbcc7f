// SPDX-License-Identifier: Apache-2.0
/** The supervisor to the millisecond: what a condition has worn, when tries are forgotten, and what needs no delay. */
import test from "ava";
import { FAULTS, FaultBit, type FaultName } from "../../src/control/faults.js";
import type { Instant } from "../../src/control/integer.js";
import { copyOf } from "../../src/control/state.js";
import { remember, SUPERVISOR_AT_START, supervise } from "../../src/control/supervisor.js";
import { REPORT_AT_START } from "../../src/control/wish.js";
import { defaults } from "../../src/settings/settings.js";

/** A supervisor that is asked about one fault now and then. */
class Asked {
	readonly numbers = defaults().control;
	readonly report = copyOf(REPORT_AT_START);
	readonly #supervisor = copyOf(SUPERVISOR_AT_START);
	readonly #place: number;
	#last = 0;

	constructor(fault: FaultName) {
		this.#place = FaultBit[fault];
	}

	/** Whether the fault stands at this moment, with its condition or without. */
	at(now: number, holds: boolean, undelayed = false): boolean {
		const bit = 1 << this.#place;
		const gap = now - this.#last;
		this.#last = now;
		const { numbers, report } = this;
		supervise(this.#supervisor, numbers, holds ? bit : 0, undelayed ? bit : 0, 0, false, 0, gap, now as Instant, report);
		return (report.faults & bit) !== 0;
	}

	/** Lets the condition hold from this moment until it is a fault, and on for as long until its try has come. */
	once(now: number, debounceMs: number, retryMs: number): void {
		this.at(now, true);
		this.at(now + debounceMs, true);
		if (this.tried) this.at(now + debounceMs + retryMs, false);
	}

	/** Whether the fault will be tried again. */
	get tried(): boolean {
		return this.report.retryInMs[this.#place] >= 0;
	}
}

for (const [fine, begunAt] of [
	[[6, 7, 8, 9], 8],
	[[6, 7, 8, 9, 10], 11],
] as const)
	test(`a condition that has held for 5 ms is ${begunAt === 11 ? "forgotten after 5" : "not forgotten after 4"}`, (t) => {
		const asked = new Asked("feedback_lost");
		asked.at(0, true);
		asked.at(5, true);
		for (const now of fine) asked.at(now, false);
		asked.at(fine[fine.length - 1] + 1, true);
		t.false(asked.at(begunAt + 499, true));
		t.true(asked.at(begunAt + 500, true));
	});

for (const [what, retryMs, forgetMs] of [
	["half an hour", 10_000, 1_800_000],
	["four times the wait before a try", 1_000_000, 4_000_000],
] as const)
	for (const [early, tried] of [
		[1, false],
		[0, true],
	] as const)
		test(`tries are forgotten after ${what}, and ${early} ms before that they are ${tried ? "" : "not"}`, (t) => {
			const asked = new Asked("brown_out");
			asked.numbers.retries.brown_out = 1;
			asked.numbers.retryAfter.brown_out = retryMs;
			asked.once(0, 20, retryMs);
			// the condition held last when it became a fault
			const again = 20 + forgetMs - early;
			asked.at(again, true);
			t.true(asked.at(again + 20, true));
			t.is(asked.tried, tried);
			if (!tried) return;
			// all tries are there again: one after this, and then none
			t.false(asked.at(again + 20 + retryMs, false));
			asked.once(again + 20 + retryMs + 1_000, 20, retryMs);
			t.false(asked.tried);
		});

test("a condition too short for a fault keeps the tries from being forgotten until its end", (t) => {
	for (const [after, tried] of [
		[1_799_999, false],
		[1_800_000, true],
	] as const) {
		const asked = new Asked("lock");
		asked.numbers.debounce.lock = 50;
		asked.numbers.retries.lock = 1;
		asked.once(0, 50, 10_000);
		asked.at(1_000_000, true);
		asked.at(1_000_040, true);
		asked.at(1_000_050, false);
		asked.at(1_000_050 + after, true);
		t.true(asked.at(1_000_100 + after, true));
		t.is(asked.tried, tried, `${after}`);
	}
});

test("what the guard has opened for needs no delay", (t) => {
	for (const undelayed of [false, true]) {
		const asked = new Asked("stop_button");
		asked.numbers.debounce.stop_button = 50;
		t.is(asked.at(1_000, true, undelayed), undelayed);
		t.true(asked.at(1_050, true));
	}
});

test("the last row of the catalogue is remembered like any other", (t) => {
	const supervisor = copyOf(SUPERVISOR_AT_START);
	remember(supervisor, 1 << (FAULTS.length - 1));
	t.is(supervisor.newest, FAULTS.length - 1);
	const other = copyOf(SUPERVISOR_AT_START);
	remember(other, (1 << (FAULTS.length - 1)) | 1);
	t.true([0, FAULTS.length - 1].includes(other.newest));
});
