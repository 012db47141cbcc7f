// SPDX-License-Identifier: Apache-2.0
/** Paths: where an attribute, a command or an event of a node is, by numbers. */

/** A path. `id` is the number of the attribute, the command or the event. */
export interface Path {
	readonly endpoint: number;
	readonly cluster: number;
	readonly id: number;
}
