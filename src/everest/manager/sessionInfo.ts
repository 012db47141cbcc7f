// SPDX-License-Identifier: Apache-2.0
/** Session info: the state that EVerest derives from the events, how long session and transaction last, and what was charged. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { saidOf } from "../../link/shown.js";
import { rfc3339 } from "../api/time.js";

/** The state after an event (EVerest session_info.cpp); events that are missing change nothing. */
export const STATES_AFTER: { readonly [event: string]: string | undefined } = frozen({
	Enabled: "Unplugged",
	Disabled: "Disabled",
	SessionStarted: "Preparing",
	AuthRequired: "AuthRequired",
	TransactionStarted: "Preparing",
	PrepareCharging: "Preparing",
	ChargingStarted: "Charging",
	ChargingPausedEV: "ChargingPausedEV",
	ChargingPausedEVSE: "ChargingPausedEVSE",
	StoppingCharging: "FinishedEV",
	ChargingFinished: "Finished",
	TransactionFinished: "Finished",
	PluginTimeout: "AuthTimeout",
	SessionFinished: "Unplugged",
});

/** The state of a session that was found in a stage, because its events were told to somebody else. */
const STATES_OF: { readonly [stage: string]: string | undefined } = frozen({
	idle: "Unplugged",
	waiting: "Preparing",
	preparing: "Preparing",
	charging: "Charging",
	"paused by vehicle": "ChargingPausedEV",
	stopping: "FinishedEV",
	paused: "ChargingPausedEVSE",
	finishing: "FinishedEV",
	finished: "Finished",
});
const IN_TRANSACTION: readonly string[] = frozen(["preparing", "charging", "paused by vehicle", "stopping", "paused", "finishing"]);
/** In these nothing runs that would be told with each value of the meter. */
const AT_REST: readonly string[] = frozen(["Unplugged", "Disabled", "Unknown"]);
const LOCAL = "FinishedEVSE";

/** Moments of a session or transaction, ms since 1970; undefined where there is none. */
interface Span {
	from: number | undefined;
	to: number | undefined;
}

/** Of one port. */
export class SessionInfo {
	state = "Unknown";
	#session: Span = { from: undefined, to: undefined };
	#transaction: Span = { from: undefined, to: undefined };
	#protocol: string | undefined;
	#enabled = true;

	/** Whether a session runs, which is told of with each value of the meter. */
	get runs(): boolean {
		return !AT_REST.includes(this.state);
	}

	/** Whether there is a transaction. */
	get inTransaction(): boolean {
		return this.#transaction.from !== undefined && this.#transaction.to === undefined;
	}

	/** The protocol by which is charged; undefined before the first session. */
	get protocol(): string | undefined {
		return this.#protocol;
	}

	/** An event: its name, when it was, and why. */
	follow(event: string, at: number, reason: unknown): void {
		if (event === "SessionStarted") this.#begin(at);
		if (event === "TransactionStarted") this.#transaction = { from: at, to: undefined };
		if (event === "TransactionFinished") this.#transaction.to = at;
		if (event === "SessionFinished") this.#end(at);
		if (event === "Enabled" || event === "Disabled") this.#enabled = event === "Enabled";
		this.state = this.#stateAfter(event, reason) ?? this.state;
	}

	/** What is seen of a port whose events nobody has heard. */
	find(charger: Charger, at: number): void {
		const stage = charger.name("stage");
		const open = charger.yes("session.open");
		this.#enabled = charger.yes("enabled");
		const from = at - charger.number("session.duration");
		const holds = saidOf("holds", charger.window.get("holds"));
		const asks = stage === "waiting" && Array.isArray(holds) && holds.includes("authorization");
		this.state = !this.#enabled && !open ? "Disabled" : asks ? "AuthRequired" : (STATES_OF[stage] ?? "Unknown");
		this.#session = open ? { from, to: undefined } : this.#session;
		this.#transaction = IN_TRANSACTION.includes(stage) ? { from, to: undefined } : { from: undefined, to: undefined };
		this.#protocol = open ? IEC : this.#protocol;
	}

	/** A SessionInfo at a moment; `chargedWh` is the energy of the session. */
	at(charger: Charger, at: number, chargedWh: number): object {
		const [session, transaction] = [this.#session, this.#transaction];
		return {
			state: this.state,
			charged_energy_wh: Math.round(chargedWh),
			discharged_energy_wh: 0,
			latest_total_w: Math.round(charger.number("meter.power") / 1_000),
			session_duration_s: secondsOf(session, at) ?? 0,
			timestamp: rfc3339(at),
			...(this.#protocol === undefined ? {} : { selected_protocol: this.#protocol }),
			...(this.inTransaction ? { transaction_duration_s: secondsOf(transaction, at) } : {}),
			...moments("session", session),
			...moments("transaction", transaction),
		};
	}

	/** EVerest tells of Disabled last, our port of what withdraws first: it comes to the same. */
	#stateAfter(event: string, reason: unknown): string | undefined {
		if (event === "TransactionFinished" && reason === "Local") return LOCAL;
		return event === "SessionFinished" && !this.#enabled ? STATES_AFTER.Disabled : STATES_AFTER[event];
	}

	#begin(at: number): void {
		this.#session = { from: at, to: undefined };
		this.#transaction = { from: undefined, to: undefined };
		this.#protocol = IEC;
	}

	#end(at: number): void {
		this.#session.to = at;
		this.#protocol = UNKNOWN;
	}
}

const IEC = "IEC61851-1";
const UNKNOWN = "Unknown";

function secondsOf({ from, to }: Span, at: number): number | undefined {
	return from === undefined ? undefined : Math.max(0, Math.floor(((to ?? at) - from) / 1_000));
}

function moments(name: string, { from, to }: Span): object {
	return {
		...(from === undefined ? {} : { [`${name}_start_time`]: rfc3339(from) }),
		...(to === undefined ? {} : { [`${name}_end_time`]: rfc3339(to) }),
	};
}
