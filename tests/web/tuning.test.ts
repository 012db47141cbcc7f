// SPDX-License-Identifier: Apache-2.0
/** The tuning bench: what `probe` tells as figures, margins and histogram, and calibration step by step as the console does it. */
import test from "ava";
import { Calibration, failureOf, lessonsOf } from "../../hosts/web/model/calibration.js";
import { histogramOf, marginBars, plateausOf, traceOf, traceText } from "../../hosts/web/model/scope.js";
import { ENGLISH_SPEECH } from "../../hosts/web/model/speech.js";
import { type Noted, notedIn } from "../../src/link/tuning.js";
import { like, Seen } from "./page.js";

/** What the pilot has shown for so many seconds. */
function noted(seen: Seen, seconds = 2): Noted {
	seen.ask("probe", { duration: 10_000 });
	seen.desk.say(`sleep ${seconds}`);
	const outcome = seen.ask("probe", { duration: 1_000 }) as { readonly data?: unknown };
	const told = notedIn(outcome.data);
	if (told === undefined) throw new Error(`nothing was noted: ${JSON.stringify(outcome)}`);
	return told;
}

test("plateaus, their scatter and the histogram of a charge", (t) => {
	const seen = new Seen();
	seen.say("noise 200; plug; draw_power_regulated 16,3; sleep 10");
	const told = noted(seen);
	t.true(told.high.count >= 1_900 && told.high.count <= 2_600, `${told.high.count}`);
	t.true(Math.abs(told.high.mean - 6_000) < 30 && told.high.min < 5_850 && told.high.max > 6_150);
	t.true(Math.abs(told.low.mean + 12_000) < 30 && told.low.sigma > 50);
	const trace = traceOf(seen.charger, told);
	t.regex(traceText(trace, ENGLISH_SPEECH), /^Pilot C: high [56]\.\d\d V, low −1[12]\.\d\d V, duty 53\.3 %$/);
	t.is(plateausOf(trace, told.lost, ENGLISH_SPEECH).length, 5);
	const bars = histogramOf(told, ENGLISH_SPEECH);
	t.is(
		bars.reduce((sum, { count }) => sum + count, 0),
		told.high.count + told.low.count,
	);
	t.regex(bars[0].floor, /^6\.\d V$/);
	t.regex(bars[bars.length - 1].floor, /^−1[23]\.\d V$/);
	t.is(Math.max(...bars.map(({ part }) => part)), 1);
});

test("margins: what is read as something else, by which change", (t) => {
	const seen = new Seen();
	seen.say("plug; draw_power_regulated 16,3; sleep 10");
	const bars = marginBars(seen.charger, noted(seen), ENGLISH_SPEECH);
	t.deepEqual(
		bars.map(({ kind, text, tone }) => [kind, text, tone]),
		[
			["less", "less on the high plateau is read as D", "good"],
			["more", "more on the high plateau is read as B", "good"],
			["diode", "more on the low plateau, and the diode is not believed", "good"],
		],
	);
	// C is 6 V; with 0.25 V of hysteresis it reaches from 4.25 to 7.75 V
	t.deepEqual(
		bars.map(({ volts }) => volts),
		["1.74 V", "1.76 V", "1.75 V"],
	);
	seen.say("unplug; sleep 3");
	t.is(marginBars(seen.charger, noted(seen), ENGLISH_SPEECH).length, 2);
	seen.say("plug; error_e; sleep 1");
	t.deepEqual(marginBars(seen.charger, noted(seen), ENGLISH_SPEECH), []);
});

test("what is no answer of probe is none", (t) => {
	for (const data of [undefined, null, {}, { high: {}, low: {}, lost: 0, from: 0, bins: [] }, 7]) t.is(notedIn(data), undefined);
});

test("while the console measures, nobody disturbs it", (t) => {
	const seen = new Seen();
	seen.desk.say("> pilot");
	t.deepEqual(seen.ask("probe", { duration: 1_000 }), { refused: "the console measures the pilot; ask again in a second or two" });
	seen.say("sleep 2");
	like(t, seen.ask("probe", { duration: 1_000 }), { done: "pilot: 1000 periods read, 0 not" });
});

test("calibration finds what the front end does, and corrects both numbers at once", (t) => {
	const seen = new Seen();
	seen.say("front_end 1.02 100");
	const calibration = new Calibration();
	calibration.begin();
	t.true(calibration.fits(seen.charger));
	calibration.take(seen.charger, noted(seen));
	t.is(calibration.step, "second");
	t.false(calibration.fits(seen.charger));
	t.regex(failureOf(calibration, ENGLISH_SPEECH), /^This step needs a tester set to B/);
	seen.say("plug; sleep 5");
	t.true(calibration.fits(seen.charger));
	calibration.take(seen.charger, noted(seen));
	t.is(calibration.step, "save");
	t.is(failureOf(calibration, ENGLISH_SPEECH), "");
	t.regex(
		lessonsOf(calibration, ENGLISH_SPEECH).join(" "),
		/gain 0\.980\d and offset −0\.09\d V would make it right; B would then be 8\.98\d V\.$/,
	);
	const { gain = 0, offsetMv = 0 } = calibration.proposal ?? {};
	like(t, seen.ask("correct", { gain, offset: offsetMv }), {
		done: `frontEnd.gain ${gain / 10_000} ×, frontEnd.offset ${offsetMv / 1_000} V`,
	});
	calibration.saved();
	t.is(calibration.step, "saved");
	seen.say("sleep 2");
	const { low } = noted(seen);
	t.true(Math.abs(low.mean + 12_000) <= 10, `${low.mean}`);
	t.deepEqual(calibration.before, { gain: 10_000, offsetMv: 0 });
});

test("calibration learns nothing from a fault, from noise, from another resistor, or if the front end was set in between", (t) => {
	const seen = new Seen();
	const calibration = new Calibration();
	const failed = (): string => failureOf(calibration, ENGLISH_SPEECH);
	calibration.begin();
	seen.say("stop_button on");
	t.false(calibration.fits(seen.charger));
	t.is(failed(), "Nothing is measured while a fault stands.");
	seen.say("stop_button off; > clear; sleep 3; noise 500");
	calibration.take(seen.charger, noted(seen));
	t.is(failed(), "The readings scatter too much; nothing was learned.");
	seen.say("noise 0");
	calibration.take(seen.charger, noted(seen));
	t.is(calibration.step, "second");
	seen.say("plug; pilot 2300; sleep 5");
	calibration.take(seen.charger, noted(seen));
	t.regex(failed(), /^B would be 8\.\d\d V, where a tester makes 9\.0 ± 0\.35 V/);
	seen.say("pilot 2740; sleep 3");
	seen.ask("correct", { gain: 10_100, offset: 0 });
	seen.say("sleep 2");
	calibration.take(seen.charger, noted(seen));
	t.is(failed(), "The front end was set otherwise in between; begin anew.");
	t.is(calibration.step, "first");
});

test("nothing is corrected while the contactor is closed", (t) => {
	const seen = new Seen();
	seen.say("plug; draw_power_regulated 16,3; sleep 10");
	t.deepEqual(seen.ask("correct", { gain: 10_100, offset: 0 }), {
		refused: "not while the contactor is closed; end the charge first, for instance with pause, and type it again",
	});
	t.is(seen.charger.number("set.frontEnd.gain"), 10_000);
});
