// SPDX-License-Identifier: Apache-2.0
/** The part of the Moddable SDK's modules that the hosts use, so that they are checked where there is no SDK; mcconfig checks them again with its own typings. */

declare module "timer" {
	export default class Timer {
		private constructor();
		static repeat(callback: (timer: Timer) => void, intervalMs: number): Timer;
	}
}

declare module "time" {
	const Time: {
		/** Milliseconds since some moment; wraps. */
		readonly ticks: number;
		delta(start: number, end?: number): number;
	};
	export default Time;
}
