// SPDX-License-Identifier: Apache-2.0
/** Runs the engine-neutral tests on one XS: that of npm's xsnap, or with the word `moddable` that of the Moddable SDK. */
import { runLegs } from "../legs/leg.js";
import { sweep } from "../legs/sweep.js";
import { whyNot } from "./mcconfig.js";
import { moddable } from "./moddable.js";
import { xsnap } from "./xsnap.js";

const missing = process.argv[2] === "moddable" ? whyNot() : undefined;
if (missing) {
	console.error(`The tests cannot run on the Moddable SDK's XS: ${missing}.`);
	process.exitCode = 2;
} else {
	sweep();
	await runLegs(process.argv[2] === "moddable" ? { moddable } : { xsnap });
}
