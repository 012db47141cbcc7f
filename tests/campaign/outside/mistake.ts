// SPDX-License-Identifier: Apache-2.0
/** Where somebody may plant a mistake in charger, border and outside; and what is there when nobody does. */

import type { Connect } from "../../../src/broker/broker.js";
import type { Duty } from "../../../src/link/warden.js";
import { MqttFace } from "../../../src/mqtt/face.js";
import type { Before } from "./witness.js";

/** All places. */
export interface Mistake {
	/** Before each tick of the charger. */
	readonly before: Before;
	/** What becomes of frames of one life on their way to the charger. */
	readonly frames: () => (frame: string) => readonly string[];
	/** What is done of what the warden says. */
	readonly duty: (duty: Duty) => Duty;
	/** How connections of one life are made. */
	readonly connect: (connect: Connect) => Connect;
	readonly face: typeof MqttFace;
}

/** None. */
export const NO_MISTAKE: Mistake = {
	before: () => true,
	frames: () => (frame) => [frame],
	duty: (duty) => duty,
	connect: (connect) => connect,
	face: MqttFace,
};
