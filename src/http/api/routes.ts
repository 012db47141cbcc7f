// SPDX-License-Identifier: Apache-2.0
/** All routes of the API that who has logged in may ask. */
import { frozen } from "../../control/frozen.js";
import { json } from "../answers.js";
import { ACTION_ROUTES } from "./actions.js";
import { DESCRIPTION_ROUTES } from "./description.js";
import { PROPERTY_ROUTES } from "./properties.js";
import type { Answered, Asked, Route, Scene } from "./route.js";

export type { Route } from "./route.js";

/** The table. */
export const ROUTES: readonly Route[] = frozen([
	{ method: "GET", path: "/api", says: "what there is", answer: overview },
	...PROPERTY_ROUTES,
	...ACTION_ROUTES,
	{ method: "GET", path: "/api/events", says: "what happens, as server-sent events by the names of the port's events", answer: events },
	{
		method: "GET",
		path: "/api/changes",
		says: "properties as server-sent events: all of them first, then those that change",
		answer: changes,
	},
	...DESCRIPTION_ROUTES,
	{ method: "GET", path: "/api/security", says: "the security log, the oldest entry first", answer: security },
]);

function overview(_: Scene, __: Asked, answered: Answered): void {
	answered(json(ROUTES.map(({ method, path, says }) => ({ method, path, says }))));
}

function events({ listeners }: Scene, _: Asked, answered: Answered): void {
	answered(listeners.listen());
}

function changes({ listeners }: Scene, _: Asked, answered: Answered): void {
	answered(listeners.watch());
}

function security({ log }: Scene, _: Asked, answered: Answered): void {
	answered(json(log.entries));
}
