// SPDX-License-Identifier: Apache-2.0
/** Status codes of the interaction model: Matter Core Specification § 8.10. */
import { frozen } from "../control/frozen.js";

/** Those that this charger gives. */
export const Status = frozen({
	Success: 0x00,
	Failure: 0x01,
	UnsupportedAccess: 0x7e,
	UnsupportedEndpoint: 0x7f,
	UnsupportedCommand: 0x81,
	InvalidCommand: 0x85,
	UnsupportedAttribute: 0x86,
	ConstraintError: 0x87,
	UnsupportedWrite: 0x88,
	ResourceExhausted: 0x89,
	InvalidDataType: 0x8d,
	Busy: 0x9c,
	UnsupportedCluster: 0xc3,
	NeedsTimedInteraction: 0xc6,
} as const);

/** One of them. */
export type Status = (typeof Status)[keyof typeof Status];
