// SPDX-License-Identifier: Apache-2.0
/** Answers as OpenEVSE's clients read them: JSON, with a message for what was done and for what was not. */
import type { Response } from "../exchange.js";

/** Hears an answer, always, once. */
export type Answered = (response: Response) => void;

/** JSON. What lies in flash has to be copied first: the engine makes no JSON of it. */
export function json(value: unknown, status = 200): Response {
	return { status, contentType: "application/json", body: [JSON.stringify(value)] };
}

/** Done: the word is one of those that python-openevse-http takes for success (const.py, SUCCESS_ANSWERS). */
export function done(): Response {
	return json({ msg: "OK" });
}

/** Refused, with the reason. Always 400: python-openevse-http raises an error at no other status that says something, and would believe it done. */
export function refused(reason: string): Response {
	return json({ msg: reason }, 400);
}

/** What has come of a request that is refused with a reason; an empty text is none. */
export function unless(reason: string): Response {
	return reason === "" ? done() : refused(reason);
}

/** Nobody sees the charger. The member is one at which python-openevse-http keeps what it has read before (client.py, update). */
export function outOfSight(): Response {
	return json({ error: "the charger is out of sight" }, 503);
}

/** No such route: the text by which python-openevse-http tells that from a thing that is not there (client.py, _MISSING_ROUTE_BODIES). */
export function noRoute(): Response {
	return { status: 404, contentType: "text/plain; charset=utf-8", body: ["Not found"] };
}

/** The route is there, but not for this method. */
export function noMethod(methods: readonly string[]): Response {
	return { ...json({ msg: "Method not allowed" }, 405), headers: [["Allow", methods.join(", ")]] };
}
