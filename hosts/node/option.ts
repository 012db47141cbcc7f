// SPDX-License-Identifier: Apache-2.0
/** What an option of a command is, and the kinds of which most are: flags, texts and whole numbers. */
import type { Options } from "./options.js";

/** An option of a command. */
export interface Option {
	readonly name: string;
	/** What follows it; an empty text for a flag. */
	readonly takes: string;
	readonly help: string;
	/** Takes the value in; what is wrong with it, or an empty text. */
	take(options: Options, value: string): string;
}

/** Where values of a kind are kept. */
type KeyOf<Kind> = { [Key in keyof Options]: Kind extends Options[Key] ? Key : never }[keyof Options];

/** One that is written or not. */
export function flag(name: string, key: KeyOf<boolean>, help: string): Option {
	return {
		name,
		takes: "",
		help,
		take: (options) => {
			options[key] = true;
			return "";
		},
	};
}

/** One that names something; `what` is that of which an empty text is none, `more` stands behind what would be right. */
export function text(name: string, key: KeyOf<string>, takes: string, what: string, help: string, more = ""): Option {
	return {
		name,
		takes,
		help,
		take: (options, value) => {
			options[key] = value;
			return value === "" ? `names ${what}; write --${name} ${takes}${more}` : "";
		},
	};
}

/** A whole number within bounds. */
export function whole(name: string, key: KeyOf<number>, least: number, most: number, help: string): Option {
	return {
		name,
		takes: "N",
		help,
		take: (options, value) => {
			options[key] = wholeFrom(value);
			const right = options[key] >= least && options[key] <= most;
			return right ? "" : `cannot be "${value}"; write a whole number from ${least} to ${most}`;
		},
	};
}

/** NaN of anything else. */
function wholeFrom(value: string): number {
	return /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
}
