// SPDX-License-Identifier: Apache-2.0
/** The sealed store: what cannot be believed reads as absent and stays, what is the same is not written, and a newer record is put aside. */
import test from "ava";
import { LAYOUT, sealed } from "../../src/settings/seal.js";
import { SealedStore } from "../../src/settings/sealedStore.js";
import { Flash } from "./flash.js";

function sealedOn(flash: Flash): { store: SealedStore; said: string[] } {
	const said: string[] = [];
	return { store: new SealedStore(flash, (line) => void said.push(line)), said };
}

test("what was written is read, now and after a restart, and not written again", (t) => {
	const flash = new Flash();
	const { store, said } = sealedOn(flash);
	store.write("open", "é1");
	store.write("open", "é1");
	t.deepEqual(flash.written, ["open"]);
	t.is(store.read("open"), "é1");
	t.is(sealedOn(flash).store.read("open"), "é1");
	store.erase("open");
	store.erase("open");
	t.deepEqual(flash.written, ["open", "-open"]);
	t.is(store.read("open"), undefined);
	t.deepEqual(said, []);
});

test("a record with a flipped bit, or of another key, is said once, reads as absent, and stays until it is written anew", (t) => {
	const good = sealed("open", "1");
	for (const bad of [good.replace("1 open 1", "1 open 3"), sealed("total", "1"), '{"n":1}', ""]) {
		const flash = new Flash();
		flash.values.set("open", bad);
		const { store, said } = sealedOn(flash);
		t.is(store.read("open"), undefined, bad);
		t.is(store.read("open"), undefined);
		t.deepEqual(said, ['the record "open" is not used: it is damaged']);
		t.is(flash.values.get("open"), bad);
		store.write("open", "2");
		t.is(store.read("open"), "2");
		t.deepEqual([...flash.values.keys()], ["open"]);
	}
});

test("a record of a newer layout is said once, not used, and put aside before something is written over it", (t) => {
	const newer = sealed("open", "in another language", LAYOUT + 1);
	for (const erases of [false, true]) {
		const flash = new Flash();
		flash.values.set("open", newer);
		const { store, said } = sealedOn(flash);
		t.is(store.read("open"), undefined);
		t.is(store.read("open"), undefined);
		t.deepEqual(said, ['the record "open" is not used: it is of layout 2, which is newer than 1']);
		t.is(flash.values.get("open"), newer);
		if (erases) store.erase("open");
		else store.write("open", "1");
		t.deepEqual(flash.written, ["~open", erases ? "-open" : "open"], "aside first: the power may go between the two");
		t.is(flash.values.get("~open"), newer);
		store.write("open", "2");
		t.is(flash.values.get("~open"), newer, "what is written over then is this firmware's own");
		t.is(sealedOn(flash).store.read("open"), "2");
	}
});
