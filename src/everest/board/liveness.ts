// SPDX-License-Identifier: Apache-2.0
/** Liveness: whether EVerest is there, as its heartbeat and the connection tell, and what follows for what it has permitted. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { NO_CURRENT, NO_PERMISSION, type Wanted } from "./commands.js";
import type { Complaints } from "./complaints.js";
import { type Beat, HeartbeatMonitor } from "./monitor.js";
import type { Telling } from "./telling.js";

/** The topic. */
export const HEARTBEAT = "heartbeat";
/** EVerest has to be heard for so long after the broker was gone before it is believed that it knows, ms. */
const KNOWS_MS = 1_000;
/** A vehicle that does not let go has lost the contactor by then, ms: the control core's 6 s, and some. */
const OPEN_MS = 7_000;
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
	/** When EVerest was heard again after the broker was gone. */
	#heardAt: number | undefined;
	/** Since when its permission waits to be withdrawn until the vehicle has let go. */
	#goneAt: number | undefined;
	#now = 0;

	constructor(means: Means) {
		this.#means = means;
	}

	/** A heartbeat has come. */
	hear(payload: string | undefined, now: number): void {
		const beat = this.monitor.hear(payload, now);
		const { telling } = this.#means;
		this.#say(beat, payload, now);
		telling.errors.set("two", this.monitor.two);
		if (beat === "jump" || beat === "new" || beat === "one") telling.anew(now);
		if (beat === "alive" || beat === "jump" || beat === "new" || beat === "one") this.#live(now);
	}

	/**
	 * The broker is gone, and with it EVerest. It does not know, and does not say again what it had said: so it is told of an error once it
	 * hears again, and begins anew when that is cleared.
	 */
	disconnected(): void {
		const { charger, telling, want } = this.#means;
		if (charger.name("driver") !== "everest") return;
		this.#heardAt = undefined;
		this.#goneAt ??= this.#now;
		telling.errors.set("gone", true);
		want("a lost connection", NO_CURRENT);
	}

	/** Why nothing is taken that gives; an empty text if it is. */
	get refusal(): string {
		const { errors } = this.#means.telling;
		if (errors.two) return "two EVerests use this module id";
		return errors.gone ? "the broker was gone: EVerest has to be heard for a second first" : "";
	}

	/** Time has passed. */
	tick(now: number): void {
		this.#now = now;
		const { charger, telling } = this.#means;
		this.#withdraw(now);
		if (!telling.errors.gone || this.#goneAt !== undefined) return;
		if (this.#heardAt === undefined || now - this.#heardAt < KNOWS_MS) return;
		if (charger.name("host") === "there") telling.errors.set("gone", false);
	}

	/** Withdrawn at once, the contactor would open under load. */
	#withdraw(now: number): void {
		const { charger, want } = this.#means;
		if (this.#goneAt === undefined || (charger.name("contactor") === "closed" && now - this.#goneAt < OPEN_MS)) return;
		this.#goneAt = undefined;
		want("a lost connection", NO_PERMISSION);
	}

	/** The lease is renewed. Why that may be refused is told of what EVerest asks for. */
	#live(now: number): void {
		this.#heardAt ??= now;
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
