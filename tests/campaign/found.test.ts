// SPDX-License-Identifier: Apache-2.0
/** What campaigns have found, in few words: each broke a rule once, and breaks none any more. */
import test from "ava";
import { play } from "./play.js";
import { violationText } from "./report.js";

/** What it was, and the scenario. */
const FOUND: Readonly<Record<string, string>> = {
	"the step before a stop, when it was a late one, was counted as time to let go":
		"jitter 5; draw_power_fixed 26,3; sleep 2; tamper on; sleep 7",
};

for (const [what, text] of Object.entries(FOUND))
	test(`not any more: ${what}`, (t) => {
		const { violation } = play(text);
		t.is(violation, undefined, violation && violationText(violation));
	});
