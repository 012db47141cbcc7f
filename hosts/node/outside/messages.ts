// SPDX-License-Identifier: Apache-2.0
/** What the two threads say to each other beside frames. */
import type { Crossing } from "../../../src/link/passage.js";

/** What a worker is made with. */
export interface Told {
	/** The command line, which it reads for itself. */
	readonly args: readonly string[];
	readonly version: string;
	/** How often there was another one before. */
	readonly restarts: number;
}

/** From the worker. */
export type Said =
	| Crossing
	/** Everything that shows the charger stands; what people are told of it. */
	| { readonly ready: readonly string[] }
	/** Something cannot be made: why. */
	| { readonly failed: string }
	/** A line for people. */
	| { readonly tell: string }
	/** All has ended as it was told to. */
	| { readonly ended: true };

/** To the worker. */
export type Ordered =
	| Crossing
	/** The charger is there. */
	| { readonly go: true }
	| { readonly end: true };
