// SPDX-License-Identifier: Apache-2.0
/** What each state of EvseManager's upper layer does, in each loop and when it begins (Charger.cpp run_state_machine, AC without a charge loop by power line). */
import type { Context, State } from "./context.js";
import { FIVE_PERCENT } from "./duty.js";
import {
	AFTER_WAKE_UP_MS,
	BEFORE_5_PERCENT_MS,
	F_AFTER_FAULT_MS,
	NOMINAL_MS,
	STEP_EF_MS,
	STEP_X1_MS,
	STOPPING_MS,
	SWITCH_PHASES_MS,
	WAKE_UP_MS,
	X1_AFTER_EF_MS,
} from "./timing.js";

/** The states; `begins` also when an error has come or gone. */
export const STATES: { readonly [state in State]: (c: Context, begins: boolean) => void } = {
	Disabled: (c, begins) => {
		if (begins) {
			c.pilot.f();
			c.iec.enable(false);
			c.session.tell("Disabled");
		}
		if (!c.disabling) c.state = "Idle";
	},
	Idle: (c, begins) => {
		if (begins) idle(c);
		if (c.disabling) c.state = "Disabled";
		else if (c.fault && !c.pilot.inF) c.pilot.f();
		else if (!c.fault && c.pilot.inF) c.pilot.x1();
	},
	WaitingForAuthentication: (c, begins) => {
		if (begins) beginWaiting(c);
		if (c.asleep !== undefined) return;
		if (c.stops() || !c.plugged || c.disabling) c.state = "Finished";
		else if (hasCable(c) && c.session.authorized) go(c);
	},
	PrepareCharging: (c, begins) => {
		if (begins) c.session.tell("PrepareCharging");
		if (c.stops() || c.over) {
			c.state = "StoppingCharging";
			return;
		}
		offer(c);
		if (!c.power() && !c.fivePercent) return;
		if (c.requested && !c.fivePercent) c.state = "Charging";
		else waitForVehicle(c);
	},
	Charging: (c, begins) => {
		if (begins) c.session.tell("ChargingStarted");
		if (c.stops() || c.over || c.paused || !c.requested || !c.power()) {
			c.state = "StoppingCharging";
			return;
		}
		c.overcurrent.look(c.now, c.pilot.offeredA);
		if (!begins) {
			if (!c.fivePercent) c.pilot.offerSlowly(c.mayA);
			return;
		}
		c.wokenUp = false;
		c.iec.allow(true, "FullPowerCharging");
		offer(c);
	},
	ChargingPausedEV: (c, begins) => {
		if (begins) c.session.tell("ChargingPausedEV");
		if (c.over) c.state = "StoppingCharging";
		else {
			c.overcurrent.look(c.now, c.pilot.offeredA);
			if (!c.power()) c.state = "ChargingPausedEVSE";
			else c.pilot.offerSlowly(c.mayA);
		}
	},
	ChargingPausedEVSE: (c, begins) => {
		if (begins) c.pilot.x1();
		if (begins) c.reasons = "";
		if (c.over) c.state = "StoppingCharging";
		else pausedHere(c);
	},
	StoppingCharging: (c, begins) => {
		if (begins) {
			c.wokenUp = false;
			c.session.tell("StoppingCharging");
			c.pilot.x1();
		}
		if (c.lasted > STOPPING_MS) c.iec.allow(false, "PowerOff");
		if (!c.contactorOpen) return;
		if (c.over) c.state = "Finished";
		else if (!c.power() || c.paused || c.stops()) c.state = "ChargingPausedEVSE";
		else c.state = "ChargingPausedEV";
	},
	Finished: (c, begins) => {
		if (begins) {
			if (c.session.transaction) c.session.stopTransaction();
			c.iec.allow(false, "PowerOff");
		}
		if (c.plugged && !c.disabling) return;
		c.paused = false;
		c.session.stop();
		c.state = c.disabling ? "Disabled" : "Idle";
	},
	T_step_EF: (c, begins) => {
		if (begins) {
			c.inX1AfterF = false;
			c.pilot.f();
		}
		if (breaksOff(c)) c.pilot.x1();
		else if (c.lasted >= STEP_EF_MS + X1_AFTER_EF_MS) goBack(c);
		else if (c.lasted >= STEP_EF_MS && !c.inX1AfterF) {
			c.inX1AfterF = true;
			c.pilot.x1();
		}
	},
	T_step_X1: (c, begins) => {
		if (begins) c.pilot.x1();
		if (!breaksOff(c) && c.lasted >= STEP_X1_MS) goBack(c);
	},
	SwitchPhases: (c, begins) => {
		if (begins) {
			c.session.tell("SwitchingPhases");
			c.pilot.x1();
		}
		if (c.stops() || !c.plugged || c.disabling) c.state = "PrepareCharging";
		else if (c.lasted >= SWITCH_PHASES_MS) {
			c.iec.switchPhases(c.switching === true);
			c.switching = undefined;
			c.state = "PrepareCharging";
		}
	},
};

function idle(c: Context): void {
	c.requested = false;
	c.cableA = undefined;
	c.wokenUp = false;
	c.pilot.x1();
	c.session.withdraw(true);
	c.session.transaction = false;
	c.overcurrent.clear();
	c.knownFault = false;
}

function beginWaiting(c: Context): void {
	c.nominalSince = undefined;
	c.iec.allow(false, "PowerOff");
	if (!c.session.active) c.session.start("EVConnected");
	c.session.tell("AuthRequired");
	c.fivePercent = c.setup.fivePercent === true;
	if (!c.fivePercent || !c.plugged) return;
	// the thread sleeps, with all that it should do meanwhile
	c.asleep = {
		until: c.now + BEFORE_5_PERCENT_MS,
		wakes: () => {
			if (c.session.authorized) c.fivePercent = false;
			else c.pilot.duty(FIVE_PERCENT);
		},
	};
}

/** What a cable carries has to be known where there is a socket; until then it waits. */
function hasCable(c: Context): boolean {
	if (c.setup.socket !== true) return true;
	c.cableA ??= c.iec.cableA === 0 ? undefined : c.iec.cableA;
	return c.cableA !== undefined;
}

/** Authorized: at once, or by F or X1 where 5 % was offered (ISO 15118-3 figures 3 and 5). */
function go(c: Context): void {
	if (!c.session.transaction) c.session.startTransaction();
	c.back = "PrepareCharging";
	c.backA = undefined;
	if (!c.fivePercent) c.state = "PrepareCharging";
	else if (!c.matching) leaveFivePercent(c, "T_step_EF");
	else {
		c.nominalSince ??= c.now;
		if (c.now - c.nominalSince > NOMINAL_MS) leaveFivePercent(c, "T_step_X1");
	}
}

function leaveFivePercent(c: Context, by: "T_step_EF" | "T_step_X1"): void {
	c.fivePercent = false;
	c.state = by;
}

function offer(c: Context): void {
	if (c.fivePercent) c.pilot.dutyIfOther(FIVE_PERCENT);
	else c.pilot.offerIfOther(c.mayA);
}

/** The vehicle does not ask for power: it is woken up once, and then has paused. */
function waitForVehicle(c: Context): void {
	if (!c.wokenUp && c.lasted > WAKE_UP_MS) {
		c.wokenUp = true;
		c.back = "PrepareCharging";
		c.backA = c.mayA;
		c.state = "T_step_EF";
	} else if (c.wokenUp && c.lasted > AFTER_WAKE_UP_MS) c.state = "ChargingPausedEV";
}

/** Something ends a step of the pilot early; the state behind it sees what. */
function breaksOff(c: Context): boolean {
	const off = c.stops() || !c.plugged || c.disabling;
	if (off) c.state = c.back;
	return off;
}

function goBack(c: Context): void {
	if (c.backA === undefined) c.pilot.x1();
	else c.pilot.offer(c.backA);
	c.state = c.back;
}

/** Why it is paused here; F for a moment only if the fault is one that nobody has seen yet (everest.md A.6, 1). */
function pausedHere(c: Context): void {
	if (c.fault && !c.knownFault) c.pilot.f();
	if (c.pilot.inF && c.knownFault && c.now - c.faultSince > F_AFTER_FAULT_MS) c.pilot.x1();
	const error = c.stops();
	const reasons = [error ? "Error" : "", c.power() ? "" : "NoEnergy", c.paused ? "UserPause" : ""].filter((each) => each !== "").join(" ");
	if (reasons === "") c.state = "PrepareCharging";
	else if (reasons !== c.reasons) {
		c.reasons = reasons;
		c.session.tell("ChargingPausedEVSE", reasons);
	}
}
