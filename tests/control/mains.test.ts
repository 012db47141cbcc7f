// SPDX-License-Identifier: Apache-2.0
/** The mains: what is judged of them, and when. */
import test from "ava";
import { SENSE_AT_START, UNKNOWN } from "../../src/control/board.js";
import type { Instant } from "../../src/control/integer.js";
import { MAINS_AT_START, type MainsState, watchMains } from "../../src/control/mains.js";
import { frequency } from "../../src/control/protections/frequency.js";
import { neutralLost } from "../../src/control/protections/neutral-lost.js";
import { overvoltage } from "../../src/control/protections/overvoltage.js";
import { pen } from "../../src/control/protections/pen.js";
import { phaseLoss } from "../../src/control/protections/phase-loss.js";
import { undervoltage } from "../../src/control/protections/undervoltage.js";
import { copyOf } from "../../src/control/state.js";
import { defaults } from "../../src/settings/settings.js";

const n = { ...defaults().control.mains, pen: 1 };

/** What is wrong with the mains, at a frequency that is wrong as well. */
function wrongs(mains: MainsState, mHz = 40_000): string[] {
	const protections = { neutralLost, overvoltage, pen, phaseLoss, undervoltage };
	const found = Object.entries(protections).filter(([, holds]) => holds(mains, n));
	return [...(frequency(mains, n, mHz) ? ["frequency"] : []), ...found.map(([name]) => name)];
}

test("before the first reading nothing is wrong with the mains, whatever is remembered of them", (t) => {
	t.deepEqual(wrongs(MAINS_AT_START), []);
	const terrible = { ...MAINS_AT_START, present: 2, lowestMv: 100_000, highestMv: 300_000 };
	t.deepEqual(wrongs(terrible), []);
	t.deepEqual(wrongs({ ...terrible, read: 1 }), ["frequency", "neutralLost", "overvoltage", "pen", "phaseLoss", "undervoltage"]);
});

test("a meter that tells no frequency is no fault", (t) => {
	const fine = { ...MAINS_AT_START, read: 1 as const, present: 3, lowestMv: 230_000, highestMv: 230_000 };
	t.deepEqual(wrongs(fine), ["frequency"]);
	t.deepEqual(wrongs(fine, UNKNOWN), []);
});

test("a reading that is no news leaves the last verdict; without a phase there is no lowest and no highest", (t) => {
	const mains = copyOf(MAINS_AT_START);
	const { milliVolts } = SENSE_AT_START.mains;
	const read = (news: boolean, ...volts: number[]) => {
		watchMains(mains, n, { ...SENSE_AT_START.mains, milliVolts: [...volts] }, news, false, 0 as Instant);
		return [mains.read, mains.present, mains.lowestMv, mains.highestMv];
	};
	t.deepEqual(read(false, 100_000, 300_000, 0), [0, 0, 0, 0]);
	t.deepEqual(read(true, 230_000, 229_000, 231_000), [1, 3, 229_000, 231_000]);
	t.deepEqual(read(false, 100_000, 300_000, 0), [1, 3, 229_000, 231_000]);
	t.deepEqual(read(true, ...milliVolts), [1, 0, 0, 0]);
});
