// SPDX-License-Identifier: Apache-2.0
/** What campaigns have found, in few words: each broke a rule once, and breaks none any more. */
import test from "ava";
import { FIRMWARE, play } from "./play.js";
import { violationText } from "./report.js";

/** What it was, the scenario, and the settings that it took. */
const FOUND: Readonly<Record<string, readonly [text: string, ...settings: string[]]>> = {
	"the step before a stop, when it was a late one, was counted as time to let go": [
		"jitter 5; draw_power_fixed 26,3; sleep 2; tamper on; sleep 7",
	],
	"a contactor that had not said open was closed again before it counted as welded": [
		"draw_power_regulated 16,3; sleep 5; contactor welded; pause; sleep 0.02; draw_power_regulated 16,3; sleep 3",
		"contactor.openMs=1000",
		"contactor.minimumOpenMs=500",
		"residual.fitted=0",
	],
	"a mirror contact was believed by the witness on a board that has none": [
		"draw_power_regulated 16,3; sleep 5; contactor welded; pause; sleep 3; draw_power_regulated 16,3; sleep 3",
		"contactor.feedback=0",
	],
	"another cable was taken for what it is only after a second": [
		"draw_power_regulated 8,3; sleep 2; cable 500; sleep 1.1",
		"proximity.settleMs=500",
	],
	"undervoltage was borne for more than 10 s": ["draw_power_regulated 16,3; sleep 5.15; mains 175; sleep 11", "debounce.undervoltage=9.5"],
	"overvoltage was borne for more than 10 s": ["draw_power_regulated 16,3; sleep 5.15; mains 275; sleep 11", "debounce.overvoltage=9.5"],
	"a frequency that cannot be was borne for more than 10 s": [
		"draw_power_regulated 16,3; sleep 5.15; frequency 46; sleep 11",
		"debounce.frequency=9.5",
	],
	"a PWM went on for more than a second onto a short": [
		"draw_power_regulated 16,3; sleep 5; pause; sleep 3; error_e; sleep 3",
		"pilot.enterEMs=500",
	],
	"a PWM went on for more than a second after unplugging": [
		"cable tethered; > set outlet tethered; draw_power_regulated 16,3; sleep 5; pause; sleep 3; unplug; sleep 3",
		"pilot.enterAMs=500",
	],
	"current was offered while the contactor had to rest for longer": [
		`draw_power_fixed 16,3; sleep 5${"; glitch 1000000,10; sleep 5".repeat(9)}; sleep 120`,
	],
	"a plug that is not locked was called a reason to close": [
		"lock jammed; > set lock.fitted yes; draw_power_regulated 16,3; sleep 5",
		"lock.moveMs=5000",
	],
};

for (const [what, [text, ...settings]] of Object.entries(FOUND))
	test(`not any more: ${what}`, (t) => {
		const { violation } = play(text, FIRMWARE, settings);
		t.is(violation, undefined, violation && violationText(violation));
	});
