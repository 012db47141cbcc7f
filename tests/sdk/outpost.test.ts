// SPDX-License-Identifier: Apache-2.0
/** The machine outside of a small computer, as the charger's machine holds it: it breaks off, is deaf or full, and is started anew; in virtual time. */
import test from "ava";
import type { Ordered, Said } from "../../hosts/sdk/messages.js";
import { type Machine, Outpost } from "../../hosts/sdk/outpost.js";
import { Outside } from "../../hosts/sdk/outside.js";

const PLAN = { http: 80, names: [], dns: "192.0.2.1" };

/** A machine with the real outside in it, and no showers; or one that hears nothing. */
class StandIn implements Machine {
	onmessage?(said: Said): void;
	readonly orders: Ordered[] = [];
	readonly outside: Outside;
	deaf = false;
	full = false;
	terminated = 0;

	constructor() {
		this.outside = new Outside(
			(said) => this.onmessage?.(said),
			() => [],
		);
	}

	postMessage(ordered: Ordered): void {
		if (this.full) throw new Error("timeout");
		this.orders.push(ordered);
		if (!this.deaf) this.outside.hear(ordered);
	}

	terminate(): void {
		this.terminated += 1;
	}
}

function rig() {
	const machines: StandIn[] = [];
	const said: string[] = [];
	const frames: string[] = [];
	const state = { mayForce: false, fails: false, now: 0 };
	let hear: (frame: string) => void = () => {};
	const outpost = new Outpost(
		{
			make: () => {
				if (state.fails) throw new Error("no memory");
				const machine = new StandIn();
				machines.push(machine);
				return machine;
			},
			connect: (heard) => {
				hear = heard;
				return (frame) => frames.push(frame);
			},
			mayForce: () => state.mayForce,
			tell: (line) => said.push(line),
		},
		PLAN,
	);
	const pass = (ms: number): void => {
		for (const end = state.now + ms; state.now < end; ) {
			state.now += 100;
			outpost.tick(state.now);
			for (const machine of machines) if (!machine.deaf && machine.terminated === 0) machine.outside.tick(state.now);
		}
	};
	return { machines, said, frames, state, outpost, pass, tell: (frame: string) => hear(frame) };
}

test("it is told its plan, and what it says reaches the window", (t) => {
	const { machines, frames, pass } = rig();
	pass(3_000);
	t.deepEqual(machines[0].orders[0], { begin: { ...PLAN, restarts: 0 } });
	t.true(frames.some((frame) => frame.startsWith('{"hello":')));
	pass(3_600_000);
	t.is(machines.length, 1);
});

test("a mistake in it ends it: it says good-bye, is taken away, and another one is told how many there were", (t) => {
	const { machines, said, pass, outpost } = rig();
	pass(1_000);
	machines[0].outside.fail("unhandled exception: a mistake");
	pass(300);
	t.deepEqual(machines[0].orders.at(-1), { end: true });
	t.is(machines[0].terminated, 1);
	pass(1_100);
	t.is(machines.length, 2);
	t.deepEqual(machines[1].orders[0], { begin: { ...PLAN, restarts: 1 } });
	t.is(outpost.warden.restarts, 1);
	t.deepEqual(said, [
		"what speaks to the network has broken off (unhandled exception: a mistake)",
		"what speaks to the network is started anew",
	]);
});

test("one that hears nothing is taken away when that may be, and not before; to it no more is sent than its queue holds", (t) => {
	const { machines, state, outpost, pass, tell } = rig();
	pass(1_000);
	machines[0].deaf = true;
	for (let n = 0; n < 1_000; n++) tell(`${n}`);
	t.true(machines[0].orders.length < 20);
	t.true(outpost.dropped > 980);
	pass(3_600_000);
	t.is(machines[0].terminated, 0);
	state.mayForce = true;
	pass(100);
	t.is(machines[0].terminated, 1);
	pass(1_000);
	t.is(machines.length, 2);
	t.is(outpost.warden.why, "it has given no sign of life for 10 s");
});

test("a queue that is full throws here, and nobody hears of it but the counter", (t) => {
	const { machines, state, outpost, pass, tell } = rig();
	pass(1_000);
	machines[0].full = true;
	for (let n = 0; n < 100; n++) tell(`${n}`);
	t.is(outpost.dropped, 100);
	machines[0].deaf = true;
	state.mayForce = true;
	pass(20_000);
	t.is(machines[0].terminated, 1);
	t.is(machines.length, 2);
});

test("where there is no room for one it is tried again, later each time", (t) => {
	const { machines, state, outpost, pass } = rig();
	state.fails = true;
	pass(30_000);
	t.is(outpost.warden.why, "no memory");
	t.is(outpost.warden.restarts, 4);
	state.fails = false;
	pass(32_000);
	t.is(machines.length, 1);
});

test("what an ended machine still says is not heard", (t) => {
	const { machines, frames, pass } = rig();
	pass(1_000);
	machines[0].outside.fail("a mistake");
	pass(2_000);
	t.is(machines.length, 2);
	const before = frames.length;
	machines[0].onmessage?.({ frame: "late" });
	t.is(frames.length, before);
});
