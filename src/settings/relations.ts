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
	{ lesser: "mains.lowHz", greater: "mains.highHz", same: false, why: "between them lies the frequency of the supply" },
]);

/** The first relation that values do not keep, as what is wrong and what would be right; an empty text if they keep all. */
export function contradiction(read: (key: string) => number): string {
	for (const { lesser, greater, same, why } of RELATIONS) {
		const less = read(lesser);
		const more = read(greater);
		if (less < more || (same && less === more)) continue;
		const [is, below, above] = same ? ["more than", "to at most", "to at least"] : ["not less than", "below", "above"];
		return `${lesser} ${less} is ${is} ${greater} ${more}; ${why}: set ${lesser} ${below} ${more}, or ${greater} ${above} ${less}`;
	}
	return "";
}
