// SPDX-License-Identifier: Apache-2.0
/** Board "virtual": the firmware of the chip, with the bench for pins and the test for a clock. */
import test from "ava";
import { Records } from "../../hosts/bench/records.js";
import { helpLines } from "../../hosts/bench/scenario/help.js";
import { Stopwatch } from "../../hosts/esp32/stopwatch.js";
import { VirtualCharger } from "../../hosts/esp32/virtual.js";

/** The board, and what it has printed. */
function virtual(): { charger: VirtualCharger; printed: string[] } {
	const printed: string[] = [];
	let clock = 0;
	const charger = new VirtualCharger(
		{ store: new Records(), print: (line) => void printed.push(line), event: () => {}, chance: () => 0, ownRestart: false },
		new Stopwatch(),
		() => (clock += 700),
	);
	return { charger, printed };
}

test("a vehicle comes by itself and charges, the console answers, and the cost of a tick is told", (t) => {
	const { charger, printed } = virtual();
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

test("help tells the words of the bench, no more of it in a tick than a serial line takes", (t) => {
	const { charger, printed } = virtual();
	const words = helpLines();
	charger.type("help");
	let most = 0;
	for (const _ of words) {
		const before = printed.length;
		charger.pass(10);
		most = Math.max(most, printed.slice(before).filter((line) => words.includes(line)).length);
	}
	t.deepEqual(
		printed.filter((line) => words.includes(line)),
		words,
	);
	t.is(most, 1);
	printed.length = 0;
	charger.type("Help mians");
	charger.pass(20);
	charger.pass(10);
	const said = printed.filter((line) => !/^ *\d+\.\d{3} s {2}/.test(line));
	t.deepEqual(said, ['there is no help on "mians"; did you mean "mains"?'], "beside what happens on the bench meanwhile");
});

test("a check that fails is told once, one that no entry tells as well", (t) => {
	const { charger, printed } = virtual();
	const told = (line: string, ms: number): string[] => {
		printed.length = 0;
		charger.type(line);
		for (let t = 0; t < ms; t += 10) charger.pass(10);
		return printed.filter((each) => /expected/.test(each));
	};
	t.deepEqual(told("unplug; sleep 1", 3_000), []);
	t.deepEqual(told("expect contactor closed; expect state A1", 50), [
		"     3.000 s  expected contactor closed: no, open",
		"     3.010 s  expected state A1: yes",
	]);
	t.deepEqual(told("within 1 expect state C2", 2_000), ["     4.050 s  expected state C2: no, A1"]);
	t.regex(told("power off; iec_wait_pwr_ready", 3_700_000).join("\n"), /^expected an offer of power within 3600 s, seen none, at \S+ s$/);
});
