// SPDX-License-Identifier: Apache-2.0
/** A room of a site as a command puts it before a charger: it stands earlier than the charger does, and says so as long. */
import type { Reply, Routes } from "../../../src/http/exchange.js";
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

/** What is answered while there is no charger. */
export const EARLY: Reply = { status: 503, contentType: "text/plain; charset=utf-8", body: ["there is no charger yet; ask again\n"] };

/** Routes that are there once the charger is. */
export function early(routes: () => Routes | undefined): Routes {
	return {
		answer: (request, answered) => {
			const there = routes();
			if (there === undefined) answered(EARLY);
			else there.answer(request, answered);
		},
	};
}
