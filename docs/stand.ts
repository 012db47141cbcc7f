// SPDX-License-Identifier: Apache-2.0
/** A stand for worst cases: a bench on which the controller alone charges a vehicle, and which can be forked at any millisecond. */
import { Bench, type Listener } from "../hosts/bench/bench.js";
import type { Device, PowerUp } from "../hosts/bench/device.js";
import { DRIVE_AT_START, type PilotSense, SENSE_AT_START } from "../src/control/board.js";
import type { Numbers } from "../src/control/numbers.js";
import { AT_START, copyOf } from "../src/control/state.js";
import { step } from "../src/control/step.js";
import { NOTHING_WISHED, REPORT_AT_START, type Wish } from "../src/control/wish.js";
import { assignAll, defaults } from "../src/settings/settings.js";

const DEAF: Listener = { booted: () => {}, printed: () => {}, happened: () => {} };
const SEED = 1;
/** After so long a controller has got over the duty with which it closed, ms. */
const SETTLED_MS = 1_000;
/** A port that has not closed by then does not charge, ms. */
const PATIENCE_MS = 30_000;
/** No event keeps contacts closed for longer than a vehicle has to let go, ms. */
const LONGEST_MS = 7_000;

/** Which windows the sampler can read: every `every`-th of them, beginning with `first`. */
export interface Readable {
	readonly every: number;
	readonly first: number;
}

/** The controller without the port above it: what the port wishes is said here. */
class Controller implements Device {
	readonly sense = copyOf(SENSE_AT_START);
	readonly drive = copyOf(DRIVE_AT_START);
	readonly report = copyOf(REPORT_AT_START);
	readonly wish: Wish = { ...NOTHING_WISHED, mayCharge: 1, offerMa: 32_000, phases: 3 };
	readonly values = defaults();
	readonly holds: readonly string[] = [];
	readonly boundBy = "";
	readonly sessions = 0;
	readonly sessionMwh = 0;
	readonly totalMwh = 0;
	/** Undefined while every window can be read. */
	readable: Readable | undefined = undefined;
	private readonly state = copyOf(AT_START);
	private windows = 0;

	tick(): boolean {
		const { pilot } = this.sense;
		const taken = pilot.count + pilot.lost;
		if (this.readable !== undefined) thin(pilot, this.readable, this.windows);
		this.windows += taken;
		step(this.state, this.values.control, this.sense, this.wish, this.drive, this.report);
		return true;
	}

	take(): void {}

	setClock(): void {}

	install(): void {}
}

/** Takes out what cannot be read. `before` windows have been there already. */
function thin(pilot: PilotSense, { every, first }: Readable, before: number): void {
	const there = pilot.count;
	pilot.count = 0;
	for (let i = 0; i < there; i++) {
		if ((before + i) % every !== first % every) continue;
		pilot.high[pilot.count] = pilot.high[i];
		pilot.low[pilot.count] = pilot.low[i];
		pilot.count++;
	}
	pilot.lost += there - pilot.count;
}

/** A copy of everything that hangs on `value`, with the same classes. Functions are shared, and the store, which a controller alone never writes. */
function fork<T>(value: T): T {
	if (typeof value !== "object" || value === null || value instanceof Map) return value;
	if (Array.isArray(value)) return value.slice() as T;
	const copy = Object.create(Object.getPrototypeOf(value)) as Record<string, unknown>;
	for (const [key, part] of Object.entries(value)) copy[key] = fork(part);
	return copy as T;
}

/** One stand. */
export class Stand {
	readonly bench: Bench;
	private readonly controller: Controller;

	private constructor(bench: Bench) {
		this.bench = bench;
		this.controller = bench.device as Controller;
	}

	/** A vehicle draws 16 A whatever the pilot says; undefined if it is not charged with these settings (`key=value`). */
	static charging(settings: readonly string[] = []): Stand | undefined {
		const controller = new Controller();
		assignAll(controller.values, settings);
		const powerUp: PowerUp = () => controller;
		const bench = new Bench(powerUp, DEAF, SEED);
		bench.board.vehicle.drawFixed(16_000, 3);
		bench.settle();
		while (!bench.board.contactor.closed && bench.now < PATIENCE_MS) bench.goTo(bench.now + 100);
		bench.goTo(bench.now + SETTLED_MS);
		return bench.board.contactor.closed ? new Stand(bench) : undefined;
	}

	/** Another stand that goes on from here by itself. */
	fork(): Stand {
		return new Stand(fork(this.bench));
	}

	get wish(): Wish {
		return this.controller.wish;
	}

	/** What the controller reads of its numbers. */
	get numbers(): Numbers {
		return this.controller.values.control;
	}

	/** Only some windows can be read from now on. */
	blur(readable: Readable): void {
		this.controller.readable = readable;
	}

	/** Goes on by `ms`; after each tick the next one comes `gapMs` later, where that is said. */
	run(ms: number, gapMs = 0): void {
		const end = this.bench.now + ms;
		while (this.bench.now < end) this.step(end, gapMs);
	}

	/** Milliseconds until the contacts are open, at most some seconds; 0 if they are open already. */
	untilOpen(gapMs = 0): number {
		const { bench } = this;
		const { contactor } = bench.board;
		const from = bench.now;
		while (contactor.closed && bench.now - from < LONGEST_MS) this.step(from + LONGEST_MS, gapMs);
		return bench.now - from;
	}

	private step(limit: number, gapMs: number): void {
		const { bench } = this;
		const ticked = bench.tickedAt;
		bench.step(limit);
		if (gapMs > 0 && bench.tickedAt !== ticked) bench.stall(gapMs);
	}
}
