// SPDX-License-Identifier: Apache-2.0
/** Both ends of the window over a bad wire: once it is good again all say the same as the charger, and each request was answered once. */
import test from "ava";
import { Random, Stream } from "../../hosts/bench/random.js";
import { MOST_WAITING } from "../../src/link/queue.js";
import { PROPERTIES } from "../../src/thing/properties.js";
import { Cabinet } from "../firmware/cabinet.js";
import { BadWire } from "./badWire.js";

const TICK_MS = 10;
/** The wire is bad for so long, and good for so long before all has to be the same. */
const BAD_MS = 20_000;
const GOOD_MS = 10_000;

const ASKED: readonly (readonly [action: string, told: { readonly [name: string]: number | string }])[] = [
	["pause", {}],
	["resume", {}],
	["limit", { name: "ems", current: 10_000, duration: 60_000 }],
	["limit", { name: "ems", current: 16_000 }],
	["limit", { name: "ems", current: -1 }],
	["unlimit", { name: "ems" }],
	["disable", {}],
	["enable", {}],
	["battery", { soc: 50, capacity: 60_000_000 }],
	["clock", { time: 1_795_890_600 }],
	["no such thing", {}],
];

/** What moves by itself, and is not told at once. */
const MOVING: { readonly [key: string]: number } = {
	uptime: 62_000,
	"session.duration": 2_000,
	"allowed.for": 2_000,
	"delay.for": 2_000,
	clock: 62,
};

/** A charger with three who look in. */
class Party {
	cabinet = new Cabinet();
	readonly wires: readonly BadWire[];
	/** The most that have waited, and requests done in one tick. */
	mostWaiting = 0;
	mostDone = 0;
	restarts = 0;
	readonly #random: Random;
	#now = 0;

	constructor(seed: number) {
		this.#random = new Random(seed, Stream.Noise);
		this.wires = [1, 2, 3].map(() => new BadWire(this.cabinet.firmware.window, this.#random));
	}

	/** Goes on for `ms`; one tick in so many somebody asks for something, and one in so many something restarts. */
	goOn(ms: number, asks: number, restarts: number): void {
		for (const until = this.#now + ms; this.#now < until; ) {
			this.#now += TICK_MS;
			for (const wire of this.wires) wire.goTo(this.#now);
			this.#happen(asks, restarts);
			this.#tick();
		}
	}

	#happen(asks: number, restarts: number): void {
		const wire = this.wires[this.#random.below(this.wires.length)];
		if (asks > 0 && this.#random.below(asks) === 0) wire.ask(...ASKED[this.#random.below(ASKED.length)]);
		if (restarts === 0 || this.#random.below(restarts) !== 0) return;
		this.restarts += 1;
		this.cabinet = new Cabinet();
		for (const each of this.wires) each.join(this.cabinet.firmware.window);
	}

	#tick(): void {
		const { window } = this.cabinet.firmware;
		const before = this.wires.map(({ told }) => told.length);
		this.mostWaiting = Math.max(this.mostWaiting, window.waiting);
		this.cabinet.run(TICK_MS, this.#now < 2_000 ? "A" : "C");
		const done = this.wires.flatMap(({ told }, i) => told.slice(before[i]).filter((frame) => /^\{"answer":\d+,"done"/.test(frame)));
		this.mostDone = Math.max(this.mostDone, done.length);
	}

	/** What somebody sees otherwise than it is. */
	differences(): string[] {
		const { firmware } = this.cabinet;
		return this.wires.flatMap(({ mirror }, i) =>
			PROPERTIES.flatMap(({ key, read }) => {
				const [seen, is] = [mirror.get(key), read(firmware)];
				if (seen === is || (MOVING[key] !== undefined && Math.abs(Number(seen) - Number(is)) <= MOVING[key])) return [];
				return [`${i}: ${key} is ${is}, seen ${seen}`];
			}),
		);
	}
}

for (const [seed, restarts] of [
	[1, 0],
	[2, 0],
	[3, 500],
	[4, 500],
] as const)
	test(`over a wire that delays, loses, doubles and cuts, seed ${seed}${restarts > 0 ? ", with restarts of the charger" : ""}`, (t) => {
		const party = new Party(seed);
		party.goOn(BAD_MS, 5, restarts);
		for (const wire of party.wires) wire.bad = false;
		party.goOn(GOOD_MS, 0, 0);
		t.deepEqual(
			party.wires.map(({ mirror }) => mirror.clear),
			[true, true, true],
		);
		t.deepEqual(party.differences(), []);
		const answers = party.wires.flatMap((wire) => wire.answers);
		t.true(answers.length > 200, `${answers.length} requests`);
		t.true(answers.every((count) => count === 1));
		t.true(party.mostWaiting <= MOST_WAITING, `${party.mostWaiting} waited`);
		t.is(party.mostDone, 1);
		t.true(party.restarts > 0 || restarts === 0);
	});

test("what is told of a request as done was done in this order, and none was done twice", (t) => {
	const party = new Party(9);
	party.goOn(BAD_MS, 3, 0);
	for (const { told } of party.wires) {
		const numbers = told.flatMap((frame) => /^\{"answer":([1-9]\d*),"done"/.exec(frame)?.[1] ?? []);
		t.is(new Set(numbers).size, numbers.length);
		t.true(numbers.length > 10, `${numbers.length}`);
	}
});

test("an end that restarts again and again sees everything and asks, as soon as it stays", (t) => {
	const party = new Party(11);
	for (let i = 0; i < 10; i++) {
		party.goOn(1_300, 20, 0);
		party.wires[1].restart();
	}
	for (const wire of party.wires) wire.bad = false;
	party.goOn(GOOD_MS, 0, 0);
	t.deepEqual(party.differences(), []);
	party.wires[1].ask("limit", { name: "late", current: 7_000 });
	party.goOn(1_000, 0, 0);
	t.is(
		party.wires[1].mirror.get("limits"),
		party.cabinet.firmware.evse.limits.includes("late") ? PROPERTIES.find(({ key }) => key === "limits")?.read(party.cabinet.firmware) : "",
	);
	t.true(party.cabinet.firmware.evse.limits.includes("late"));
});
