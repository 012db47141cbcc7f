// SPDX-License-Identifier: Apache-2.0
/** What happens in a run, in the order of its moments: to the charge, what somebody outside asks for, and what becomes of the outside. */

/** One. */
export interface Happening {
	/** ms. */
	readonly at: number;
	readonly to: "charge" | "request" | "trouble";
	/** Of the charge: words of the scenario language. Of a request: who carries it, and what. Of trouble: a word of troubles.ts, with what it takes. */
	readonly text: string;
}

/** Everything of one run. */
export interface Plan {
	readonly happenings: readonly Happening[];
	/** Everything is as it should be from here on, ms. */
	readonly healedAt: number;
}

const WELL = "well";
/** A line: seconds, to what it happens, and what. */
const LINE = /^\s*(\d+(?:\.\d{1,3})?) (?:(charge|request|trouble) (.+)|well)\s*$/;

/** One line each, as people read it, and planIn() does. */
export function planText({ happenings, healedAt }: Plan): string {
	return [...happenings.map(({ at, to, text }) => `${at / 1_000} ${to} ${text}`), `${healedAt / 1_000} ${WELL}`].join("\n");
}

/** Reads what planText() has written. Throws an Error that says what would be right. */
export function planIn(text: string): Plan {
	const happenings: Happening[] = [];
	let healedAt = 0;
	for (const line of text.split("\n").filter((each) => each.trim() !== "")) {
		const found = LINE.exec(line);
		if (found === null) throw new Error(`"${line}" is no line of a plan; write SECONDS charge|request|trouble WORDS, or SECONDS ${WELL}`);
		const at = Math.round(Number(found[1]) * 1_000);
		if (found[2] === undefined) healedAt = at;
		else happenings.push({ at, to: found[2] as Happening["to"], text: found[3] });
	}
	if (happenings.some(({ at }) => at > healedAt)) throw new Error(`a plan ends with SECONDS ${WELL}, after all that happens`);
	return { happenings, healedAt };
}
