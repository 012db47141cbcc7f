// SPDX-License-Identifier: Apache-2.0
/** What the port does, in the words that evcc's template for Home Assistant knows as A, B and C (evcc util/homeassistant/connection.go). */
import { AT_ONCE, STOP_FIRST } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";

/** The words. "fault" is none of evcc's, and so an error there, which is what it means. */
export const ACTIVITIES = frozen(["disconnected", "connected", "starting", "charging", "paused", "stopped", "complete", "fault"] as const);

/** One of them. */
export type Activity = (typeof ACTIVITIES)[number];

/** By the stage of a session while a vehicle is there. A vehicle that has paused is not full for sure. */
const OF_STAGES: { readonly [stage: string]: Activity | undefined } = frozen({
	idle: "connected",
	waiting: "connected",
	preparing: "starting",
	charging: "charging",
	"paused by vehicle": "connected",
	stopping: "stopped",
	paused: "paused",
	finishing: "complete",
	finished: "complete",
});

/** The word for what is seen. A fault that only warns stops nothing. */
export function activityOf(charger: Charger): Activity {
	const activity = charger.name("vehicle") === "there" ? (OF_STAGES[charger.name("stage")] ?? "connected") : "disconnected";
	return (charger.number("faults") & (AT_ONCE | STOP_FIRST)) !== 0 ? "fault" : activity;
}
