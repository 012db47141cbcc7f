// SPDX-License-Identifier: Apache-2.0
/** Liveness: whether EVerest is there, as its heartbeat and the connection tell, and what follows for what it has permitted. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { Absence } from "./absence.js";
import type { Wanted } from "./commands.js";
import type { Complaints } from "./complaints.js";
import { Debt } from "./debt.js";
import { type Beat, HeartbeatMonitor } from "./monitor.js";
import type { Telling } from "./telling.js";

/** The topic. */
export const HEARTBEAT = "heartbeat";
/** Of what came instead of a number so much is shown, characters. */
const LONGEST = 40;
const ALIVE: Wanted = frozen({ action: "host.alive", told: {}, about: "alive" });

/** What is needed to act on it. */
export interface Means {
	readonly charger: Charger;
	readonly telling: Telling;
	readonly complaints: Complaints;
	/** Hears of what people have to know. */
	tell(line: string): void;
	/** Asks the charger for something; `why` is what it comes from. */
	want(why: string, wanted: Wanted): void;
}

/** Of one EVerest. Times are those of whoever holds it, ms. */
export class Liveness {
	readonly monitor = new HeartbeatMonitor();
	readonly #means: Means;
	readonly debt: Debt;
	readonly #absence: Absence;
	/** The charger was seen with EVerest deciding. */
	#begun = false;

	constructor(means: Means) {
		this.#means = means;
		this.debt = new Debt(means.telling.errors);
		this.#absence = new Absence(means.charger, (wanted) => means.want("a lost connection", wanted));
	}

	/** A heartbeat has come. */
	hear(payload: string | undefined, now: number): void {
		const beat = this.monitor.hear(payload, now);
		const { telling } = this.#means;
		this.#say(beat, payload, now);
		telling.errors.doubled(this.monitor.two);
		if (beat === "new") telling.welcome(now);
		if (beat === "jump" || beat === "new" || beat === "one") telling.anew(now);
		if (beat === "alive" || beat === "jump" || beat === "new" || beat === "one") this.#live(now);
	}

	/** The broker is gone, and with it EVerest. */
	disconnected(now: number): void {
		if (this.#means.charger.name("driver") !== "everest") return;
		this.debt.lost(now);
		this.#absence.begin(now);
	}

	/** Why nothing is taken that gives; an empty text if it is. */
	get refusal(): string {
		if (this.monitor.two) return "two EVerests use this module id";
		return this.#absence.lasts ? "the broker was gone: EVerest has to be heard for a second first" : "";
	}

	/** Time has passed. */
	tick(now: number): void {
		const { charger } = this.#means;
		if (!this.#begun && charger.window.clear && charger.name("driver") === "everest") this.#begin(now);
		this.#absence.tick(now);
		this.debt.settle(charger.name("host") === "there" && this.refusal === "", now);
	}

	/** Nobody here knows what EVerest has offered to a vehicle that is there. */
	#begin(now: number): void {
		const { charger } = this.#means;
		this.#begun = true;
		if (charger.name("host") === "lost" && charger.name("pilot.letter") !== "A") this.debt.lost(now);
	}

	/** The lease is renewed. Why that may be refused is told of what EVerest asks for. */
	#live(now: number): void {
		this.debt.heard(now);
		this.#absence.heard(now);
		this.#means.want("", ALIVE);
	}

	#say(beat: Beat, payload: string | undefined, now: number): void {
		const { complaints, tell } = this.#means;
		if (beat === "wrong")
			complaints.say(HEARTBEAT, `means nothing: a whole number from 0 to ${Number.MAX_SAFE_INTEGER} would, not ${shown(payload)}`, now);
		if (beat === "jump") complaints.say(HEARTBEAT, `has a gap: ${this.monitor.lost} messages of EVerest were lost so far`, now);
		if (beat === "new") tell("EVerest has restarted: everything is told again");
		if (beat === "two") tell("two EVerests use this module id: neither is obeyed until one alone was heard for 5 s");
		if (beat === "one") tell("one EVerest alone uses this module id again");
	}
}

function shown(payload: string | undefined): string {
	return payload === undefined ? "what is no text" : JSON.stringify(payload.slice(0, LONGEST));
}
