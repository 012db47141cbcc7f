// SPDX-License-Identifier: Apache-2.0
/** What comes of one search: its counts, and the rule that it found broken, if any, with a scenario. */
import type { Broken } from "./explore.js";
import { type Explored, explore, type Search } from "./explore.js";
import { playable } from "./scenario.js";
import { brokenByWaiting } from "./waiting.js";

/** Plain data, which goes from one thread to another. */
export interface Verdict {
	readonly nodes: number;
	readonly edges: number;
	/** Edges that lead to more faults at once than are followed. */
	readonly cut: number;
	readonly broken: Finding | undefined;
}

/** A rule that was broken. */
export interface Finding {
	readonly search: string;
	readonly rule: string;
	readonly says: string;
	/** Moves from power-up, by name; the last one breaks the rule. */
	readonly path: readonly string[];
	readonly scenario: string;
}

/** Searches to closure and looks at what was found; stops at the first rule that is broken. */
export function judge(search: Search): Verdict {
	const explored = explore(search);
	const broken = explored.broken ?? brokenByWaiting(explored);
	return {
		nodes: explored.graph.count,
		edges: explored.edges,
		cut: explored.cut,
		broken: broken === undefined ? undefined : finding(explored, broken),
	};
}

function finding(explored: Explored, { rule, says, start, path }: Broken): Finding {
	const names = path.map((move) => explored.moves[move].name);
	return { search: explored.search.name, rule, says, path: names, scenario: playable(explored, rule, start, path) };
}
