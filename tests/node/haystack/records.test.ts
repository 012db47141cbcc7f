// SPDX-License-Identifier: Apache-2.0
/** Every record of a charger, in every condition, against the published definitions of Project Haystack 4. */
import test from "ava";
import { Laboratory } from "../../haystack/laboratory.js";
import { wrongWithAll } from "./checker.js";

/** Tags of our own, and those that the definition of evseSession names without defining them. */
const OURS = ["energized", "ts", "started", "stopped", "tx", "targetRef", "energyDelivered", "event", "meterStart"];
/** Records of other systems, to which ours may refer. */
const STRANGERS = ["spaceRef", "systemRef", "elecRef", "submeterOf"];

const CHARGING = "plug; sleep 1; draw_power_regulated 16,3; within 6 expect contactor closed; sleep 3";
const NAMED = ["site=Home", "space=Garage left", "dispenser=pillar-1", "system=ev", "circuit=panel.7", "parentMeter=main", "serial=A 17"];
const TETHERED = ["outlet=tethered", "haystack.cable1=iecType2", "haystack.cable2=saeJ1772", "haystack.fed=2"];

for (const [what, script, settings] of [
	["idle", "sleep 1", []],
	["charging", CHARGING, []],
	["with sessions behind it", `${CHARGING}; unplug; sleep 3; ${CHARGING}; unplug; sleep 20`, []],
	["at fault", "stop_button on; sleep 3", []],
	["reserved", "> reserve 7 3600; sleep 2", []],
	["offline", `${CHARGING}; link down; sleep 40`, []],
	["stale", `${CHARGING}; link down; sleep 8`, []],
	["without a meter that answers", "meter lost; sleep 30", []],
	["with a setpoint", "> command 8 10 60; sleep 2", []],
	["of one phase", CHARGING.replace("16,3", "16,1"), ["phases=1", "mains.phases=1"]],
	["with two cables", CHARGING, TETHERED],
	["with one cable", "sleep 1", ["outlet=tethered"]],
	["that is named in all its settings", CHARGING, NAMED],
	["that is the site's only meter", "sleep 1", ["haystack.meterScope=siteMeter"]],
	["whose meter has no scope", "sleep 1", ["haystack.meterScope=unsaid"]],
] as const)
	test(`a port ${what} is as defined`, (t) => {
		const laboratory = new Laboratory(settings);
		laboratory.words(script);
		const records = [...laboratory.station.all()];
		t.true(records.length > 10);
		const complaints = wrongWithAll(records, OURS).filter((line) => !STRANGERS.some((tag) => line.includes(`: ${tag}: `)));
		t.deepEqual(complaints, []);
	});
