// SPDX-License-Identifier: Apache-2.0
/** evcc as a client of OpenEVSE: what its template sends and how it reads the answers, written from its source (evcc b29b49e, charger/openevse.go, charger/openevse/types.go). */
import type { Laboratory, Record_ } from "./openEvseLaboratory.js";

/** Kinds of Go, as its JSON decoder takes them: an int with a fraction, or a text in its place, fails the whole answer. */
type Kind = "int" | "float" | "string" | "bool";
type Shape = { readonly [key: string]: Kind };

/** What it decodes of /status and /override; all else is left alone. */
const STATUS: Shape = {
	amp: "float",
	elapsed: "float",
	manual_override: "int",
	mode: "string",
	pilot: "int",
	session_energy: "float",
	state: "int",
	status: "string",
	total_energy: "float",
	vehicle: "int",
	voltage: "float",
};
const OVERRIDE: Shape = { state: "string", charge_current: "int", max_current: "int", auto_release: "bool" };

/** What a member is that is missing, or null. */
const ZERO = { int: 0, float: 0, string: "", bool: false };

/** Decodes as Go does. Throws where it would. */
export function decode(shape: Shape, text: string): { readonly [key: string]: unknown } {
	const record = JSON.parse(text) as Record_;
	return Object.fromEntries(
		Object.entries(shape).map(([key, kind]) => {
			const value = record[key] ?? ZERO[kind];
			const fits =
				kind === "int" ? Number.isInteger(value) : typeof value === (kind === "float" ? "number" : kind === "bool" ? "boolean" : kind);
			if (!fits) throw new Error(`json: cannot unmarshal ${JSON.stringify(value)} into Go struct field .${key} of type ${kind}`);
			return [key, value];
		}),
	);
}

/** Its charger. */
export class Evcc {
	readonly #laboratory: Laboratory;
	/** Whether phases can be switched. */
	switches = false;
	#current = 0;
	#enabled = false;

	/** Asks what there is, as it does when it starts. */
	constructor(laboratory: Laboratory) {
		this.#laboratory = laboratory;
		this.switches = this.#rapi("$G7");
		if (this.switches && !this.#rapi("$S8 0")) throw new Error("rapi command failed");
	}

	/** A, B or C. What is none of them is an error. */
	status(): "A" | "B" | "C" {
		const { state, vehicle } = this.#status();
		if (state === 3) return "C";
		if (state === 2 || state === 254 || state === 255) return vehicle === 1 ? "B" : "A";
		if (state === 1) return "A";
		throw new Error(`invalid status: ${state}`);
	}

	enabled(): boolean {
		return this.#status().status === "active";
	}

	enable(enable: boolean): void {
		this.#enabled = enable;
		this.#override();
	}

	maxCurrent(current: number): void {
		this.#current = current;
		this.#override();
	}

	/** W; `phases` is what it believes to be in use. */
	power(phases: number): number {
		const { amp, voltage } = this.#status();
		return (((amp as number) * (voltage as number)) / 1e3) * phases;
	}

	/** kWh of the session, s, and kWh of all. */
	readings(): { readonly charged: number; readonly duration: number; readonly total: number } {
		const { session_energy, elapsed, total_energy } = this.#status();
		return { charged: (session_energy as number) / 1e3, duration: elapsed as number, total: total_energy as number };
	}

	phases1p3p(phases: 1 | 3): boolean {
		return this.#rapi(`$S7 ${phases === 3 ? 1 : 0}`);
	}

	#status(): { readonly [key: string]: unknown } {
		return decode(STATUS, this.#get("/status"));
	}

	/** It reads what stands, puts its own in, leaves out what is zero, and sends it whole. */
	#override(): void {
		const before = decode(OVERRIDE, this.#get("/override"));
		const told: Record_ = { ...before, state: this.#enabled ? "active" : "disabled", max_current: this.#current };
		const body = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== 0 && value !== "" && value !== false));
		const { status, text } = this.#laboratory.ask("POST", "/override", JSON.stringify(body));
		if (status < 200 || status > 299) throw new Error(`unexpected status: ${status} ${text}`);
	}

	/** The text behind it is what url.QueryEscape makes of a command. */
	#rapi(command: string): boolean {
		const query = `json=1&rapi=${encodeURIComponent(command).split("%20").join("+")}`;
		return String((JSON.parse(this.#get("/r", query)) as Record_).ret).startsWith("$OK");
	}

	#get(path: string, query = ""): string {
		const { status, text } = this.#laboratory.ask("GET", path, "", query);
		if (status < 200 || status > 299) throw new Error(`unexpected status: ${status}`);
		return text;
	}
}
