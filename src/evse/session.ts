// SPDX-License-Identifier: Apache-2.0
/** Session and transaction: the stages from plugging in to unplugging, and the events that tell of them, in EVerest's order. */
import { frozen } from "../control/frozen.js";
import type { Books, OpenSession } from "./books.js";
import type { Listener, Payload, StopReason } from "./events.js";
import { PAUSING, pauseReasons } from "./holds.js";
import type { Claim, SessionScene } from "./scene.js";

/** Where a session stands. Without one: idle. "waiting": for a vehicle or a token. "finished": the transaction is over, the vehicle still there. */
export const STAGES = frozen([
	"idle",
	"waiting",
	"preparing",
	"charging",
	"paused by vehicle",
	"stopping",
	"paused",
	"finishing",
	"finished",
] as const);

/** One of them. */
export type Stage = (typeof STAGES)[number];

/** Stages in which there is a transaction. */
const IN_TRANSACTION: readonly Stage[] = frozen(["preparing", "charging", "paused by vehicle", "stopping", "paused", "finishing"]);
/** More transitions than this do not follow from one report. */
const LONGEST_CHAIN = 12;

/** The session of one port. */
export class Session {
	stage: Stage = "idle";
	/** The record of the session; of the last one while there is none. */
	record: OpenSession | undefined;
	/** Who may charge. */
	claim: Claim | undefined;
	/** When the stage was entered, on the port's clock. */
	enteredAt = 0;
	/** Why the transaction has to end; empty while it goes on. */
	#ending: StopReason | "" = "";
	#resumed = false;
	/** AuthRequired and Authorized have been told, and the last set of reasons for a pause. */
	#asked = false;
	#greeted = false;
	#told = 0;
	readonly #books: Books;
	readonly #tell: Listener;

	constructor(books: Books, tell: Listener) {
		this.#books = books;
		this.#tell = tell;
	}

	/** True from the first of plugging in and authorization to the end. */
	get open(): boolean {
		return this.stage !== "idle";
	}

	/** True while there is a transaction. */
	get inTransaction(): boolean {
		return IN_TRANSACTION.includes(this.stage);
	}

	/** Asks for the end of the transaction. False if there is none, or it ends already. */
	stop(reason: StopReason): boolean {
		if (!this.inTransaction || this.#ending !== "") return false;
		this.#ending = reason;
		return true;
	}

	/** Takes the token back. */
	withdraw(): void {
		this.claim = undefined;
		this.#event("Deauthorized", NOTHING);
	}

	/** Takes every transition that is due. */
	attend(scene: SessionScene): void {
		for (let i = 0; i < LONGEST_CHAIN && this.#advance(scene); i++);
	}

	/** After a restart: the vehicle of an open session is there. What was allowed before is allowed again, and no more. */
	resume(found: OpenSession, ms: number): void {
		this.record = found;
		this.#asked = true;
		this.#greeted = true;
		this.#resumed = found.transaction !== 0;
		this.#enter(found.transaction === 0 ? "waiting" : found.transaction === 1 ? "preparing" : "finished", ms);
		this.#event("SessionResumed", { energyWh: wattHours(found.mwh) });
	}

	/** After a restart: nobody is there any more, or it has restarted too often. */
	abandon(found: OpenSession, reason: StopReason, gone: boolean, ms: number): void {
		this.record = found;
		this.#asked = true;
		if (found.transaction === 1) this.#finish(reason);
		this.#enter("finished", ms);
		if (gone) this.#close(ms);
	}

	#advance(scene: SessionScene): boolean {
		const before = this.stage;
		if (this.inTransaction) this.#advanceTransaction(scene);
		else if (this.stage === "idle") this.#begin(scene);
		else if (this.stage === "waiting") this.#wait(scene);
		else if (!scene.plugged || !scene.enabled || this.#leftBehind) this.#close(scene.ms);
		return this.stage !== before;
	}

	/** It ended because the vehicle was unplugged: whatever is plugged in now is another one. */
	get #leftBehind(): boolean {
		return this.record?.reason === "EVDisconnected";
	}

	#begin({ plugged, enabled, ms }: SessionScene): void {
		if (!enabled || !(plugged || this.claim !== undefined)) return;
		this.record = this.#books.begin();
		this.#asked = false;
		this.#greeted = false;
		this.#resumed = false;
		this.#ending = "";
		this.#enter("waiting", ms);
		const reservation = this.claim === undefined || this.claim.reservation < 0 ? NOTHING : { reservation: this.claim.reservation };
		const token = this.claim === undefined ? NOTHING : named(this.claim.token);
		this.#event("SessionStarted", { reason: plugged ? "EVConnected" : "Authorized", ...token, ...reservation });
	}

	#wait(scene: SessionScene): void {
		const record = this.record as OpenSession;
		this.#expire(scene);
		if (!scene.enabled || (!scene.plugged && (record.plugged || this.claim === undefined))) {
			this.#close(scene.ms);
			return;
		}
		if (scene.plugged) this.#meet(scene, record);
		if (this.claim === undefined) return;
		if (!this.#greeted) this.#event("Authorized", { ...named(this.claim.token), tokenKind: this.claim.kind });
		this.#greeted = true;
		if (scene.plugged) this.#startTransaction(this.claim, record, scene.ms);
	}

	/** A vehicle waits for a token, or needs none. */
	#meet({ authorization, reservation, reserved, ms }: SessionScene, record: OpenSession): void {
		record.plugged = true;
		if (authorization && !this.#asked) this.#event("AuthRequired", NOTHING);
		this.#asked = true;
		if (!authorization && !reserved) this.claim ??= { token: "", kind: "NoAuthorization", reservation, at: ms };
	}

	/** A token does not wait for a vehicle for ever. */
	#expire({ plugged, ms, connectionMs }: SessionScene): void {
		if (plugged || this.claim === undefined || ms - this.claim.at < connectionMs) return;
		this.withdraw();
		this.#event("PluginTimeout", NOTHING);
	}

	#startTransaction({ token, kind, reservation }: Claim, record: OpenSession, ms: number): void {
		record.token = token;
		record.kind = kind;
		record.transaction = 1;
		this.#books.keep(record);
		this.#event("TransactionStarted", {
			...named(token),
			tokenKind: kind,
			...(reservation < 0 ? NOTHING : { reservation }),
			energyWh: wattHours(record.mwh),
		});
		this.#prepare(ms);
	}

	#prepare(ms: number): void {
		this.#enter("preparing", ms);
		this.#event("PrepareCharging", NOTHING);
	}

	#advanceTransaction(scene: SessionScene): void {
		if (this.#ending === "" && !scene.plugged) this.#ending = "EVDisconnected";
		if (this.#ending === "" && !scene.enabled) this.#ending = "EVSEDisabled";
		if (this.#ending !== "") this.#end(scene);
		else if (this.stage === "preparing") this.#afterPreparing(scene);
		else if (this.stage === "charging") this.#afterCharging(scene);
		else if (this.stage === "paused by vehicle") this.#afterVehiclePaused(scene);
		else if (this.stage === "stopping") this.#afterStopping(scene);
		else this.#afterPause(scene);
	}

	#afterPreparing({ closed, rests, holds, ms, patienceMs }: SessionScene): void {
		if (closed) this.#charge(ms);
		else if (holds !== 0) this.#pause(holds, ms);
		else if (rests && ms - this.enteredAt >= patienceMs) this.#vehiclePauses(ms);
	}

	#charge(ms: number): void {
		this.#enter("charging", ms);
		this.#event("ChargingStarted", { ...(this.#resumed ? { resumed: true } : NOTHING), ...this.#energy });
		this.#resumed = true;
	}

	#afterCharging({ closed, asks, rests, holds, ms }: SessionScene): void {
		if (holds !== 0) {
			this.#enter("stopping", ms);
			this.#event("StoppingCharging", this.#energy);
		} else if (!closed && rests) this.#vehiclePauses(ms);
		else if (!closed && asks) this.#prepare(ms);
	}

	#vehiclePauses(ms: number): void {
		this.#enter("paused by vehicle", ms);
		this.#event("ChargingPausedEV", this.#energy);
	}

	#afterVehiclePaused({ closed, asks, holds, ms }: SessionScene): void {
		if (holds !== 0) this.#pause(holds, ms);
		else if (closed || asks) this.#prepare(ms);
	}

	/** What was withdrawn may be given again before the contactor has opened. */
	#afterStopping({ closed, settled, holds, ms }: SessionScene): void {
		if (holds === 0) closed ? this.#charge(ms) : this.#prepare(ms);
		else if (settled) this.#pause(holds, ms);
	}

	#pause(holds: number, ms: number): void {
		this.#enter("paused", ms);
		this.#told = 0;
		this.#tellPause(holds);
	}

	#afterPause({ holds, ms }: SessionScene): void {
		if (holds === 0) this.#prepare(ms);
		else this.#tellPause(holds);
	}

	/** Told once for each set of reasons. */
	#tellPause(holds: number): void {
		const reasons = holds & PAUSING;
		if (reasons === this.#told) return;
		this.#told = reasons;
		if (reasons !== 0) this.#event("ChargingPausedEVSE", { reasons: pauseReasons(reasons), ...this.#energy });
	}

	#end(scene: SessionScene): void {
		if (this.stage !== "finishing") {
			if (this.stage !== "stopping") this.#event("StoppingCharging", this.#energy);
			this.#enter("finishing", scene.ms);
			return;
		}
		if (!scene.settled) return;
		this.#finish(this.#ending === "" ? "Other" : this.#ending);
		this.#enter("finished", scene.ms);
	}

	#finish(reason: StopReason): void {
		const record = this.record as OpenSession;
		record.transaction = 2;
		record.reason = reason;
		this.#ending = "";
		this.claim = undefined;
		this.#books.keep(record);
		this.#event("ChargingFinished", NOTHING);
		this.#event("TransactionFinished", {
			reason,
			...named(record.token),
			energyWh: wattHours(record.mwh),
			seconds: Math.floor(record.ms / 1_000),
		});
	}

	#close(ms: number): void {
		const record = this.record as OpenSession;
		this.claim = undefined;
		this.#books.close(record);
		this.#enter("idle", ms);
		this.#event("SessionFinished", { energyWh: wattHours(record.mwh), seconds: Math.floor(record.ms / 1_000) });
	}

	/** What has been charged so far. */
	get #energy(): Payload {
		return { energyWh: wattHours(this.record?.mwh ?? 0) };
	}

	#enter(stage: Stage, ms: number): void {
		this.stage = stage;
		this.enteredAt = ms;
	}

	#event(name: string, payload: Payload): void {
		this.#tell(name, { session: this.record?.n ?? 0, ...payload });
	}
}

const NOTHING: Payload = frozen({});

/** Whole watt-hours, for people. */
function wattHours(mwh: number): number {
	return Math.round(mwh / 1_000);
}

/** A token, if there is one: where charging is free, nobody shows any. */
function named(token: string): Payload {
	return token === "" ? NOTHING : { token };
}
