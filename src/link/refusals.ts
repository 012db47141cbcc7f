// SPDX-License-Identifier: Apache-2.0
/** Refusals of the window itself, before the port has looked at a request: too many wait, another has passed it, or nobody sees the charger. */
import { frozen } from "../control/frozen.js";
import { MOST_OF_EACH } from "./queue.js";

/** The texts, by their cause. */
export const REFUSALS = frozen({
	busy: `busy: too many requests wait, ${MOST_OF_EACH} of each at most; ask again when one is answered`,
	waiting: `busy: ${MOST_OF_EACH} requests wait for their answers`,
	overtaken: "overtaken by one that withdraws and that it would undo; ask again if it is meant all the same",
	unseen: "the charger is out of sight; nothing was asked",
	lost: "no answer: the charger is out of sight; what it was asked may have been done or not",
} as const);

/** Why the window refuses. */
export type Cause = keyof typeof REFUSALS;

const CAUSES: readonly Cause[] = frozen(["busy", "waiting", "overtaken", "unseen", "lost"]);

/** Why a request was refused; undefined if the port has refused it. */
export function causeOf(refused: string): Cause | undefined {
	return CAUSES.find((cause) => REFUSALS[cause] === refused);
}
