// SPDX-License-Identifier: Apache-2.0
/** The store that spares the flash: what is told while the contactor is closed waits, in order, over a restart, and within its room. */
import test from "ava";
import { HeldStore } from "../../hosts/esp32/heldStore.js";
import { Flash, Memory } from "./chip.js";

function held(flash = new Flash(), memory = new Memory()): { store: HeldStore; flash: Flash; memory: Memory; said: string[] } {
	const said: string[] = [];
	return { store: new HeldStore(flash, memory, (line) => void said.push(line)), flash, memory, said };
}

test("with the contactor open everything goes to flash at once", (t) => {
	const { store, flash } = held();
	store.write("open", "1");
	store.erase("open");
	t.deepEqual(flash.written, ["open", "-open"]);
	t.is(store.read("open"), undefined);
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
	store.closed = false;
	store.settle();
	t.deepEqual(flash.written, ["gone", "open"], "one at a time");
	store.settle();
	store.settle();
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
	for (let i = 0; i < 9; i++) store.settle();
	t.deepEqual(flash.written, ["log.1", "-open", "total"], "the log is there before the open session is not");
});

test("a restart loses nothing, and a loss of power what waited", (t) => {
	const { store, flash, memory } = held();
	store.closed = true;
	store.write("open", "59");
	store.erase("x");
	const again = held(flash, memory);
	t.is(again.store.read("open"), "59");
	again.store.settle();
	again.store.settle();
	t.deepEqual(flash.written, ["open", "-x"]);
	t.is(held(flash, memory).store.read("open"), "59");
	t.is(held(new Flash(), new Memory()).store.read("open"), undefined);
});

test("memory that somebody else has filled is not believed", (t) => {
	for (const text of ["", "{", "7", '[["open"]]', '[["open",1]]', '[[1,"open"]]', "[7]"]) {
		const memory = new Memory();
		memory.retained = text;
		const { store, flash } = held(new Flash(), memory);
		store.settle();
		t.deepEqual(flash.written, [], text);
	}
});

test("when there is no more room the one that waits longest is written after all", (t) => {
	const { store, flash, memory } = held();
	memory.room = 60;
	store.closed = true;
	for (const key of ["a", "b", "c", "d"]) store.write(key, "0123456789");
	t.deepEqual(flash.written, ["a"]);
	store.write("long", "x".repeat(100));
	t.deepEqual(flash.written, ["a", "b", "c", "d", "long"]);
	t.is(store.read("long"), "x".repeat(100));
});

test("a record that flash refuses is said to be lost, and the next one is written", (t) => {
	const { store, flash, said } = held();
	store.closed = true;
	store.write("a", "1");
	store.write("b", "2");
	flash.onWrite = (key) => {
		if (key === "a") throw new Error("no space");
	};
	store.closed = false;
	store.settle();
	store.settle();
	t.deepEqual(said, ['the record "a" is lost: no space']);
	t.deepEqual(flash.written, ["b"]);
});
