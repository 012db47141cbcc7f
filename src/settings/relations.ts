// SPDX-License-Identifier: Apache-2.0
/** Relations between settings: values that are right by themselves and contradict each other. */
import { frozen } from "../control/frozen.js";
import { NUMBERS } from "../control/numbers.js";

/** Two settings of which one has to be the greater. */
export interface Relation {
	readonly lesser: string;
	readonly greater: string;
	/** Whether they may be the same. */
	readonly same: boolean;
	readonly why: string;
}

/** The table, by the keys of the settings. */
export const RELATIONS: readonly Relation[] = frozen([
	{ lesser: "phases", greater: "mains.phases", same: true, why: "a contactor connects no more phases than the supply has" },
	{ lesser: "temperature.derateAt", greater: "temperature.stopAt", same: false, why: "the current is lowered before charging stops" },
	{ lesser: "temperature.resumeAt", greater: "temperature.stopAt", same: false, why: "what stops for heat goes on once it is cooler" },
	{ lesser: "mains.lowFrequency", greater: "mains.highFrequency", same: false, why: "between them lies the frequency of the supply" },
]);

/** The value of a setting, as it is held and as people read it. */
export interface Read {
	readonly held: number;
	readonly text: string;
}

/** A plateau that a correction of the front end must not turn into one that asks for more. */
interface Plateau {
	readonly letter: string;
	/** The lowest that a charger and a vehicle within their tolerances make, mV. */
	readonly lowestMv: number;
	/** Where the next letter begins, without hysteresis, mV. */
	readonly boundaryMv: number;
}

/**
 * SAE J1772's windows, which follow from the tolerances of IEC 61851-1: ±5 % of voltage, ±3 % of resistance, a diode of 0.55 to 0.85 V.
 * A pilot that comes back from the next letter stays there up to the hysteresis above the boundary.
 */
export const LOWEST_PLATEAUS: readonly Plateau[] = frozen([
	{ letter: "A", lowestMv: 11_400, boundaryMv: NUMBERS.pilot.boundaryAbMv.value },
	{ letter: "B", lowestMv: 8_360, boundaryMv: NUMBERS.pilot.boundaryBcMv.value },
	{ letter: "C", lowestMv: 5_470, boundaryMv: NUMBERS.pilot.boundaryCdMv.value },
]);

/** How the corrections of the front end and the hysteresis hang together, for documents. */
export const FRONT_END_RULE = frozen({
	keys: ["frontEnd.gain", "frontEnd.offset", "pilot.hysteresis"],
	why: "corrected, no plateau of a vehicle within its tolerances may be read as one that asks for more",
} as const);

/** The settings that have to do with others. */
export const RELATED: readonly string[] = frozen([
	...RELATIONS.flatMap(({ lesser, greater }) => [lesser, greater]),
	...FRONT_END_RULE.keys,
]);

/** The first relation that values do not keep, as what is wrong and what would be right; an empty text if they keep all. */
export function contradiction(read: (key: string) => Read): string {
	return untoward(read) || misread(read);
}

function untoward(read: (key: string) => Read): string {
	for (const { lesser, greater, same, why } of RELATIONS) {
		const less = read(lesser);
		const more = read(greater);
		if (less.held < more.held || (same && less.held === more.held)) continue;
		const [is, below, above] = same ? ["more than", "to at most", "to at least"] : ["not less than", "below", "above"];
		return `${lesser} ${less.text} is ${is} ${greater} ${more.text}; ${why}: set ${lesser} ${below} ${more.text}, or ${greater} ${above} ${less.text}`;
	}
	return "";
}

/** What a correction of the front end would read as what it is not. */
function misread(read: (key: string) => Read): string {
	const [gain, offset, hysteresis] = FRONT_END_RULE.keys.map(read);
	const lost = LOWEST_PLATEAUS.find(
		({ lowestMv, boundaryMv }) => lowestMv * gain.held + (offset.held - boundaryMv - hysteresis.held) * GAIN_OF_ONE <= 0,
	);
	if (lost === undefined) return "";
	const reads = Math.trunc((lost.lowestMv * gain.held) / GAIN_OF_ONE + offset.held);
	const most = lost.boundaryMv + hysteresis.held;
	return `frontEnd.gain ${gain.text} and frontEnd.offset ${offset.text} would read the lowest ${lost.letter} of a vehicle, ${lost.lowestMv / 1_000} V, as ${reads / 1_000} V, and with pilot.hysteresis ${hysteresis.text} all up to ${most / 1_000} V may be taken for more: set frontEnd.gain or frontEnd.offset higher, or pilot.hysteresis lower`;
}

/** Ten-thousandths. */
const GAIN_OF_ONE = 10_000;
