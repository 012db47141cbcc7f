// SPDX-License-Identifier: Apache-2.0
/** A room of a site as a command puts it before a charger. */
import type { Mount } from "../../../src/http/site.js";
import type { Confidant } from "../../../src/link/charger.js";
import type { Onlooker } from "../../bench/outside.js";

/** One room. */
export interface Room {
	readonly mounts: readonly Mount[];
	/** The charger is there; who hears what its window tells. */
	serve(window: Confidant): Onlooker;
	/** What people are told of it, with the address of the site. */
	words(base: string): readonly string[];
}
