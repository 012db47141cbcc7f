// SPDX-License-Identifier: Apache-2.0
/** What a person is told of each fault: that it is so, that it was, and what has to happen. */
import { Feedback, type Sense } from "../control/board.js";
import { FAULTS, type Fault, type FaultName } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import { Letter } from "../control/letter.js";
import type { Report } from "../control/wish.js";

/** The words for one fault. */
export interface FaultWords {
	/** The headline while the cause lasts. */
	readonly is: string;
	/** The headline afterwards, and where nothing tells whether it lasts. */
	readonly was: string;
	/** What ends the cause, so that it can stand behind "once". */
	readonly until: string;
	/** Whether the cause lasts, of causes that can be seen at any moment. */
	readonly lasts?: (sense: Sense, report: Report) => boolean;
}

/** By the name of the fault. */
export const FAULT_WORDS: Readonly<Record<FaultName, FaultWords>> = frozen({
	pilot_short: { is: "The signal wire of the cable is shorted", was: "The signal wire of the cable was shorted", until: "the short is gone", lasts: (_, { letter }) => letter === Letter.E },
	pilot_levels: { is: "The signal to the vehicle is wrong", was: "The signal to the vehicle was wrong", until: "the signal has its proper voltages" },
	diode: { is: "The vehicle fails its safety check", was: "The vehicle failed its safety check", until: "the vehicle passes its check" },
	ventilation: { is: "The vehicle asks for ventilation", was: "The vehicle asked for ventilation", until: "the vehicle stops asking for ventilation", lasts: (_, { letter }) => letter === Letter.D },
	welded: { is: "The contactor is stuck closed", was: "The contactor was stuck closed", until: "an electrician has seen to it, the contactor is open", lasts: ({ contactor }) => contactor === Feedback.Closed },
	did_not_close: { is: "The contactor does not close", was: "The contactor did not close", until: "the contactor has come to rest" },
	feedback_lost: { is: "The contactor's position is unknown", was: "The contactor's position was unknown", until: "the contactor's position is known" },
	cable: { is: "The cable cannot be recognised", was: "The cable could not be recognised", until: "the cable is recognised" },
	stop_button: { is: "Emergency stop is pressed", was: "Emergency stop was pressed", until: "the emergency stop is released", lasts: ({ stopButton }) => stopButton === 1 },
	loop_late: { is: "The controller is too slow", was: "The controller was too slow", until: "the controller keeps up" },
	internal: { is: "Internal error", was: "Internal error", until: "the charger has been restarted" },
	residual_trip: { is: "Current leaks to earth", was: "Current has leaked to earth", until: "the leak is gone" },
	residual_monitor: { is: "The leakage protection fails its test", was: "The leakage protection failed its test", until: "the leakage protection works" },
	dropped_out: { is: "The contactor opens by itself", was: "The contactor opened by itself", until: "the contactor has come to rest" },
	pilot_noise: { is: "The signal from the vehicle is unreadable", was: "The signal from the vehicle was unreadable", until: "the signal is readable" },
	overcurrent: { is: "The vehicle draws too much current", was: "The vehicle drew too much current", until: "the current is within its limit" },
	overtemperature: { is: "The charger is too hot", was: "The charger was too hot", until: "the charger has cooled down" },
	temperature_sensor: { is: "A temperature sensor is faulty", was: "A temperature sensor was faulty", until: "the sensor works" },
	undervoltage: { is: "Mains voltage is too low", was: "Mains voltage was too low", until: "the voltage is within its bounds" },
	overvoltage: { is: "Mains voltage is too high", was: "Mains voltage was too high", until: "the voltage is within its bounds" },
	frequency: { is: "Mains frequency is out of bounds", was: "Mains frequency was out of bounds", until: "the frequency is within its bounds" },
	phase_loss: { is: "A phase of the supply is missing", was: "A phase of the supply was missing", until: "all phases are there" },
	neutral_lost: { is: "The neutral of the supply seems broken", was: "The neutral of the supply seemed broken", until: "the voltages are even" },
	pen: { is: "The earth of the supply may be broken", was: "The earth of the supply may have been broken", until: "the voltage is within its bounds" },
	meter_lost: { is: "The meter is silent", was: "The meter was silent", until: "the meter answers" },
	meter_frozen: { is: "The meter stands still", was: "The meter stood still", until: "the meter counts" },
	meter_implausible: { is: "Current flows past an open contactor", was: "Current flowed past an open contactor", until: "the current is gone" },
	tamper: { is: "The enclosure is open", was: "The enclosure was opened", until: "the enclosure is closed", lasts: ({ tamper }) => tamper === 1 },
	lock: { is: "The lock of the plug is stuck", was: "The lock of the plug was stuck", until: "the lock moves" },
	brown_out: { is: "The charger's own supply is too low", was: "The charger's own supply was too low", until: "the supply is within its bounds", lasts: ({ brownOut }) => brownOut === 1 },
	self_test: { is: "The self-test of the charger fails", was: "The self-test of the charger failed", until: "the self-test passes" },
	reclosing: { is: "The contactor had to open under load too often", was: "The contactor had to open under load too often", until: "it has rested for long enough" },
} as const satisfies Record<FaultName, FaultWords>);

/** A fault that stands, in words. */
export interface Standing {
	readonly name: FaultName;
	/** The headline that it makes. */
	readonly text: string;
	/** What it means, and that it is over where that can be told. */
	readonly means: string;
	/** What ends it. */
	readonly end: string;
}

/** How long each fault waits for its next try, ms, by its name; what is not tried again has no entry. */
export type RetryAfter = Readonly<Record<string, number>>;

/** A fault that stands, by its place in the catalogue. */
export function standing(place: number, sense: Sense, report: Report, retryAfter: RetryAfter): Standing {
	const { name, means } = FAULTS[place];
	const lasts = causeLasts(place, sense, report, retryAfter);
	const { is, was } = FAULT_WORDS[name];
	const end = endOf(place, lasts, report, retryAfter);
	return { name, text: lasts === true ? is : was, means: lasts === false ? `${means} That is over.` : means, end };
}

/** Whether the cause lasts; undefined where nothing tells. The time to the next try stands still for as long. */
function causeLasts(place: number, sense: Sense, report: Report, retryAfter: RetryAfter): boolean | undefined {
	const { name } = FAULTS[place];
	const left = report.retryInMs[place];
	return left >= 0 ? left === retryAfter[name] : FAULT_WORDS[name].lasts?.(sense, report);
}

/** What ends a fault. A moment is named only once it is certain to come, and of two conditions neither is left out. */
function endOf(place: number, lasts: boolean | undefined, report: Report, retryAfter: RetryAfter): string {
	const { name, severity, clears, lastly }: Fault = FAULTS[place];
	const { until } = FAULT_WORDS[name as FaultName];
	const left = report.retryInMs[place];
	// what only warns has stopped nothing that could be tried again
	const next = severity === "warn" ? "Over" : "Next try";
	if (left >= 0) return lasts === true ? `${next} ${seconds(retryAfter[name])} after ${until}.` : `${next} in ${seconds(left)}.`;
	const end = clears === "itself" ? lastly : clears;
	if (end === "restart") return "Ends with a restart of the charger.";
	const away = end === "unplug" && report.letter === Letter.A;
	const conditions = [lasts === false ? "" : until, away ? "" : LAST_STEP[end]].filter((text) => text !== "");
	return conditions.length === 0 ? "Ends in a moment." : `Ends once ${conditions.join(" and ")}.`;
}

/** What a person does at last, by what ends a fault that is not tried again. */
const LAST_STEP = frozen({ unplug: "the vehicle is unplugged (or the fault cleared)", person: "the fault is cleared" } as const);

function seconds(ms: number): string {
	return `${Math.ceil(ms / 1_000)} s`;
}
