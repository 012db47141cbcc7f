// SPDX-License-Identifier: Apache-2.0
/** The routes of actions: what can be done, by the names and arguments of its table, in the units of people. */
import { frozen } from "../../control/frozen.js";
import { ACTION_NAMES, actionOf, wrongArguments } from "../../link/shown.js";
import { recordIn, toldOf, type Written } from "../../link/told.js";
import { json, refusal } from "../answers.js";
import { valueIn } from "../query.js";
import { replyTo } from "./outcomes.js";
import type { Answered, Asked, Route, Scene } from "./route.js";

/** The routes. */
export const ACTION_ROUTES: readonly Route[] = frozen([
	{ method: "GET", path: "/api/actions", says: "names of all that can be done", answer: names },
	{ method: "POST", path: "/api/actions/{name}", says: "does it; the body has its arguments by name", answer: act },
	{
		method: "GET",
		path: "/api/sessions",
		says: "the last sessions that are over, the newest first; of those before one with ?before=N",
		answer: sessions,
	},
]);

/** An action that a person has to confirm is told this in addition. */
const CONFIRM = "confirm";
/** What is refused because of a value, and not because of how things stand. */
const OF_VALUES: readonly string[] = frozen(["set", "reset", "zone"]);

function names(_: Scene, __: Asked, answered: Answered): void {
	answered(json([...ACTION_NAMES]));
}

function act({ charger }: Scene, { name, body }: Asked, answered: Answered): void {
	const action = actionOf(name);
	if (action === undefined) {
		answered(refusal(404, `there is no action "${name}"; actions are ${ACTION_NAMES.join(", ")}`));
		return;
	}
	const { [CONFIRM]: confirmed, ...written }: Written = body.trim() === "" ? {} : recordIn(body);
	if (action.confirm === true && confirmed !== true) throw new Error(`${name} is done if it is meant: add "${CONFIRM}":true`);
	const told = toldOf(action, written);
	const wrong = wrongArguments(action.arguments, told);
	if (wrong !== "") throw new Error(wrong);
	charger.window.ask(name, told, (outcome) => answered(replyTo(outcome, OF_VALUES.includes(name) ? 422 : 409)));
}

function sessions({ charger }: Scene, { query }: Asked, answered: Answered): void {
	const before = valueIn(query, "before");
	if (before !== undefined && !/^[1-9]\d{0,8}$/.test(before))
		throw new Error(`before=${before} is no number of a session; write for instance ?before=12`);
	charger.window.ask("recount", before === undefined ? {} : { before: Number(before) }, (outcome) =>
		answered("refused" in outcome ? replyTo(outcome) : json(outcome.data ?? [])),
	);
}
