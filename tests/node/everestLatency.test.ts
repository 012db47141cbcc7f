// SPDX-License-Identifier: Apache-2.0
/** How long it takes from a vehicle to EVerest and from EVerest to the contactor, in virtual time with an ideal broker: the figures of docs/everest.md. */
import test from "ava";
import { type Benched, BOARD, charging, DRAWS } from "../everest/fake/benched.js";
import type { Moved } from "../everest/fake/hostedBench.js";

/** Moments within a control tick and between two looks of the network side, so that none is always the same, ms. */
const SAMPLES = 30;
const STEP_MS = 37;
/** A contactor that opens under load more often is given a rest. */
const OF_ONE = 3;

/** Least, median and most, ms. */
type Spread = readonly [least: number, median: number, most: number];

function spread(samples: readonly number[]): Spread {
	const sorted = [...samples].sort((one, other) => one - other);
	return [sorted[0], sorted[sorted.length >> 1], sorted[sorted.length - 1]];
}

/** When something moved first. */
function movedAt(moved: readonly Moved[], what: Moved["what"]): number {
	const found = moved.find((each) => each.what === what);
	if (found === undefined) throw new Error(`nothing was ${what}`);
	return found.at;
}

/** When a message was published first, since somebody has emptied the list. */
function saidAt(it: Benched, name: string, part: string): number {
	const found = it.bench.broker.passed.find(({ topic, payload }) => topic === `${BOARD}/${name}` && payload.includes(part));
	if (found === undefined) throw new Error(`no ${name} ${part}`);
	return found.at;
}

/** Does something again and again while a vehicle charges, each time a little later, and measures. */
function measure(deed: (it: Benched) => void, look: (it: Benched, at: number, moved: readonly Moved[]) => readonly number[]): Spread[] {
	let it = charging();
	const samples: (readonly number[])[] = [];
	for (let i = 0; i < SAMPLES; i++) {
		if (i > 0 && i % OF_ONE === 0) it = charging();
		it.pass(1_000 + i * STEP_MS);
		it.bench.broker.passed = [];
		it.moved();
		const at = it.bench.now;
		deed(it);
		it.pass(900);
		samples.push(look(it, at, it.moved()));
		it.everest.charger.pause(false);
		it.words(`pause; sleep 0.5; ${DRAWS}; within 10 expect contactor closed`);
	}
	return samples[0].map((_, which) => spread(samples.map((each) => each[which])));
}

test("a vehicle opens S2: the contactor, the event, and EVerest's answer", (t) => {
	const [released, open, told, answered] = measure(
		(it) => it.words("pause"),
		(it, at, moved) => [
			movedAt(moved, "released") - at,
			movedAt(moved, "open") - at,
			saidAt(it, "m2e/event", '"B"') - at,
			saidAt(it, "e2m/allow_power_on", "false") - at,
		],
	);
	t.log(`released ${released} ms, open ${open} ms, event published ${told} ms, EVerest's allow_power_on(false) ${answered} ms`);
	t.true(released[2] <= 30, `${released}`);
	t.true(told[2] <= 40, `${told}`);
	t.true(answered[2] - told[2] <= 1, "EVerest's layers answer an event at once");
});

/** The charger serves those outside every fourth tick, and acts in the tick after the next: 20 to 60 ms. */
const SERVED_MS = 60;

test("allow_power_on(false): the contactor's command, the contactor, and the event", (t) => {
	const [released, open] = measure(
		(it) => it.everest.board.allowPowerOn(false, "PowerOff"),
		(_, at, moved) => [movedAt(moved, "released") - at, movedAt(moved, "open") - at],
	);
	t.log(`released ${released} ms, open ${open} ms`);
	t.true(released[2] <= SERVED_MS, `${released}`);
});

test("allow_power_on(false) right behind a cp_state_X1, as EVerest says them in an emergency", (t) => {
	const [released] = measure(
		(it) => {
			it.everest.board.x1();
			it.everest.board.allowPowerOn(false, "PowerOff");
		},
		(_, at, moved) => [movedAt(moved, "released") - at],
	);
	t.log(`released ${released} ms`);
	t.true(released[2] <= SERVED_MS + 40, `${released}`);
});

test("EVerest's own loop: a pause that somebody asks for reaches the board after up to 100 ms", (t) => {
	const [said] = measure(
		(it) => void it.everest.charger.pause(true),
		(it, at) => [saidAt(it, "e2m/cp_state_X1", "") - at],
	);
	t.log(`cp_state_X1 ${said} ms`);
	t.true(said[2] > 50 && said[2] <= 100, `${said}`);
});
