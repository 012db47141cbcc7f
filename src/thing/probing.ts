// SPDX-License-Identifier: Apache-2.0
/** The action that looks at the pilot: it tells what the plateaus have been since it was asked last, and notes on for a while. */
import { frozen } from "../control/frozen.js";
import type { Argument, Arguments } from "./arguments.js";
import type { Data, Outcome } from "./outcome.js";
import { meanOf, type Plateau, type Probe, sigmaOf } from "./probe.js";
import type { Subject } from "./subject.js";

/** What it is told. */
export const probeArguments: readonly Argument[] = frozen([
	{ name: "duration", kind: { is: "number", unit: "ms", min: 100, max: 10_000 }, says: "for how long it notes on" },
] as const);

/** Tells what was noted, and begins anew. What the console measures is not disturbed. */
export function probe({ probe, failure }: Subject, { duration }: Arguments): Outcome {
	if (failure !== undefined) return { refused: "an internal error has stopped the controller, and nobody reads the pilot" };
	if (probe.firm) return { refused: "the console measures the pilot; ask again in a second or two" };
	const data = noted(probe);
	const done = `pilot: ${probe.high.count} periods read, ${probe.lost} not`;
	probe.begin(duration as number);
	return { done, data };
}

/** What was noted: of each plateau readings, least, greatest, mean and standard deviation, mV; bins from the first that is not empty. */
function noted({ high, low, lost, bins }: Probe): Data {
	const first = bins.findIndex((count) => count > 0);
	let end = bins.length;
	while (end > 0 && bins[end - 1] === 0) end -= 1;
	return { high: told(high), low: told(low), lost, from: Math.max(first, 0), bins: first < 0 ? [] : bins.slice(first, end) };
}

function told(plateau: Plateau): Data {
	const { count, min, max } = plateau;
	return { count, min, max, mean: meanOf(plateau), sigma: sigmaOf(plateau) };
}
