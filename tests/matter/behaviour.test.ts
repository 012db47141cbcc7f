// SPDX-License-Identifier: Apache-2.0
/** What the cluster does where the reference device fails: targets, plans, faults and sessions. */
import test from "ava";
import { epochFrom } from "../../src/matter/epoch.js";
import { charging, day, energy, FULL, invoke, setTargets, values, write } from "./client.js";
import { Laboratory } from "./laboratory.js";

test("targets of days that are partly replaced lose no day", (t) => {
	const laboratory = new Laboratory();
	const [one, two] = [energy(60, 1_000_000), energy(120, 2_000_000)];
	t.is(setTargets(laboratory, [day(0x01, one), day(0x06, one)]), "Success");
	t.is(setTargets(laboratory, [day(0x03, two)]), "Success");
	t.deepEqual(JSON.parse(invoke(laboratory, "getTargets")), { chargingTargetSchedules: [day(0x03, two), day(0x04, one)] });
});

for (const limit of [6, 18, 32])
	test(`a full battery that nobody knows begins at once, not after its target, at ${limit} A`, (t) => {
		const laboratory = new Laboratory([`limit=${limit}`]);
		setTargets(laboratory, [day(0x7f, FULL)]);
		laboratory.words("ask mode mode=automatic; plug; sleep 3");
		const [start, target, required, soc] = values(
			laboratory,
			"nextChargeStartTime",
			"nextChargeTargetTime",
			"nextChargeRequiredEnergy",
			"nextChargeTargetSoC",
		);
		t.true((start as number) <= (laboratory.step({ do: "time" }) as number) && (target as number) > (start as number));
		t.deepEqual([required, soc], [null, 100]);
	});

test("a target three days ahead is found, over the change to summer time, by the clock on the wall", (t) => {
	const laboratory = new Laboratory();
	laboratory.words('clock 2026-03-26T12:00:00Z; ask zone zone="CET-1CEST,M3.5.0,M10.5.0/3"; ask mode mode=automatic');
	// Thursday noon; Sunday the 29th has 23 hours, and 7:00 there is 5:00 UTC
	setTargets(laboratory, [day(0x01, energy(7 * 60, 10_000_000))]);
	laboratory.words("plug; sleep 3");
	t.deepEqual(values(laboratory, "nextChargeTargetTime"), [epochFrom(Date.parse("2026-03-29T05:00:00Z") / 1_000)]);
});

test("the plan acts: charging begins at NextChargeStartTime, and a random window moves it", (t) => {
	const laboratory = new Laboratory(["limit=16"]);
	write(laboratory, "randomizationDelayWindow", 600);
	setTargets(laboratory, [day(0x7f, energy(12 * 60, 3_680_000))]);
	laboratory.words("ask mode mode=automatic; plug; draw_power_regulated 16,1; sleep 5; expect contactor open");
	const [start, target] = values(laboratory, "nextChargeStartTime", "nextChargeTargetTime") as number[];
	const early = target - 3_600 - 900;
	t.true(start >= early && start < early + 600, `${start - early}`);
	const wait = start - (laboratory.step({ do: "time" }) as number);
	laboratory.words(`for ${wait - 90} expect contactor open; within 180 expect contactor closed`);
});

test("in manual mode nothing is planned", (t) => {
	const laboratory = new Laboratory();
	setTargets(laboratory, [day(0x7f, energy(60, 1_000_000))]);
	laboratory.words("plug; sleep 3");
	t.deepEqual(values(laboratory, "nextChargeStartTime", "nextChargeTargetTime"), [null, null]);
});

test("a fault ends a transfer with an event only if that is wanted", (t) => {
	for (const [settings, names] of [
		[[], ["fault"]],
		[["matter.faultStops=yes"], ["fault", "energyTransferStopped"]],
	] as const) {
		const laboratory = charging(settings);
		laboratory.words("residual 30; sleep 3");
		t.deepEqual(
			laboratory.events.map(({ name }) => name),
			names as never,
		);
		t.deepEqual(values(laboratory, "state", "supplyState", "faultState"), [6, 3, 7]);
	}
});

test("the session counts what the meter counts, and rests when the vehicle is gone", (t) => {
	const laboratory = charging();
	laboratory.words("sleep 600; unplug; sleep 3");
	const [session, seconds, mwh] = values(laboratory, "sessionId", "sessionDuration", "sessionEnergyCharged") as number[];
	t.is(session, 0);
	t.true(seconds >= 600 && seconds < 620);
	t.true(Math.abs(mwh - (11_040_000 * 602) / 3_600) < 10_000, `${mwh}`);
	laboratory.words("sleep 60");
	t.deepEqual(values(laboratory, "sessionId", "sessionDuration", "sessionEnergyCharged"), [session, seconds, mwh]);
	const stopped = laboratory.events.find(({ name }) => name === "energyTransferStopped")?.fields;
	t.is(stopped?.reason, 2);
	t.is(laboratory.events.find(({ name }) => name === "evNotDetected")?.fields.sessionEnergyCharged, mwh);
	t.is(stopped?.energyTransferred, mwh);
});
