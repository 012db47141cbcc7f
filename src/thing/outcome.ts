// SPDX-License-Identifier: Apache-2.0
/** What comes of an action: done, with what a person is told, or refused, with the port's own reason. */

/** Data that an action gives back: what JSON can say. */
export type Data = null | boolean | number | string | readonly Data[] | { readonly [key: string]: Data };

/** Done. */
export interface Done {
	/** What a person is told, a line. */
	readonly done: string;
	/** What was asked for, where something was. */
	readonly data?: Data;
}

/** Refused; nothing has changed. */
export interface Refused {
	/** Why, and what would be right. */
	readonly refused: string;
}

/** What came of it. */
export type Outcome = Done | Refused;

/** Done, or refused if the port has a reason: an empty text is none. */
export function unless(refusal: string, done: string): Outcome {
	return refusal === "" ? { done } : { refused: refusal };
}

/** What an error makes of it. */
export function tried(act: () => string): Outcome {
	try {
		return { done: act() };
	} catch (error) {
		return { refused: (error as Error).message };
	}
}
