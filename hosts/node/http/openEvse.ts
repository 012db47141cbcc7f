// SPDX-License-Identifier: Apache-2.0
/** OpenEVSE's HTTP API as a room of a site, at its root, where clients look for it. */
import { OpenEvse } from "../../../src/http/openevse/openevse.js";
import { routeOf } from "../../../src/http/openevse/routes.js";
import type { Mount } from "../../../src/http/site.js";
import type { Confidant } from "../../../src/link/charger.js";
import type { Onlooker } from "../../bench/outside.js";
import { early, type Room } from "./room.js";

/** The longest body, bytes. */
const LONGEST = 2_048;

/** The room. */
export class OpenEvseRoom implements Room {
	#routes: OpenEvse | undefined;
	readonly mounts: readonly Mount[] = [
		{ fits: (path) => routeOf(path) !== undefined, routes: early(() => this.#routes), longest: LONGEST, admits: "door" },
	];

	serve(window: Confidant): Onlooker {
		const routes = new OpenEvse(window);
		this.#routes = routes;
		return { tick: (now) => routes.tick(now) };
	}

	words(base: string): readonly string[] {
		return [`OpenEVSE: ${base}, for evcc's template openevse and for Home Assistant's integration, with the same password`, ""];
	}
}
