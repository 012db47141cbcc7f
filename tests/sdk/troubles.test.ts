// SPDX-License-Identifier: Apache-2.0
/** A board on the small computer in trouble: broker, wire, EVerest and the machine itself fail at any moment of a charge. Nothing closes by what is old, all opens in time, and all is well again by itself. */
import test, { type ExecutionContext } from "ava";
import { Dice } from "../bench/dice.js";
import { Carried } from "./everestBench.js";

/** A host is lost after this, the setting hostLost, ms; a heartbeat comes each second. */
const LOST_MS = 2_500;
/** Then the vehicle has its time, and the contactor, ms. */
const OPEN_MS = 7_000;
const RUNS = 6;

/** What may happen: how it begins, and how it is put right. */
interface Trouble {
	readonly begins: (carried: Carried, dice: Dice) => void;
	readonly ends: (carried: Carried) => void;
	/** Nothing of EVerest gets through. */
	readonly cuts: boolean;
}

/** The longest that a wire may take, ms. */
const SLOW_MS = 3_000;

const TROUBLES: readonly Trouble[] = [
	{ begins: ({ broker }) => (broker.up = false), ends: ({ broker }) => (broker.up = true), cuts: true },
	{ begins: ({ bench }) => bench.outside.up(false), ends: ({ bench }) => bench.outside.up(true), cuts: true },
	{
		begins: ({ bench }, dice) => bench.outside.delay(dice.oneOf([50, 500, 1_500, SLOW_MS])),
		ends: ({ bench }) => bench.outside.delay(0),
		cuts: false,
	},
	{ begins: (carried) => carried.die(), ends: () => {}, cuts: false },
	{ begins: (carried) => (carried.hangs = true), ends: (carried) => (carried.hangs = false), cuts: true },
	{ begins: (carried) => carried.words("reboot"), ends: () => {}, cuts: false },
];

/** Looks on at each tick. */
class Judge {
	closings = 0;
	readonly #t: ExecutionContext;
	readonly #carried: Carried;
	#closed = false;
	/** When EVerest was heard last, as far as anybody can tell from outside. */
	heardAt = 0;

	constructor(t: ExecutionContext, carried: Carried) {
		this.#t = t;
		this.#carried = carried;
	}

	look(): void {
		const { closed, bench, lostAt, permittedAt } = this.#carried;
		const faults = bench.device?.report.faults ?? 0;
		if (faults !== 0) this.#t.fail(`${bench.now}: the port has faults ${faults.toString(2)}`);
		if (closed && !this.#closed) {
			this.closings += 1;
			if (permittedAt <= lostAt)
				this.#t.fail(`${bench.now}: closes by what was permitted at ${permittedAt}, and the host was lost at ${lostAt}`);
		}
		this.#closed = closed;
		const silent = bench.now - this.heardAt;
		if (closed && silent > LOST_MS + SLOW_MS + OPEN_MS) this.#t.fail(`${bench.now}: closed, and EVerest was not heard for ${silent} ms`);
	}
}

for (let seed = 1; seed <= RUNS; seed++)
	test(`run ${seed}: never closed by what is old, open in time, and well again`, (t) => {
		const dice = new Dice(seed);
		const carried = new Carried(["mode=everest", "mqtt.speaks=board"]);
		const judge = new Judge(t, carried);
		let cuts = false;
		let silent = false;
		const beat = (): void => {
			if (silent) return;
			carried.tell("heartbeat", `${carried.beat++}`);
			if (!cuts && carried.broker.client !== undefined) judge.heardAt = carried.bench.now;
			// it permits again now and then, whatever it has heard
			if (dice.chance(20)) carried.offer();
			if (dice.chance(20)) carried.allow();
		};
		const go = (seconds: number): void => carried.pass(seconds, beat, () => judge.look());
		carried.charge();
		judge.heardAt = carried.bench.now;
		t.true(carried.closed);
		for (let count = dice.whole(2, 4); count > 0; count--) {
			const trouble = dice.oneOf(TROUBLES);
			trouble.begins(carried, dice);
			cuts = trouble.cuts;
			silent = dice.chance(25);
			go(dice.whole(1, 150) / 10);
			trouble.ends(carried);
			cuts = false;
			silent = false;
			go(dice.whole(0, 100) / 10);
		}
		// a broker that was away is called again after 5 s at the latest
		go(12);
		carried.permit();
		go(8);
		carried.permit();
		t.true(carried.closed);
		t.true(judge.closings > 0);
	});
