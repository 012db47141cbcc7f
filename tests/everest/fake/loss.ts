// SPDX-License-Identifier: Apache-2.0
/** A host that is lost at some moment of a charge, in some way and on some network: what has to be then, and what has to be told when it is back. */
import { Random, Stream } from "../../../hosts/bench/random.js";
import { Benched, BOARD } from "./benched.js";
import type { Passed, Troubles } from "./virtualBroker.js";
import { IDEAL } from "./virtualBroker.js";

/** The setting: a host that has not been alive for so long is lost, ms. Less than is usual, so that more moments are tried in the same time; a heart beats each second. */
export const HOST_LOST_MS = 1_500;
/** The sequence's own time: a vehicle that stays in C without PWM keeps the contactor for so long (IEC 61851-1 Table A.6 sequence 10.2). */
export const SEQUENCE_MS = 6_000;
/** A tick, what serves the outside (40 ms), a look of the port (100 ms), and the contactor. */
export const SLACK_MS = 200;
/** A charge: plugged in, asked for power, paused, asked again, unplugged; when it happens, ms. */
const PLAN: readonly (readonly [at: number, words: string])[] = [
	[200, "plug"],
	[1_000, "draw"],
	[6_000, "pause"],
	[7_000, "draw"],
	[9_500, "unplug"],
];
const CHARGE_MS = 10_000;
/** What is on its way when the host is lost may be so old, ms: the network is in trouble for a while before. */
const BEFORE_MS = 700;
/** How much of what was said before comes again afterwards, ms. */
const AGAIN_MS = 5_000;
/** Until everything has been told again, and a vehicle that asks for power has it, ms: a second of `returning`, EVerest's loops, and a vehicle. */
const BACK_MS = 6_000;

/** How a host is lost. */
export const LOSSES = [
	"its heart stops",
	"the broker is gone",
	"the broker is gone, and what was meant for it comes later",
	"it dies",
] as const;
export type Loss = (typeof LOSSES)[number];

/** What the network does meanwhile. */
export const NETWORKS: { readonly [name: string]: Troubles } = {
	ideal: IDEAL,
	delayed: { ...IDEAL, delayMs: 100, spreadMs: 900 },
	repeated: { ...IDEAL, spreadMs: 300, twice: 700 },
	disorder: { ...IDEAL, spreadMs: 1_000, disorder: true },
	"half lost": { ...IDEAL, lost: 500 },
};

/** One of them. */
export interface Trial {
	/** Of the charge, ms. */
	readonly moment: number;
	readonly loss: Loss;
	readonly network: string;
	/** The vehicle stays in C whatever the pilot says. */
	readonly stubborn: boolean;
}

/** What came of it; `wrong` is empty if everything was as it has to be. */
export interface Outcome {
	readonly wrong: readonly string[];
	/** The contactor was closed when the host was lost; how long it took to open since, ms. */
	readonly openedAfter: number | undefined;
	/** What EvseManager was at when it was lost. */
	readonly state: string;
	/** Whether a vehicle that asks for power has it in the end; undefined of one that does not. */
	readonly resumed: boolean | undefined;
}

/** The trials: moments in even steps, with each way and each network in turn, so that all pairs come up. */
export function trials(count: number): Trial[] {
	const networks = Object.keys(NETWORKS);
	return Array.from({ length: count }, (_, i) => ({
		moment: Math.round((i * CHARGE_MS) / count),
		loss: LOSSES[i % LOSSES.length],
		network: networks[i % networks.length],
		stubborn: i % 3 === 2,
	}));
}

/** Whether a vehicle asks for power at a moment of the charge, or would if there was a duty. */
function asksAt(moment: number): boolean {
	const last = PLAN.filter(([at]) => at < moment).at(-1);
	return last !== undefined && last[1] === "draw";
}

/** A bench on which some trials are made one after another; more would have its contactor rest, which opens under load in many. */
export class LossBench {
	readonly it: Benched;
	readonly #chance: Random;

	/** The setting, ms. */
	readonly #hostLostMs: number;

	constructor(seed = 1, hostLostMs = HOST_LOST_MS) {
		this.#hostLostMs = hostLostMs;
		this.it = new Benched({ settings: [`hostLost=${hostLostMs / 1_000}`, "closingsWait=0"], seed });
		this.#chance = new Random(seed, Stream.Jitter);
	}

	/** Makes one, and leaves the bench as it was: nobody plugged in, and a host that is there. */
	run({ moment, loss, network, stubborn }: Trial): Outcome {
		const { it } = this;
		const { broker } = it.bench;
		const wrong: string[] = [];
		it.moved();
		broker.passed = [];
		this.#play(Math.max(0, moment - BEFORE_MS), 0, stubborn);
		broker.troubles = NETWORKS[network];
		this.#play(moment, Math.max(0, moment - BEFORE_MS), stubborn);
		const lostAt = it.bench.now;
		const old = broker.passed.filter(({ at, from }) => from === "host" && at >= lostAt - AGAIN_MS);
		const { closed } = it.bench.board.contactor;
		const { state } = it.everest;
		this.#lose(loss);
		const openedAfter = this.#watch(lostAt, network, old, wrong);
		broker.troubles = IDEAL;
		it.pass(NETWORKS.disorder.spreadMs);
		const returnsAt = it.bench.now;
		if (it.moved().some(({ at, what }) => what === "commanded" && at > lostAt + this.#longest(network)))
			wrong.push("the contactor was told to close without a host");
		this.#return(loss);
		it.pass(BACK_MS);
		this.#hear(returnsAt, wrong);
		const resumed = asksAt(moment) ? it.bench.board.contactor.closed : undefined;
		this.#tidy(wrong);
		return { wrong, openedAfter: closed ? openedAfter : undefined, state, resumed };
	}

	/** When a host is lost at the latest, since its last sign. */
	#longest(network: string): number {
		const { delayMs, spreadMs } = NETWORKS[network];
		return this.#hostLostMs + delayMs + spreadMs + SLACK_MS;
	}

	/** The charge from a moment up to another. */
	#play(to: number, from: number, stubborn: boolean): void {
		const { it } = this;
		const began = it.bench.now - from;
		for (const [at, words] of PLAN) {
			if (at < from || at >= to) continue;
			it.bench.goTo(began + at);
			it.words(words === "draw" ? (stubborn ? "draw_power_fixed 10,3" : "draw_power_regulated 32,3") : words);
		}
		it.bench.goTo(began + to);
	}

	#lose(loss: Loss): void {
		const { it } = this;
		it.bench.broker.keeps = loss === LOSSES[2];
		if (loss === LOSSES[0]) it.everest.beat(false);
		else if (loss === LOSSES[3]) it.bench.killEverest(it.everest);
		else it.bench.broker.there = false;
	}

	/** Waits until the contactor has to be open; what was said before comes once more in between. Returns how long it took. */
	#watch(lostAt: number, network: string, old: readonly Passed[], wrong: string[]): number {
		const { it } = this;
		const { contactor } = it.bench.board;
		const again = lostAt + this.#longest(network);
		const deadline = again + SEQUENCE_MS;
		it.bench.goTo(again);
		while (contactor.closed && it.bench.now < deadline) it.bench.step(deadline);
		const openedAfter = it.bench.moved.reduce((last, { at, what }) => (what === "open" ? at : last), lostAt);
		if (contactor.closed) wrong.push(`still closed ${it.bench.now - lostAt} ms after the loss`);
		// a network that has kept them says them again, in the order in which they were
		for (const { topic, payload } of old) it.line.hear(topic, payload);
		it.pass(300 + this.#chance.below(200));
		// a heartbeat that was never heard before is one, however late it comes: the lease that it has begun ends, too
		const patience = it.bench.now + 2 * this.#hostLostMs;
		while (it.face.charger.name("host") !== "lost" && it.bench.now < patience) it.pass(100);
		return openedAfter - lostAt;
	}

	#return(loss: Loss): void {
		const { it } = this;
		it.bench.broker.passed = [];
		if (loss === LOSSES[0]) it.everest.beat(true);
		else if (loss === LOSSES[3]) it.startEverest();
		else it.bench.broker.there = true;
	}

	/** Everything is told again. */
	#hear(since: number, wrong: string[]): void {
		const said = this.it.bench.broker.passed.filter(({ at, from }) => from === "face" && at >= since);
		const tells = (name: string, part: string): boolean =>
			said.some(({ topic, payload }) => topic === `${BOARD}/m2e/${name}` && payload.includes(part));
		for (const [name, part] of [
			["capabilities", "max_current_A_import"],
			["ac_pp_ampacity", "ampacity"],
			["ac_nr_of_phases", ""],
			["event", '"Power'],
			["communication_check", "true"],
		])
			if (!tells(name, part)) wrong.push(`${name} ${part} was not told again`);
		if (!said.some(({ topic, payload }) => topic === `${BOARD}/m2e/event` && /"[A-F]"/.test(payload)))
			wrong.push("no letter was told again");
		if (this.it.everest.errors.active.length > 0) wrong.push(`EVerest still has ${this.it.everest.errors.active.join()}`);
	}

	/** The vehicle goes, and everything is as at the beginning. */
	#tidy(wrong: string[]): void {
		const { it } = this;
		it.words("unplug; sleep 3");
		if (it.everest.state !== "Idle") wrong.push(`EVerest ends in ${it.everest.state}`);
		if (it.bench.board.contactor.closed) wrong.push("closed without a vehicle");
		wrong.push(...it.everest.wrong);
	}
}

/** So many trials are made on one bench. */
const OF_ONE = 4;

/** What came of many of them. */
export interface Summary {
	/** Of each that went wrong, what and how. */
	readonly wrong: readonly string[];
	/** Losses with a closed contactor, and how long the slowest of them took to open beyond what its network took, ms. */
	readonly closed: number;
	readonly slowestMs: number;
	/** Vehicles that asked for power afterwards, and those that had it within 6 s. */
	readonly asked: number;
	readonly resumed: number;
	/** Those that should have it and had not. */
	readonly stuck: readonly string[];
}

/** Makes many trials. */
export function campaign(all: readonly Trial[], hostLostMs = HOST_LOST_MS): Summary {
	const made = all.map((trial, i) => ({ trial, i }));
	let bench = new LossBench(1, hostLostMs);
	const outcomes = made.map(({ trial, i }) => {
		if (i > 0 && i % OF_ONE === 0) bench = new LossBench(i, hostLostMs);
		return { trial, outcome: bench.run(trial) };
	});
	const of = ({ trial, outcome }: (typeof outcomes)[number]): string =>
		`${JSON.stringify(trial)} in ${outcome.state}: ${outcome.wrong.join("; ")}`;
	const opened = outcomes.flatMap(({ trial, outcome }) => {
		const { delayMs, spreadMs } = NETWORKS[trial.network];
		return outcome.openedAfter === undefined ? [] : [outcome.openedAfter - delayMs - spreadMs];
	});
	const asked = outcomes.filter(({ outcome }) => outcome.resumed !== undefined);
	return {
		wrong: outcomes.filter(({ outcome }) => outcome.wrong.length > 0).map(of),
		closed: opened.length,
		slowestMs: Math.max(0, ...opened),
		asked: asked.length,
		resumed: asked.filter(({ outcome }) => outcome.resumed).length,
		stuck: asked
			.filter(({ outcome, trial }) => outcome.resumed === false && trial.network === "ideal" && outcome.state !== "ChargingPausedEV")
			.map(of),
	};
}
