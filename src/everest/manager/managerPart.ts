// SPDX-License-Identifier: Apache-2.0
/** The interface evse_manager_consumer: session events and info, values, and requests. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import type { Payload } from "../../link/shown.js";
import type { Client } from "../api/client.js";
import { requestIn } from "../api/envelope.js";
import { parsedFrom } from "../api/json.js";
import type { ConsumedPart, TopicRow } from "../api/part.js";
import { powermeterOf } from "../api/powermeter.js";
import { rfc3339 } from "../api/time.js";
import { topicOf } from "../api/topics.js";
import { sessionUuid } from "../api/uuid.js";
import { CYCLE_MS, countdown, enforcedLimits, Remaining } from "./cycle.js";
import { Register } from "./register.js";
import { REQUESTS } from "./requests.js";
import { energyIn, holdsOf, OF_NO_SESSION, pausesIn, type Scene, SESSION_EVENTS, STANDS } from "./sessionEvent.js";
import { SessionInfo } from "./sessionInfo.js";
import { NEVER, VALUES } from "./values.js";

/** Its type. */
export const MANAGER_TYPE = "evse_manager_consumer";
const EVENT = "session_event";
const INFO = "session_info";
const METER = "powermeter";
const PROTOCOL = "selected_protocol";
const LIMITS = "enforced_limits";
const COUNTDOWN = "random_delay_countdown";

/** Values that are told by something else than a property that is another one. */
const MOVING: readonly TopicRow[] = frozen([
	{ name: EVENT, direction: "e2m", payload: "SessionEvent", says: "what has happened, at once" },
	{ name: INFO, direction: "e2m", payload: "SessionInfo", says: "at each event, and with each value of the meter during a session" },
	{ name: METER, direction: "e2m", payload: "Powermeter", says: "each second while the meter is to be believed" },
	{ name: PROTOCOL, direction: "e2m", payload: "string", says: "`IEC61851-1` from the begin of a session, `Unknown` after it" },
	{
		name: LIMITS,
		direction: "e2m",
		payload: "EnforcedLimits",
		says: "each second: what may be offered, by whom, and for how long that holds",
	},
	{ name: COUNTDOWN, direction: "e2m", payload: "CountDown", says: "each second while the random delay is switched on" },
]);
const VALUE_ROWS: readonly TopicRow[] = frozen([
	...MOVING,
	...VALUES.map(({ name, payload, says }) => ({ name, direction: "e2m" as const, payload, says })),
	...NEVER.map(([name, payload, why]) => ({ name, direction: "e2m" as const, payload, says: `never: ${why}` })),
]);
const NAMES: readonly string[] = frozen(VALUE_ROWS.map(({ name }) => name));

/** Stands for none. */
const NO_SESSION = -1;
/** Who says that the port may be used where nobody has said anything: EVerest's first row. */
const NOBODY: Payload = frozen({ source: "Unspecified", priority: 10_000 });

/** Its topics. */
export const MANAGER_TOPICS: readonly TopicRow[] = frozen([
	...REQUESTS.map(({ name, payload, says }) => ({ name, direction: "m2e" as const, payload, says })),
	...VALUE_ROWS,
	...NAMES.map((name) => ({
		name: `${name}/get`,
		direction: "m2e" as const,
		payload: "headers.replyTo",
		says: "the last of them, or null",
	})),
]);

/** One port's. Times are those of whoever holds it, ms; `at` is ms since 1970. */
export class ManagerPart implements ConsumedPart {
	readonly type = MANAGER_TYPE;
	readonly values = NAMES;
	readonly #charger: Charger;
	readonly #client: Client;
	readonly #info = new SessionInfo();
	readonly #register: Register;
	/** The session whose events were told last. */
	#told = -1;
	#tokenKind = "";
	#token = "";
	/** The last set of reasons for a pause. */
	#pauses = "";
	/** Whether it was told if the port may be used. */
	#greeted = false;
	/** Events may have been missed; and the charger may go on with a session from before its restart. */
	#lost = true;
	#resumes = false;
	#cycledAt = Number.NEGATIVE_INFINITY;
	#delayedSince: number | undefined;
	readonly #allowed = new Remaining("allowed.for");
	readonly #delayed = new Remaining("delay.for");

	constructor(charger: Charger, client: Client) {
		this.#charger = charger;
		this.#client = client;
		this.#register = new Register(charger);
	}

	receive(name: string, payload: string): void {
		const row = REQUESTS.find((each) => each.name === name);
		if (row === undefined) return;
		const charger = this.#charger;
		if (row.bare === true) row.run({ charger, payload: parsedFrom(payload)?.value, reply: () => {} });
		const request = row.bare === true ? undefined : requestIn(payload);
		if (request === undefined) return;
		row.run({ charger, payload: request.payload, reply: (value) => this.#client.reply(request.replyTo, value) });
	}

	/** Some properties are other than before. */
	seen(keys: readonly string[], now: number): void {
		for (const each of [this.#allowed, this.#delayed]) each.seen(keys, this.#charger, now);
		for (const { name, from, of, gone } of VALUES) {
			if (!from.some((key) => keys.includes(key))) continue;
			const value = of(this.#charger) ?? (this.#client.post.tells(this.#topic(name)) ? gone?.() : undefined);
			if (value !== undefined) this.#show(name, value);
		}
	}

	/** The window tells of an event of the port. */
	event(name: string, told: Payload, at: number): void {
		if (SESSION_EVENTS[name] === undefined || this.#repeats(name, told)) return;
		this.#remember(name, told);
		this.#tell(name, told, at);
	}

	/** Events were lost, or came before what they speak of was seen. */
	lose(): void {
		this.#lost = true;
	}

	/** The charger has restarted: what it resumes is told again. */
	restarted(): void {
		this.#lost = true;
		this.#greeted = false;
		this.#resumes = true;
	}

	/** Time has passed, and the charger is in sight. */
	tick(now: number, at: number): void {
		if (this.#lost) this.#find(at);
		this.#lost = false;
		if (now - this.#cycledAt < CYCLE_MS) return;
		this.#cycledAt = now;
		this.#cycle(now, at);
	}

	/** What has happened while nobody listened shows in what there is: a session that is over, or one that goes on. */
	#find(at: number): void {
		const charger = this.#charger;
		const session = charger.yes("session.open") ? charger.number("session") : NO_SESSION;
		if (this.#told >= 0 && this.#told !== session && this.#info.runs) this.#endTold(at);
		if (!this.#greeted) this.#tell(charger.yes("enabled") ? "Enabled" : "Disabled", NOBODY, at);
		const { state, inTransaction } = this.#info;
		this.#info.find(charger, at);
		if (session >= 0 && (session !== this.#told || this.#resumes)) {
			this.event("SessionResumed", { session }, at);
			this.#tellStand(session, at);
		} else if (session >= 0 && state !== this.#info.state) this.#catchUp(session, inTransaction, at);
		this.#resumes = false;
		this.#showProtocol();
	}

	/** Whoever follows by events hears of the begin or end of a transaction that nobody has heard of. */
	#catchUp(session: number, inTransaction: boolean, at: number): void {
		const charger = this.#charger;
		const is = this.#info.inTransaction;
		const token = { token: charger.text("session.token"), tokenKind: charger.name("session.kind") };
		if (is && !inTransaction) this.event("TransactionStarted", { session, ...token }, at);
		if (inTransaction && !is) this.event("TransactionFinished", { session, reason: "Other" }, at);
		this.#tellStand(session, at);
	}

	/** Where a session stands. */
	#tellStand(session: number, at: number): void {
		const charger = this.#charger;
		const name = STANDS[charger.name("stage")];
		const reasons = holdsOf(charger);
		if (name !== undefined) this.event(name, { session, reasons }, at);
	}

	/** Whoever follows a session hears of its end, late and without its reason. */
	#endTold(at: number): void {
		if (this.#info.inTransaction) this.#tell("TransactionFinished", { reason: "Other" }, at);
		this.#tell("SessionFinished", {}, at);
	}

	/** What later events need of this one. */
	#remember(name: string, told: Payload): void {
		const charger = this.#charger;
		if (typeof told.session === "number" && !OF_NO_SESSION.includes(name)) this.#told = told.session;
		if (name === "SessionStarted") this.#register.begin();
		if (name === "SessionResumed") this.#register.find();
		this.#register.note(energyIn(told));
		if (name === "SessionStarted") [this.#token, this.#tokenKind] = ["", ""];
		if (name === "SessionResumed") [this.#token, this.#tokenKind] = [charger.text("session.token"), charger.name("session.kind")];
		if (typeof told.token === "string") this.#token = told.token;
		if (typeof told.tokenKind === "string") this.#tokenKind = told.tokenKind;
	}

	/** The port has more reasons for a pause than EVerest has names: what is the same there is not told again. */
	#repeats(name: string, told: Payload): boolean {
		const pauses = name === "ChargingPausedEVSE" ? pausesIn(told).join() : "";
		const same = pauses !== "" && pauses === this.#pauses;
		this.#pauses = pauses;
		return same || (name === "SessionResumed" && told.session === this.#told && !this.#resumes);
	}

	#tell(name: string, told: Payload, at: number): void {
		const more = SESSION_EVENTS[name];
		if (more === undefined) return;
		if (name === "Enabled" || name === "Disabled") this.#greeted = true;
		const uuid = OF_NO_SESSION.includes(name) ? "" : sessionUuid(this.#charger.text("unique"), this.#told);
		const event = { uuid, timestamp: rfc3339(at), event: name, ...more(told, this.#scene(at)) };
		this.#client.post.tellLatched(this.#topic(EVENT), JSON.stringify(event));
		this.#info.follow(name, at, told.reason);
		this.#showProtocol();
		this.#client.post.tellLatched(this.#topic(INFO), this.#infoAt(at));
	}

	#scene(at: number): Scene {
		return { meter: powermeterOf(this.#charger, at, this.#register.wh), token: this.#token, tokenKind: this.#tokenKind };
	}

	#infoAt(at: number): string {
		return JSON.stringify(this.#info.at(this.#charger, at, this.#register.chargedWh));
	}

	#cycle(now: number, at: number): void {
		const charger = this.#charger;
		const { post, module } = this.#client;
		if (charger.yes("meter.speaks")) {
			post.beat(this.#topic(METER), JSON.stringify(powermeterOf(charger, at, this.#register.wh)));
			if (this.#info.runs) post.beat(this.#topic(INFO), this.#infoAt(at));
		}
		post.beat(this.#topic(LIMITS), JSON.stringify(enforcedLimits(charger, module, at, this.#allowed.seconds(now))));
		const left = this.#delayed.seconds(now);
		this.#delayedSince = left === undefined ? undefined : (this.#delayedSince ?? at);
		const counted = countdown(charger, left, this.#delayedSince);
		if (counted !== undefined) post.beat(this.#topic(COUNTDOWN), JSON.stringify(counted));
	}

	#showProtocol(): void {
		if (this.#info.protocol !== undefined) this.#show(PROTOCOL, this.#info.protocol);
	}

	#show(name: string, value: unknown): void {
		this.#client.post.show(this.#topic(name), JSON.stringify(value));
	}

	#topic(name: string): string {
		return topicOf(MANAGER_TYPE, this.#client.module, "e2m", name);
	}
}
