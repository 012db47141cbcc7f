// SPDX-License-Identifier: Apache-2.0
/** The oracle catches firmware that is wrong, by the rule that is meant; and what only a broken guard could do. */
import test from "ava";
import { installed } from "./installed.js";
import { Oracle, RULES } from "./oracle.js";
import { play } from "./play.js";
import { SABOTAGES, sabotaged } from "./sabotage.js";
import type { Wires } from "./wires.js";

for (const sabotage of SABOTAGES)
	for (const [rule, text] of Object.entries(sabotage.breaks))
		test(`firmware that ${sabotage.name} breaks ${rule}`, (t) => {
			t.is(play(text, sabotaged(sabotage)).violation?.rule.name, rule);
			t.is(play(text).violation, undefined);
		});

/** A vehicle charges with 16 A. */
const CHARGING: Wires = {
	now: 0,
	powered: true,
	tickedAt: 0,
	gapMs: 10,
	ohms: 882,
	diode: true,
	leastVolts: 6,
	mostVolts: 6,
	duty: 2_667,
	dutyAt: -10_000,
	commanded: true,
	coil: true,
	contacts: "closed",
	phases: 3,
	proximityOhms: 220,
	locked: false,
	lockSilent: false,
	drawnMa: 16_000,
	lowestMv: 230_000,
	highestMv: 230_000,
	milliHertz: 50_000,
	tripped: false,
	stop: false,
	tampered: false,
	brownOut: false,
	milliCelsius: 25_000,
	metered: true,
	meterMs: 0,
	frequencyTold: true,
	paused: false,
	ventilated: false,
	tethered: false,
	lockFitted: false,
	pen: false,
	limitMa: 16_000,
	readable: true,
	clears: 0,
	boots: 1,
	openings: 0,
	alarmed: false,
	ordinary: true,
	hosted: false,
	hostBeats: false,
	hostAllows: false,
	hostAllowances: 0,
	hostLetsMa: 0,
	installed: installed([]),
};

/** The rule that is broken when the controller stands still from 0 on and the wires become so at 1 ms, until `lastMs`. */
function standingStill(change: Partial<Wires>, lastMs: number): string | undefined {
	const oracle = new Oracle();
	oracle.look(CHARGING);
	oracle.look({ ...CHARGING, ...change, now: 1 });
	oracle.look({ ...CHARGING, ...change, now: lastMs });
	return oracle.violation?.rule.name;
}

test("a guard has to open by itself while the controller stands still", (t) => {
	t.is(standingStill({}, 65), undefined);
	t.is(standingStill({}, 66), "closed-without-lease");
	t.is(standingStill({ stop: true }, 2), "coil-after-stop");
	t.is(standingStill({ tripped: true }, 2), "coil-after-trip");
	t.is(standingStill({ powered: false, duty: -1 }, 2), "closed-without-power");
});

test("85 ms after the last C the coil is dead, even if ticks without effect come", (t) => {
	const oracle = new Oracle();
	oracle.look(CHARGING);
	for (let now = 10; now <= 200; now += 10)
		oracle.look({ ...CHARGING, leastVolts: 12, mostVolts: 12, ohms: 1_000_000, now, tickedAt: now, commanded: false });
	t.is(oracle.violation?.rule.name, "coil-unasked");
	t.is(oracle.violation?.rule.at, "coil");
});

test("every rule is broken by something", (t) => {
	const byGuard = ["closed-without-lease", "coil-after-stop", "coil-after-trip", "closed-without-power", "coil-unasked"];
	const known = new Set([...SABOTAGES.flatMap(({ breaks }) => Object.keys(breaks)), ...byGuard]);
	t.deepEqual(
		RULES.map(({ name }) => name).filter((name) => !known.has(name)),
		[],
	);
	t.is(new Set(RULES.map(({ name }) => name)).size, RULES.length);
});
