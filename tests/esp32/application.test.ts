// SPDX-License-Identifier: Apache-2.0
/** The application of the chip, with a board behind its natives: it charges, spares the flash, answers, and says why it broke off. */
import test from "ava";
import { Ohms } from "../../hosts/bench/circuit.js";
import { OPEN_CIRCUIT } from "../../src/control/board.js";
import { BOARD, TestChip } from "./chip.js";
import { WireLine } from "./wire.js";

/** A charger on pins that charges. */
function charging(): TestChip {
	const chip = new TestChip();
	chip.application.beReal("test", BOARD);
	chip.pass(1_500);
	chip.wire.vehicle(Ohms.B);
	chip.pass(1_500);
	chip.wire.vehicle(Ohms.C);
	return chip.pass(3_000);
}

test("a board with pins charges a vehicle, and lets go when it is unplugged", (t) => {
	const chip = charging();
	const printed = chip.printed();
	t.deepEqual(printed.slice(0, 2), ["boot (power)", "board test: A board for tests."]);
	t.true(
		printed.some((line) => line.startsWith("event SessionStarted session=1")),
		printed.join("\n"),
	);
	t.regex(chip.type("status").join("\n"), /state C2, pilot C, duty .*\ncontactor closed/);
	t.is(chip.wire.coil(), 3, "L2 and L3 as well");
	chip.wire.vehicle(OPEN_CIRCUIT);
	chip.pass(300);
	t.is(chip.wire.coil(), 0);
	chip.pass(2_000);
	t.true(chip.printed().some((line) => line.startsWith("event SessionFinished session=1")));
});

test("flash is written with the contactor open, and nothing is forgotten", (t) => {
	const chip = charging();
	t.is(chip.wire.coil(), 3);
	chip.flash.onWrite = (key) => t.is(chip.wire.coil(), 0, `${key} was written while the contactor was closed`);
	chip.flash.written.length = 0;
	chip.type("limit ems 10");
	chip.type("limit ems 12");
	chip.pass(65_000);
	t.deepEqual(chip.flash.written, []);
	const again = new TestChip(chip.flash, chip.memory);
	again.application.beReal("test", BOARD);
	t.regex(again.type("limit").join("\n"), /ems 12 A/);
	again.wire.vehicle(Ohms.C);
	again.pass(100);
	t.true(again.flash.written.includes("limits"), again.flash.written.join(" "));
	t.is(again.memory.retained, "", "what was written waits no longer");
});

test("a record in flash whose bit has flipped is said and not believed", (t) => {
	const chip = charging();
	chip.type("limit ems 10");
	chip.wire.vehicle(OPEN_CIRCUIT);
	chip.pass(3_000);
	const record = chip.flash.values.get("limits") ?? "";
	t.regex(record, /^[0-9a-f]{8} 1 limits \{/);
	chip.flash.values.set("limits", record.replace('"ma":1', '"ma":3'));
	const again = new TestChip(chip.flash, chip.memory);
	again.application.beReal("test", BOARD);
	t.true(again.printed().includes('the record "limits" is not used: it is damaged'));
	t.false(again.type("limit").some((line) => line.includes("ems")));
});

test("records of Haystack come as fast as the line takes them, in its columns, and end when something else is typed", (t) => {
	const chip = charging();
	chip.type("haystack");
	const whole = chip.pass(20_000).printed();
	t.is(whole[0], 'id: @evse "Pilotlight"');
	t.true(whole.includes('curVal: "occupied"'), whole.join("\n"));
	t.is(whole.filter((line) => line === "point").length, whole.filter((line) => line === "cur").length);
	chip.type("haystack zinc");
	const zinc = chip.pass(20_000).printed();
	t.true(zinc.length > 20);
	t.deepEqual(
		zinc.filter((line) => line.length > 80),
		[],
	);
	chip.type("haystack json");
	chip.pass(200);
	t.is(chip.type("get name").at(-1), "(and more)");
	t.deepEqual(chip.pass(1_000).printed(), ["name Pilotlight"]);
	t.is(chip.pass(5_000).printed().length, 0, "nothing comes after it");
});

test("the stop line opens at once, and flash hears of it after that", (t) => {
	const chip = charging();
	chip.wire.line(WireLine.stop, 1);
	chip.wire.pass(3);
	t.is(chip.wire.coil(), 0);
	t.true(
		chip
			.pass(100)
			.printed()
			.some((line) => line === "event FaultRaised fault=stop_button"),
	);
});

test("what XS gives up for is said at the next start, and info knows it for ever", (t) => {
	const chip = charging();
	chip.application.abort("unhandled exception", new TypeError("set tick: not writable"));
	t.is(chip.memory.gaveUp, 1);
	const second = new TestChip(chip.flash, chip.memory);
	t.deepEqual(second.printed(), ["boot (restarted by the firmware) after: unhandled exception: TypeError: set", "  tick: not writable"]);
	second.application.beReal("test", BOARD);
	second.pass(100);
	const third = new TestChip(second.flash, second.memory);
	third.application.beReal("test", BOARD);
	third.pass(60_000);
	const info = third.type("info").slice(1);
	t.regex(info[0], /^pilotlight \d+\.\d+\.\d+, running for 0:00:5\d|0:01:00$/);
	t.deepEqual(info.slice(2, 4), [
		"start: restarted by the firmware",
		"broke off before: unhandled exception: TypeError: set tick: not writable",
	]);
	t.regex(info[4], /^a tick of the firmware took 700 µs, at most 700 µs, over 6000 ticks$/);
	t.regex(
		info.slice(5).join(""),
		/^ADC: 8\d{4} conversions a second, started anew 0 times, 0 measurements of the {2}rate refused; 0 spikes on the trip line$/,
	);
});

test("a step that throws stops the charger, and the next start knows why", (t) => {
	const chip = new TestChip();
	chip.application.beReal("test", BOARD, () => {
		throw new Error("a bug");
	});
	chip.pass(20);
	t.true(chip.printed().includes("internal error, contactor open, restart to go on: a bug"));
	t.is(chip.wire.coil(), 0);
	t.is(chip.wire.counts(), 16_384, "+12 V");
	t.is(chip.memory.gaveUp, 0, "a person may look at it first");
	const second = new TestChip(chip.flash, chip.memory);
	second.application.beReal("test", BOARD);
	second.pass(20);
	t.is(second.type("info")[4], "broke off before: a bug");
});

test("an exception whose text cannot be made leaves the engine's own word", (t) => {
	const chip = new TestChip();
	const hostile = {
		toString() {
			throw new RangeError("memory full");
		},
	};
	chip.application.abort("memory full", hostile);
	t.is(chip.memory.words, "memory full");
});

test("a timer that takes no new duty is a reason to restart", (t) => {
	const chip = charging();
	chip.wire.stick();
	t.throws(() => chip.pass(20), { message: "the pilot's timer takes no new duty" });
});

test("a board that cannot be says why, and drives nothing", (t) => {
	const chip = new TestChip();
	chip.application.beReal("test", { ...BOARD, lines: { ...BOARD.lines, stop: { pin: 23 } } });
	t.deepEqual(chip.printed(), ["boot (power)", "board test: stop at GPIO23 of the esp32: contactor has it already"]);
	t.is(chip.pass(100).wire.coil(), 0);
});

test("events are shown as somebody asks", (t) => {
	const chip = new TestChip();
	chip.application.beReal("test", BOARD);
	chip.pass(1_500);
	t.deepEqual(chip.type("events").slice(1), ["events on"]);
	t.deepEqual(chip.type("events off").slice(1), ["events off"]);
	chip.wire.vehicle(Ohms.B);
	t.deepEqual(chip.pass(500).printed(), []);
	chip.type("events all");
	chip.wire.vehicle(OPEN_CIRCUIT);
	const said = chip.pass(2_000).printed();
	t.true(
		said.some((line) => line.startsWith("event ChargingFinished")),
		said.join("\n"),
	);
	t.regex(chip.type("events loud").join("\n"), /"loud" is not a choice; it is one of on, all, off/);
});

test("the time of day is told on the console", (t) => {
	const chip = new TestChip();
	chip.application.beReal("test", BOARD);
	chip.pass(20);
	t.deepEqual(chip.type("clock 2026-11-28T18:30:00+01:00").slice(1), ["time of day 2026-11-28T17:30:00Z"]);
	t.regex(chip.type("status").join("\n"), /time of day 2026-11-28T17:30:00/);
	t.regex(chip.type("clock tomorrow").join("\n"), /error: "tomorrow" is no date and time; write it as 2026-11-28T18:30:00Z/);
});

test("the virtual board charges by itself, and tells what a tick costs once a minute", (t) => {
	const chip = new TestChip();
	chip.application.beVirtual();
	for (let i = 0; i < 800; i++) chip.application.tick(10);
	t.true(chip.printed().some((line) => line.includes("vehicle draws 16 A on 3 phases")));
	t.regex(chip.type("> status").join("\n"), /state C2, pilot C/);
	t.regex(chip.type("> events off").join("\n"), /here every event is shown anyway/);
	t.regex(chip.type("unplugg").join("\n"), /did you mean "unplug"/);
	for (let i = 0; i < 5_200; i++) chip.application.tick(10);
	t.true(chip.printed().some((line) => /^a tick of the firmware took 700 µs, at most 700 µs, over \d{4} ticks$/.test(line)));
});

test("settings follow from the board's parts", (t) => {
	const chip = new TestChip();
	chip.application.beReal("test", BOARD);
	chip.pass(1_000).printed();
	for (const [key, value] of [
		["meter.fitted", "no"],
		["contactor.feedback", "yes"],
	] as const) {
		chip.type(`get ${key}`);
		t.true(chip.pass(400).printed().includes(`${key} ${value}`));
	}
});
