// SPDX-License-Identifier: Apache-2.0
/** OpenEVSE's HTTP API over a charger: for Home Assistant's integration (python-openevse-http) and evcc's template, which then need nothing written for them. */
import type { Window } from "../../link/charger.js";
import type { Request, Routes } from "../exchange.js";
import { type Answered, noMethod, noRoute, outOfSight, refused } from "./answers.js";
import { Room } from "./room.js";
import { type Method, routeOf } from "./routes.js";

/** One charger's. It stands behind a login: whoever may ask may stop a charge, and restart the charger. */
export class OpenEvse implements Routes {
	readonly #room: Room;

	constructor(window: Window) {
		this.#room = new Room(window);
	}

	/** Whether a path is one of these, or is known to be none in the words of their clients. */
	serves(path: string): boolean {
		return routeOf(path) !== undefined;
	}

	/** Time has passed; to be called some times a second. Times are those of whoever holds it, ms, and never go back. */
	tick(now: number): void {
		const { charger } = this.#room;
		this.#room.follow(now);
		if (charger.ready(now)) charger.tell(now);
	}

	/** Answers, at once or when the charger has; always, once. */
	answer(request: Request, answered: Answered): void {
		const route = routeOf(request.path);
		const method = route?.methods.find((each) => each.method === request.method);
		if (route === undefined || route.methods.length === 0) answered(noRoute());
		else if (method === undefined) answered(noMethod(route.methods.map((each) => each.method)));
		else if (request.method === "GET" && !this.#room.charger.window.clear) answered(outOfSight());
		else this.#run(method, request, answered);
	}

	/** What a handler throws is what is wrong with the request. */
	#run({ run }: Method, request: Request, answered: Answered): void {
		try {
			run(this.#room, request, answered);
		} catch (error) {
			answered(refused((error as Error).message));
		}
	}
}
