// SPDX-License-Identifier: Apache-2.0
/** The actions of the host above, EVerest: each is one of the commands that it has for a board, and the charger refuses it while the port decides. */
import { STEADY_HIGH, STEADY_LOW, vehicleReads } from "../control/duty.js";
import { frozen } from "../control/frozen.js";
import { ampsText } from "../settings/words.js";
import type { Action } from "./action.js";
import type { Arguments } from "./arguments.js";
import { hold, letGo } from "./locking.js";
import { type Outcome, unless } from "./outcome.js";
import type { Subject } from "./subject.js";

/** In the order of help. */
export const HOSTING: readonly Action[] = frozen([
	{
		name: "host.alive",
		arguments: [],
		help: "the host above is there; it says so every second",
		run: ({ evse }) => unless(evse.above.alive(evse.runningMs), "heard"),
	},
	{
		name: "host.enable",
		arguments: [{ name: "on", kind: { is: "choice", of: ["no", "yes"] }, says: "whether the port may be used" }],
		help: "the host above enables the port, or disables it: -12 V on the pilot",
		withdraws: (_, { on }) => on === "no",
		undoes: ["host.enable"],
		run: ({ evse }, { on }) => unless(evse.above.enable(on === "yes"), on === "yes" ? "enabled" : "disabled"),
	},
	{
		name: "host.pilot",
		arguments: [{ name: "duty", kind: { is: "number", unit: "%/100", min: 0, max: STEADY_HIGH }, says: "0 for F, 100 for X1, or a duty" }],
		help: "the host above says what is on the pilot",
		withdraws: dims,
		undoes: ["host.pilot"],
		run: ({ evse }, { duty }) => unless(evse.above.pilot(duty as number), `pilot ${(duty as number) / 100} %`),
	},
	{
		name: "host.allow",
		arguments: [],
		help: "the host above lets the contactor close",
		undoes: ["host.forbid"],
		run: ({ evse }) => unless(evse.above.allow(), "allowed"),
	},
	{
		name: "host.forbid",
		arguments: [],
		help: "the host above has the contactor opened, at once",
		withdraws: true,
		run: ({ evse }) => unless(evse.above.forbid(), "forbidden"),
	},
	{
		name: "host.overcurrent",
		arguments: [{ name: "current", kind: { is: "number", unit: "mA", min: 0, max: 80_000 }, says: "what may be drawn, per phase" }],
		help: "the host above says what is overcurrent, whatever the pilot says",
		withdraws: ({ evse }, { current }) => (current as number) <= evse.host.overcurrentMa,
		undoes: ["host.overcurrent"],
		run: ({ evse }, { current }) => unless(evse.above.overcurrent(current as number), `overcurrent above ${ampsText(current as number)} A`),
	},
	{
		name: "host.phases",
		arguments: [{ name: "phases", kind: { is: "choice", of: ["1", "3"] }, says: "so many" }],
		help: "the host above has charging go on with so many phases",
		run: ({ evse }, { phases }) => unless(evse.connect(phases === "1" ? 1 : 3), `phases ${phases}`),
	},
	{ name: "host.lock", arguments: [], help: "the host above has the plug held", run: hold },
	{
		name: "host.unlock",
		arguments: [],
		help: "the host above has the plug let go, as soon as the contactor is open",
		withdraws: true,
		run: letGo,
	},
	{ name: "host.test", arguments: [], help: "the host above has the residual current monitor tested", run: test },
] as const satisfies readonly Action[]);

/** Whether a duty offers no more than the one before. */
function dims({ evse }: Subject, { duty }: Arguments): boolean {
	return duty === STEADY_LOW || duty === STEADY_HIGH || vehicleReads(duty as number) <= vehicleReads(evse.host.duty);
}

function test({ evse, values }: Subject): Outcome {
	if (values.control.residual.fitted === 0) return { refused: "there is no residual current monitor here (setting residual.fitted)" };
	return unless(evse.testResidual(), "tested once the contactor is open");
}
