// SPDX-License-Identifier: Apache-2.0
/** The Energy EVSE cluster of one charger. */
import type { Charger } from "../../link/charger.js";
import { ENERGY_EVSE } from "../clusters/energyEvse.js";
import type { Server } from "../server.js";
import { readersOf, writersOf } from "./attributes.js";
import { uidOf } from "./card.js";
import { commandsOf } from "./commands.js";
import { Course, type EventSink } from "./course.js";

/** The cluster at work. What the charger is set to support when it is made is supported; `tell` hears of its events. */
export function energyEvse(charger: Charger, tell: EventSink): Server {
	const features = featuresOf(charger);
	const course = new Course(charger, tell);
	return {
		cluster: ENERGY_EVSE,
		features,
		read: readersOf(charger, course, features),
		write: writersOf(charger),
		invoke: commandsOf(charger, course, features.includes("SOC")),
		boundary: () => `${course.state} ${course.session}`,
		follow: (now) => course.follow(now),
		restarted: () => course.interrupt(),
		event: (name, payload) => {
			const uid = name === "CardShown" && features.includes("RFID") ? uidOf(`${payload.token}`) : undefined;
			if (uid !== undefined) tell("rfid", { uid });
		},
		get nextAt() {
			return course.nextAt;
		},
	};
}

/** V2X is none of them: the hardware cannot. */
function featuresOf(charger: Charger): string[] {
	return ["PREF", ...["SOC", "PNC", "RFID"].filter((name) => charger.yes(`set.matter.${name.toLowerCase()}`))];
}
