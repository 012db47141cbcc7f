// SPDX-License-Identifier: Apache-2.0
/** Decimals are read and written exactly, at every size. */
import test from "ava";
import { fixedText, roundedTo, scaledFrom, shortText } from "../../hosts/bench/scenario/decimal.js";
import { unixMsFrom } from "../../src/settings/iso8601.js";

test("all places, or as few as will do", (t) => {
	const cases = [
		[0, 3, "0.000", "0"],
		[1, 3, "0.001", "0.001"],
		[1_500, 3, "1.500", "1.5"],
		[10_000, 2, "100.00", "100"],
		[5_333, 2, "53.33", "53.33"],
		[100, 0, "100", "100"],
		[-1_050, 3, "-1.050", "-1.05"],
		[-5, 1, "-0.5", "-0.5"],
		[9_007_199_254_740_991, 3, "9007199254740.991", "9007199254740.991"],
		[9_007_199_254_740_990, 9, "9007199.254740990", "9007199.25474099"],
	] as const;
	for (const [scaled, digits, fixed, short] of cases) {
		t.is(fixedText(scaled, digits), fixed);
		t.is(shortText(scaled, digits), short);
	}
});

test("short decimals are JSON numbers of the same value", (t) => {
	for (const scaled of [0, 7, 70, 700, 7_000, 12_345, 99_999, 100_000]) {
		const text = shortText(scaled, 3);
		t.is(JSON.parse(text), scaled / 1_000);
		t.is(scaledFrom(text, 3), scaled);
	}
});

test("numbers are read exactly, or not at all", (t) => {
	const cases = [
		["16", 3, 16_000],
		["0.1", 3, 100],
		["+1.005", 3, 1_005],
		["-40", 3, -40_000],
		["-0", 3, 0],
		["31536000", 3, 31_536_000_000],
		["1.2345", 3, null],
		["1.5", 0, null],
		["1.", 3, null],
		[".5", 3, null],
		["1e3", 3, null],
		["0x10", 0, null],
		["", 3, null],
		["abc", 3, null],
		["Infinity", 3, null],
	] as const;
	for (const [text, digits, value] of cases) t.is(scaledFrom(text, digits), value, text);
});

test("thousandths are rounded with halves away from zero", (t) => {
	t.is(roundedTo(1, 1_049), 10);
	t.is(roundedTo(1, 1_050), 11);
	t.is(roundedTo(1, -1_050), -11);
	t.is(roundedTo(0, 499), 0);
	t.is(roundedTo(0, 500), 1);
	t.is(roundedTo(2, 1_994), 199);
	t.is(roundedTo(2, 0), 0);
});

test("moments of ISO 8601, with a distance from UTC and days that there are", (t) => {
	t.is(unixMsFrom("1970-01-01T00:00Z"), 0);
	t.is(unixMsFrom("2026-03-01T06:30:00Z"), 1_772_346_600_000);
	t.is(unixMsFrom("2026-03-01t07:30:00.25+01:00"), 1_772_346_600_250);
	t.is(unixMsFrom("2026-02-28T22:30:00-0800"), 1_772_346_600_000);
	t.is(unixMsFrom("1970-01-01T23:59:59.999Z"), 86_399_999);
	t.is(unixMsFrom("1970-01-03T00:00:00+23:59"), 86_460_000);
	t.is(unixMsFrom("2024-02-29T00:00:00Z"), 1_709_164_800_000);
	for (const wrong of [
		"2026-03-01",
		"2026-03-01T06:30",
		"2026-02-29T00:00Z",
		"2026-13-01T00:00Z",
		"2026-01-01T24:00Z",
		"2026-01-01T00:60Z",
		"1969-12-31T23:59Z",
		"1971-01-01T00:00:60Z",
		"1971-01-01T00:00+24:00",
		"1971-01-01T00:00+00:60",
		"1971-01-01T00:00:00.1234Z",
		"now",
	])
		t.is(unixMsFrom(wrong), null, wrong);
});
