// SPDX-License-Identifier: Apache-2.0
/** The residual current monitor has failed its self-test, or says trip while nothing can flow. */
import { type Instant, since } from "../integer.js";
import type { Numbers } from "../numbers.js";
import type { ResidualState } from "../residual.js";

/** A monitor that does not trip protects nobody; one that always does is not believed either. */
export function residualMonitor(residual: ResidualState, n: Numbers["residual"], now: Instant): boolean {
	return residual.failed === 1 || (residual.stuck === 1 && since(now, residual.stuckAt) >= n.stuckMs);
}
