// SPDX-License-Identifier: Apache-2.0
/** The store that spares the flash: what is told while the contactor is closed waits, in order, over a restart, and within its bounds. */
import test from "ava";
import { HeldStore, type Retained } from "../../src/settings/heldStore.js";
import { Flash } from "./flash.js";

/** Memory that a restart leaves alone. */
class Memory implements Retained {
	text: string | undefined;
	room = 2_048;

	recall(): string | undefined {
		return this.text;
	}

	retain(text: string): boolean {
		if (text.length > this.room) return false;
		this.text = text;
		return true;
	}
}

interface Held {
	readonly store: HeldStore;
	readonly flash: Flash;
	readonly memory: Memory;
	readonly said: string[];
}

function held(flash = new Flash(), memory = new Memory()): Held {
	const said: string[] = [];
	return { store: new HeldStore(flash, memory, (line) => void said.push(line)), flash, memory, said };
}

/** The contactor is open for so many ticks. */
function open(store: HeldStore, ticks: number): void {
	store.closed = false;
	for (let i = 0; i < ticks; i++) store.settle();
}

test("with the contactor open everything goes to flash at once", (t) => {
	const { store, flash, memory } = held();
	store.write("open", "1");
	store.erase("open");
	t.deepEqual(flash.written, ["open", "-open"]);
	t.is(store.read("open"), undefined);
	t.is(memory.text, undefined, "nothing has waited");
});

test("with the contactor closed the last value of each key waits, and is what is read", (t) => {
	const { store, flash } = held();
	store.write("gone", "there");
	store.closed = true;
	for (let i = 0; i < 60; i++) store.write("open", `${i}`);
	store.erase("gone");
	store.settle();
	t.deepEqual(flash.written, ["gone"]);
	t.is(store.read("open"), "59");
	t.is(store.read("gone"), undefined);
	open(store, 1);
	t.deepEqual(flash.written, ["gone", "open"], "one at a time");
	open(store, 2);
	t.deepEqual(flash.written, ["gone", "open", "-gone"]);
});

test("the order in which keys were told last stays, also of what is told after opening", (t) => {
	const { store, flash } = held();
	store.closed = true;
	store.write("open", "1");
	store.write("log.1", "a");
	store.closed = false;
	store.erase("open");
	store.write("total", "b");
	open(store, 9);
	t.deepEqual(flash.written, ["log.1", "-open", "total"], "the log is there before the open session is not");
});

test("a restart loses nothing, and a loss of power what waited", (t) => {
	const { store, flash, memory } = held();
	store.closed = true;
	store.write("open", "59");
	store.erase("x");
	const again = held(flash, memory);
	t.is(again.store.read("open"), "59");
	open(again.store, 2);
	t.deepEqual(flash.written, ["open", "-x"]);
	t.is(memory.text, "", "what was written waits no longer");
	t.is(held(flash, memory).store.read("open"), "59");
	t.is(held(new Flash(), new Memory()).store.read("open"), undefined);
});

test("memory that somebody else has filled is not believed", (t) => {
	for (const text of ["", "{", "7", '[["open"]]', '[["open",1]]', '[[1,"open"]]', "[7]"]) {
		const memory = new Memory();
		memory.text = text;
		const { store, flash } = held(new Flash(), memory);
		open(store, 1);
		t.deepEqual(flash.written, [], text);
	}
});

test("what cannot be retained waits all the same, the longest first, and that is said once", (t) => {
	const { store, flash, memory, said } = held();
	memory.room = 60;
	store.closed = true;
	for (const key of ["a", "b", "c", "d"]) store.write(key, `${key}123456789`);
	store.write("long", "x".repeat(100));
	for (let i = 0; i < 9; i++) store.settle();
	t.deepEqual(flash.written, []);
	t.is(store.read("long"), "x".repeat(100));
	t.is(said.length, 1, said.join("\n"));
	const { store: again } = held(new Flash(), memory);
	t.is(again.read("d"), "d123456789");
	t.is(again.read("long"), undefined);
	open(store, 5);
	t.deepEqual(flash.written, ["a", "b", "c", "d", "long"]);
});

test("without memory that is retained, what waits waits, and nobody is told of what is usual there", (t) => {
	const flash = new Flash();
	const said: string[] = [];
	const store = new HeldStore(flash, undefined, (line) => void said.push(line));
	store.closed = true;
	store.write("a", "1");
	store.settle();
	t.deepEqual(flash.written, []);
	open(store, 1);
	t.deepEqual(flash.written, ["a"]);
	t.deepEqual(said, []);
});

test("a store that bounds its writes below the lease is written under load, once in a tick; another is not", (t) => {
	for (const [boundMs, written] of [
		[0, ["a", "b"]],
		[20, ["a", "b"]],
		[21, []],
		[400, []],
		[undefined, []],
	] as const) {
		const { store, flash } = held();
		if (boundMs !== undefined) flash.boundMs = boundMs;
		store.closed = true;
		store.write("a", "1");
		store.write("b", "2");
		t.deepEqual(flash.written, [], "not in the midst of a tick");
		store.settle();
		t.deepEqual(flash.written, written.slice(0, 1), `${boundMs}`);
		store.settle();
		t.deepEqual(flash.written, written);
	}
});

test("a record that flash refuses waits on, is said once, and lets the others pass; it is written when there is room", (t) => {
	const { store, flash, said } = held();
	let full = true;
	flash.onWrite = (key) => {
		if (full && key === "a") throw new Error("no space");
	};
	store.write("a", "1");
	store.write("b", "2");
	t.is(store.read("a"), "1");
	open(store, 13_000);
	t.deepEqual(flash.written, ["b"]);
	open(store, 20_000);
	t.deepEqual(said, ['the record "a" is not written: no space; it is tried again each minute']);
	full = false;
	open(store, 6_001);
	t.deepEqual(flash.written, ["b", "a"]);
});
