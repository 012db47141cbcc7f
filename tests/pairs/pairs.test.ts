// SPDX-License-Identifier: Apache-2.0
/** Every two faults, in either order, in a port that charges: both are kept, the harder one decides, and with both gone the port charges again. */
import test from "ava";
import { AT_ONCE, FAULTS, FaultBit } from "../../src/control/faults.js";
import { Desk } from "../control/desk.js";
import { type Provokable, SLOW_MS, STIMULI } from "../control/stimuli.js";

const NAMES = Object.keys(STIMULI) as Provokable[];
/** For what a fault takes beyond its own times. */
const MARGIN_MS = 2 * SLOW_MS + 100;
/** From the last cause gone, and a person's clearing, to charging again: rest, self-test of the monitor, diode, and the lock's times. */
const BACK_MS = 20_000;

/** Makes a fault stand, if it can be seen where the port is now. */
function provoke(desk: Desk, name: Provokable): boolean {
	const stimulus = STIMULI[name];
	if (desk.closed) stimulus.provoke(desk);
	else (stimulus.spoil ?? stimulus.provoke)(desk);
	const due = stimulus.seenAfterMs + desk.numbers.debounce[name] + MARGIN_MS;
	for (let ms = 0; ms < due && !desk.has(name); ms += 10) desk.tick();
	return desk.has(name);
}

/** A fault whose cause lasts goes on standing whatever else comes; what its own answer hides, or what is over at once, may end. */
function lasts(name: Provokable): boolean {
	const { hides, momentary } = STIMULI[name];
	return hides !== true && momentary !== true;
}

/** Faults that are told by the same instrument: while it says the one, it cannot say the other. */
const INSTRUMENTS: readonly (readonly Provokable[])[] = [
	["pilot_short", "pilot_levels", "diode", "ventilation", "pilot_noise", "welded"],
	["meter_frozen", "meter_lost"],
];

/** A contactor can fail to close only where nothing forbids closing. */
function canMeet(first: Provokable, second: Provokable): boolean {
	const { severity } = FAULTS[FaultBit[first]];
	return first !== second && !(second === "did_not_close" && severity !== "warn");
}

for (const first of NAMES)
	test(`${first}, and then any other`, (t) => {
		for (const second of NAMES) {
			if (!canMeet(first, second)) continue;
			const what = `${first}, ${second}`;
			const desk = new Desk().charge();
			t.true(provoke(desk, first), what);
			const met = provoke(desk, second);
			const covered = INSTRUMENTS.some((faults) => faults.includes(first) && faults.includes(second));
			if (lasts(first) && !covered) t.true(desk.has(first), `${what}: the first is kept`);
			// the second may have brought a third with it: residual current through a welded contactor
			if (met) t.not(FAULTS[desk.report.newestFault].name, first, `${what}: the newest is shown`);
			const hard = ((1 << FaultBit[first]) | (met ? 1 << FaultBit[second] : 0)) & AT_ONCE & desk.report.faults;
			if (hard !== 0) t.false(desk.closed, `${what}: the harder one decides`);
			STIMULI[first].relieve(desk);
			STIMULI[second].relieve(desk);
			desk.show("C").run(MARGIN_MS);
			desk.wish.clearFaults += 1;
			t.notThrows(() => desk.until(() => desk.closed && desk.faults.length === 0, BACK_MS), `${what}: back to charging`);
		}
	});
