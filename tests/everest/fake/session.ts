// SPDX-License-Identifier: Apache-2.0
/** Session and transaction as EvseManager keeps them, and what it tells of them: session events in their order. */

/** EVerest's session events, as far as an AC board takes part in them. */
export type SessionEvent =
	| "Enabled"
	| "Disabled"
	| "SessionStarted"
	| "AuthRequired"
	| "Authorized"
	| "Deauthorized"
	| "PluginTimeout"
	| "TransactionStarted"
	| "PrepareCharging"
	| "ChargingStarted"
	| "ChargingPausedEV"
	| "ChargingPausedEVSE"
	| "StoppingCharging"
	| "ChargingFinished"
	| "TransactionFinished"
	| "SessionFinished"
	| "SwitchingPhases";

/** An event as it was told; `why` is what its kind carries: a reason, or reasons. */
export interface Told {
	readonly at: number;
	readonly event: SessionEvent;
	readonly why: string;
}

/** One after another. */
export class Session {
	/** All that was told. */
	readonly told: Told[] = [];
	active = false;
	authorized = false;
	transaction = false;
	/** Somebody has ended it: a late authorization is not taken. */
	cancelled = false;
	/** Why the transaction ends; an empty text while nobody has said. */
	reason = "";
	readonly #clock: () => number;

	constructor(clock: () => number) {
		this.#clock = clock;
	}

	tell(event: SessionEvent, why = ""): void {
		this.told.push({ at: this.#clock(), event, why });
	}

	start(reason: "EVConnected" | "Authorized"): void {
		this.active = true;
		this.authorized = false;
		this.cancelled = false;
		this.tell("SessionStarted", reason);
	}

	stop(): void {
		this.active = false;
		this.authorized = false;
		this.cancelled = false;
		this.tell("SessionFinished");
	}

	authorize(): void {
		if (!this.active) this.start("Authorized");
		this.tell("Authorized");
		this.authorized = true;
	}

	/** Authorization is taken back; `idle` says that nothing has been made of it yet. */
	withdraw(idle: boolean): void {
		if (!this.active) return;
		this.tell("Deauthorized");
		if (!idle) return;
		if (this.authorized) this.stop();
		else this.tell("PluginTimeout");
	}

	startTransaction(): void {
		this.reason = "";
		this.tell("TransactionStarted");
		this.transaction = true;
	}

	stopTransaction(): void {
		this.transaction = false;
		if (this.reason === "") this.reason = "EVDisconnected";
		this.tell("ChargingFinished");
		this.tell("TransactionFinished", this.reason);
	}

	/** Somebody ends the transaction; false if there is none. */
	cancel(reason: string): boolean {
		if (!this.transaction) return false;
		this.cancelled = true;
		this.authorized = false;
		this.reason = reason;
		return true;
	}
}
