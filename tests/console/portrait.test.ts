// SPDX-License-Identifier: Apache-2.0
/** The word haystack: the port and its points as records, as they are at that moment, in each of the formats. */
import test from "ava";
import { Records } from "../../hosts/bench/records.js";
import { Console } from "../../src/console/console.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import { gridFromTrio } from "../../src/haystack/trio/decode.js";
import { type Dict, isOf } from "../../src/haystack/value.js";
import { valueFromZinc } from "../../src/haystack/zinc/decode.js";
import { zincText } from "../../src/haystack/zinc/encode.js";
import { Cabinet } from "../firmware/cabinet.js";
import { Typing } from "./typing.js";

/** What a charger on the bench answers, with a vehicle that charges. */
function answer(line: string, ...settings: string[]): string[] {
	const typing = new Typing(...settings);
	typing.play("plug; sleep 1; draw_power_regulated 16,3; within 5 expect contactor closed; sleep 2");
	return typing.type(line);
}

function records(lines: readonly string[]): readonly Dict[] {
	return [...gridFromTrio(`${lines.join("\n")}\n`).rows];
}

function idOf(record: Dict): string {
	const id = record.get("id");
	return isOf(id, "ref") ? id.id : "";
}

/** A tag of a record, as Zinc. */
function tag(all: readonly Dict[], id: string, name: string): string | undefined {
	const value = all.find((record) => idOf(record) === id)?.get(name);
	return value === undefined ? undefined : zincText(value);
}

test("without a format the records are Trio: the port first, then its points, as they are now", (t) => {
	const all = records(answer("haystack", "serial=4711", "name=Carport"));
	t.is(idOf(all[0]), "evse-4711");
	t.is(tag(all, "evse-4711", "dis"), '"Carport"');
	t.is(tag(all, "evse-4711", "threePhase"), "M");
	t.is(tag(all, "evse-4711.status", "curVal"), '"occupied"');
	t.is(tag(all, "evse-4711.power", "curVal"), "11.04kW");
	t.is(tag(all, "evse-4711.maxCurrent", "curVal"), "32A");
	t.is(tag(all, "evse-4711.current3", "curStatus"), '"ok"');
	t.is(tag(all, "evse-4711.soc", "curStatus"), '"unknown"');
	t.deepEqual(
		all.slice(1).filter((record) => !record.has("point")),
		[],
	);
});

test("Zinc and JSON say the same as Trio: a dict in each line, or one array", (t) => {
	const trio = records(answer("haystack trio"));
	t.deepEqual(
		answer("haystack ZINC").map((line) => valueFromZinc(line)),
		trio,
	);
	const json: { readonly id: { readonly val: string } }[] = JSON.parse(answer("haystack json").join("\n"));
	t.deepEqual(
		json.map(({ id }) => id.val),
		trio.map(idOf),
	);
	t.deepEqual(Object.keys(json[1]), [...trio[1].keys()]);
});

test("fixed cables are among them", (t) => {
	const all = records(answer("haystack", "outlet=tethered", "haystack.cable1=iecType2"));
	t.is(tag(all, "evse.cable1", "evseCableType"), '"iecType2"');
	t.is(tag(all, "evse.cable1.energized", "curVal"), "T");
});

test("a setting that was changed a moment ago is seen, without anybody at the window", (t) => {
	const typing = new Typing();
	t.deepEqual(typing.type("set name Barn"), ["name Barn"]);
	t.is(tag(records(typing.type("haystack")), "evse", "dis"), '"Barn"');
});

test("a format that there is not, too many words, and a charger without records are refused", (t) => {
	t.deepEqual(answer("haystack jsn"), ['error: "jsn" is not a format; did you mean "json"?']);
	t.deepEqual(answer("haystack trio all"), ['error: haystack takes [trio|zinc|json], not "trio all"']);
	t.deepEqual(new Cabinet().type("haystack"), ["error: this charger has no records of Haystack"]);
});

/** A charger whose records break off. */
function breaking(): { readonly firmware: Firmware; readonly said: string[] } {
	const said: string[] = [];
	const firmware = powerUp([])({
		store: new Records(),
		print: (line) => void said.push(line),
		event: () => {},
		chance: () => 0,
		ownRestart: false,
		portrait: function* () {
			yield "one";
			throw new Error("no two");
		},
	});
	return { firmware, said };
}

test("what is wrong with a record is said and ends the answer, and the console goes on", (t) => {
	const { firmware, said } = breaking();
	firmware.type("haystack");
	firmware.type("get name");
	t.deepEqual(said, ["one", "error: no two", "name Pilotlight"]);
});

test("the same on a slow line, where each line is made when its turn has come", (t) => {
	const { firmware, said } = breaking();
	const terminal = { ready: false, refresh: () => {} };
	const console = new Console(firmware, terminal);
	console.answer("haystack");
	console.tick(10);
	t.deepEqual(said, []);
	t.true(console.answers);
	terminal.ready = true;
	console.tick(20);
	console.tick(30);
	t.deepEqual(said, ["one", "error: no two"]);
	t.false(console.answers);
});
