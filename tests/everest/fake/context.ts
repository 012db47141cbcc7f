// SPDX-License-Identifier: Apache-2.0
/** All that the states of EvseManager's upper layer read and change. */
import type { IecLayer } from "./iec.js";
import { Overcurrent } from "./overcurrent.js";
import { PilotOutput } from "./pilotOutput.js";
import { Session } from "./session.js";
import { LEAST_A } from "./timing.js";

/** States of Charger.hpp. */
export type State =
	| "Disabled"
	| "Idle"
	| "WaitingForAuthentication"
	| "PrepareCharging"
	| "Charging"
	| "ChargingPausedEV"
	| "ChargingPausedEVSE"
	| "StoppingCharging"
	| "Finished"
	| "T_step_EF"
	| "T_step_X1"
	| "SwitchPhases";

/** How an EvseManager is configured. */
export interface Setup {
	/** The id of the API modules; the same for all of them. */
	readonly module?: string;
	/** There is a socket, so that the cable limits, too. EvseManager of 2026-08-21 never knows: it asks before it takes what the board can. */
	readonly socket?: boolean;
	/** has_ventilation, which is on in EVerest. */
	readonly ventilation?: boolean;
	/** ac_hlc_enabled with 5 %: a vehicle may speak by power line. */
	readonly fivePercent?: boolean;
	/** There is a powermeter_API. */
	readonly meter?: boolean;
	/** disable_authentication: whoever plugs in is authorized. */
	readonly free?: boolean;
}

/** One. */
export class Context {
	now = 0;
	/** When the state has begun, or its entry was run again. */
	since = 0;
	state: State = "Idle";
	/** There is an error that stops charging; and what the states have heard of it. */
	fault = false;
	knownFault = false;
	faultSince = 0;
	plugged = false;
	/** The vehicle asks for power. */
	requested = false;
	contactorOpen = true;
	paused = false;
	disabling = false;
	wokenUp = false;
	/** 5 % in this session; and whether the modem has begun. */
	fivePercent = false;
	matching = false;
	/** When the wait for a charge loop has begun. */
	nominalSince: number | undefined;
	/** Of the cable in a socket, A. */
	cableA: number | undefined;
	budgetA = 6;
	budgetUntil = 0;
	/** Phases are being switched, to three or to one. */
	switching: boolean | undefined;
	/** Where T_step_EF and T_step_X1 lead, and what is offered then, A; undefined for X1, 0 for 5 %. */
	back: State = "Idle";
	backA: number | undefined;
	inX1AfterF = false;
	/** Reasons that were told last. */
	reasons = "";
	/** The thread sleeps until then, and does this. */
	asleep: { readonly until: number; readonly wakes: () => void } | undefined;
	readonly setup: Setup;
	readonly iec: IecLayer;
	readonly pilot: PilotOutput;
	readonly session = new Session(() => this.now);
	readonly overcurrent: Overcurrent;

	/** `raise` raises or clears EvseManager's own error of overcurrent. */
	constructor(setup: Setup, iec: IecLayer, raise: (on: boolean) => void) {
		this.setup = setup;
		this.iec = iec;
		this.pilot = new PilotOutput(iec, () => this.now);
		this.overcurrent = new Overcurrent(raise);
	}

	/** How long the state has lasted, ms. */
	get lasted(): number {
		return this.now - this.since;
	}

	/** The budget, and the cable's where there is a socket, A. */
	get mayA(): number {
		if (this.setup.socket !== true || this.state === "Idle") return this.budgetA;
		return Math.min(this.budgetA, this.cableA ?? 0);
	}

	/** Whether there is power; a budget that nobody renews is none after its time, in whole seconds. */
	power(): boolean {
		if (this.now - this.budgetUntil >= 1_000) this.budgetA = 0;
		return this.mayA > LEAST_A;
	}

	/** Whether there is an error that stops charging; at its onset everything is switched off. */
	stops(): boolean {
		if (this.fault && !this.knownFault) {
			this.faultSince = this.now;
			if (this.pilot.running) this.pilot.x1();
			this.iec.allow(false, "PowerOff");
		}
		this.knownFault = this.fault;
		return this.fault;
	}

	/** Nothing is left of the transaction: unplugged, ended, not authorized any more, or to be disabled. */
	get over(): boolean {
		return !this.session.transaction || !this.plugged || !this.session.authorized || this.disabling;
	}
}
