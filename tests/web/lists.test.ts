// SPDX-License-Identifier: Apache-2.0
/** Sessions and settings as the page lists them. */
import test from "ava";
import { clockText, decimal, energy } from "../../hosts/web/model/figures.js";
import { GERMAN_SPEECH } from "../../hosts/web/model/german.js";
import { barsOf, factsOf, pastIn } from "../../hosts/web/model/sessions.js";
import { foundIn, groupsOf, textOf } from "../../hosts/web/model/settings.js";
import { ENGLISH_SPEECH } from "../../hosts/web/model/speech.js";
import { SETTINGS } from "../../src/settings/table.js";
import { like, Seen } from "./page.js";

test("sessions: what the charger recounts, as facts and bars", (t) => {
	const seen = new Seen();
	seen.say("plug; draw_power_regulated 16,3; sleep 600; unplug; sleep 5; plug; draw_power_regulated 10,1; sleep 300; unplug; sleep 5");
	const { data } = seen.ask("recount", {}) as { readonly data: never };
	const past = pastIn(data);
	t.deepEqual(
		past.map(({ n }) => n),
		[2, 1],
	);
	t.deepEqual(factsOf(past[1], ENGLISH_SPEECH), ["1.84 kWh", "10:00", "at most 16 A", "ended: unplugged"]);
	t.is(factsOf(past[1], GERMAN_SPEECH)[3], "beendet: abgesteckt");
	const { bars, lines } = barsOf(past, ENGLISH_SPEECH);
	t.deepEqual(
		bars.map(({ n, label }) => [n, label]),
		[
			[1, "1.84 kWh"],
			[2, energy(past[0].mwh, ENGLISH_SPEECH)],
		],
	);
	t.deepEqual(lines, [0, 1_000_000, 2_000_000]);
	t.is(bars[0].part, past[1].mwh / 2_000_000);
});

test("what is no session is left out", (t) => {
	t.deepEqual(pastIn(undefined), []);
	t.deepEqual(pastIn(["x", null, 7, {}, []]), []);
	t.deepEqual(barsOf([], ENGLISH_SPEECH).bars, []);
});

test("settings: each once, with its range and what it is", (t) => {
	const seen = new Seen();
	const groups = groupsOf(ENGLISH_SPEECH);
	const fields = groups.flatMap((group) => group.fields);
	t.deepEqual(fields.map(({ key }) => key).sort(), SETTINGS.map(({ key }) => key).sort());
	like(
		t,
		fields.find(({ key }) => key === "limit"),
		{ kind: "number", unit: "A", range: "0 to 80 A", standard: "32" },
	);
	like(
		t,
		fields.find(({ key }) => key === "outlet"),
		{ kind: "choice", choices: ["socket", "tethered"], range: "socket or tethered" },
	);
	like(
		t,
		fields.find(({ key }) => key === "authorization"),
		{ kind: "flag", range: "" },
	);
	like(
		t,
		fields.find(({ key }) => key === "wifi.password"),
		{ kind: "secret", range: "at most 64 characters" },
	);
	like(
		t,
		groupsOf(GERMAN_SPEECH)
			.flatMap((group) => group.fields)
			.find(({ key }) => key === "frontEnd.offset"),
		{ range: "−0,3 bis 0,3 V" },
	);
	for (const { key, standard, kind } of fields) t.is(textOf(seen.charger, key), kind === "secret" ? "" : standard, key);
	seen.ask("set", { key: "wifi.password", value: "a long enough one" });
	seen.say("sleep 2");
	t.is(textOf(seen.charger, "wifi.password"), "set");
	t.is(textOf(seen.charger, "no such"), "");
});

test("settings are found by words of their key, their help or their group", (t) => {
	const found = (typed: string): string[] => foundIn(groupsOf(ENGLISH_SPEECH), typed).flatMap(({ fields }) => fields.map(({ key }) => key));
	t.deepEqual(found("hysteresis pilot"), ["pilot.hysteresis"]);
	t.true(found("CARD").includes("cardRepeat"));
	t.deepEqual(found("no such thing"), []);
	t.is(found("").length, SETTINGS.length);
});

test("figures are written as people write them", (t) => {
	t.is(decimal(-1.25, 2, GERMAN_SPEECH), "−1,25");
	t.deepEqual([0, 59_999, 60_000, 3_599_999, 3_600_000, 90_061_000].map(clockText), [
		"0:00",
		"0:59",
		"1:00",
		"59:59",
		"1:00:00",
		"25:01:01",
	]);
	t.deepEqual(
		[0, 999_000, 1_000_000, 12_345_000].map((mwh) => energy(mwh, ENGLISH_SPEECH)),
		["0 Wh", "999 Wh", "1.00 kWh", "12.35 kWh"],
	);
});
