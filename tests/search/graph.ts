// SPDX-License-Identifier: Apache-2.0
/** All nodes that were found, each once, in the order in which they were found, with the edge that found it. */

/** Nothing there. */
export const NONE = -1;

/** Nodes are numbered from 0. */
export class Graph {
	/** Rows, one after the other. */
	rows: Int32Array;
	/** By node: the node from which it was found, and by which move. */
	parents: Int32Array;
	moves: Int16Array;
	count = 0;
	readonly width: number;
	#slots: Int32Array;
	#hashes: Int32Array;

	constructor(width: number) {
		this.width = width;
		this.rows = new Int32Array(width * 1_024);
		this.parents = new Int32Array(1_024);
		this.moves = new Int16Array(1_024);
		this.#hashes = new Int32Array(1_024);
		this.#slots = new Int32Array(4_096).fill(NONE);
	}

	/** The node with this row; it is added if it was not there, as found from `parent` by `move`. */
	add(row: Int32Array, parent: number, move: number): number {
		const hash = hashOf(row);
		const mask = this.#slots.length - 1;
		let slot = hash & mask;
		for (; this.#slots[slot] !== NONE; slot = (slot + 1) & mask) {
			const node = this.#slots[slot];
			if (this.#hashes[node] === hash && this.#same(node, row)) return node;
		}
		const node = this.count++;
		if (node === this.parents.length) this.#grow();
		this.rows.set(row, node * this.width);
		this.parents[node] = parent;
		this.moves[node] = move;
		this.#hashes[node] = hash;
		this.#slots[slot] = node;
		if (this.count * 2 > this.#slots.length) this.#rehash();
		return node;
	}

	/** The node with this row, or NONE. */
	find(row: Int32Array): number {
		const hash = hashOf(row);
		const mask = this.#slots.length - 1;
		for (let slot = hash & mask; this.#slots[slot] !== NONE; slot = (slot + 1) & mask) {
			const node = this.#slots[slot];
			if (this.#hashes[node] === hash && this.#same(node, row)) return node;
		}
		return NONE;
	}

	/** The moves that lead from the first node to `node`, in their order. */
	path(node: number): number[] {
		const path: number[] = [];
		for (let at = node; this.parents[at] !== NONE; at = this.parents[at]) path.unshift(this.moves[at]);
		return path;
	}

	/** The node from which the way to `node` begins. */
	root(node: number): number {
		let at = node;
		while (this.parents[at] !== NONE) at = this.parents[at];
		return at;
	}

	#same(node: number, row: Int32Array): boolean {
		const from = node * this.width;
		for (let i = 0; i < this.width; i++) if (this.rows[from + i] !== row[i]) return false;
		return true;
	}

	#grow(): void {
		this.rows = grown(this.rows);
		this.parents = grown(this.parents);
		this.#hashes = grown(this.#hashes);
		const moves = new Int16Array(this.moves.length * 2);
		moves.set(this.moves);
		this.moves = moves;
	}

	#rehash(): void {
		const slots = new Int32Array(this.#slots.length * 2).fill(NONE);
		const mask = slots.length - 1;
		for (let node = 0; node < this.count; node++) {
			let slot = this.#hashes[node] & mask;
			while (slots[slot] !== NONE) slot = (slot + 1) & mask;
			slots[slot] = node;
		}
		this.#slots = slots;
	}
}

function grown(array: Int32Array): Int32Array {
	const larger = new Int32Array(array.length * 2);
	larger.set(array);
	return larger;
}

function hashOf(row: Int32Array): number {
	let hash = 0x811c9dc5 | 0;
	for (let i = 0; i < row.length; i++) {
		hash = Math.imul(hash ^ row[i], 0x9e3779b1);
		hash ^= hash >>> 15;
	}
	return hash;
}
