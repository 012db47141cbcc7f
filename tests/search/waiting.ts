// SPDX-License-Identifier: Apache-2.0
/** The rules about the end of all waiting, told from the edges of a search: where a port gets to if everything goes well from now on. */
import { FAULTS, FaultBit } from "../../src/control/faults.js";
import type { Numbers } from "../../src/control/numbers.js";
import type { ControlState } from "../../src/control/state.js";
import { Desk } from "../control/desk.js";
import type { Broken, Explored } from "./explore.js";
import { NONE } from "./graph.js";
import { type Beside, nothingBeside } from "./layout.js";
import { Kept } from "./moves.js";

/** The rules. */
export const WAITING = [
	{
		name: "waits",
		says: "A car in C with permission and all as usual charges in the end, unless a fault stands that by its row only unplugging, a person or a restart ends, or the cable is another than before.",
	},
	{
		name: "unplugging",
		says: "With nothing plugged in and all as usual, every fault ends in the end that its row ends at unplugging or by itself.",
	},
	{ name: "raised", says: "What raises a fault by its class raises it in the end, if nothing else changes." },
	{ name: "clearing", says: "With all as usual, a person ends every fault that a restart is not needed for." },
] as const;

const [WAITS, UNPLUGGING, RAISED, CLEARING] = WAITING;

type PerFault = { readonly [name: string]: number };

/** Looks at every node of a search; the first rule that is broken, or undefined. */
export function brokenByWaiting(explored: Explored): Broken | undefined {
	return new Waiting(explored).look();
}

class Waiting {
	readonly #explored: Explored;
	readonly #state: ControlState = new Desk().state;
	readonly #beside: Beside = nothingBeside();

	constructor(explored: Explored) {
		this.#explored = explored;
	}

	look(): Broken | undefined {
		return (
			this.#ends(Kept.CarInC, WAITS, (state, numbers) => state.contactor.commanded === 1 || mayStand(state, numbers)) ??
			this.#ends(
				Kept.Unplugged,
				UNPLUGGING,
				(state, numbers) => faultsWhere(state, ({ lastly }) => lastly === "unplug") === 0 && onlyFor(state, numbers),
			) ??
			this.#ends(Kept.Stay, RAISED, (state, _, node) => (this.#due(node) & ~state.supervisor.standing) === 0) ??
			this.#clears()
		);
	}

	/** From every node, by one move again and again: whether `good` holds in the end. */
	#ends(
		move: number,
		rule: { name: string; says: string },
		good: (state: ControlState, numbers: Numbers, node: number) => boolean,
	): Broken | undefined {
		const { graph, kept, search } = this.#explored;
		const next = kept[move];
		const seen = new Int32Array(graph.count).fill(NONE);
		for (let from = 0; from < graph.count; from++) {
			let at = from;
			for (; at !== NONE && seen[at] === NONE; at = next[at]) seen[at] = from;
			// a walk that meets an earlier one ends as that did
			if (at === NONE || seen[at] !== from) continue;
			const first = at;
			do {
				if (!good(this.#stateOf(at), search.numbers, at)) return this.#broken(rule, from, move, next, at);
				at = next[at];
			} while (at !== first);
		}
		return undefined;
	}

	/** The faults that the classes at the inputs raise, as bits. Without a meter the mains are not judged. */
	#due(node: number): number {
		const { search, graph, layout } = this.#explored;
		const first = (node + 1) * layout.width - search.inputs.length;
		const rows = search.inputs.map(({ name, classes }, i) => ({ name, row: classes[graph.rows[first + i]] }));
		const unmetered = rows.some(({ row }) => row.raises === "meter_lost");
		const due = rows.filter(({ name }) => !(unmetered && name === "mains")).map(({ row }) => row.raises);
		return due.reduce((bits, fault) => bits | (fault === undefined ? 0 : 1 << FaultBit[fault]), 0);
	}

	/** From every node where a car in C stays as it is with a fault: whether a person ends it. */
	#clears(): Broken | undefined {
		const { graph, kept } = this.#explored;
		for (let node = 0; node < graph.count; node++) {
			if (kept[Kept.CarInC][node] !== node || this.#stateOf(node).supervisor.standing === 0 || changed(this.#state)) continue;
			const to = kept[Kept.Cleared][node];
			if (to === NONE || faultsWhere(this.#stateOf(to), ({ clears }) => clears !== "restart") === 0) continue;
			return this.#found(CLEARING, node, [Kept.Cleared]);
		}
		return undefined;
	}

	/** From `from` by `move` to `to`, which is where it stays, or comes back to for ever. */
	#broken(rule: { name: string; says: string }, from: number, move: number, next: Int32Array, to: number): Broken {
		const path = [move];
		for (let at = next[from]; at !== to; at = next[at]) path.push(move);
		return this.#found(rule, from, path);
	}

	#found(rule: { name: string; says: string }, from: number, path: readonly number[]): Broken {
		const { graph } = this.#explored;
		return { rule: rule.name, says: rule.says, start: graph.root(from), path: [...graph.path(from), ...path] };
	}

	#stateOf(node: number): ControlState {
		const { layout, graph } = this.#explored;
		layout.read(graph.rows, node * layout.width, this.#state, this.#beside);
		return this.#state;
	}
}

type Row = (typeof FAULTS)[number];

/** The faults that stand of which something holds, as bits. */
function faultsWhere(state: ControlState, holds: (row: Row, place: number) => boolean): number {
	return FAULTS.reduce((bits, row, place) => bits | (holds(row, place) ? state.supervisor.standing & (1 << place) : 0), 0);
}

/** A fault that waits for more than time. */
function waitsForMore({ supervisor }: ControlState, numbers: Numbers, { name, clears }: Row, place: number): boolean {
	const tried = supervisor.times[place] > (numbers.retries as PerFault)[name];
	return clears !== "itself" || tried || (supervisor.forGood & (1 << place)) !== 0;
}

/** What was plugged in is another cable than before: that ends with unplugging. */
function changed({ proximity }: ControlState): boolean {
	return proximity.pluggedMa !== 0 && proximity.pluggedMa !== proximity.ratingMa;
}

function mayStand(state: ControlState, numbers: Numbers): boolean {
	if (changed(state)) return true;
	return faultsWhere(state, (row, place) => waitsForMore(state, numbers, row, place)) !== 0;
}

/** No fault stands that would go by itself. */
function onlyFor(state: ControlState, numbers: Numbers): boolean {
	return faultsWhere(state, (row, place) => !waitsForMore(state, numbers, row, place)) === 0;
}
