// SPDX-License-Identifier: Apache-2.0
/** Relations between settings: values that are right by themselves and contradict each other. */
import { frozen } from "../control/frozen.js";

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

/** The first relation that values do not keep, as what is wrong and what would be right; an empty text if they keep all. */
export function contradiction(read: (key: string) => Read): string {
	for (const { lesser, greater, same, why } of RELATIONS) {
		const less = read(lesser);
		const more = read(greater);
		if (less.held < more.held || (same && less.held === more.held)) continue;
		const [is, below, above] = same ? ["more than", "to at most", "to at least"] : ["not less than", "below", "above"];
		return `${lesser} ${less.text} is ${is} ${greater} ${more.text}; ${why}: set ${lesser} ${below} ${more.text}, or ${greater} ${above} ${less.text}`;
	}
	return "";
}
