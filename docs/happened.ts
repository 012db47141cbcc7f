// SPDX-License-Identifier: Apache-2.0
/** What the controller tells of its steps, in words: events beside those of the port, which carry nothing. */
import type { Happened } from "../src/control/happened.js";

/** By name; the compiler asks for each. */
export const HAPPENED = {
	Closed: "the contactor was told to close",
	Opened: "the contactor was told to open",
	OpenedUnderLoad: "it was told to open while current flowed, or while a vehicle that did not stop might have drawn it",
	ForcedOpen: "the vehicle did not stop in time, so the contactor was told to open in spite of it",
	StopTakenBack: "charging was stopped and allowed again before the contactor opened",
	WakeUp: "a pulse of −12 V begins, to wake a vehicle that sleeps",
	BcbToggle: "the vehicle has toggled between B and C, as ISO 15118-3 has it",
	BriefC: "the vehicle has asked for too short a time to count",
	DutyGlitch: "a B right after a change of the duty was not taken for a stop",
	SlowRelease: "the contacts took longer to open than the standard leaves them: a sign of wear",
	SensorStill: "a temperature sensor has shown the same for too long, though no heat was made that would move it",
} as const satisfies Record<keyof typeof Happened, string>;
