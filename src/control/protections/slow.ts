// SPDX-License-Identifier: Apache-2.0
/** What moves slowly: temperature, mains, meter and load, and the self-test take turns, so that each is looked at in every sixteenth step. */
import type { Feedback, Sense } from "../board.js";
import { loaded } from "../contactor.js";
import { AUTOMATIC, STEADY_HIGH } from "../duty.js";
import { FaultBit } from "../faults.js";
import { Happened } from "../happened.js";
import type { Instant } from "../integer.js";
import { strays, watchLoad } from "../load.js";
import { watchMains } from "../mains.js";
import { isNews, Reader, watchMeter } from "../meter.js";
import type { Numbers } from "../numbers.js";
import type { ControlState } from "../state.js";
import { watchTemperature } from "../temperature.js";
import type { Wish } from "../wish.js";
import { frequency } from "./frequency.js";
import { meterFrozen } from "./meter-frozen.js";
import { meterImplausible } from "./meter-implausible.js";
import { meterLost } from "./meter-lost.js";
import { neutralLost } from "./neutral-lost.js";
import { overcurrent } from "./overcurrent.js";
import { overtemperature } from "./overtemperature.js";
import { overvoltage } from "./overvoltage.js";
import { pen } from "./pen.js";
import { phaseLoss } from "./phase-loss.js";
import { pilotSpread } from "./pilot-noise.js";
import { selfTest } from "./self-test.js";
import { temperatureSensor } from "./temperature-sensor.js";
import { undervoltage } from "./undervoltage.js";

const OF_TEMPERATURE = (1 << FaultBit.overtemperature) | (1 << FaultBit.temperature_sensor);
const OF_MAINS =
	(1 << FaultBit.undervoltage) |
	(1 << FaultBit.overvoltage) |
	(1 << FaultBit.frequency) |
	(1 << FaultBit.phase_loss) |
	(1 << FaultBit.neutral_lost) |
	(1 << FaultBit.pen);
const OF_METER =
	(1 << FaultBit.meter_lost) |
	(1 << FaultBit.meter_frozen) |
	(1 << FaultBit.meter_implausible) |
	(1 << FaultBit.overcurrent) |
	(1 << FaultBit.welded);
const OF_SELF_TEST = (1 << FaultBit.self_test) | (1 << FaultBit.pilot_noise);

/** Looks at those whose turn, 0 to 15, it is; of four turns three are nobody's. `feedback` is the contactor's, `phases` what is connected. Returns what happened, bits of Happened. */
export function lookSlowly(
	state: ControlState,
	numbers: Numbers,
	sense: Sense,
	turn: number,
	wish: Wish,
	feedback: Feedback,
	phases: number,
	now: Instant,
): number {
	const slow = state.slow;
	if (turn === 0) {
		const cool = Math.min(wish.offerMa, state.proximity.ratingMa, state.mains.limitMa);
		const heats = state.contactor.commanded === 1 && loaded(sense.mains, numbers.contactor, true);
		const stands = watchTemperature(state.temperature, numbers.temperature, sense.temperatures, cool, heats, now);
		slow.conditions = (slow.conditions & ~OF_TEMPERATURE) | temperatureConditions(state);
		if (stands) return Happened.SensorStill;
	} else if (turn === 4) {
		const news = isNews(state.meter, Reader.Voltages, sense.mains.ageMs, numbers.contactor.meterFreshMs);
		watchMains(state.mains, numbers.mains, sense.mains, news, (state.supervisor.standing & OF_MAINS) !== 0, now);
		if (news) slow.conditions = (slow.conditions & ~OF_MAINS) | mainsConditions(state, numbers, sense);
	} else if (turn === 8) {
		const closed = state.contactor.commanded === 1;
		const news = isNews(state.meter, Reader.Currents, sense.mains.ageMs, numbers.contactor.meterFreshMs);
		watchMeter(state.meter, numbers, sense.mains, closed, feedback, news, now);
		watchLoad(state.load, numbers, sense.mains, allowedMa(state, wish), lagMs(numbers, wish), closed, phases, news, now);
		slow.conditions = (slow.conditions & ~OF_METER) | meterConditions(state, numbers, now);
	} else if (turn === 12) slow.conditions = (slow.conditions & ~OF_SELF_TEST) | selfTestConditions(state, numbers, sense);
	return 0;
}

/** What may be drawn: what is signalled; with a host above what that says, where the charger itself does not allow less. */
function allowedMa({ sequence, proximity, mains, temperature }: ControlState, wish: Wish): number {
	if (wish.pilot === AUTOMATIC) return sequence.signalledMa;
	return Math.min(wish.overcurrentMa, wish.offerMa, proximity.ratingMa, mains.limitMa, temperature.limitMa);
}

/** How long a vehicle may take to follow a lower one; a host above lowers the duty up to dutyIntervalMs later. */
function lagMs({ overcurrent, sequence }: Numbers, wish: Wish): number {
	return wish.pilot === AUTOMATIC ? overcurrent.graceMs : (overcurrent.graceMs + sequence.dutyIntervalMs) | 0;
}

function temperatureConditions(state: ControlState): number {
	return (
		(overtemperature(state.temperature) ? 1 << FaultBit.overtemperature : 0) |
		(temperatureSensor(state.temperature) ? 1 << FaultBit.temperature_sensor : 0)
	);
}

function mainsConditions(state: ControlState, numbers: Numbers, sense: Sense): number {
	const mains = state.mains;
	const n = numbers.mains;
	return (
		(undervoltage(mains, n) ? 1 << FaultBit.undervoltage : 0) |
		(overvoltage(mains, n) ? 1 << FaultBit.overvoltage : 0) |
		(frequency(mains, n, sense.mains.frequencyMhz) ? 1 << FaultBit.frequency : 0) |
		(phaseLoss(mains, n) ? 1 << FaultBit.phase_loss : 0) |
		(neutralLost(mains, n) ? 1 << FaultBit.neutral_lost : 0) |
		(pen(mains, n) ? 1 << FaultBit.pen : 0)
	);
}

function meterConditions(state: ControlState, numbers: Numbers, now: Instant): number {
	return (
		(strays(state.load, numbers.contactor, now) ? 1 << FaultBit.welded : 0) |
		(meterLost(state.meter) ? 1 << FaultBit.meter_lost : 0) |
		(meterFrozen(state.meter) ? 1 << FaultBit.meter_frozen : 0) |
		(meterImplausible(state.meter) ? 1 << FaultBit.meter_implausible : 0) |
		(overcurrent(state.load) ? 1 << FaultBit.overcurrent : 0)
	);
}

/** The newest period stands for all: a weak generator stays weak for longer than the fault's delay. */
function selfTestConditions(state: ControlState, numbers: Numbers, sense: Sense): number {
	const count = sense.pilot.count;
	const seen = count > 0 && state.sequence.duty === STEADY_HIGH;
	const highMv = seen ? sense.pilot.high[count - 1] : 0;
	return (
		(selfTest(state, numbers, highMv, seen) ? 1 << FaultBit.self_test : 0) |
		(pilotSpread(sense.pilot.spreadMv, numbers.selfTest) ? 1 << FaultBit.pilot_noise : 0)
	);
}
