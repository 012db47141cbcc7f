// SPDX-License-Identifier: Apache-2.0
/** Lets months pass at the desk, in a moment. */
import type { Desk } from "./desk.js";

/** Steps every 17 minutes, by 60 ms across the moment in which instants are brought forward: enough for a port in which nothing happens. */
export function months(desk: Desk, days: number): void {
	desk.periods(60, desk.highMv, desk.drive.duty === 10_000 ? desk.highMv : desk.lowMv);
	const { sense } = desk;
	for (let left = days * 86_400_000; left > 0; left -= 0x100000) {
		sense.now = ((sense.now | 0xfffff) - 30) as never;
		desk.state.clock.steppedAt = sense.now;
		desk.stepAfter(60);
	}
	desk.run(100);
}
