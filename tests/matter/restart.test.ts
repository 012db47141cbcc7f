// SPDX-License-Identifier: Apache-2.0
/** Restarts of the charger, of the node and of both: everything is as it was, and nothing charges that may not. */
import test from "ava";
import { MatterClient } from "../../hosts/bench/matter.js";
import { charging, EVSE, enable, invoke, values, write } from "./client.js";

for (const restart of ["reboot", "power off; sleep 30; power on", "link restart"])
	for (const supply of ["enabled", "disabled", "until"] as const)
		test(`after "${restart}" what was ${supply} is so, with limits, time and session`, (t) => {
			const laboratory = charging();
			const until = (laboratory.step({ do: "time" }) as number) + 3_600;
			if (supply === "disabled") invoke(laboratory, "disable");
			else enable(laboratory, supply === "until" ? until : null, 7_000, 13_000);
			write(laboratory, "userMaximumChargeCurrent", 20_000);
			laboratory.words("sleep 70");
			const names = [
				"supplyState",
				"chargingEnabledUntil",
				"minimumChargeCurrent",
				"maximumChargeCurrent",
				"userMaximumChargeCurrent",
				"sessionId",
			];
			const before = values(laboratory, ...names);
			laboratory.words(`${restart}; sleep 3`);
			if (supply === "disabled") laboratory.words("for 10 expect contactor open");
			laboratory.words("clock 2026-06-01T10:10:00Z; sleep 15");
			t.deepEqual(values(laboratory, ...names), before);
			laboratory.words(`expect contactor ${supply === "disabled" ? "open" : "closed"}`);
			t.is(laboratory.read(`${EVSE}.state`), supply === "disabled" ? 2 : 3);
		});

test("a node that starts while a vehicle charges tells no beginning of what has begun before", (t) => {
	const laboratory = charging();
	const heard: string[] = [];
	const client = new MatterClient(laboratory.bench.outside, (what, name) => what === "event" && heard.push(name));
	laboratory.words("sleep 5");
	t.is(client.value(`${EVSE}.state`), "3");
	t.deepEqual(heard, []);
	laboratory.words("pause; sleep 3");
	t.deepEqual(heard, [`${EVSE}.energyTransferStopped`]);
});

test("an outage in which the vehicle was swapped ends the session that was told", (t) => {
	const laboratory = charging();
	laboratory.words("sleep 70; power off; unplug; sleep 10; power on; sleep 10; plug; sleep 5");
	t.deepEqual(
		laboratory.events.map(({ name }) => name),
		["energyTransferStopped", "evNotDetected", "evConnected"],
	);
	t.deepEqual(values(laboratory, "sessionId"), [1]);
});
