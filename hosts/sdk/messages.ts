// SPDX-License-Identifier: Apache-2.0
/** What the two machines say to each other beside frames. */
import type { Crossing } from "../../src/link/passage.js";

/** What is to be shown, and where. */
export interface Plan {
	/** The port of HTTP, for as long as the charger's settings say that it is served. */
	readonly http: number;
	/** Names by which this computer is called. */
	readonly names: readonly string[];
	/** Who turns names into addresses where the network says nobody, IPv4. */
	readonly dns: string;
	/** How often this was started anew since power-up. */
	readonly restarts: number;
}

/** From the outside. */
export type Said =
	| Crossing
	/** A line for people. */
	| { readonly tell: string }
	/** Something has gone wrong that must not: why. */
	| { readonly failed: string }
	/** All has ended as it was told to; nothing more is said. */
	| { readonly ended: true };

/** To the outside. */
export type Ordered = Crossing | { readonly begin: Plan } | { readonly end: true };
