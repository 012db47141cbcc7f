// SPDX-License-Identifier: Apache-2.0
/** Energy EVSE Mode: charge at once, or so that the targets are met. */
import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";
import { ENERGY_EVSE_MODE, ModeChangeStatus, ModeTag } from "./clusters/energyEvseMode.js";
import type { Values } from "./elements.js";
import type { Reply, Server } from "./server.js";

/** The modes, by their places, which are their numbers (SmartThings takes the one for the other), with what the charger calls them. */
const MODES = frozen([
	{ told: "manual", option: { label: "Manual", mode: 0, modeTags: [{ value: ModeTag.Manual }] } },
	{ told: "automatic", option: { label: "Auto-scheduled", mode: 1, modeTags: [{ value: ModeTag.TimeOfUse }] } },
] as const);

const OPTIONS: readonly Values[] = frozen(MODES.map(({ option }) => option));

/** The cluster at work. */
export function energyEvseMode(charger: Charger): Server {
	return {
		cluster: ENERGY_EVSE_MODE,
		features: [],
		read: {
			supportedModes: () => OPTIONS,
			currentMode: () => MODES.findIndex(({ told }) => told === charger.name("charging")),
		},
		invoke: { changeToMode: ({ newMode }, replied) => change(charger, newMode as number, replied) },
	};
}

function change(charger: Charger, mode: number, replied: (reply: Reply) => void): void {
	const row = MODES[mode];
	if (row === undefined) {
		replied(response(ModeChangeStatus.UnsupportedMode, `there is no mode ${mode}; modes are 0 to ${MODES.length - 1}`));
		return;
	}
	charger.ask(
		"mode",
		{ mode: row.told },
		() => charger.name("charging") === row.told,
		(outcome) => {
			const done = "done" in outcome;
			replied(response(done ? ModeChangeStatus.Success : ModeChangeStatus.GenericFailure, done ? "" : outcome.refused.slice(0, LONGEST)));
		},
	);
}

/** The longest text of a status, characters of ASCII. */
const LONGEST = 64;

function response(status: number, statusText: string): Reply {
	return { response: "changeToModeResponse", fields: { status, statusText } };
}
