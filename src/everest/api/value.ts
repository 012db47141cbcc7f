// SPDX-License-Identifier: Apache-2.0
/** A value: something that a port is or can, told when it is another one, in the words of an interface. */
import type { Charger } from "../../link/charger.js";

/** One. */
export interface Value {
	readonly name: string;
	readonly payload: string;
	readonly says: string;
	/** It may be another one when one of these properties is. */
	readonly from: readonly string[];
	/** What it is; undefined while there is none, and nothing is told. */
	of(charger: Charger): unknown;
	/** What is told once there is none any more; made anew, because what lies in flash cannot be written as JSON there. */
	gone?(): unknown;
}
