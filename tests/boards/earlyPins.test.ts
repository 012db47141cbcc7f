// SPDX-License-Identifier: Apache-2.0
/** What bootloader and constructor are told of a board's pins: contactors off and the pilot high, each as its driver has it. */
import test from "ava";
import { bootloaderPins, earlyDefines } from "../../hosts/moddable/earlyPins.js";

test("plain drivers", (t) => {
	const lines = { contactor: { pin: 23 }, pilot: { pin: 18 } };
	t.deepEqual(earlyDefines(lines), { contactor: 23, contactor_low: 0, phases: -1, phases_low: 0, pilot: 18, pilot_low: 0 });
	t.is(bootloaderPins(lines), "{23, 0},\n{18, 1},\n");
});

test("a driver that inverts takes nothing from the others", (t) => {
	const lines = { contactor: { pin: 23, activeLow: true }, phases: { pin: 22 }, pilot: { pin: 18, activeLow: true } };
	t.deepEqual(earlyDefines(lines), { contactor: 23, contactor_low: 1, phases: 22, phases_low: 0, pilot: 18, pilot_low: 1 });
	t.is(bootloaderPins(lines), "{23, 1},\n{22, 0},\n{18, 0},\n");
});
