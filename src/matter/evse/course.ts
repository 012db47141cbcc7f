// SPDX-License-Identifier: Apache-2.0
/** The course of things: State, SupplyState and FaultState, the session, and the events between them, from what is seen of the charger. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { StateEnum as State, StoppedReasonEnum as StopReason } from "../clusters/energyEvse.js";
import type { Values } from "../elements.js";
import { FaultState } from "../faults.js";
import { faultOf, maximum, SupplyState, supplyOf } from "./supply.js";

/** SessionEnding is none here: a session ends at once; and nothing discharges. */
export { StateEnum as State } from "../clusters/energyEvse.js";

/** After a fault the way back into a transfer that it has interrupted takes some seconds, in which the fault is still shown, ms: own choice. */
const WAY_BACK_MS = 5_000;

/** A vehicle that lets go so soon after the offer has ended obeys, and has not changed its mind, ms: IEC 61851-1 table A.6 gives it 3 s. */
const OBEYS_MS = 5_000;

/** Vehicle's letters that ask for current. */
const ASKING: readonly string[] = frozen(["C", "D"]);

/** Hears of an event of the cluster. */
export type EventSink = (name: string, fields: Values) => void;

/** What is remembered of the charger between two looks. */
export class Course {
	state: number = State.NotPluggedIn;
	supply: number = SupplyState.Disabled;
	fault: number = FaultState.NoError;
	/** The session, the last one, or null before the first; its duration, s, and its energy, mWh. They rest while nothing is plugged in. */
	session: number | null = null;
	seconds: number | null = null;
	mwh: number | null = null;
	readonly #charger: Charger;
	readonly #tell: EventSink;
	/** A vehicle has been told of as connected. */
	#connected = false;
	readonly #demand = new Demand();
	/** Energy of the session when the transfer began that goes on, mWh; undefined while there is none. */
	#from: number | undefined;
	/** The same at the look before: what has flowed since then belongs to the transfer that has begun since then. */
	#beforeMwh = 0;
	/** Since when a fault is over that is still shown, ms; undefined if there is none. */
	#overAt: number | undefined;
	#fresh = true;

	constructor(charger: Charger, tell: EventSink) {
		this.#charger = charger;
		this.#tell = tell;
	}

	/** Looks again. What goes on at the first look was told by nobody, and is not told now. */
	follow(now: number): void {
		const fresh = this.#fresh;
		this.#fresh = this.#charger.name("vehicle") === "unknown" && fresh;
		if (fresh) this.#begin();
		this.#followDemand(now);
		this.#followFault(now, fresh);
		this.#followSession();
		const state = this.#stateNow();
		this.#followTransfer(state, fresh);
		this.supply = this.fault === FaultState.NoError ? supplyOf(this.#charger) : SupplyState.DisabledError;
		this.state = this.fault === FaultState.NoError ? state : State.Fault;
	}

	/** The charger has restarted: its contactor was open in between, also if that was over before anybody could see it. */
	interrupt(): void {
		if (this.#from !== undefined) this.#stop(StopReason.EvseStopped);
	}

	#begin(): void {
		this.#connected = this.#plugged && this.#charger.yes("session.open");
		this.#note();
	}

	/** When something changes although nothing is seen to, ms. */
	get nextAt(): number {
		return this.#overAt === undefined ? Number.POSITIVE_INFINITY : this.#overAt + WAY_BACK_MS;
	}

	/** After a restart of the charger nobody knows for a moment; then it is as it was. */
	get #plugged(): boolean {
		const vehicle = this.#charger.name("vehicle");
		return vehicle === "there" || (vehicle === "unknown" && this.#connected);
	}

	/** The sessions of the port are counted from 1, those of Matter from 0. */
	get #number(): number | null {
		const sessions = this.#charger.number("session");
		return sessions === 0 ? null : sessions - 1;
	}

	/** Told before anything else: the state in it is the one before. */
	#followFault(now: number, fresh: boolean): void {
		const fault = this.#shown(faultOf(this.#charger), now);
		if (fault === this.fault) return;
		if (!fresh) {
			const between = { faultStatePreviousState: this.fault, faultStateCurrentState: fault };
			this.#tell("fault", { sessionId: this.session, state: this.state, ...between });
		}
		this.fault = fault;
	}

	/** A fault that interrupted a transfer is shown until that goes on, or it is clear that it does not. */
	#shown(fault: number, now: number): number {
		const returning = fault === FaultState.NoError && this.fault !== FaultState.NoError && this.#from !== undefined;
		if (!returning || !this.#onItsWay) this.#overAt = undefined;
		else this.#overAt ??= now;
		return this.#overAt !== undefined && now - this.#overAt < WAY_BACK_MS ? this.fault : fault;
	}

	get #onItsWay(): boolean {
		const stage = this.#charger.name("stage");
		const held = stage === "paused" && this.#charger.number("holds") !== 0;
		return this.#stateNow() === State.PluggedInDemand && (stage === "preparing" || stage === "paused") && !held;
	}

	/** What the state is without faults. */
	#stateNow(): number {
		const charger = this.#charger;
		if (!this.#plugged) return State.NotPluggedIn;
		const stage = charger.name("stage");
		if (stage === "charging" || stage === "stopping") return State.PluggedInCharging;
		return this.#demand.stands ? State.PluggedInDemand : State.PluggedInNoDemand;
	}

	#followDemand(now: number): void {
		const charger = this.#charger;
		const gone = !this.#plugged || charger.name("stage") === "paused by vehicle";
		this.#demand.follow(ASKING.includes(charger.name("pilot.letter")), charger.number("signalled") > 0, gone, now);
	}

	/** A vehicle came, went, or another came for it; another session with the same vehicle is a new one, too. Without a session there is none to tell of. */
	#followSession(): void {
		const inSession = this.#plugged && this.#charger.yes("session.open");
		const another = this.#connected && inSession && this.#number !== this.session;
		if (this.#connected && (!this.#plugged || another)) this.#disconnect();
		if (inSession || this.session === null) this.#note();
		if (inSession && !this.#connected) this.#connect();
	}

	#note(): void {
		this.#beforeMwh = this.session === this.#number ? (this.mwh ?? 0) : 0;
		this.session = this.#number;
		this.seconds = this.session === null ? null : Math.floor(this.#charger.number("session.duration") / 1_000);
		this.mwh = this.session === null ? null : this.#charger.number("session.energy");
	}

	#connect(): void {
		this.#connected = true;
		this.state = this.state === State.Fault ? State.Fault : State.PluggedInNoDemand;
		this.#tell("evConnected", { sessionId: this.session });
	}

	#disconnect(): void {
		if (this.#from !== undefined) this.#stop(StopReason.Other);
		this.#connected = false;
		if (this.#number === this.session) this.#note();
		const { session: sessionId, state, seconds: sessionDuration, mwh: sessionEnergyCharged } = this;
		this.#tell("evNotDetected", { sessionId, state, sessionDuration, sessionEnergyCharged });
	}

	/** In a fault nothing of it is told, unless that is wanted: what comes of it is seen when the fault is over. */
	#followTransfer(state: number, fresh: boolean): void {
		const faulted = this.fault !== FaultState.NoError;
		if (faulted && this.#from !== undefined && this.#charger.yes("set.matter.faultStops")) this.#stop(StopReason.Other);
		if (faulted) return;
		const transfers = state === State.PluggedInCharging;
		if (transfers && this.#from === undefined) this.#start(fresh);
		else if (!transfers && this.#from !== undefined) this.#stop(reasonFor(state));
	}

	#start(fresh: boolean): void {
		this.#from = this.#beforeMwh;
		this.state = State.PluggedInCharging;
		if (!fresh) this.#tell("energyTransferStarted", { sessionId: this.session, state: this.state, maximumCurrent: maximum(this.#charger) });
	}

	#stop(reason: number): void {
		const energyTransferred = Math.max((this.mwh ?? 0) - (this.#from ?? 0), 0);
		this.#from = undefined;
		this.#tell("energyTransferStopped", { sessionId: this.session, state: State.PluggedInCharging, reason, energyTransferred });
	}
}

/** Whether the vehicle wants to be charged. Without an offer it cannot say that it does: one that lets go then has only obeyed. */
class Demand {
	stands = false;
	#offeredAt = 0;
	#asked = false;

	/** What the vehicle shows; `gone` says that it is away, or has paused by itself. */
	follow(asks: boolean, offered: boolean, gone: boolean, now: number): void {
		if (offered) this.#offeredAt = now;
		const letsGo = this.#asked && !asks && !offered && now - this.#offeredAt >= OBEYS_MS;
		this.#asked = asks;
		if (asks) this.stands = true;
		else if (gone || letsGo) this.stands = false;
	}
}

/** Why a transfer has stopped, by what the state has become. */
function reasonFor(state: number): number {
	if (state === State.PluggedInNoDemand) return StopReason.EvStopped;
	return state === State.PluggedInDemand ? StopReason.EvseStopped : StopReason.Other;
}
