// SPDX-License-Identifier: Apache-2.0
/** The interface evse_board_support, with residual current device and lock: EVerest tells it, and it tells EVerest. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { causeOf } from "../../link/refusals.js";
import type { Outcome, Payload } from "../../link/shown.js";
import { requestIn } from "../api/envelope.js";
import type { ProvidedPart, TopicRow } from "../api/part.js";
import type { Provider } from "../api/provider.js";
import { COMMANDS, type Wanted } from "./commands.js";
import type { Complaints } from "./complaints.js";
import { HEARTBEAT, Liveness } from "./liveness.js";
import { Orders } from "./orders.js";
import { CLEAR, EVENT, RAISE, STOP, Telling } from "./telling.js";
import { Undriven } from "./undriven.js";
import { VARIABLES } from "./variables.js";

/** Its type. */
export const BOARD_TYPE = "evse_board_support";
const RESET = "reset";
/** Faults of the residual current device. */
const RESIDUAL: readonly string[] = frozen(["residual_trip", "residual_monitor"]);
const STOP_BUTTON = "stop_button";
/** After a reset it is seen for so long whether current still flows, ms, and waited so long for a fault to go. */
const CALM_MS = 700;
const RESET_MS = 3_000;
/** Names of topics come from outside. */
const LONGEST_NAME = 40;

/** Its topics. */
export const BOARD_TOPICS: readonly TopicRow[] = frozen([
	...COMMANDS.map(({ name, payload, says }) => ({ name, direction: "e2m" as const, payload, says })),
	{
		name: RESET,
		direction: "e2m",
		payload: "headers.replyTo",
		says: "clears faults whose cause is gone; replies whether the residual current device has none then",
	},
	{ name: HEARTBEAT, direction: "e2m", payload: "integer", says: "what rises keeps the lease of what EVerest has permitted" },
	{ name: EVENT, direction: "m2e", payload: "BspEvent", says: "letter A to F and power, at once, and all again every 5 s" },
	...VARIABLES.map(({ name, payload, says }) => ({ name, direction: "m2e" as const, payload, says })),
	{
		name: STOP,
		direction: "m2e",
		payload: "StopTransactionRequest",
		says: "somebody here wants the transaction to end, or has pressed the stop button",
	},
	{ name: RAISE, direction: "m2e", payload: "Error", says: "an error stands; its sub_type is the fault's name; again every 30 s" },
	{ name: CLEAR, direction: "m2e", payload: "Error", says: "it is over" },
] as const);

/** A reset that waits until it shows. */
interface Reset {
	readonly replyTo: string;
	readonly until: number;
	/** Since when there is no fault. */
	calmSince: number | undefined;
}

/** One port's. Nothing that comes from a broker makes it throw. Times are those of whoever holds it, ms. */
export class BoardPart implements ProvidedPart {
	readonly type = BOARD_TYPE;
	readonly module: string;
	readonly liveness: Liveness;
	readonly #charger: Charger;
	readonly #provider: Provider;
	readonly #telling: Telling;
	readonly #orders: Orders;
	readonly #complaints: Complaints;
	readonly #undriven: Undriven;
	#resets: Reset[] = [];
	#now = 0;

	constructor(module: string, charger: Charger, provider: Provider, complaints: Complaints, tell: (line: string) => void) {
		this.module = module;
		this.#charger = charger;
		this.#provider = provider;
		this.#undriven = new Undriven(charger, tell);
		this.#telling = new Telling(charger, provider, this);
		this.#orders = new Orders(charger.window);
		this.#complaints = complaints;
		const want = (why: string, wanted: Wanted): void => this.#want(why, wanted);
		this.liveness = new Liveness({ charger, telling: this.#telling, complaints, tell, want });
	}

	/** Whether what it tells is how it is. */
	get well(): boolean {
		return this.#charger.window.clear;
	}

	receive(name: string, payload: string | undefined): void {
		if (name === HEARTBEAT) this.liveness.hear(payload, this.#now);
		else if (name === RESET) this.#reset(payload);
		else this.#command(name, payload);
	}

	/** There is a connection: whoever is there knows nothing. */
	connected(): void {
		this.#telling.anew(this.#now);
	}

	/** There was one. */
	disconnected(): void {
		this.liveness.disconnected(this.#now);
	}

	/** Some properties are other than before. */
	seen(keys: readonly string[]): void {
		this.#telling.seen(keys);
	}

	/** The window tells of an event. */
	event(name: string, payload: Payload): void {
		const telling = this.#telling;
		if (name === "PilotShown") telling.tellStand(payload.letter, undefined);
		if (name === "PowerSwitched") telling.tellStand(undefined, payload.on);
		if (name === "HostLost") this.liveness.debt.lost(this.#now);
		if (name === "HostReturned") this.#welcome();
		if (name === "FaultRaised" || name === "FaultCleared") telling.errors.event(`${payload.fault}`, name === "FaultRaised", this.#now);
		if (name === "FaultRaised" && payload.fault === STOP_BUTTON) telling.tell(STOP, { reason: "EmergencyStop" });
		if (name === "StopRequested") telling.tell(STOP, { reason: `${payload.reason}` });
	}

	/** Letter and power follow as events. */
	#welcome(): void {
		this.#telling.stand.await(this.#now);
		this.#telling.anew(this.#now);
	}

	/** Events were missed. */
	missed(): void {
		this.#telling.stand.doubt(this.#now);
	}

	/** The charger has restarted. */
	restarted(): void {
		this.missed();
		this.liveness.debt.lost(this.#now);
		this.#telling.anew(this.#now);
	}

	/** Time has passed; to be called some times a second. */
	tick(now: number): void {
		this.#now = now;
		this.#orders.ask();
		this.liveness.tick(now);
		this.#undriven.tick(now);
		this.#telling.tick(now);
		for (const reset of this.#resets) this.#settle(reset, now);
	}

	#command(name: string, payload: string | undefined): void {
		const row = COMMANDS.find((each) => each.name === name);
		try {
			if (row === undefined) this.#complain(name.slice(0, LONGEST_NAME), "is no command of this interface");
			else this.#take(name, row.wanted(payload));
		} catch (error) {
			this.#complain(name, `is not obeyed: ${(error as Error).message}`);
		}
	}

	/** While nobody knows who speaks, or whether he knows what has happened, only what ends or lowers is taken. */
	#take(name: string, wanted: Wanted): void {
		const { refusal } = this.liveness;
		if (wanted.gives !== true || refusal === "") {
			this.#want(name, wanted);
			return;
		}
		this.liveness.debt.refused(wanted, this.#now);
		this.#complain(name, `is not obeyed: ${refusal}`);
	}

	/** What a newer command has taken the place of is no news; nor is what comes of nothing that has a name. */
	#want(name: string, wanted: Wanted): void {
		const answered = (outcome: Outcome): void => {
			if (!("refused" in outcome) || causeOf(outcome.refused) === "overtaken" || name === "") return;
			this.liveness.debt.refused(wanted, this.#now);
			this.#complain(name, `is not obeyed: ${outcome.refused}`);
		};
		this.liveness.debt.asked(wanted);
		if (wanted.action === "host.enable" && wanted.told.on === "yes") this.#telling.welcome(this.#now);
		this.#orders.add({ ...wanted, answered });
	}

	/** Faults of the residual current device that stand. */
	get #residual(): boolean {
		return RESIDUAL.some((name) => this.#telling.errors.stands(name));
	}

	#reset(payload: string | undefined): void {
		const request = payload === undefined ? undefined : requestIn(payload);
		if (request === undefined) {
			this.#complain(RESET, `is not obeyed: write {"headers":{"replyTo":"a topic"}}`);
			return;
		}
		const reset: Reset = { replyTo: request.replyTo, until: this.#now + RESET_MS, calmSince: undefined };
		this.#orders.add({
			...{ action: "clear", told: {}, about: RESET },
			answered: (outcome) => {
				if ("refused" in outcome) this.#answer(reset, false);
				else this.#resets.push(reset);
			},
		});
	}

	#settle(reset: Reset, now: number): void {
		reset.calmSince = this.#residual ? undefined : (reset.calmSince ?? now);
		const calm = reset.calmSince !== undefined && now - reset.calmSince >= CALM_MS;
		if (calm || now >= reset.until) this.#answer(reset, calm);
	}

	#answer(reset: Reset, done: boolean): void {
		this.#resets = this.#resets.filter((each) => each !== reset);
		this.#provider.line.reply(reset.replyTo, done);
	}

	#complain(what: string, why: string): void {
		this.#complaints.say(what, why, this.#now);
	}
}
