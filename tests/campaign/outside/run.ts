// SPDX-License-Identifier: Apache-2.0
/** One run: the plan is played, all has to be well again in time, and contactor and pilot have to have done what they do without anybody outside. */

import { Bench } from "../../../hosts/bench/bench.js";
import { parse } from "../../../hosts/bench/scenario/parse.js";
import { Player } from "../../../hosts/bench/scenario/player.js";
import { READING_TOPICS, TOPICS } from "../../../src/mqtt/topics.js";
import type { Happening, Plan } from "./happening.js";
import { type Mistake, NO_MISTAKE } from "./mistake.js";
import type { Done } from "./promise.js";
import { ask } from "./requests.js";
import { type Broken, Judge } from "./rules.js";
import { Scene } from "./scene.js";
import { stepOf } from "./steps.js";
import { emptyTally, type Tally } from "./tally.js";
import { differenceOf, Trace } from "./trace.js";
import { bring, HEALING } from "./troubles.js";
import { replaying } from "./witness.js";

/**
 * All is back within this time after everything is well: the outside was not missed for 10 s, or has 30 s to begin; it is started after 60 s,
 * and calls a broker again after 60 s that it has waited 10 s for; readings come within 30 s: ms.
 */
export const BACK_MS = 180_000;
/** What is asked then is done within this time, ms. */
const OBEYED_MS = 20_000;
const LAST_MA = 7_000;
const LAST = { name: "last", current: 7, duration: 3_600, ask: "last" };

/** What a trouble is told beside its name. */
const NUMBER = / \d+$/;

/** How a run went. */
export interface Verdict {
	readonly broken: Broken | undefined;
	readonly tally: Tally;
}

/** Plays a plan. */
export function play(plan: Plan, mistake: Mistake = NO_MISTAKE): Verdict {
	const scene = new Scene(mistake);
	const tally = emptyTally();
	const run = new Run(scene, tally);
	const broken = run.play(plan) ?? run.comeBack(plan.healedAt) ?? run.obey() ?? compare(plan, scene);
	tally.runs = 1;
	tally.milliseconds = scene.bench.now;
	tally.closings = scene.trace.closings;
	tally.requests = scene.clerk.done.length;
	tally.restarts = scene.border.warden.restarts;
	tally.violations = broken === undefined ? 0 : 1;
	return { broken, tally };
}

class Run {
	readonly #scene: Scene;
	readonly #tally: Tally;
	readonly #judge = new Judge();

	constructor(scene: Scene, tally: Tally) {
		this.#scene = scene;
		this.#tally = tally;
	}

	play({ happenings, healedAt }: Plan): Broken | undefined {
		for (const happening of happenings) {
			const broken = this.#goTo(happening.at);
			if (broken !== undefined) return broken;
			this.#act(happening);
		}
		const broken = this.#goTo(healedAt);
		for (const text of HEALING) bring(this.#scene, text);
		return broken;
	}

	/** Everything is well; the outside has so much time. */
	comeBack(healedAt: number): Broken | undefined {
		const { bench } = this.#scene;
		while (this.#missing(healedAt) !== "") {
			const broken = this.#goTo(bench.now + 1_000);
			if (broken !== undefined) return broken;
			if (bench.now - healedAt <= BACK_MS) continue;
			return this.#broken("does-not-come-back", `Within ${BACK_MS / 1_000} s all is as it was, by itself.`, this.#missing(healedAt));
		}
		this.#tally.backMs = bench.now - healedAt;
		return undefined;
	}

	/** Somebody asks for something, and again as long as it is refused: what a slow wire has kept back may come all at once. */
	obey(): Broken | undefined {
		const { net, bench, clerk } = this.#scene;
		const until = bench.now + OBEYED_MS;
		const answered = () => net.told.filter(({ payload }) => payload.includes('"ask":"last"'));
		const done = (): boolean => answered().some(({ payload }) => payload.includes('"done"'));
		for (let asked = 0; !done() || (clerk.device?.firmware.evse.binding.ma ?? 0) > LAST_MA; ) {
			if (asked === answered().length) {
				ask(this.#scene, `mqtt do/limit ${JSON.stringify(LAST)}`);
				asked += 1;
			}
			const broken = this.#goTo(bench.now + 100);
			if (broken !== undefined) return broken;
			if (bench.now < until) continue;
			return this.#broken(
				"does-not-obey",
				"What is asked then is done within 20 s, and each time answered.",
				`${asked} asked, ${answered().length} answered`,
			);
		}
		return undefined;
	}

	/** What is not back yet; an empty text if nothing is missing. */
	#missing(healedAt: number): string {
		const { net, border, shownAmps, clerk } = this.#scene;
		if (border.life?.mirror.clear !== true) return "the outside does not see the charger";
		if (net.retained.get("pilotlight/status")?.payload !== "online") return "the broker does not know that it is online";
		const stale = TOPICS.find(({ path }, place) => {
			const arrived = net.retained.get(`pilotlight/${path}`);
			return arrived === undefined || (place < READING_TOPICS && arrived.at < healedAt);
		});
		if (stale !== undefined) return `the broker has not heard ${stale.path}`;
		const amps = `${(clerk.device?.firmware.evse.binding.ma ?? 0) / 1_000}A`;
		return shownAmps === amps ? "" : `Haystack shows ${shownAmps}, and it is ${amps}`;
	}

	#goTo(at: number): Broken | undefined {
		while (this.#scene.bench.now < at) {
			this.#scene.goOn(at);
			const broken = this.#judge.look(this.#scene);
			if (broken !== undefined) return broken;
		}
		return undefined;
	}

	#act({ to, text }: Happening): void {
		if (to === "charge") this.#scene.play(text);
		else if (to === "request") ask(this.#scene, text);
		else {
			if (!HEALING.includes(text)) this.#tally.note(text.replace(NUMBER, ""), stepOf(this.#scene.bench, this.#scene.trace.moments));
			bring(this.#scene, text);
		}
	}

	#broken(name: string, says: string, seen: string): Broken {
		return { name, says, at: this.#scene.bench.now, seen };
	}
}

/** The same charge with nobody outside, or somebody who is always there and asks for the same. The time of day is nobody's request. */
function compare({ happenings }: Plan, { clerk, bench, trace }: Scene): Broken | undefined {
	const asked = clerk.done.filter(({ action }) => action !== "clock");
	const other = alone(
		happenings.filter(({ to }) => to === "charge"),
		asked,
		bench.now,
	);
	const difference = differenceOf(trace.moments, other, bench.now);
	if (difference === "") return undefined;
	const says = "Contactor and pilot do at each moment what they do with nobody outside, or with somebody perfect who asks for the same.";
	return { name: "moves-the-contactor", says, at: bench.now, seen: difference };
}

function alone(charge: readonly Happening[], asked: readonly Done[], until: number) {
	const trace = new Trace();
	const bench = new Bench(replaying(asked, []), trace, 1);
	const player = new Player(bench, trace);
	for (const { at, text } of charge) {
		player.idle(at);
		player.add(parse(text).commands);
		while (player.play(bench.now) === "failed");
	}
	player.idle(until);
	return trace.moments;
}
