// SPDX-License-Identifier: Apache-2.0
/** A long onslaught on a face that speaks to a broker: half of it while the broker is well, half while it is not. */
import { type Onslaught, sendInParts } from "./parts.js";

/** What is told of one: what was sent of it is counted by its face. */
export interface Told extends Onslaught {
	readonly figures: Onslaught["figures"] & { readonly asked: object };
}

/** As a command: how many messages, and the seed, are its arguments. `made` makes one; `counted` says in words what came of it. */
export function beset<Kind extends Told>(made: (calm: boolean, seed: number) => Kind, counted: (figures: Kind["figures"]) => string): void {
	const count = Number(process.argv[2] ?? 1_000_000);
	const seed = Number(process.argv[3] ?? 1);
	const well = [true, false].map((calm) => {
		const onslaught = made(calm, seed);
		const { pace, verdict, well } = sendInParts(onslaught, count / 2);
		console.log(`a broker that is ${calm ? "well" : "not well"}, ${count / 2} messages from seed ${seed}, ${pace} a millisecond`);
		console.log(counted(onslaught.figures));
		console.log(`asked of the charger: ${JSON.stringify(onslaught.figures.asked)}`);
		console.log(verdict);
		return well;
	});
	process.exitCode = well.every((each) => each) ? 0 : 1;
}
