// SPDX-License-Identifier: Apache-2.0
/** The ops invokeAction and close: what can be done with the port, by the names and arguments of its own table. */
import { frozen } from "../../control/frozen.js";
import { ACTION_NAMES, type Action, type Argument, actionOf } from "../../link/shown.js";
import { emptyGrid, errorGrid } from "../answers.js";
import { argumentFrom } from "../arguments.js";
import { portId } from "../names.js";
import { type Asked, refIn, textIn } from "../request.js";
import type { Station } from "../station.js";
import { type Dict, gridOf, isOf } from "../value.js";
import { type Answered, changing, type Op } from "./op.js";

/** The ops. */
export const ACTION: readonly Op[] = frozen([
	{ name: "invokeAction", summary: "Does something with the port", noSideEffects: false, run: invoke },
	changing("close", "Ends the login", () => emptyGrid()),
]);

/** What an action that a person has to confirm is told in addition. */
const CONFIRM = "confirm";

function invoke({ charger }: Station, { meta, rows }: Asked, answered: Answered): void {
	const { id } = refIn(meta, "id");
	if (id !== portId(charger)) throw new Error(`@${id} can do nothing; the port is @${portId(charger)}`);
	const action = wantedIn(meta);
	if (rows.length > 1) throw new Error(`an action takes one row of arguments, not ${rows.length}`);
	const told = toldIn(action, rows[0] ?? new Map());
	charger.ask(
		action.name,
		told,
		() => true,
		(outcome) => {
			answered("refused" in outcome ? errorGrid(outcome.refused) : gridOf(["done"], [new Map([["done", outcome.done]])]));
		},
	);
}

function wantedIn(meta: Dict): Action {
	const name = textIn(meta, "action") ?? "";
	const action = actionOf(name);
	if (action === undefined) throw new Error(`there is no action "${name}"; actions are ${ACTION_NAMES.join(", ")}`);
	return action;
}

function toldIn({ name, arguments: rows, confirm }: Action, row: Dict): { readonly [name: string]: number | string } {
	if (confirm === true && !isOf(row.get(CONFIRM), "marker")) throw new Error(`${name} is done if it is meant: add the marker "${CONFIRM}"`);
	const told: { [name: string]: number | string } = {};
	for (const [tag, value] of row) {
		if (value === null || tag === CONFIRM) continue;
		told[tag] = argumentFrom(argumentOf(name, rows, tag), value);
	}
	return told;
}

function argumentOf(action: string, rows: readonly Argument[], tag: string): Argument {
	const found = rows.find(({ name }) => name === tag);
	if (found === undefined) throw new Error(`${action} takes no "${tag}"; it takes ${rows.map(({ name }) => name).join(", ") || "nothing"}`);
	return found;
}
