// SPDX-License-Identifier: Apache-2.0
/** Whether the port may be used at all: several sources say so, each with a priority, as in EVerest's enable_disable. */
import { frozen } from "../control/frozen.js";

/** Who may say so. */
export const AVAILABILITY_SOURCES = frozen([
	"Unspecified",
	"LocalAPI",
	"LocalKeyLock",
	"ServiceTechnician",
	"RemoteKeyLock",
	"MobileApp",
	"FirmwareUpdate",
	"CSMS",
] as const);

/** One of them. */
export type AvailabilitySource = (typeof AVAILABILITY_SOURCES)[number];

/** What a source says; Unassigned takes back what it said before. */
export type AvailabilityState = "Unassigned" | "Enable" | "Disable";

/** The least of all priorities; 0 is the highest. */
export const LEAST_PRIORITY = 10_000;

/** What one source says. */
export interface Opinion {
	readonly source: AvailabilitySource;
	readonly state: AvailabilityState;
	readonly priority: number;
}

/** Nobody has said anything. */
const NOBODY: Opinion = frozen({ source: "Unspecified", state: "Enable", priority: LEAST_PRIORITY });

/** The table of opinions. */
export class Availability {
	#opinions: readonly Opinion[] = [];

	/** The opinions, for the store; setting them gives what the store remembers. */
	get opinions(): readonly Opinion[] {
		return this.#opinions;
	}

	set opinions(opinions: readonly Opinion[]) {
		this.#opinions = opinions;
	}

	/** A source says something. Returns what is wrong with it; an empty text if it was taken. */
	say(opinion: Opinion): string {
		const { source, priority } = opinion;
		if (!AVAILABILITY_SOURCES.includes(source)) return `"${source}" is not a source; sources are ${AVAILABILITY_SOURCES.join(", ")}`;
		if (!(Number.isInteger(priority) && priority >= 0 && priority <= LEAST_PRIORITY))
			return `priority ${priority} is not from 0, the highest, to ${LEAST_PRIORITY}`;
		this.#opinions = [...this.#opinions.filter((each) => each.source !== source), ...(opinion.state === "Unassigned" ? [] : [opinion])];
		return "";
	}

	/** The opinion that counts: the highest priority, among equals one that disables. Without any the port is enabled. */
	get verdict(): Opinion {
		let best: Opinion | undefined;
		for (const each of this.#opinions)
			if (best === undefined || each.priority < best.priority || (each.priority === best.priority && each.state === "Disable")) best = each;
		return best ?? NOBODY;
	}

	/** Whether the port may be used. */
	get enabled(): boolean {
		return this.verdict.state === "Enable";
	}
}
