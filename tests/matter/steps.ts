// SPDX-License-Identifier: Apache-2.0
/** Steps of a certification case, told one by one to whoever drives them: the bench in virtual time, or a controller through a fabric. */

/** A value as JSON has it. */
export type Json = number | string | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What a value has to be: just that, or something that a function finds right. */
export type Right = Json | ((value: Json) => boolean);

/** A record of which some members have to be right. */
export type Fields = { readonly [name: string]: Right };

/** One step. Each names an element as the cluster and its own name, as EnergyEvse.state. */
export type Step =
	| { readonly do: "trigger"; readonly cluster: number; readonly low: number }
	/** Gives the value. */
	| { readonly do: "read"; readonly name: string; readonly right?: Right }
	| { readonly do: "write"; readonly name: string; readonly value: Json; readonly status: string }
	/** Gives the response, if there is one. */
	| {
			readonly do: "invoke";
			readonly name: string;
			readonly fields: { readonly [name: string]: Json };
			readonly timed: boolean;
			readonly status: string;
			readonly right?: Right;
	  }
	/** The next event of the cluster, whichever it is, is this one. Gives its fields. */
	| { readonly do: "event"; readonly name: string; readonly fields: Fields }
	/** No further event has happened. */
	| { readonly do: "quiet" }
	/** Counts reports of attributes from now on. */
	| { readonly do: "listen" }
	/** Gives how often it was reported. */
	| { readonly do: "reports"; readonly name: string; readonly right: Right }
	| { readonly do: "sleep"; readonly seconds: number }
	/** Gives the time of day, as epoch-s. */
	| { readonly do: "time" };

/** A case: it yields steps, and is given what has come of each. */
export type Case = Generator<Step, void, Json>;

/** The steps, in the words of a test. */
export function trigger(low: number, cluster = 0x0099): Step {
	return { do: "trigger", cluster, low };
}

export function read(name: string, right?: Right): Step {
	return { do: "read", name, ...(right === undefined ? {} : { right }) };
}

export function write(name: string, value: Json, status = "Success"): Step {
	return { do: "write", name, value, status };
}

export function invoke(
	name: string,
	fields: { readonly [name: string]: Json } = {},
	status = "Success",
	timed = true,
): Step & { do: "invoke" } {
	return { do: "invoke", name, fields, timed, status };
}

export function event(name: string, fields: Fields = {}): Step {
	return { do: "event", name, fields };
}

export function sleep(seconds: number): Step {
	return { do: "sleep", seconds };
}

/** Whether a value is right. */
export function isRight(value: Json, right: Right): boolean {
	return typeof right === "function" ? right(value) : same(value, right);
}

function same(one: Json, other: Json): boolean {
	if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return one === other;
	const keys = Object.keys(one);
	if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
	return keys.every((key) => same((one as { [key: string]: Json })[key], (other as { [key: string]: Json })[key] ?? null));
}
