// SPDX-License-Identifier: Apache-2.0
/** The wireless network: joined, lost and joined again, with pauses, and never a command that answers an event. */
import test from "ava";
import { Random, Stream } from "../../hosts/bench/random.js";
import { ADDRESS_MS, HELD_MS, JOIN_MS, LOOK_MS, SETTLE_MS } from "../../src/network/wifi.js";
import { HAPPENINGS } from "./fakeRadio.js";
import { HOME, Shack, TICK_MS } from "./shack.js";

/** A shack that is online. */
function online(seed = 1): Shack {
	const shack = new Shack(seed);
	shack.wifi.want(HOME);
	shack.pass(5);
	shack.course();
	return shack;
}

test("nothing is joined before somebody wants it", (t) => {
	const shack = new Shack().pass(60);
	t.is(shack.wifi.state, "off");
	t.deepEqual(shack.radio.commands, []);
});

test("a network is joined at once, and tells where it is and how well it is heard", (t) => {
	const shack = new Shack();
	shack.wifi.want(HOME);
	shack.pass(5);
	t.deepEqual(shack.course(), ["searching", "no address", "online"]);
	t.deepEqual(shack.radio.commands, [[500, "join", "home"]]);
	t.is(shack.wifi.address, "192.168.1.7");
	t.is(shack.wifi.signal, -60);
	t.deepEqual(shack.radio.wanted, HOME);
});

test("while the access point is away it is tried with pauses that grow to a minute, none alike, and found once it is back", (t) => {
	const shack = online();
	shack.pass(60);
	shack.radio.happen("gone");
	shack.pass(1_200);
	t.deepEqual(shack.course(), ["searching"]);
	t.is(shack.wifi.address, "");
	t.is(shack.wifi.signal, 0);
	const { pauses } = shack;
	t.true(
		pauses.slice(1).every((ms) => ms >= 1_000 && ms <= 60_000 + shack.radio.joinMs + 2 * TICK_MS),
		pauses.join(),
	);
	t.true(
		pauses.slice(-5).every((ms) => ms >= 30_000),
		"half a minute at least by then",
	);
	t.true(new Set(pauses.slice(-5)).size >= 4, pauses.join());
	t.true(pauses.length < 45, `${pauses.length} attempts in 20 min`);
	shack.radio.happen("back");
	shack.pass(70);
	t.is(shack.wifi.state, "online");
	t.deepEqual(shack.radio.complaints, []);
	t.is(shack.radio.commands.filter(([, what]) => what === "leave").length, 0, "what has left by itself is not told to leave");
});

test("a neighbour that has lost the same access point comes back at another time", (t) => {
	const moments = [1, 2, 3, 4].map((seed) => {
		const shack = online(seed).pass(60);
		shack.radio.happen("gone");
		return shack.pass(300).joins.at(-1);
	});
	t.is(new Set(moments).size, 4);
});

test("what has held for a minute is looked for at once, what comes and goes is not", (t) => {
	const held = online().pass(HELD_MS / 1_000);
	held.radio.happen("dropped");
	held.pass(3);
	t.is(held.wifi.state, "online");
	const flapping = online();
	for (let i = 0; i < 40; i++) {
		flapping.radio.happen("dropped");
		flapping.pass(10);
	}
	t.true(flapping.joins.length < 20, `${flapping.joins.length} attempts in 400 s`);
});

test("a wrong password is told apart where the radio tells, and tried seldom", (t) => {
	const shack = new Shack();
	shack.radio.tells = true;
	shack.radio.password = "another";
	shack.wifi.want(HOME);
	shack.pass(600);
	t.deepEqual(shack.course(), ["searching", "wrong password"]);
	t.true(shack.joins.length < 22, `${shack.joins.length}`);
	shack.radio.happen("right");
	shack.pass(70);
	t.deepEqual(shack.course(), ["no address", "online"]);
	const silent = new Shack();
	silent.radio.password = "another";
	silent.wifi.want(HOME);
	silent.pass(600);
	t.deepEqual(silent.course(), ["searching"]);
});

test("another password is tried at once", (t) => {
	const shack = new Shack();
	shack.radio.tells = true;
	shack.wifi.want({ ...HOME, password: "wrong one" });
	shack.pass(120);
	t.is(shack.wifi.state, "wrong password");
	shack.wifi.want(HOME);
	shack.pass(3);
	t.is(shack.wifi.state, "online");
});

test("an address that is lost without a word is missed, and asked for anew", (t) => {
	const shack = online();
	shack.radio.happen("unleased");
	shack.pass((3 * LOOK_MS) / 1_000);
	t.is(shack.wifi.state, "no address");
	t.is(shack.wifi.address, "");
	t.is(shack.radio.commands.filter(([, what]) => what === "leave").length, 1);
	shack.radio.happen("leased");
	shack.pass(10);
	t.is(shack.wifi.state, "online");
	t.deepEqual(shack.radio.complaints, []);
});

test("an address that is missing for one look is not lost", (t) => {
	const shack = online();
	shack.radio.happen("unleased");
	shack.pass(LOOK_MS / 1_000);
	shack.radio.happen("leased");
	shack.pass(60);
	t.deepEqual(shack.course(), []);
	t.is(shack.radio.commands.length, 1);
});

test("whoever gives no address is asked again and again, with pauses", (t) => {
	const shack = new Shack();
	shack.radio.leases = false;
	shack.wifi.want(HOME);
	shack.pass(600);
	t.deepEqual(shack.course(), ["searching", "no address"]);
	t.true(shack.pauses.every((ms) => ms >= ADDRESS_MS));
	t.true(shack.joins.length > 6);
});

test("an attempt of which nothing is ever heard is given up, and another one made", (t) => {
	const shack = new Shack();
	shack.radio.stuck = true;
	shack.wifi.want(HOME);
	shack.pass(300);
	t.true(shack.joins.length > 4);
	t.true(
		shack.pauses.every((ms) => ms >= JOIN_MS + SETTLE_MS),
		shack.pauses.join(),
	);
	t.deepEqual(shack.radio.complaints, []);
});

test("a radio that cannot begin is tried again", (t) => {
	const shack = new Shack();
	shack.radio.fails = true;
	shack.wifi.want(HOME);
	shack.pass(30);
	t.true(shack.joins.length > 3);
	shack.radio.happen("heard");
	shack.pass(40);
	t.is(shack.wifi.state, "online");
});

test("what is wanted changes: the one is left before the other is joined; none is left and stays so", (t) => {
	const shack = online();
	shack.radio.commands.length = 0;
	const office = { ...HOME, ssid: "office", address: { address: "10.0.0.7", mask: "255.0.0.0", gateway: "10.0.0.1", dns: "10.0.0.1" } };
	shack.wifi.want(office);
	const since = shack.now;
	shack.pass(5);
	const [left, joined] = shack.radio.commands;
	t.deepEqual([left[1], joined[1], joined[2]], ["leave", "join", "office"]);
	t.true(joined[0] - since >= SETTLE_MS);
	t.is(shack.wifi.address, "10.0.0.7");
	shack.wifi.want(undefined);
	shack.pass(60);
	t.is(shack.wifi.state, "off");
	t.is(shack.radio.link, "apart");
	t.is(shack.radio.commands.length, 3);
	t.is(shack.wifi.address, "");
	t.is(shack.wifi.signal, 0);
});

test("whatever happens: nothing is commanded that a radio cannot do, attempts never come in a storm, and in the end all is well", (t) => {
	for (let seed = 1; seed <= 60; seed++) {
		const random = new Random(seed, Stream.Noise);
		const shack = new Shack(seed);
		shack.radio.tells = random.below(2) === 0;
		shack.wifi.want(HOME);
		for (let i = 0; i < 120; i++) {
			shack.radio.happen(HAPPENINGS[random.below(HAPPENINGS.length)]);
			if (random.below(20) === 0) shack.wifi.want([HOME, { ...HOME, password: "banana split" }, undefined][random.below(3)]);
			shack.pass(random.below(24) / 2);
		}
		for (const what of ["back", "leased", "heard", "right"] as const) shack.radio.happen(what);
		shack.wifi.want(HOME);
		shack.pass(120);
		t.is(shack.wifi.state, "online", `seed ${seed}`);
		t.deepEqual(shack.radio.complaints, [], `seed ${seed}`);
		// six changes of what is wanted at most do not wait for a pause
		const { pauses } = shack;
		t.true(pauses.filter((ms) => ms < 1_000).length <= 15, `seed ${seed}: ${pauses.join()}`);
	}
});
