// SPDX-License-Identifier: Apache-2.0
/** From a board file to the wiring of the natives, and to the places of its analog channels. */
import type { BoardFile } from "./boardFile.js";
import type { Wiring } from "./native/board.js";

/** Places of the analog channels beside the pilot, in the order in which the natives know them; −1 for none. */
export interface Channels {
	readonly proximity: number;
	readonly temperature: number;
}

/** The channels that a board has. */
export function channelsOf({ analog }: BoardFile): Channels {
	const { proximity, temperature } = analog;
	return { proximity: proximity === undefined ? -1 : 0, temperature: temperature === undefined ? -1 : proximity === undefined ? 0 : 1 };
}

/** What the natives have to know. */
export function wiringOf({ lines, analog, frontEnd, chargePump }: BoardFile): Wiring {
	const { pilot, contactor, phases, stop, residual, residualTest, feedback } = lines;
	const others = [analog.proximity, analog.temperature].filter((pin) => pin !== undefined);
	return {
		pilot,
		contactor,
		...(phases === undefined ? {} : { phases }),
		chargePump: chargePump === true,
		...(stop === undefined ? {} : { stop }),
		...(residual === undefined ? {} : { residual }),
		...(residualTest === undefined ? {} : { residualTest }),
		...(feedback === undefined ? {} : { feedback }),
		pilotSense: analog.pilot,
		analog: others,
		lowMicroVolts: frontEnd.lowMicroVolts,
		highMicroVolts: frontEnd.highMicroVolts,
	};
}
