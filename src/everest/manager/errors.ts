// SPDX-License-Identifier: Apache-2.0
/** Errors: the port's faults by EVerest's types, those that stand and the last that are over, each with an id of its own. */
import { FAULTS } from "../../control/faults.js";
import { frozen } from "../../control/frozen.js";
import { fieldsOf, member, nameIn } from "../api/json.js";
import { momentFrom, rfc3339 } from "../api/time.js";
import { EVEREST_FAULTS } from "../faults.js";

/** As EVerest writes one. */
export interface EverestError {
	readonly type: string;
	readonly sub_type: string;
	readonly description: string;
	readonly message: string;
	readonly origin: { readonly module_id: string; readonly implementation_id: string };
	readonly severity: Severity;
	readonly timestamp: string;
	readonly uuid: string;
	readonly state: State;
}

const STATES = frozen(["Active", "ClearedByModule", "ClearedByReboot"] as const);
type State = (typeof STATES)[number];

/** From the least. */
const SEVERITIES = frozen(["Low", "Medium", "High"] as const);
type Severity = (typeof SEVERITIES)[number];
/** What a filter lets pass: a severity, and those above it. */
const FILTERS = frozen(["LOW_GE", "MEDIUM_GE", "HIGH_GE"] as const);

/** Errors that are remembered at most; those that stand are never forgotten. */
const MOST = 64;
const IMPLEMENTATION = "evse";

/** What is wrong, before it is one. */
export interface Kind {
	readonly type: string;
	/** Two faults of one type do not clear each other. */
	readonly subType: string;
	readonly says: string;
	readonly severity: Severity;
}

/** What each fault is. One that only warns stops nothing. */
export function kindOf(fault: string): Kind | undefined {
	const row = FAULTS.find(({ name }) => name === fault);
	return row === undefined
		? undefined
		: { type: EVEREST_FAULTS[row.name], subType: row.name, says: row.means, severity: row.severity === "warn" ? "Low" : "High" };
}

/** Of one module. */
export class Errors {
	readonly #module: string;
	readonly #newId: () => string;
	readonly #raised: (error: EverestError) => void;
	readonly #cleared: (error: EverestError) => void;
	#errors: readonly EverestError[] = [];

	constructor(module: string, newId: () => string, raised: (error: EverestError) => void, cleared: (error: EverestError) => void) {
		this.#module = module;
		this.#newId = newId;
		this.#raised = raised;
		this.#cleared = cleared;
	}

	/** Names of faults that stand. */
	get standing(): string[] {
		return this.#active.map(({ sub_type }) => sub_type);
	}

	/** Something is wrong; told once. */
	raise({ type, subType, says, severity }: Kind, at: number): void {
		if (this.standing.includes(subType)) return;
		const origin = { module_id: this.#module, implementation_id: IMPLEMENTATION };
		const more = { description: says, message: says, origin, severity, timestamp: rfc3339(at), uuid: this.#newId() };
		const error: EverestError = { type, sub_type: subType, ...more, state: "Active" };
		const over = this.#errors.filter(({ state }) => state !== "Active");
		const forgotten = this.#errors.length >= MOST ? over[0] : undefined;
		this.#errors = [...this.#errors.filter((each) => each !== forgotten), error];
		this.#raised(error);
	}

	/** It is over, or the charger has restarted and does not say it any more. */
	clear(subType: string, restarted = false): void {
		const error = this.#active.find(({ sub_type }) => sub_type === subType);
		if (error === undefined) return;
		const over: EverestError = { ...error, state: restarted ? "ClearedByReboot" : "ClearedByModule" };
		this.#errors = this.#errors.map((each) => (each === error ? over : each));
		this.#cleared(over);
	}

	/** Those that a filter lets pass; undefined if it is none. */
	filtered(filter: unknown): EverestError[] | undefined {
		const passes = filterFrom(filter);
		return passes === undefined ? undefined : this.#errors.filter(passes);
	}

	get #active(): EverestError[] {
		return this.#errors.filter(({ state }) => state === "Active");
	}
}

type Passes = (error: EverestError) => boolean;

/** Reads FilterArguments: what is left out lets all pass; what nobody understands is none. */
function filterFrom(value: unknown): Passes | undefined {
	const fields = fieldsOf(value);
	if (fields === undefined) return undefined;
	const passes: (Passes | undefined)[] = [];
	for (const [name, made] of FILTER_KINDS) {
		const told = member(fields, name);
		if (told !== undefined) passes.push(made(told, fields));
	}
	return passes.includes(undefined) ? undefined : (error) => passes.every((each) => each?.(error) === true);
}

type Made = (told: unknown, fields: { readonly [name: string]: unknown }) => Passes | undefined;

const byState: Made = (_, fields) => passing(nameIn(fields, "state_filter", STATES), (state) => (error) => error.state === state);
const bySeverity: Made = (_, fields) => passing(nameIn(fields, "severity_filter", FILTERS), severityFrom);
const byType: Made = (told) => passing(textOf(told), (type) => (error) => error.type === type);
const byHandle: Made = (told) => passing(textOf(told), (uuid) => (error) => error.uuid === uuid);

/** A filter for each member; undefined of what is none. */
const FILTER_KINDS: readonly (readonly [name: string, made: Made])[] = frozen([
	["state_filter", byState],
	["severity_filter", bySeverity],
	["type_filter", byType],
	["handle_filter", byHandle],
	["origin_filter", originFrom],
	["timeperiod_filter", periodFrom],
]);

function passing<Told>(told: Told | undefined, made: (told: Told) => Passes): Passes | undefined {
	return told === undefined ? undefined : made(told);
}

function severityFrom(filter: (typeof FILTERS)[number]): Passes {
	const least = FILTERS.indexOf(filter);
	return ({ severity }) => SEVERITIES.indexOf(severity) >= least;
}

function originFrom(told: unknown): Passes | undefined {
	const fields = fieldsOf(told);
	const [module, implementation] = [member(fields, "module_id"), member(fields, "implementation_id")];
	if (typeof module !== "string" || typeof implementation !== "string") return undefined;
	return ({ origin }) => origin.module_id === module && origin.implementation_id === implementation;
}

function periodFrom(told: unknown): Passes | undefined {
	const fields = fieldsOf(told);
	const [from, to] = [momentFrom(member(fields, "timestamp_from")), momentFrom(member(fields, "timestamp_to"))];
	if (from === undefined || to === undefined) return undefined;
	return ({ timestamp }) => Date.parse(timestamp) >= from && Date.parse(timestamp) <= to;
}

function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}
