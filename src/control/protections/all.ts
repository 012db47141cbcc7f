// SPDX-License-Identifier: Apache-2.0
/** Every protection in one expression: the conditions that hold in a step. */
import type { Sense } from "../board.js";
import { FaultBit } from "../faults.js";
import type { Numbers } from "../numbers.js";
import type { ControlState } from "../state.js";
import type { Wish } from "../wish.js";
import { cable } from "./cable.js";
import { didNotClose } from "./did-not-close.js";
import { diode } from "./diode.js";
import { feedbackLost } from "./feedback-lost.js";
import { loopLate } from "./loop-late.js";
import { pilotLevels } from "./pilot-levels.js";
import { pilotShort } from "./pilot-short.js";
import { stopButton } from "./stop-button.js";
import { ventilation } from "./ventilation.js";
import { welded } from "./welded.js";

/**
 * The conditions that hold, as bits by place in the catalogue. A protection only says what it sees; delay, latch and
 * retries are the supervisor's. `internal` has none: the firmware raises it.
 */
export function conditions(state: ControlState, numbers: Numbers, sense: Sense, wish: Wish): number {
	const pilot = state.pilot;
	const contactor = state.contactor;
	return (
		(pilotShort(pilot) ? 1 << FaultBit.pilot_short : 0) |
		(pilotLevels(pilot) ? 1 << FaultBit.pilot_levels : 0) |
		(diode(pilot) ? 1 << FaultBit.diode : 0) |
		(ventilation(pilot, wish) ? 1 << FaultBit.ventilation : 0) |
		(welded(contactor) ? 1 << FaultBit.welded : 0) |
		(didNotClose(contactor) ? 1 << FaultBit.did_not_close : 0) |
		(feedbackLost(contactor) ? 1 << FaultBit.feedback_lost : 0) |
		(cable(state.proximity) ? 1 << FaultBit.cable : 0) |
		(stopButton(sense) ? 1 << FaultBit.stop_button : 0) |
		(loopLate(state.clock, numbers.supervisor) ? 1 << FaultBit.loop_late : 0)
	);
}
