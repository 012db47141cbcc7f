// SPDX-License-Identifier: Apache-2.0
/** The rules for a charger and what is outside of it, judged step by step by what an outsider can see of charger, broker and Haystack. */
import { MOST_ON_THEIR_WAY } from "../../../src/link/passage.js";
import { MOST_WAITING } from "../../../src/link/queue.js";
import { LEAST_OFFER_MA } from "../readings.js";
import { MOST_CROSSING } from "./border.js";
import type { Scene } from "./scene.js";

/** What a port that is at rest looks at later, a tick that is late, and a turn of the window, ms. */
const SOON_MS = 300;
/** A new duty may wait for 5 s after the last one, and the vehicle has 6 s to let go when there is none any more: IEC 61851-1 Table A.6 seq. 6, 10.2. */
const FOLLOWED_MS = 6_600;
/** A pilot tells currents in steps, mA. */
const A_STEP_MA = 300;
/** A broker that was away gets so many events and answers that waited, and what is new since: src/mqtt/face.ts. */
const MOST_EVENTS = 32;
const MOST_ANSWERS = 16;

/** A rule. */
export interface Rule {
	readonly name: string;
	readonly says: string;
	/** It is broken when this has been so for longer than `forMs`: what was seen, for people; an empty text while it is not. */
	readonly broken: (scene: Scene) => string;
	readonly forMs: number;
}

/** Those that are looked at in each step. */
export const RULES: readonly Rule[] = [
	{
		name: "gives-up",
		says: "The charger goes on.",
		broken: ({ clerk }) => clerk.device?.firmware.failure ?? "",
		forMs: 0,
	},
	{
		name: "asks-unasked",
		says: "The outside asks the charger for nothing that nobody has asked it for, and for nothing twice.",
		broken: ({ clerk, requests }) => (clerk.asked > requests ? `${clerk.asked} requests have come, and ${requests} were made` : ""),
		forMs: 0,
	},
	{
		name: "more-than-promised",
		says: "No more may be offered than each limit and level allows that was accepted and has not ended, and what it falls back to after that.",
		broken: ({ clerk, promised, bench }) => exceeds(clerk.device?.firmware.evse.binding.ma ?? 0, promised.maAt(bench.now)),
		forMs: SOON_MS,
	},
	{
		name: "less-than-promised",
		says: "No less may be offered than they allow: none ends before its time, none is forgotten, none that has ended goes on.",
		broken: (scene) =>
			isOwn(scene) ? exceeds(scene.promised.maAt(scene.bench.now), scene.clerk.device?.firmware.evse.binding.ma ?? 0) : "",
		forMs: SOON_MS,
	},
	{
		name: "signals-more-than-promised",
		says: "The pilot offers no more than that, 6.6 s later.",
		broken: ({ bench, promised }) => exceeds(signalledMa(bench.board.port.wire) - A_STEP_MA, promised.maAt(bench.now)),
		forMs: FOLLOWED_MS,
	},
	{
		name: "closed-although-less-than-6-a",
		says: "The contactor is open 6.6 s after less than 6 A are allowed.",
		broken: ({ bench, promised }) =>
			bench.board.commanded() && promised.maAt(bench.now) < LEAST_OFFER_MA ? `closed with ${promised.maAt(bench.now)} mA allowed` : "",
		forMs: FOLLOWED_MS,
	},
	{
		name: "queue-grows",
		says: `No more than ${MOST_WAITING} requests wait for their tick, and no more than ${MOST_ON_THEIR_WAY} frames and the signs of life at the border.`,
		broken: ({ clerk, border }) => {
			const waiting = clerk.device?.mostWaiting ?? 0;
			return waiting > MOST_WAITING || border.most > MOST_CROSSING ? `${waiting} requests and ${border.most} messages wait` : "";
		},
		forMs: 0,
	},
	{
		name: "outbox-grows",
		says: `A broker that was away hears of no more than the last ${MOST_EVENTS} events and ${MOST_ANSWERS} answers.`,
		broken: ({ net }) => {
			const [events, answers] = ["event", "answer"].map((path) => net.burst(`pilotlight/${path}`));
			return events > MOST_EVENTS + NEW || answers > MOST_ANSWERS + NEW ? `${events} events and ${answers} answers at once` : "";
		},
		forMs: 0,
	},
];

/** Events that may happen while those that waited are sent. */
const NEW = 8;

/** What binds is what the port itself knows, and not the cable, or a duty that follows later. */
function isOwn({ clerk, bench }: Scene): boolean {
	return bench.device !== null && !["charger", "cable"].includes(clerk.device?.boundBy ?? "");
}

function exceeds(ma: number, mostMa: number): string {
	return ma > mostMa ? `${ma} mA, and it should be ${mostMa} mA` : "";
}

/** What a vehicle reads from a PWM of 10 to 96 %, mA: IEC 61851-1 Table A.7. */
function signalledMa(duty: number): number {
	if (duty <= 0 || duty >= 10_000) return 0;
	return duty <= 8_500 ? duty * 6 : (duty - 6_400) * 25;
}

/** A rule that was broken, and what was seen. */
export interface Broken {
	readonly name: string;
	readonly says: string;
	readonly at: number;
	readonly seen: string;
}

/** Judges one scene. */
export class Judge {
	readonly #since = new Map<Rule, number>();

	/** The first rule that is broken now. */
	look(scene: Scene): Broken | undefined {
		const { now } = scene.bench;
		for (const rule of RULES) {
			const seen = rule.broken(scene);
			if (seen === "") this.#since.delete(rule);
			else if (now - (this.#since.get(rule) ?? now) >= rule.forMs && (rule.forMs === 0 || this.#since.has(rule)))
				return { name: rule.name, says: rule.says, at: now, seen };
			else if (!this.#since.has(rule)) this.#since.set(rule, now);
		}
		return undefined;
	}
}
