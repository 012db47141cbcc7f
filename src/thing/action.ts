// SPDX-License-Identifier: Apache-2.0
/** An action: one thing that can be done with a charger, and the form in which rows of the table are written. */
import type { Argument, Arguments } from "./arguments.js";
import type { Outcome } from "./outcome.js";
import type { Subject } from "./subject.js";

/** One action. */
export interface Action {
	readonly name: string;
	readonly arguments: readonly Argument[];
	/** What it does, in a line. */
	readonly help: string;
	/** It can only lower or end what flows, always or by what it is told: it passes before all others. */
	readonly withdraws?: true | ((subject: Subject, told: Arguments) => boolean);
	/** What withdraws and would be undone by this one, were it obeyed after one of them that has passed it. */
	readonly undoes?: readonly string[];
	/** A person is asked whether it is meant. */
	readonly confirm?: true;
	/** Does it, with arguments that are of their kinds. */
	run(subject: Subject, told: Arguments): Outcome;
}
