// SPDX-License-Identifier: Apache-2.0
/** What apps send leads to a vehicle that charges; faults, other sources and features beside it. */
import test from "ava";
import { charging, day, EVSE, enable, energy, invoke, setTargets, values } from "./client.js";
import { Laboratory } from "./laboratory.js";

test("what Home Assistant's switch sends charges: a maximum of 0 is no limit, unless it is to be taken literally", (t) => {
	const laboratory = charging();
	t.is(invoke(laboratory, "disable"), "Success");
	laboratory.words("within 9 expect contactor open; sleep 2");
	t.is(enable(laboratory, null, 0, 0), "Success");
	t.deepEqual(values(laboratory, "supplyState", "chargingEnabledUntil", "maximumChargeCurrent"), [1, null, 32_000]);
	laboratory.words("within 9 expect contactor closed");
	const literal = charging(["matter.zeroMost=no"]);
	t.is(enable(literal, null, 0, 0), "Success");
	t.deepEqual(values(literal, "supplyState", "maximumChargeCurrent"), [1, 0]);
	literal.words("within 9 expect contactor open");
});

test("what SmartThings sends charges: seconds since 1970 as a time, and the limits that were shown last", (t) => {
	const laboratory = charging();
	invoke(laboratory, "disable");
	laboratory.words("within 9 expect contactor open");
	const [least, most] = values(laboratory, "minimumChargeCurrent", "maximumChargeCurrent") as number[];
	t.is(enable(laboratory, Date.parse("2026-06-01T18:00:00Z") / 1_000, least, most), "Success");
	t.deepEqual(values(laboratory, "supplyState", "maximumChargeCurrent"), [1, 32_000]);
	laboratory.words("within 9 expect contactor closed; sleep 600; expect contactor closed");
});

for (const [raise, amps] of [
	["no", 0],
	["yes", 6],
] as const)
	test(`3 A are ${amps} A with matter.raise=${raise}`, (t) => {
		const laboratory = charging([`matter.raise=${raise}`]);
		t.is(enable(laboratory, null, 0, 3_000), "Success");
		laboratory.words(amps === 0 ? "within 9 expect contactor open" : `within 9 expect amps ${amps}`);
	});

test("a time that has passed disables, and one that passes during a fault comes back disabled", (t) => {
	const laboratory = charging();
	const now = laboratory.step({ do: "time" }) as number;
	t.is(enable(laboratory, now - 10, 6_000, 16_000), "Success");
	laboratory.words("within 9 expect contactor open; sleep 1");
	t.deepEqual(values(laboratory, "supplyState", "chargingEnabledUntil", "minimumChargeCurrent", "maximumChargeCurrent"), [0, 0, 0, 0]);
	enable(laboratory, now + 60, 6_000, 16_000);
	laboratory.words("within 9 expect contactor closed; sleep 2; residual 30; sleep 70");
	t.deepEqual(values(laboratory, "state", "supplyState"), [6, 3]);
	laboratory.events.length = 0;
	laboratory.words("residual 0; sleep 1; ask clear; sleep 10; expect contactor open");
	t.deepEqual(values(laboratory, "supplyState", "faultState", "chargingEnabledUntil"), [0, 0, 0]);
	t.deepEqual(
		laboratory.events.map(({ name }) => name),
		["fault", "energyTransferStopped"],
	);
});

test("disabled during a fault it is disabled afterwards; enabled it cannot be", (t) => {
	const laboratory = charging();
	laboratory.words("residual 30; sleep 2");
	t.is(enable(laboratory, null, 6_000, 16_000), "Failure");
	t.is(invoke(laboratory, "disable"), "Success");
	t.deepEqual(values(laboratory, "supplyState"), [3]);
	laboratory.words("residual 0; sleep 1; ask clear; sleep 5; expect contactor open");
	t.deepEqual(values(laboratory, "supplyState", "faultState"), [0, 0]);
});

test("another vehicle that comes during a fault is another session", (t) => {
	const laboratory = charging();
	laboratory.words("residual 30; sleep 2; unplug; sleep 3; plug; sleep 3");
	t.deepEqual(
		laboratory.events.map(({ name }) => name),
		["fault", "energyTransferStopped", "evNotDetected", "evConnected"],
	);
	t.deepEqual(values(laboratory, "state", "sessionId"), [6, 1]);
});

test("a port that somebody has closed is disabled, and cannot be enabled from here", (t) => {
	const laboratory = charging();
	laboratory.words("ask disable; within 9 expect contactor open; sleep 2");
	t.deepEqual(values(laboratory, "supplyState", "chargingEnabledUntil", "maximumChargeCurrent"), [0, 0, 0]);
	t.is(enable(laboratory, null, 6_000, 16_000), "Failure");
	laboratory.words("ask enable; sleep 2");
	t.deepEqual(values(laboratory, "supplyState"), [1]);
});

test("a charger that is out of sight fails what it is asked, and is offline", (t) => {
	const laboratory = charging();
	laboratory.words("link down; sleep 20");
	t.is(laboratory.read("DeviceEnergyManagement.esaState"), 0);
	t.is(invoke(laboratory, "disable"), "Failure");
	laboratory.words("expect contactor closed; link up; sleep 20");
	t.is(laboratory.read("DeviceEnergyManagement.esaState"), 1);
	t.is(invoke(laboratory, "disable"), "Success");
});

test("what was not there when the charger was set up is not supported", (t) => {
	const laboratory = new Laboratory();
	laboratory.words('ask authorize token="04A2B3C4" kind=ISO14443; sleep 1');
	t.is(laboratory.events.length, 0);
	t.throws(() => laboratory.read(`${EVSE}.stateOfCharge`));
});

test("cards, the battery and the vehicle's name, where they are supported", (t) => {
	const laboratory = new Laboratory(["matter.rfid=yes", "matter.soc=yes", "matter.pnc=yes"]);
	laboratory.words('ask authorize token="04A2B3C4" kind=ISO14443; sleep 1; ask authorize token="local" kind=Local; sleep 1');
	t.deepEqual(laboratory.events, [{ name: "rfid", fields: { uid: "04a2b3c4" } }]);
	t.deepEqual(values(laboratory, "stateOfCharge", "batteryCapacity", "vehicleId", "featureMap"), [null, null, null, 0b1111]);
	laboratory.words('plug; sleep 1; ask battery soc=20 capacity=70000000; ask vehicle id="WDB 1"; sleep 3');
	t.deepEqual(values(laboratory, "stateOfCharge", "batteryCapacity", "vehicleId"), [20, 70_000_000, "WDB 1"]);
	t.is(setTargets(laboratory, [day(0x7f, energy(60, 1_000_000))]), "InvalidCommand", "with SOC a target says a state of charge");
	t.is(setTargets(laboratory, [day(0x7f, { targetTimeMinutesPastMidnight: 60, targetSoC: 80, addedEnergy: 5 })]), "Success");
	laboratory.words("ask mode mode=automatic; sleep 3");
	t.deepEqual(values(laboratory, "nextChargeRequiredEnergy", "nextChargeTargetSoC"), [null, 80]);
	laboratory.words("ask battery soc=90 capacity=70000000; sleep 3");
	t.deepEqual(values(laboratory, "nextChargeStartTime"), [null], "full enough");
	t.true((values(laboratory, "nextChargeTargetTime")[0] as number) > 0);
	laboratory.words("unplug; sleep 3");
	t.deepEqual(values(laboratory, "stateOfCharge", "vehicleId"), [null, null]);
});
