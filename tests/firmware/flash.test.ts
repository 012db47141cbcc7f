// SPDX-License-Identifier: Apache-2.0
/** The firmware on a slow flash: nothing is written until the contacts are open, nothing opens for it, and nothing is forgotten. */
import test from "ava";
import { Bench } from "../../hosts/bench/bench.js";
import { CONTACTOR_CONDITIONS } from "../../hosts/bench/contactor.js";
import { MemoryMedium } from "../../hosts/bench/records.js";
import { STEADY_HIGH } from "../../src/control/duty.js";
import { step } from "../../src/control/step.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import { Journal } from "../../src/settings/journal.js";
import { DEAF } from "../bench/dummy.js";

const SLOW_MS = 400;

/** A charger whose store takes its time, and when it was written. */
class Slow {
	readonly bench: Bench;
	readonly medium = new MemoryMedium();
	readonly printed: string[] = [];
	/** How often it was written, and how often while contacts were closed or told to be. */
	writes = 0;
	underLoad = 0;

	constructor(flashMs = SLOW_MS, decide = step) {
		const { medium } = this;
		const count = (): void => {
			this.writes += 1;
			if (this.bench.board.contactor.closed || this.bench.board.commanded()) this.underLoad += 1;
		};
		const counted = {
			read: () => medium.read(),
			append: (bytes: Uint8Array) => {
				if (this.bench !== undefined) count();
				medium.append(bytes);
			},
			replace: (bytes: Uint8Array) => {
				if (this.bench !== undefined) count();
				medium.replace(bytes);
			},
		};
		const listener = { ...DEAF, printed: (_: number, text: string) => void this.printed.push(text) };
		this.bench = new Bench(powerUp([], decide), listener, 1, counted);
		this.bench.slowStore(flashMs);
	}

	/** A vehicle charges. */
	charge(): this {
		this.bench.board.vehicle.drawRegulated(16_000, 3);
		this.bench.settle();
		return this.pass(10_000);
	}

	unplug(): this {
		this.bench.board.vehicle.unplug();
		this.bench.settle();
		return this.pass(10_000);
	}

	pass(ms: number): this {
		this.bench.goTo(this.bench.now + ms);
		return this;
	}

	type(line: string): this {
		this.bench.type(`${line}\r`);
		return this;
	}

	get closed(): boolean {
		return this.bench.board.contactor.closed;
	}

	/** What is on the medium, as a firmware after the next power cut finds it. */
	found(key: string): string | undefined {
		return new Journal(this.medium, () => {}).read(key);
	}
}

test("while the contactor is closed nothing is written, whatever is told; once it is open, all of it is", (t) => {
	const slow = new Slow().charge();
	t.true(slow.closed);
	const before = slow.writes;
	for (const line of [
		"limit ems 10",
		"limit ems 12",
		"pause",
		"resume",
		"enable CSMS 3",
		"zone CET-1",
		"target all 7:00 20",
		"limit ems 13",
	]) {
		slow.type(line);
		slow.pass(100);
	}
	slow.charge().pass(130_000);
	t.true(slow.closed);
	t.is(slow.underLoad, 0);
	slow.unplug();
	t.is(slow.underLoad, 0);
	t.true(slow.writes > before);
	t.regex(slow.found("limits") ?? "", /"name":"ems","ma":13000/);
	t.regex(slow.found("port") ?? "", /"zone":"CET-1"/);
	t.regex(slow.found("log.1") ?? "", /"reason":"EVDisconnected"/);
	t.is(slow.found("open"), undefined);
});

test("the tick that opens writes nothing: the contactor opens first, and the fault is remembered then", (t) => {
	const slow = new Slow().charge();
	slow.bench.board.pressStop(true);
	slow.bench.board.tampered = true;
	slow.bench.settle();
	slow.pass(30);
	t.false(slow.closed);
	slow.pass(20_000);
	t.is(slow.underLoad, 0);
	t.is(slow.found("faults"), "tamper");
});

test("a coil that is still on is not written under either, whatever its contacts say or do not", (t) => {
	for (const condition of ["stuck_open", "feedback_lost"] as const) {
		const slow = new Slow().charge().type("limit ems 10");
		slow.bench.board.contactor.become(CONTACTOR_CONDITIONS.indexOf(condition));
		slow.bench.settle();
		slow.pass(60_000);
		t.is(slow.underLoad, 0, condition);
		t.regex(slow.found("limits") ?? "", /ems/, condition);
	}
});

test("contacts that stay closed without their coil are remembered, although they are closed", (t) => {
	const slow = new Slow().charge();
	slow.bench.board.contactor.become(CONTACTOR_CONDITIONS.indexOf("welded"));
	slow.bench.settle();
	slow.unplug();
	t.true(slow.closed);
	t.is(slow.found("faults"), "welded");
});

test("a store that is quick is written under load, in time, and nothing opens", (t) => {
	const slow = new Slow(10).charge();
	const before = slow.writes;
	slow.type("limit ems 10").type("limit house 12").pass(190_000);
	t.true(slow.closed);
	t.true(slow.underLoad >= 4, `${slow.underLoad}`);
	t.is(slow.writes - before, slow.underLoad);
	t.regex(slow.found("limits") ?? "", /house/);
	for (const ms of [11, 64, 65, 400]) t.is(new Slow(ms).charge().pass(130_000).underLoad, 0, `${ms}`);
});

test("a restart under load loses nothing; a loss of power loses what waited, and not the session", (t) => {
	for (const restarts of [true, false]) {
		const slow = new Slow().charge().type("limit ems 10").pass(70_000);
		if (restarts) slow.bench.reboot();
		else {
			slow.bench.power(false);
			slow.pass(5_000);
			slow.bench.power(true);
		}
		slow.pass(1);
		slow.printed.length = 0;
		slow.type("limit");
		t.is(
			slow.printed.some((line) => line === "ems 10 A"),
			restarts,
			slow.printed.join("\n"),
		);
		t.is((slow.bench.device as Firmware).sessions, 1);
	}
});

test("what waited is written after the step has thrown, once its contactor is open", (t) => {
	let breaks = false;
	const slow = new Slow(SLOW_MS, (...given) => {
		if (breaks) throw new Error("a bug");
		return step(...given);
	}).charge();
	slow.type("limit ems 10").pass(100);
	t.is(slow.found("limits"), undefined);
	breaks = true;
	slow.pass(3_000);
	t.false(slow.closed);
	t.is(slow.bench.device?.drive.duty, STEADY_HIGH);
	t.is(slow.underLoad, 0);
	t.regex(slow.found("limits") ?? "", /ems/);
});
