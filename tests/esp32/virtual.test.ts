// SPDX-License-Identifier: Apache-2.0
/** Board "virtual": the firmware of the chip, with the bench for pins and the test for a clock. */
import test from "ava";
import { Records } from "../../hosts/bench/records.js";
import { Stopwatch } from "../../hosts/esp32/stopwatch.js";
import { VirtualCharger } from "../../hosts/esp32/virtual.js";

test("a vehicle comes by itself and charges, the console answers, and the cost of a tick is told", (t) => {
	const printed: string[] = [];
	let clock = 0;
	const charger = new VirtualCharger(
		{ store: new Records(), print: (line) => void printed.push(line), event: () => {}, chance: () => 0 },
		new Stopwatch(),
		() => (clock += 700),
	);
	for (let i = 0; i < 800; i++) charger.pass(10);
	t.true(printed.some((line) => line.includes("state C2")));
	t.true(
		printed.some((line) => line.includes("vehicle draws 16 A on 3 phases")),
		printed.join("\n"),
	);
	printed.length = 0;
	charger.firmware?.type("status");
	t.regex(printed.join("\n"), /state C2, pilot C/);
	t.regex(charger.cost(), /^a tick of the firmware took 700 µs, at most 700 µs, over 800 ticks$/);
	charger.type("unplugg");
	t.regex(printed.join("\n"), /did you mean "unplug"/);
	charger.type("unplug");
	for (let i = 0; i < 200; i++) charger.pass(10);
	t.true(printed.some((line) => line.includes("event SessionFinished")));
});
