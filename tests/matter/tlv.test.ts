// SPDX-License-Identifier: Apache-2.0
/** TLV by hand: known bytes in both directions, and what is refused with what is said. */
import test from "ava";
import { ENERGY_EVSE } from "../../src/matter/clusters/energyEvse.js";
import type { Field, Value } from "../../src/matter/elements.js";
import { decode, decodeFields } from "../../src/matter/tlv/decode.js";
import { encode, encodeFields } from "../../src/matter/tlv/encode.js";
import { TlvError } from "../../src/matter/tlv/reader.js";
import { textFrom, utf8From } from "../../src/matter/tlv/utf8.js";
import { text } from "../../src/matter/types.js";

const PREF = ["PREF"];
const attribute = (name: string) => ENERGY_EVSE.attributes.find((row) => row.name === name) as Field;
const fieldsOf = (name: string) => [...ENERGY_EVSE.commands, ...ENERGY_EVSE.events].find((row) => row.name === name)?.fields ?? [];
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
const bytesOf = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

// measured with matter.js 0.17.9
for (const [name, value, bytes] of [
	["state", 3, "0403"],
	["state", null, "14"],
	["faultState", 255, "04ff"],
	["chargingEnabledUntil", 848_562_426, "06fa089432"],
	["chargingEnabledUntil", 0, "0400"],
	["maximumChargeCurrent", 16_000, "01803e"],
	["maximumChargeCurrent", 0, "0000"],
	["sessionEnergyCharged", 25_000_000, "0240787d01"],
	["sessionEnergyCharged", 12_345_678_901, "03351cdcdf02000000"],
	["sessionDuration", 3_600, "05100e"],
] as const)
	test(`${name} ${value} is ${bytes}`, (t) => {
		const row = attribute(name);
		t.is(hex(encode(row.type, value)), bytes);
		t.is(decode(row, bytesOf(bytes), PREF), value);
	});

for (const [name, values, bytes] of [
	[
		"enableCharging",
		{ chargingEnabledUntil: null, minimumChargeCurrent: 6_000, maximumChargeCurrent: 60_000 },
		"15340021017017220260ea000018",
	],
	["evConnected", { sessionId: 1 }, "1524000118"],
	["energyTransferStopped", { sessionId: 1, state: 3, reason: 1, energyTransferred: 1_000 }, "152400012401032402012104e80318"],
	["fault", { sessionId: null, state: 3, faultStatePreviousState: 0, faultStateCurrentState: 7 }, "15340024010324020024040718"],
] as const)
	test(`the fields of ${name} are ${bytes}`, (t) => {
		t.is(hex(encodeFields(fieldsOf(name), values as never)), bytes);
		t.deepEqual(decodeFields(fieldsOf(name), bytesOf(bytes), PREF), values as never);
	});

test("fields may come in any order and with strangers among them, whatever these hold", (t) => {
	const strange = "15 2209ffffff00 350a 3601 0401 18 18 220260ea0000 2101 7017 3400 18".replaceAll(" ", "");
	t.deepEqual(decodeFields(fieldsOf("enableCharging"), bytesOf(strange), PREF), {
		maximumChargeCurrent: 60_000,
		minimumChargeCurrent: 6_000,
		chargingEnabledUntil: null,
	});
});

for (const [bytes, says] of [
	["", "fields: the bytes end in the middle of it"],
	["16", "fields: it is a structure"],
	["35", "fields: it is an element without a tag"],
	["15340021017017", "fields: the bytes end in the middle of it"],
	["153400210170172202", "maximumChargeCurrent: the bytes end in the middle of it"],
	["1534002101701718", "maximumChargeCurrent is missing"],
	["15340021017017220260ea00001800", "fields: 1 bytes follow it"],
	["1534003400", "chargingEnabledUntil: it is told once"],
	["15340025017017", "minimumChargeCurrent: it is int64"],
	["15340020018018", "minimumChargeCurrent: -128 cannot be; it is int64 from 0 to any"],
	["1523010000000000000040", "minimumChargeCurrent: a number beyond 2^53"],
	["15040118", "fields: it is fields with tags of their own"],
	[`15${"3509".repeat(1)}${"15".repeat(12)}`, "fields: structures are nested more than 8 deep"],
	["153f09", "fields: there is no element of kind 31"],
] as const)
	test(`${bytes} is refused`, (t) => {
		const error = t.throws(() => decodeFields(fieldsOf("enableCharging"), bytesOf(bytes), PREF), { instanceOf: TlvError });
		t.is(error?.message, says);
	});

test("what cannot be written is an error", (t) => {
	for (const value of [1.5, Number.NaN, 2 ** 53, -1]) t.throws(() => encode(attribute("sessionDuration").type, value as Value));
});

test("UTF-8 is read strictly", (t) => {
	for (const good of ["", "a", "ä", "€", "𝄞", "a\u0000b"]) t.is(textFrom(Uint8Array.from(utf8From(good)), 0, utf8From(good).length), good);
	for (const bad of ["80", "c080", "c3", "e28000", "eda080", "f5808080", "f4908080", "f0808080"])
		t.is(textFrom(bytesOf(bad), 0, bad.length / 2), undefined, bad);
	t.deepEqual(utf8From("\ud800"), utf8From("\ufffd"));
	const row: Field = { id: 0, name: "label", type: text(3), conformance: "M" };
	t.throws(() => decode(row, bytesOf("0c0461626364"), []), { message: "label: 4 cannot be; it is at most 3 bytes" });
});
