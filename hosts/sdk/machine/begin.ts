// SPDX-License-Identifier: Apache-2.0
/** How a machine outside begins: it hears the charger's machine and the clock, and says so when something in it goes wrong. */
import Time from "time";
import Timer from "timer";
import type { Ordered, Said } from "../messages.js";
import { type Making, Outside } from "../outside.js";

/** This machine's end of what leads to the charger's, as the SDK's Worker has it. */
declare const self: {
	onmessage: (ordered: Ordered) => void;
	postMessage(said: Said): void;
};

/** Time passes this often, ms. */
const TICK_MS = 100;

/** Begins. `doomed` is told of what cannot be survived here. */
export function begin(making: Making, doomed: (why: string) => void = () => {}): void {
	const outside = new Outside((said) => self.postMessage(said), making);
	// false: the machine goes on, so that it can say good-bye to its clients when it is ended
	(globalThis as { abort?: (reason: unknown, exception: unknown) => boolean }).abort = (reason, exception) => {
		outside.fail(`${reason}: ${exception}`);
		if (reason !== UNHANDLED) doomed(`${reason}`);
		return false;
	};
	self.onmessage = (ordered) => outside.hear(ordered);
	let now = 0;
	let at = Time.ticks;
	Timer.repeat(() => {
		now += Time.delta(at);
		at = Time.ticks;
		outside.tick(now);
	}, TICK_MS);
}

const UNHANDLED = "unhandled exception";
