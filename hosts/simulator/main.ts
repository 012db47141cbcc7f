// SPDX-License-Identifier: Apache-2.0
/** The simulator's app: the firmware with its virtual board, between the clock and the panel of mcsim, and beside it what speaks to the network. */
import config from "mc/config";
import Time from "time";
import Timer from "timer";
import { Outpost } from "../sdk/outpost.js";
import { beside } from "./network/beside.js";
import { askedIn } from "./plan.js";
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

const asked = askedIn(config);
for (const console of asked?.words ?? []) stage.hear({ console });
const outpost =
	asked &&
	new Outpost(
		{
			make: beside,
			connect: (hear) => stage.connect(hear),
			mayForce: () => false,
			tell: (line) => {
				stage.print(line);
				trace(`${line}\n`);
			},
		},
		asked.plan,
	);

let passed = 0;
let shownAt = Time.ticks;
Timer.repeat(() => {
	const now = Time.ticks;
	const elapsed = Time.delta(shownAt, now);
	stage.frame(elapsed);
	passed += elapsed;
	outpost?.tick(passed);
	shownAt = now;
}, FRAME_MS);
