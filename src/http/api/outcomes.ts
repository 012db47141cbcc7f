// SPDX-License-Identifier: Apache-2.0
/** What comes of a request as an answer of HTTP, with the status that says whose the reason is. */
import { frozen } from "../../control/frozen.js";
import { type Cause, causeOf } from "../../link/refusals.js";
import type { Outcome } from "../../link/shown.js";
import { json, refusal, tooEarly } from "../answers.js";
import type { Response } from "../exchange.js";

/** Of what the window itself refuses: Conflict, Service Unavailable, Gateway Timeout. */
const STATUSES: Readonly<Record<Cause, number>> = frozen({ busy: 503, waiting: 503, overtaken: 409, unseen: 503, lost: 504 });
/** When it may be asked again, ms. */
const AGAIN_MS = 1_000;

/** An answer. `port` is the status of what the port refuses: 409 Conflict, or 422 for a value that cannot be. */
export function replyTo(outcome: Outcome, port: 409 | 422 = 409): Response {
	if (!("refused" in outcome)) return json(outcome);
	const cause = causeOf(outcome.refused);
	const status = cause === undefined ? port : STATUSES[cause];
	return status === 503 ? tooEarly(503, outcome.refused, AGAIN_MS) : refusal(status, outcome.refused);
}
