// SPDX-License-Identifier: Apache-2.0
/** Residual current has flowed for longer than its characteristic allows, or the monitor says trip. */
import type { ResidualState } from "../residual.js";

/** IEC 62955, IEC 61008; only with the contactor closed can it flow. */
export function residualTrip(residual: ResidualState): boolean {
	return residual.flows === 1;
}
