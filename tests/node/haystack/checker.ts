// SPDX-License-Identifier: Apache-2.0
/** Checks records against Project Haystack's definitions and the rules of its chapters Reflection, Choices, Relationships and Points. */
import { type Dict, isList, isOf, type Value } from "../../../src/haystack/value.js";
import { definitions, descends, finest, inheritance, inherited, is, reflected, subtypes } from "./definitions.js";
import { wrongWithValue } from "./kinds.js";
import { wrongWithPoint } from "./pointRules.js";

/** What the checker is to know besides the record. */
export interface Surroundings {
	/** Tags of our own, which no definition knows. */
	readonly allowed?: readonly string[];
	/** The record that has an id; without it no reference is followed. */
	readonly resolve?: (id: string) => Dict | undefined;
}

/** What is wrong with a record, a line each, which begins with the tag or definition that it is about. */
export function wrongWith(record: Dict, { allowed = [], resolve }: Surroundings = {}): string[] {
	const names = reflected((tag) => record.has(tag));
	const implemented = [...new Set(names.flatMap(inheritance))];
	return [
		...wrongWithId(record),
		...wrongWithTags(record, allowed),
		...wrongWithType(record, names),
		...wrongPlaces(record, implemented),
		...wrongChoices(record, implemented),
		...(resolve ? wrongTargets(record, resolve) : []),
		...wrongWithPoint(record),
	];
}

/** What is wrong with all records of a site; a line begins with the record's id. References have to lead to one of them. */
export function wrongWithAll(records: readonly Dict[], allowed: readonly string[] = []): string[] {
	const byId = new Map(records.map((record) => [idOf(record), record]));
	const twice = records.filter((record) => byId.get(idOf(record)) !== record).map((record) => `${idOf(record)}: id: there are two of it`);
	const surroundings = { allowed, resolve: (id: string) => byId.get(id) };
	return [...twice, ...records.flatMap((record) => wrongWith(record, surroundings).map((line) => `${idOf(record)}: ${line}`))];
}

function idOf(record: Dict): string {
	const id = record.get("id");
	return isOf(id, "ref") ? id.id : "(no id)";
}

function wrongWithId(record: Dict): readonly string[] {
	return record.has("id") ? [] : ["id: every record has one"];
}

/** Names (docHaystack Kinds, "Names"), whether they are defined, and their values' kinds. */
function wrongWithTags(record: Dict, allowed: readonly string[]): readonly string[] {
	return [...record].flatMap(([tag, value]) => {
		if (!/^[a-z]\w*$/.test(tag)) return [`${tag}: is no name of a tag`];
		if (allowed.includes(tag) || isStatus(tag, value, record)) return [];
		return definitions.has(tag) ? wrongWithValue(tag, value) : [`${tag}: is not defined`];
	});
}

/** The status of a port is a Str, but prototypes of points have it as a marker: {evse evseStatus sensor point}. */
function isStatus(tag: string, value: Value, record: Dict): boolean {
	return tag === "evseStatus" && record.has("point") && isOf(value, "marker");
}

/** What a record is: one kind of entity at the top, and all mandatory markers of all that it implements. */
function wrongWithType(record: Dict, names: readonly string[]): readonly string[] {
	const types = names.filter((name) => descends(name, "entity"));
	if (types.length === 0) return ["entity: no tags say what the record is"];
	const tops = top.filter((name) => types.some((type) => descends(type, name)));
	const two = tops.length > 1 ? [`${tops.join(", ")}: a record is one of them`] : [];
	return [...two, ...missing(record, types)];
}

/** Entities that no record is two of: site, space, equip, point … */
const top = [...definitions].filter(([name, { mandatory }]) => mandatory && is(name).includes("entity")).map(([name]) => name);

function missing(record: Dict, types: readonly string[]): readonly string[] {
	const markers = new Set(types.flatMap(inheritance).filter((name) => definitions.get(name)?.mandatory));
	const lacking = [...markers].filter((name) => !name.split("-").every((tag) => record.has(tag)));
	return lacking.map((name) => `${name}: is missing, and ${types.filter((type) => descends(type, name)).join(", ")} needs it`);
}

/** Tags stand where their definitions say. */
function wrongPlaces(record: Dict, implemented: readonly string[]): readonly string[] {
	if (!implemented.includes("entity")) return [];
	return [...record.keys()].flatMap((tag) => wrongPlace(tag, definitions.get(tag)?.tagOn, implemented));
}

function wrongPlace(tag: string, places: readonly string[] | undefined, implemented: readonly string[]): readonly string[] {
	return places && !places.some((place) => implemented.includes(place)) ? [`${tag}: belongs on ${places.join(", ")}`] : [];
}

function wrongChoices(record: Dict, implemented: readonly string[]): readonly string[] {
	return [...choices].flatMap(([choice, options]) => wrongChoice(choice, options, record, implemented));
}

/** The choices of which a record has at most one option, and their options (docHaystack Choices). */
const choices = new Map(
	subtypes("choice")
		.filter((name) => is(name).includes("choice"))
		.map((name) => [name, subtypes(definitions.get(name)?.of ?? name)]),
);

/** A point has exactly one function. An option that descends from its choice stands only where the choice does. */
function wrongChoice(choice: string, options: readonly string[], record: Dict, implemented: readonly string[]): readonly string[] {
	if (record.has(choice)) return [`${choice}: is a choice, of which the record has to have one: ${options.join(", ")}`];
	const { of, tagOn } = definitions.get(choice) ?? {};
	const chosen = finest(options.filter((name) => name.split("-").every((tag) => record.has(tag))));
	if (of !== undefined && !tagOn?.some((place) => implemented.includes(place))) return [];
	if (chosen.length > 1) return [`${choice}: ${chosen.join(", ")} exclude each other`];
	if (chosen.length === 1) return of === undefined ? wrongPlace(chosen[0], tagOn, implemented) : [];
	return choice === "pointFunction" && record.has("point") ? [`${choice}: needs one of ${options.join(", ")}`] : [];
}

/** References lead to what their definitions say. */
function wrongTargets(record: Dict, resolve: (id: string) => Dict | undefined): readonly string[] {
	const refs = [...record]
		.filter(([tag]) => tag !== "id")
		.flatMap(([tag, value]) => (isList(value) ? value : [value]).map((item) => [tag, item] as const));
	return refs.flatMap(([tag, value]) => (isOf(value, "ref") ? wrongTarget(tag, value.id, record, resolve(value.id)) : []));
}

function wrongTarget(tag: string, id: string, record: Dict, target: Dict | undefined): readonly string[] {
	if (target === undefined) return [`${tag}: there is no record @${id}`];
	if (id === idOf(record)) return [`${tag}: leads to the record itself`];
	const of = inherited(tag, "of");
	const found = reflected((name) => target.has(name)).flatMap(inheritance);
	return of === undefined || found.includes(of) ? [] : [`${tag}: @${id} has to be ${of}`];
}
