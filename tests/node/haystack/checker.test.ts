// SPDX-License-Identifier: Apache-2.0
/** The checker of records: published prototypes pass, and a record that breaks one rule is told that rule. */
import test from "ava";
import { type Dict, dict, grid, MARKER, num, ref, sym, type Value } from "../../../src/haystack/value.js";
import { wrongWith, wrongWithAll } from "./checker.js";
import { definitions, version } from "./definitions.js";

type Tags = { readonly [tag: string]: Value | undefined };

/** A record: markers as words, then what has a value. A value that is undefined takes its tag away. */
function record(words: string, tags: Tags): Dict {
	const markers = words.split(" ").map((word): [string, Value] => [word, MARKER]);
	return dict({ ...Object.fromEntries(markers), ...tags });
}

const site = record("site", { id: ref("site"), dis: "Home", tz: "Berlin" });
const dispenser = record("evse dispenser equip", { id: ref("d"), siteRef: ref("site") });
const port = record("ac evse port equip elec meter threePhase", {
	id: ref("p"),
	siteRef: ref("site"),
	equipRef: ref("d"),
	submeterOf: ref("d"),
});
const cable = record("evse cable equip", { id: ref("c"), siteRef: ref("site"), equipRef: ref("p"), evseCableType: "iecType2" });
const place = { siteRef: ref("site"), equipRef: ref("p") };
const amperes = { ...place, id: ref("a"), kind: "Number", unit: "A", curVal: num(12.5, "A"), curStatus: "ok", lineCurrent: "L1" };
const ampere = "import ac elec magnitude current sensor point cur";
const limits = {
	...place,
	id: ref("l"),
	kind: "Number",
	unit: "A",
	minVal: num(6, "A"),
	maxVal: num(32, "A"),
	writeVal: num(16, "A"),
	writeLevel: num(8),
};
const limit = "import ac elec magnitude current max sp point writable";
const energies = { ...place, id: ref("e"), kind: "Number", unit: "kWh", tz: "Berlin", hisMode: "sampled" };
const energy = "import ac elec active energy hisTotalized sensor point his";
const states = { ...place, id: ref("s"), kind: "Str", enum: "available,occupied,fault", curVal: "occupied", curStatus: "ok" };
const state = "evse evseStatus sensor point cur";
const factor = record("import ac elec pfTrue pf sensor point", { ...place, id: ref("f"), kind: "Number" });
const charge = record("dc elec stateOfCharge sensor point", { ...place, id: ref("q"), kind: "Number", unit: "%" });
const session = record("evseSession", { id: ref("x"), ts: "own", started: "own" });

test("The definitions are those of 4.0.0, all 719 of them.", (t) => {
	t.is(version, "4.0.0");
	t.is(definitions.size, 719);
});

test("A port with its site, dispenser, cable and the points of its prototype is right.", (t) => {
	const points = [record(ampere, amperes), record(limit, limits), record(energy, energies), record(state, states), factor, charge];
	const plainPort = dict({ ...Object.fromEntries(port), submeterOf: undefined });
	t.deepEqual(wrongWithAll([site, dispenser, plainPort, cable, ...points, session], ["ts", "started"]), []);
});

/** Each breaks one rule. */
const broken: readonly (readonly [Dict, string])[] = [
	// every record
	[record("site", {}), "id: every record has one"],
	[record("site", { id: "site" }), "id: is a str, and has to be a ref"],
	[record("site", { id: [ref("a"), ref("b")] }), "id: is a list, and has to be a ref"],
	[record("ac", { id: ref("x") }), "entity: no tags say what the record is"],
	[record("site Tariff", { id: ref("x") }), "Tariff: is no name of a tag"],
	[record("site tariff", { id: ref("x") }), "tariff: is not defined"],
	// kinds
	[record("site", { id: ref("x"), dis: num(4) }), "dis: is a number, and has to be a str"],
	[record("site", { id: ref("x"), geoCity: grid([]) }), "geoCity: is a grid, and has to be a str"],
	[record("site", { id: ref("x"), ac: true }), "ac: is a bool, and has to be a marker"],
	[record("equip", { id: ref("x"), siteRef: sym("site") }), "siteRef: is a symbol, and has to be a ref"],
	[record("equip", { id: ref("x"), siteRef: [ref("site")] }), "siteRef: is a list, and has to be a ref"],
	[record("site", { id: ref("x"), yearBuilt: num(1990.5) }), "yearBuilt: 1990.5 has to be whole, without a unit"],
	[record("site", { id: ref("x"), yearBuilt: num(1990, "yr") }), "yearBuilt: 1990yr has to be whole, without a unit"],
	[record("site", { id: ref("x"), area: num(90, "qm") }), "area: qm is no unit"],
	[record("site", { id: ref("x"), dis: null }), "dis: is a null, and has to be a str"],
	[
		record("evse cable equip", { id: ref("x"), evseCableType: "type2" }),
		"evseCableType: type2 has to be one of ccs1, ccs2, chademo, saeJ3400, saeJ1772, saeJ3068, iecType2, mcs, gbt",
	],
	[record(ampere, { ...amperes, lineCurrent: "L4" }), "lineCurrent: L4 has to be one of L1, L2, L3"],
	[
		record(ampere, { ...amperes, curStatus: "good" }),
		"curStatus: good has to be one of ok, stale, fault, down, disabled, unknown, remoteFault, remoteDown, remoteDisabled, remoteUnknown",
	],
	[record(limit, { ...limits, writeLevel: num(18) }), "writeLevel: 18 has to be from 1 to 17"],
	[record("evse port equip", { id: ref("x"), evseStatus: MARKER }), "evseStatus: is a marker, and has to be a str"],
	// types
	[record("site equip", { id: ref("x") }), "equip, site: a record is one of them"],
	[record("evseSession site", { id: ref("x") }), "evseSession, site: a record is one of them"],
	[record("evse cable", { id: ref("x") }), "equip: is missing, and cable, evse-cable needs it"],
	[record("rtu equip", { id: ref("x") }), "ahu: is missing, and rtu needs it"],
	// places
	[record("evse port equip", { id: ref("x"), evseCableType: "ccs2" }), "evseCableType: belongs on evse-cable"],
	[record("equip", { id: ref("x"), submeterOf: ref("m") }), "submeterOf: belongs on meter"],
	[record("equip", { id: ref("x"), tz: "Berlin" }), "tz: belongs on point, site, weatherStation"],
	[record(ampere.replace(/ cur$/, ""), { ...amperes, curStatus: undefined }), "curVal: belongs on cur-point"],
	[record(limit.replace(" writable", ""), { ...limits, writeLevel: undefined }), "writeVal: belongs on writable-point"],
	[record(energy.replace("hisTotalized ", "").replace(/ his$/, ""), { ...energies }), "hisMode: belongs on his-point"],
	// choices
	[record("ac evse port equip threePhase", { id: ref("x") }), "threePhase: belongs on ac-elec-meter, motor"],
	[record("ac elec meter equip threePhase singlePhase", { id: ref("x") }), "phaseCount: singlePhase, threePhase exclude each other"],
	[record(`${ampere} sp`, amperes), "pointFunction: sensor, sp exclude each other"],
	[record(ampere.replace("sensor ", ""), amperes), "pointFunction: needs one of cmd, computed, ml, sensor, sim, sp, synthetic"],
	[
		record("import ac elec pfScope pf sensor point", { ...place, id: ref("f"), kind: "Number" }),
		"pfScope: is a choice, of which the record has to have one: pfDisplacement, pfDistortion, pfTrue",
	],
	[
		record(ampere.replace("current", "current active power"), { ...amperes, unit: undefined, kind: "Bool", curVal: true }),
		"pointQuantity: active-power, current-magnitude exclude each other",
	],
	[record(ampere.replace("import", "import dc"), amperes), "pointSubject: ac-elec, dc-elec exclude each other"],
	// points
	[record(ampere, { ...amperes, siteRef: undefined }), "siteRef: every point has one"],
	[record(ampere, { ...amperes, equipRef: undefined }), "equipRef: every point has one"],
	[record(limit, { ...limits, kind: undefined, unit: undefined }), "kind: every point has one, Number, Bool or Str"],
	[record("evse sensor point", { ...place, id: ref("x"), kind: "Ref" }), "kind: every point has one, Number, Bool or Str"],
	[record("ac elec sensor point", { ...place, id: ref("x"), kind: "Number" }), "unit: every point of numbers has one"],
	[record("ac elec sensor point", { ...place, id: ref("x"), kind: "Bool", unit: "A" }), "unit: only a point of numbers has one"],
	[record("ac elec sensor point", { ...place, id: ref("x"), kind: "Number", unit: "amps" }), "unit: amps is no unit"],
	[
		record("import ac elec active power sensor point", { ...place, id: ref("x"), kind: "Number", unit: "kWh" }),
		"unit: kWh does not measure active-power, kW does",
	],
	[
		record("dc elec stateOfCharge sensor point", { ...place, id: ref("x"), kind: "Number", unit: "ppm" }),
		"unit: ppm does not measure stateOfCharge, % does",
	],
	[
		record("dc elec volt sensor point", { ...place, id: ref("x"), kind: "Number", unit: "A" }),
		"unit: A does not measure elec-volt, V does",
	],
	[record(state, { ...states, enum: undefined }), "enum: every point of texts has one"],
	[record(state, { ...states, enum: ["available", "occupied"] }), "enum: has to be a text, names with commas between them"],
	[record(state, { ...states, curVal: "charging" }), "curVal: charging has to be one of enum, available,occupied,fault"],
	[record(ampere, { ...amperes, curStatus: undefined }), "curStatus: every point with cur has one"],
	[record(ampere, { ...amperes, curVal: undefined }), "curVal: is missing though curStatus is ok"],
	[record(ampere, { ...amperes, curErr: "no meter" }), "curErr: is there though curStatus is ok"],
	[record(`${ampere} writable`, amperes), "writable: a sensor is not commanded"],
	[record(limit, { ...limits, writeLevel: undefined }), "writeLevel: is missing though there is writeVal"],
	[record(energy, { ...energies, tz: undefined }), "tz: every point with his has one"],
	[record(energy, { ...energies, hisMode: undefined }), "hisMode: every point with his has one"],
	[record(ampere, { ...amperes, curVal: "12 A" }), "curVal: is a str, and kind says number"],
	[record(ampere, { ...amperes, curVal: num(12500, "mA") }), "curVal: its unit is mA, and unit says A"],
	[record(limit, { ...limits, maxVal: num(32) }), "maxVal: its unit is undefined, and unit says A"],
];

for (const [wrong, complaint] of broken)
	test(`Told: ${complaint} (${[...wrong.keys()].join(" ")}).`, (t) => t.deepEqual(wrongWith(wrong), [complaint]));

test("References have to lead to a record of the right type, and not back; an id is there once.", (t) => {
	const lost = dict({ ...Object.fromEntries(dispenser), siteRef: ref("nowhere") });
	t.deepEqual(wrongWithAll([lost]), ["d: siteRef: there is no record @nowhere"]);
	t.deepEqual(wrongWithAll([site, dispenser, port]), ["p: submeterOf: @d has to be meter"]);
	const own = dict({ ...Object.fromEntries(dispenser), equipRef: ref("d") });
	t.deepEqual(wrongWithAll([site, own]), ["d: equipRef: leads to the record itself"]);
	t.deepEqual(wrongWithAll([site, dict(Object.fromEntries(site))]), ["site: id: there are two of it"]);
});
