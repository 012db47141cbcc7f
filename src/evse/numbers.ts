// SPDX-License-Identifier: Apache-2.0
/** The numbers of the port as the world sees it, with their bounds and sources. */
import { frozen } from "../control/frozen.js";
import type { NumberRow } from "../control/numbers.js";

/** The table; its keys are the settings' names. */
export const EVSE_NUMBERS = frozen({
	mode: { value: 0, min: 0, max: 1, unit: "driver", source: "who decides when to charge: this port, or EVerest above it" },
	hostLostMs: { value: 2_500, min: 1_000, max: 10_000, unit: "ms", source: "own choice: EVerest's heart beats every second; its ChargeBridge waits 2 s" },
	limit: { value: 32_000, min: 0, max: 80_000, unit: "mA", source: "the circuit that the charger is installed on; below 6 A it does not charge" },
	userLimit: { value: 80_000, min: 0, max: 80_000, unit: "mA", source: "what its owner wants at most: Matter UserMaximumChargeCurrent" },
	ventilation: { value: 0, min: 0, max: 1, unit: "yes/no", source: "IEC 61851-1 state D: 1 where the place is ventilated" },
	authorization: { value: 0, min: 0, max: 1, unit: "yes/no", source: "1 where charging needs a token: EVerest disable_authentication, turned round" },
	stopByToken: { value: 1, min: 0, max: 1, unit: "yes/no", source: "EVerest stop_transaction_on_reswipe: the token that started a transaction ends it" },
	connectionMs: { value: 60_000, min: 10_000, max: 300_000, unit: "ms", source: "EVerest connection_timeout, 10 to 300 s; esp32-evse: 60 s" },
	patienceMs: { value: 45_000, min: 1_000, max: 600_000, unit: "ms", source: "EVerest: 44.75 s until a vehicle that does not answer counts as paused" },
	phases: { value: 3, min: 1, max: 3, unit: "1 or 3", source: "phases that the contactor connects: 1 or 3" },
	phaseSwitch: { value: 0, min: 0, max: 1, unit: "yes/no", source: "1 where a second contactor connects L2 and L3" },
	phaseHoldMs: { value: 10_000, min: 0, max: 60_000, unit: "ms", source: "EVerest switch_3ph1ph_delay_s: 10 s; Tinkerforge WARP: some cars need 60 s" },
	phaseDwellMs: { value: 60_000, min: 0, max: 3_600_000, unit: "ms", source: "own choice: contactors and vehicles wear" },
	phaseStableMs: { value: 600_000, min: 0, max: 3_600_000, unit: "ms", source: "EVerest: power has to last for 600 s before three phases are used" },
	onePhaseMs: { value: 30_000, min: 5_000, max: 600_000, unit: "ms", source: "Tinkerforge WARP: L2 and L3 idle for 30 s" },
	randomDelay: { value: 0, min: 0, max: 1, unit: "yes/no", source: "SI 2021/1467 schedule 1: 1 in the United Kingdom" },
	randomDelayMs: { value: 600_000, min: 0, max: 1_800_000, unit: "ms", source: "SI 2021/1467 schedule 1: 600 s, up to 1800 s" },
	targetMarginMs: { value: 900_000, min: 0, max: 7_200_000, unit: "ms", source: "Matter reference EVSE: 900 s" },
	planDelayMs: { value: 0, min: 0, max: 86_400_000, unit: "ms", source: "Matter RandomizationDelayWindow, up to a day; 600 s in the United Kingdom" },
	preheatMs: { value: 3_600_000, min: 0, max: 14_400_000, unit: "ms", source: "own choice: vehicles heat battery and cabin in the hour before they leave" },
	clockWaitMs: { value: 120_000, min: 0, max: 600_000, unit: "ms", source: "own choice: after an outage a router, and whoever tells the time, takes a minute or two" },
	energyPauseMs: { value: 60_000, min: 0, max: 600_000, unit: "ms", source: "own choice: a pause for want of energy that has opened the contactor lasts for so long at least" },
	energyRiseMa: { value: 500, min: 0, max: 4_000, unit: "mA", source: "own choice: so much above 6 A ends such a pause at once, 6 A itself when it has lasted as long as the pause" },
	closings: { value: 10, min: 2, max: 100, unit: "times", source: "own choice: in ten minutes; the next wait, each twice as long as the one before" },
	closingsWaitMs: { value: 300_000, min: 0, max: 3_600_000, unit: "ms", source: "own choice: the longest such wait; 0 turns it off" },
	cardRepeatMs: { value: 3_000, min: 0, max: 30_000, unit: "ms", source: "own choice: a reader tells a card that is held to it again and again" },
	outageMs: { value: 600_000, min: 0, max: 86_400_000, unit: "ms", source: "own choice: the token of a transaction is believed over an outage that is known to be shorter" },
	supplyPauseMs: { value: 300_000, min: 0, max: 3_600_000, unit: "ms", source: "own choice: a supply that comes and goes is given time to settle" },
	restarts: { value: 5, min: 0, max: 100, unit: "times", source: "own choice: without a quiet minute in between; then restarts of its own end charging, and losses of supply pause it (supplyPauseMs)" },
	nominalMv: { value: 230_000, min: 100_000, max: 280_000, unit: "mV", source: "IEC 60038; counts where the meter does not say" },
} as const satisfies Record<string, NumberRow>);

/** Its values. */
export type EvseNumbers = { -readonly [Key in keyof typeof EVSE_NUMBERS]: number };
