// SPDX-License-Identifier: Apache-2.0
/** The commands of RAPI that do something at once: F and what is done. */
import { frozen } from "../control/frozen.js";
import type { RapiCharger } from "./charger.js";
import { type Answer, type Command, type Counter, no, SWITCH, unless, yes } from "./command.js";
import { FEATURES, isSo } from "./features.js";

/** Whose word it is at the port when RAPI disables it. */
const SOURCE = "LocalAPI";

/** The table, in the order of the document. */
export const FUNCTION_COMMANDS: readonly Command[] = frozen([
	{
		name: "FD",
		answers: "",
		does: "disables the port: state ff until FE",
		differs:
			"a vehicle that charges gets its time to let go before the contactor opens; the pilot stays at +12 V; a restart does not end it",
		run: ({ charger: { evse } }) => unless(evse.setAvailability(SOURCE, "Disable", 0)),
	},
	{
		name: "FE",
		answers: "",
		does: "takes back FD, FS and the end of a session limit; what others hold against charging stays",
		differs: "OK even if others keep the port disabled; the state tells",
		run: enable,
	},
	{
		name: "FF",
		takes: [
			{ name: "feature", words: FEATURES.map(({ id }) => id) },
			{ name: "on", words: SWITCH },
		],
		answers: "",
		does: `OK if it is so already, else NK, and nothing changes: ${FEATURES.map(({ id, what, here }) => `${id} ${what} (${here})`).join(", ")}`,
		differs: "the original switches protections off",
		run: ({ charger: { values } }, [feature, on]) => (isSo(values, feature, on === "1") ? yes() : no()),
	},
	{
		name: "FR",
		answers: "",
		does: "restarts the board",
		differs: "NK where nothing can restart it; the contactor opens as it does when power is lost",
		run: ({ charger }) => (charger.restart === undefined ? no() : yes()),
		afterwards: ({ charger }) => charger.restart?.(),
	},
	{
		name: "FS",
		answers: "",
		does: "sleeps: charging is held back, state fe, until FE",
		differs: "a restart does not end it",
		run: sleep,
	},
]);

/** Takes back what RAPI has said against the port, and only that. */
function readmit({ evse }: RapiCharger): void {
	if (!evse.enabled) evse.setAvailability(SOURCE, "Unassigned", 0);
}

function enable({ charger, stay }: Counter): Answer {
	readmit(charger);
	charger.evse.resume();
	stay.goOn();
	return yes();
}

function sleep({ charger }: Counter): Answer {
	readmit(charger);
	charger.evse.pause();
	return yes();
}
