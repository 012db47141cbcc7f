// SPDX-License-Identifier: Apache-2.0
/** The simulator's app: the firmware with its virtual board, between the clock and the panel of mcsim. */
import Time from "time";
import Timer from "timer";
import { type Order, Stage } from "./stage.js";

/** The wire to the panel, which mcsim gives to every app. */
declare const screen: {
	onMessage: (message: string) => void;
	postMessage(message: string): void;
};

/** How often the panel sees something new, ms. */
const FRAME_MS = 50;

const stage = new Stage((message) => screen.postMessage(JSON.stringify(message)));
screen.onMessage = (message) => stage.hear(JSON.parse(message) as Order);

let shownAt = Time.ticks;
Timer.repeat(() => {
	const now = Time.ticks;
	stage.frame(Time.delta(shownAt, now));
	shownAt = now;
}, FRAME_MS);
