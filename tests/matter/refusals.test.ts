// SPDX-License-Identifier: Apache-2.0
/** Bad input: the status that each gets, and that it changes nothing. */
import test from "ava";
import { day, energy, FULL, invoke, values, write } from "./client.js";
import { Laboratory } from "./laboratory.js";

for (const [what, name, fields, status] of [
	["not timed", "disable", undefined, "NeedsTimedInteraction"],
	[
		"a minimum below 0",
		"enableCharging",
		{ chargingEnabledUntil: null, minimumChargeCurrent: -1, maximumChargeCurrent: 6_000 },
		"ConstraintError",
	],
	[
		"a maximum below 0",
		"enableCharging",
		{ chargingEnabledUntil: null, minimumChargeCurrent: 0, maximumChargeCurrent: -1 },
		"ConstraintError",
	],
	[
		"a minimum above the maximum",
		"enableCharging",
		{ chargingEnabledUntil: null, minimumChargeCurrent: 8_000, maximumChargeCurrent: 6_000 },
		"ConstraintError",
	],
	["a field that is missing", "enableCharging", { chargingEnabledUntil: null, minimumChargeCurrent: 0 }, "InvalidCommand"],
	[
		"null where there is none",
		"enableCharging",
		{ chargingEnabledUntil: null, minimumChargeCurrent: null, maximumChargeCurrent: 0 },
		"InvalidCommand",
	],
	["diagnostics of what is enabled", "startDiagnostics", {}, "Failure"],
	["the same day twice", "setTargets", { chargingTargetSchedules: [day(3), day(2)] }, "ConstraintError"],
	["no day", "setTargets", { chargingTargetSchedules: [day(0)] }, "ConstraintError"],
	["a bit that is no day", "setTargets", { chargingTargetSchedules: [day(0x80)] }, "ConstraintError"],
	["minute 1440", "setTargets", { chargingTargetSchedules: [day(1, energy(1_440, 1))] }, "ConstraintError"],
	["101 %", "setTargets", { chargingTargetSchedules: [day(1, { ...FULL, targetSoC: 101 })] }, "ConstraintError"],
	["energy below 0", "setTargets", { chargingTargetSchedules: [day(1, energy(1, -1))] }, "ConstraintError"],
	["80 % without the feature", "setTargets", { chargingTargetSchedules: [day(1, { ...FULL, targetSoC: 80 })] }, "ConstraintError"],
	[
		"neither energy nor state of charge",
		"setTargets",
		{ chargingTargetSchedules: [day(1, { targetTimeMinutesPastMidnight: 1 })] },
		"Failure",
	],
	[
		"eleven targets",
		"setTargets",
		{ chargingTargetSchedules: [day(1, ...Array.from({ length: 11 }, (_, i) => energy(i, 1)))] },
		"ResourceExhausted",
	],
	["eight entries", "setTargets", { chargingTargetSchedules: Array.from({ length: 8 }, () => day(1)) }, "ConstraintError"],
] as const)
	test(`${what} is ${status}, and changes nothing`, (t) => {
		const laboratory = new Laboratory();
		const before = values(laboratory, "supplyState", "chargingEnabledUntil", "minimumChargeCurrent", "maximumChargeCurrent");
		t.is(invoke(laboratory, name, (fields ?? {}) as never, fields !== undefined), status);
		laboratory.words("sleep 2");
		t.deepEqual(values(laboratory, "supplyState", "chargingEnabledUntil", "minimumChargeCurrent", "maximumChargeCurrent"), before);
		t.is(invoke(laboratory, "getTargets"), '{"chargingTargetSchedules":[]}');
	});

for (const [name, wrong] of [
	["userMaximumChargeCurrent", -1],
	["randomizationDelayWindow", 86_401],
] as const)
	test(`${name} ${wrong} is refused`, (t) => {
		const laboratory = new Laboratory();
		const [before] = values(laboratory, name);
		t.is(write(laboratory, name, wrong), "ConstraintError");
		laboratory.words("sleep 2");
		t.deepEqual(values(laboratory, name), [before]);
	});

test("what may not be written is not", (t) => {
	const laboratory = new Laboratory();
	t.is(write(laboratory, "circuitCapacity", 6_000), "UnsupportedWrite");
	t.is(write(laboratory, "approximateEvEfficiency", null), "Success");
});
