// SPDX-License-Identifier: Apache-2.0
/** A module with all its mutants in it, each behind the switch; or the same module that notes which places it reaches. */
import type { Place } from "./places.js";

/** A place with its number, and the number of its first mutant; the others follow. */
export interface NumberedPlace extends Place {
	readonly number: number;
	readonly first: number;
}

/** What surrounds the text of a place; `text` has the places that lie within it done already. */
type Wrap = (place: NumberedPlace, text: string) => string;

/** The text with the mutants of its places in it. `url` is where the switch stands. */
export function switched(source: string, places: readonly NumberedPlace[], url: string): string {
	return `import * as $ from ${JSON.stringify(url)};${wrapAll(source, places, withMutants)}`;
}

/** The text with a note of every place that is reached. */
export function noting(source: string, places: readonly NumberedPlace[], url: string): string {
	return `import * as $ from ${JSON.stringify(url)};${wrapAll(source, places, withNote)}`;
}

const withMutants: Wrap = ({ kind, becomes, first }, text) => {
	if (kind === "loop") return `$.round() && (${text})`;
	if (kind === "statement") return `{ if ($.active !== ${first}) ${text} }`;
	if (kind === "row") return `...($.active === ${first} ? [] : [${text}])`;
	return `(${becomes.map((other, i) => `$.active === ${first + i} ? (${other}) : `).join("")}${text})`;
};

const withNote: Wrap = ({ kind, number }, text) => {
	if (kind === "loop") return `$.round() && (${text})`;
	if (kind === "statement") return `{ $.reached[${number}] = 1; ${text} }`;
	if (kind === "row") return `...($.reached[${number}] = 1, [${text}])`;
	return `($.reached[${number}] = 1, ${text})`;
};

function wrapAll(source: string, places: readonly NumberedPlace[], wrap: Wrap): string {
	let next = 0;
	const upTo = (start: number, end: number): string => {
		let text = "";
		let at = start;
		while (next < places.length && places[next].start < end) {
			const place = places[next++];
			text += source.slice(at, place.start) + wrap(place, upTo(place.start, place.end));
			at = place.end;
		}
		return text + source.slice(at, end);
	};
	return upTo(0, source.length);
}
