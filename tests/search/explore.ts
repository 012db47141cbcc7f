// SPDX-License-Identifier: Apache-2.0
/** The search: from power-up, breadth first, every node under every move, until there is no node left that has not been left. */
import { INVARIANTS } from "../../src/control/invariants.js";
import type { Numbers } from "../../src/control/numbers.js";
import type { Step } from "../control/checked.js";
import type { Input } from "./classes.js";
import { Graph, NONE } from "./graph.js";
import { type Beside, type Layout, layoutFor, nothingBeside } from "./layout.js";
import { type Move, make, movesFor } from "./moves.js";
import { type Start, World } from "./world.js";

/** What is searched. */
export interface Search {
	readonly name: string;
	readonly inputs: readonly Input[];
	readonly numbers: Numbers;
	/** How many faults may have left a mark at the same time. What leads to more is checked, and not followed. */
	readonly faults: number;
	readonly step: Step;
	/** What it begins with. */
	readonly starts: readonly Start[];
	/** What the bench has to be told first for a scenario, where the numbers are others. */
	readonly words?: string;
}

/** A rule that was broken: in which step after which moves. */
export interface Broken {
	readonly rule: string;
	readonly says: string;
	/** The place of the start. */
	readonly start: number;
	/** Moves from there; the last one breaks the rule. */
	readonly path: readonly number[];
}

/** What came of a search. */
export interface Explored {
	readonly search: Search;
	readonly layout: Layout;
	readonly moves: readonly Move[];
	readonly graph: Graph;
	readonly edges: number;
	/** Edges that lead to more than is followed. */
	readonly cut: number;
	/** By move that is kept, for each node where it leads: what the rules about the end of all waiting need. */
	readonly kept: readonly Int32Array[];
	readonly broken: Broken | undefined;
}

/** Searches until nothing is left, or a rule is broken; no further than `most` nodes. */
export function explore(search: Search, most = 10_000_000): Explored {
	return new Exploration(search).run(most);
}

class Exploration {
	readonly #search: Search;
	readonly #world: World;
	readonly #layout: Layout;
	readonly #moves: readonly Move[];
	readonly #momentary: readonly number[];
	readonly #graph: Graph;
	readonly #row: Int32Array;
	readonly #classes: Int8Array;
	readonly #kept: Int32Array[];
	readonly #beside: Beside = nothingBeside();
	#edges = 0;
	#cut = 0;

	constructor(search: Search) {
		const { inputs } = search;
		this.#search = search;
		this.#world = new World(inputs, search.numbers, search.step);
		this.#layout = layoutFor(search.numbers, inputs, search.faults);
		this.#moves = movesFor(inputs);
		this.#momentary = inputs.map(({ momentary }, i) => (momentary === true ? i : -1)).filter((i) => i >= 0);
		this.#graph = new Graph(this.#layout.width);
		this.#row = new Int32Array(this.#layout.width);
		this.#classes = new Int8Array(inputs.length);
		this.#kept = this.#moves.filter(({ kept }) => kept).map(() => new Int32Array(1_024));
	}

	run(most: number): Explored {
		for (const start of this.#search.starts) this.#begin(start);
		let broken: Broken | undefined;
		for (let node = 0; node < this.#graph.count && broken === undefined; node++) {
			if (this.#graph.count > most) throw new Error(`${this.#search.name}: more than ${most} nodes; this does not close`);
			broken = this.#leave(node);
		}
		return {
			search: this.#search,
			layout: this.#layout,
			moves: this.#moves,
			graph: this.#graph,
			edges: this.#edges,
			cut: this.#cut,
			kept: this.#kept,
			broken,
		};
	}

	#begin(start: Start): void {
		const { desk, witness, classes } = this.#world;
		this.#world.powerUp(start);
		desk.state.clock.steppedAt = desk.sense.now;
		this.#layout.write(this.#row, desk, witness, classes);
		this.#graph.add(this.#row, NONE, 0);
	}

	/** Every move from one node. */
	#leave(node: number): Broken | undefined {
		const { rows, width } = this.#graph;
		const classes = this.#classes;
		const from = (node + 1) * width - classes.length;
		for (let i = 0; i < classes.length; i++) classes[i] = rows[from + i];
		for (let move = 0; move < this.#moves.length; move++) {
			const row = this.#moves[move];
			this.#world.classes.set(classes);
			if (!make(row, this.#world.classes)) continue;
			const to = this.#go(node, move);
			if (typeof to !== "number") return to;
			if (row.kept) this.#keep(move, node, to);
		}
		return undefined;
	}

	/** One move from one node: where it leads, NONE if that is not followed, or the rule that it breaks. */
	#go(node: number, move: number): number | Broken {
		const world = this.#world;
		const { state } = world.desk;
		this.#layout.read(this.#graph.rows, node * this.#graph.width, state, this.#beside);
		world.resume(this.#beside);
		this.#edges++;
		let bits = 0;
		try {
			bits = world.step();
		} catch (error) {
			return this.#broken("throws", `A step never throws, but this one: ${error}`, node, move);
		}
		if (bits !== 0) {
			const { name, says } = INVARIANTS[31 - Math.clz32(bits & -bits)];
			return this.#broken(name, says, node, move);
		}
		for (const i of this.#momentary) world.classes[i] = 0;
		if (this.#layout.write(this.#row, world.desk, world.witness, world.classes)) return this.#graph.add(this.#row, node, move);
		this.#cut++;
		return NONE;
	}

	#keep(move: number, node: number, to: number): void {
		let kept = this.#kept[move];
		if (node >= kept.length) {
			const larger = new Int32Array(kept.length * 2);
			larger.set(kept);
			this.#kept[move] = kept = larger;
		}
		kept[node] = to;
	}

	#broken(rule: string, says: string, node: number, move: number): Broken {
		return { rule, says, start: this.#graph.root(node), path: [...this.#graph.path(node), move] };
	}
}
