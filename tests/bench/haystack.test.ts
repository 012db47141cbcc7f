// SPDX-License-Identifier: Apache-2.0
/** The words by which a scenario speaks Haystack: what they mean, what they come to, and what is said when they cannot be. */
import test from "ava";
import { play } from "../../hosts/bench/play.js";
import { callIn } from "../../hosts/bench/scenario/call.js";
import { clientsOf, parse } from "../../hosts/bench/scenario/parse.js";
import { MARKER, num } from "../../src/haystack/value.js";

/** Lines for people, without their time; the first fault ends the scenario. */
function played(text: string): { readonly lines: string[]; readonly errors: readonly string[] } {
	const { output, errors } = play({ text, file: "x", json: false, seed: 1, settings: [] });
	const lines = output.split("\n").map((line) => line.replace(/^ *[\d.]+ s {2}/, ""));
	return { lines, errors };
}

/** Whatever has to do with Haystack. */
function answers(text: string): string[] {
	return played(text).lines.filter((line) => line.startsWith("haystack"));
}

test("a call is read with its values in Zinc", (t) => {
	t.deepEqual(callIn("READ point and curVal > 10A"), { does: "read", action: "", told: new Map([["filter", "point and curVal > 10A"]]) });
	t.deepEqual(callIn("write 8 16A 10min"), {
		does: "write",
		action: "",
		told: new Map([
			["level", num(8)],
			["val", num(16, "A")],
			["duration", num(10, "min")],
		]),
	});
	t.deepEqual(callIn("write 8 null"), {
		does: "write",
		action: "",
		told: new Map([
			["level", num(8)],
			["val", null],
		]),
	});
	t.deepEqual(callIn('invoke reset confirm key="set limit"'), {
		does: "invoke",
		action: "reset",
		told: new Map<string, unknown>([
			["confirm", MARKER],
			["key", "set limit"],
		]) as never,
	});
});

const HOW_WRITE = "write haystack write LEVEL VALUE|null [DURATION]";
const HOW_INVOKE = "write haystack invoke ACTION [NAME=VALUE …]";

/** Every kind of mistake, with the whole of what is said about it. */
const MISTAKES: readonly (readonly [string, string])[] = [
	["haystack", `"" does not belong there; write haystack read FILTER, or ${HOW_WRITE.slice(6)}, or ${HOW_INVOKE.slice(6)}`],
	[
		"haystack raed point",
		`"raed" does not belong there; did you mean "read"?; write haystack read FILTER, or ${HOW_WRITE.slice(6)}, or ${HOW_INVOKE.slice(6)}`,
	],
	["haystack read", "FILTER is missing; write haystack read FILTER"],
	["haystack write", `LEVEL is missing; ${HOW_WRITE}`],
	["haystack write 8", `VALUE is missing; ${HOW_WRITE}`],
	["haystack write 8 10A 5min now", `"now" is too much; ${HOW_WRITE}`],
	["haystack write 8 much", `"much" is no Zinc: 16A, 10min, 7, "a text", 2026-11-29T18:30:00Z, M; ${HOW_WRITE}`],
	["haystack invoke", `ACTION is missing; ${HOW_INVOKE}`],
	["haystack invoke reserve number=7 now", `"now" is no NAME=VALUE; ${HOW_INVOKE}`],
	["haystack invoke reserve Number=7", `"Number" is no name: a small letter, then letters, digits and _; ${HOW_INVOKE}`],
	[
		"expect haystack.maxCurrent 10 A",
		'"10 A" is something else; VALUE of haystack.maxcurrent is Zinc, the text of a Str, or none; write expect KEY VALUE',
	],
	["expect says", "VALUE is missing; write expect KEY VALUE"],
];

for (const [text, message] of MISTAKES) {
	test(`refused: ${text}`, (t) => {
		t.deepEqual(parse(text).wrong, [{ line: 1, message }]);
	});
}

test("a point that there is not is no key, and the one that was meant is said", (t) => {
	t.regex(
		parse("expect haystack.maxCurent 10A").wrong[0].message,
		/^"haystack.maxCurent" is not a KEY; did you mean "haystack.maxCurrent"\?/,
	);
	t.regex(parse("expect haystack 10A").wrong[0].message, /^"haystack" is not a KEY/);
});

test("a client is there from the beginning if a scenario uses it or looks with its eyes, and not otherwise", (t) => {
	const needed = (text: string): string[] => clientsOf(parse(text).commands);
	t.deepEqual(needed("plug; sleep 5; expect state B2; expect event SessionStarted; ask pause; expect answer done; expect says paused"), []);
	for (const text of ["haystack read point", "expect haystack.power 0kW", "for 5 expect haystack.port.evse M"])
		t.deepEqual(needed(text), ["haystack"], text);
	for (const text of ["matter invoke EnergyEvse.disable", "expect supply enabled", "expect events EnergyEvse.evConnected>Closed"])
		t.deepEqual(needed(text), ["matter"], text);
	t.deepEqual(needed("expect haystack.power 0kW; matter read EnergyEvse.state; haystack read point"), ["haystack", "matter"]);
});

test("what is asked at once is answered once the charger was seen; a pause overtakes, because it withdraws", (t) => {
	t.deepEqual(answers("haystack read evse and port; HAYSTACK Write 8 10A; haystack invoke pause; haystack write 8 -1A; sleep 9"), [
		"haystack.read is answered: @evse",
		'haystack.write is refused: "val" is from 0 to 32 A, not -1',
		"haystack.invoke is answered: paused",
		"haystack.write is answered: done",
	]);
});

test("an answer is an entry like any other", (t) => {
	const { output } = play({ text: "sleep 2; haystack read soc or stateOfCharge", file: "x", json: true, seed: 1, settings: [] });
	t.deepEqual(
		output.split("\n").filter((line) => line.includes('"answer"')),
		['{"t":2000,"kind":"answer","to":"haystack.read","ok":true,"text":"@evse.soc"}'],
	);
});

/** What a check says when it does not hold: a record, a tag and a value that are not there are told apart. */
const UNMET: readonly (readonly [string, string])[] = [
	["haystack.power 1kW", "0kW"],
	["haystack.power none", "0kW"],
	["haystack.soc 50%", "none"],
	["haystack.session.1.tx none", "no such record"],
	["haystack.cable1 none", "no such record"],
	["haystack.port.threePhase none", "M"],
	["haystack.status reserved", "available"],
];

for (const [check, seen] of UNMET) {
	test(`expect ${check} does not hold`, (t) => {
		const { errors } = played(`sleep 2; expect ${check}`);
		const [key, ...value] = check.split(" ");
		t.deepEqual(errors, [`x:1: expected ${key.toLowerCase()} ${value.join(" ")}, seen ${seen}, at 2.000 s`]);
	});
}

test("a Str is meant with quotes or without, names have letters of any size", (t) => {
	const holds = 'expect haystack.status available; expect haystack.status "available"; expect HAYSTACK.STATUS.CURSTATUS OK';
	t.deepEqual(played(`sleep 2; ${holds}; expect haystack.port.dis "Pilotlight"; expect haystack.maxCurrent.dis "Max Current"`).errors, []);
});
