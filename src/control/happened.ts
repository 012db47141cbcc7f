// SPDX-License-Identifier: Apache-2.0
/** What happens within one step and is told of it: each a bit with a name, which is the name of its event too. */
import { frozen } from "./frozen.js";

/** What one step has done that is over again in the next, as bits. */
export const Happened = frozen({
	Closed: 1,
	Opened: 2,
	/** Opened while current flowed, or while a vehicle that did not stop might have drawn it. */
	OpenedUnderLoad: 4,
	/** The vehicle did not stop in time, so the contactor was opened in spite of it. */
	ForcedOpen: 8,
	/** Charging was stopped and allowed again before the contactor opened. */
	StopTakenBack: 16,
	/** A −12 V pulse was begun to wake a sleeping vehicle. */
	WakeUp: 32,
	/** B–C–B of 150 to 450 ms: the toggle of ISO 15118-3 (200–400 ms ± 50), or a BMW iX3 after a phase change. */
	BcbToggle: 64,
	/** C for some other time too short to count as C. */
	BriefC: 128,
	/** B right after a change of duty that was not taken for a stop. */
	DutyGlitch: 256,
	/** The contacts took longer to open than the standard leaves them: wear, a weak spring, a wrong type. */
	SlowRelease: 512,
	/** A temperature sensor has shown the same for too long, though no heat was made that would move it. */
	SensorStill: 1_024,
} as const);
