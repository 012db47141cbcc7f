// SPDX-License-Identifier: Apache-2.0
/** Everything that there is to tell leads to exactly one headline that a stranger understands, and no fault names a moment that cannot come. */
import test from "ava";
import { Desk } from "../../hosts/simulator/desk.js";
import { SENSE_AT_START } from "../../src/control/board.js";
import { FAULTS, FaultBit } from "../../src/control/faults.js";
import { Letter } from "../../src/control/letter.js";
import { BLOCKERS } from "../../src/control/permission.js";
import { STATE_NAMES } from "../../src/control/sequence.js";
import { copyOf } from "../../src/control/state.js";
import { NOTHING_WISHED, REPORT_AT_START, type Report } from "../../src/control/wish.js";
import { FAULT_WORDS } from "../../src/evse/faults.js";
import { headlineOf, type Seen, standingFaults } from "../../src/evse/headline.js";
import { IDLE_LOAD, OF_BLOCKERS, OF_HOLDS, OF_STAGES, OF_STATES, RESERVED } from "../../src/evse/headlines.js";
import { HOLDS } from "../../src/evse/holds.js";
import { defaults } from "../../src/settings/settings.js";

type Port = Seen["evse"];
const IDLE: Port = {
	stage: "idle",
	holds: [],
	binding: { ma: 32_000, by: "circuit" },
	wish: { ...NOTHING_WISHED, offerMa: 32_000, phases: 3 },
	next: { aim: undefined, startsAt: undefined },
	clockMs: undefined,
	reservation: undefined,
	inSession: false,
};

/** A charger of which only this is known. */
function charger(report: Partial<Report>, evse: Partial<Port> = {}): Seen {
	return {
		sense: copyOf(SENSE_AT_START),
		report: { ...copyOf(REPORT_AT_START), ...report },
		evse: { ...IDLE, ...evse },
		values: defaults(),
	};
}

const headline = (report: Partial<Report>, evse: Partial<Port> = {}): string => headlineOf(charger(report, evse)).text;

test("every state has its headline", (t) => {
	STATE_NAMES.forEach((name, state) => {
		t.is(headline({ state: state as Report["state"] }), OF_STATES[name].text, name);
		t.is(headline({ state: state as Report["state"] }, { stage: "preparing" }), OF_STATES[name].text, name);
	});
});

test("every stage has its headline; without power on the meter nothing is said about it", (t) => {
	for (const [stage, { text }] of Object.entries(OF_STAGES))
		t.is(headline({}, { stage: stage as Port["stage"] }), text.replace(" {power}", ""), stage);
});

test("every hold has its headline, and of several the first of the table", (t) => {
	for (const { name } of HOLDS) t.is(headline({}, { stage: "preparing", holds: [name] }), OF_HOLDS[name].text, name);
	t.is(headline({}, { stage: "paused", holds: ["user", "energy", "phases"] }), OF_HOLDS.user.text);
	t.is(headline({}, { stage: "stopping", holds: ["user"] }), OF_STAGES.stopping.text);
});

test("every reason that forbids closing has its headline, or is part of every start", (t) => {
	BLOCKERS.forEach((name, bit) => {
		const expected = OF_BLOCKERS[name] ?? OF_STATES.B2;
		t.is(
			headline({ state: STATE_NAMES.indexOf("B2") as Report["state"], blockers: 1 << bit }, { stage: "preparing" }),
			expected.text.replace("{offer}", "32.0 A"),
			name,
		);
	});
});

test("every fault has its headline, whatever else there is, unless it only warns", (t) => {
	FAULTS.forEach(({ name, severity }, place) => {
		const report = { faults: 1 << place, newestFault: place, blockers: 1 };
		const found = headlineOf(charger(report, { stage: "paused", holds: ["fault", "user"] }));
		const { was } = FAULT_WORDS[name];
		t.is(found.text, severity === "warn" ? OF_HOLDS.user.text : was, name);
		t.is(found.tone, severity === "warn" ? "wait" : "bad", name);
		t.deepEqual(
			standingFaults(charger(report)).map((each) => each.name),
			[name],
		);
	});
});

test("a stranger understands each: short, without names of ours, and never two negations", (t) => {
	const rows = [...[OF_STATES, OF_STAGES, OF_HOLDS, OF_BLOCKERS].flatMap((table) => Object.values(table)), IDLE_LOAD, RESERVED];
	const texts = rows.flatMap((row) => (row === null ? [] : [row.text]));
	const ofFaults = Object.values(FAULT_WORDS).flatMap(({ is, was }) => [is, was]);
	for (const text of [...texts, ...ofFaults]) {
		t.regex(text, /^[A-Z][^_.]{3,48}$/, text);
		t.false(/\b(pilot|pwm|permission|blocker|hold|duty)\b/i.test(text), text);
		t.true((text.match(/\b(no|not|cannot|nothing|nobody|never|without|forbid\w*|un\w+)\b/gi) ?? []).length < 2, text);
	}
	for (const row of rows) if (row !== null) t.regex(row.more, /^[A-Z{].*\.$/, row.text);
	for (const { until } of Object.values(FAULT_WORDS)) t.regex(until, /^[a-z].*[^.]$/, until);
});

/** What is told of each fault after some words on the bench, the headline first. */
function after(words: string): { readonly headline: string; readonly more: string; readonly faults: readonly string[] } {
	const desk = new Desk(() => {});
	const complaint = desk.say(words);
	if (complaint !== "") throw new Error(complaint);
	const { firmware } = desk;
	if (firmware === undefined) throw new Error("no power");
	const { text, more } = headlineOf(firmware);
	return { headline: text, more, faults: standingFaults(firmware).map(({ name, means, end }) => `${name}: ${means} ${end}`) };
}

const CHARGING = "draw_power_regulated 16,3; sleep 20";

const SCENES: readonly (readonly [words: string, headline: string, more: RegExp])[] = [
	["sleep 2", "Ready", /^Plug in/],
	["sleep 2; plug; sleep 10", "Waiting for the vehicle", /^32\.0 A are on offer/],
	["plug; sleep 60", "Paused by the vehicle", /32\.0 A are on offer/],
	[CHARGING, "Charging 11.0 kW", /^The vehicle may draw 32\.0 A: the limit is set by the circuit\.$/],
	[`cable 20; ${CHARGING}`, "Charging 11.0 kW", /20\.0 A: the limit is set by the cable\.$/],
	[`> limit ems 10; ${CHARGING}`, "Charging 6.9 kW", /10\.0 A: the limit is set by "ems"\.$/],
	["draw_power_regulated 0,3; sleep 20", "Connected", /takes its time/],
	[`${CHARGING}; pause; sleep 3`, "Paused by the vehicle", /plans of its own/],
	[`${CHARGING}; > pause; sleep 0.2`, "Stopping", /some seconds/],
	[`${CHARGING}; > pause; sleep 9`, "Paused by a person", /resumes/],
	[`${CHARGING}; > limit ems 3; sleep 9`, "Waiting for power", /^Less than 6 A may be offered: "ems" says so\.$/],
	[`> set limit 5; ${CHARGING}`, "Waiting for power", /the circuit says so/],
	[`${CHARGING}; > stop; sleep 9`, "Finished", /^Unplug/],
	["> set authorization 1; sleep 1; plug; sleep 3", "Waiting for a card", /^Show a card/],
	["> set authorization 1; sleep 1; > authorize a; sleep 1", "Waiting for the vehicle to be plugged in", /may charge/],
	["> reserve 1 100; sleep 1", "Reserved", /kept/],
	["> disable; sleep 1", "Out of service", /disabled/],
	["ev sleeps; draw_power_regulated 16,3; sleep 34", "Waking the vehicle", /pulse/],
	[`${CHARGING}; reboot; sleep 0.2`, "Restarted", /still there/],
	[
		"clock 2026-03-01T06:30:00Z; > target all 9:00 5; > mode automatic; draw_power_regulated 16,3; sleep 9",
		"Waiting for its time",
		/^Charging begins in 1 h \d+ min\.$/,
	],
];

for (const [words, headline, more] of SCENES)
	test(`${words}: ${headline}`, (t) => {
		const found = after(words);
		t.is(found.headline, headline);
		t.regex(found.more, more);
		t.deepEqual(found.faults, []);
	});

test("while the cause lasts the next try has no moment; then it has, and it comes", (t) => {
	const lasting = after(`${CHARGING}; mains 100; sleep 20`);
	t.is(lasting.headline, "Mains voltage is too low");
	t.is(lasting.more, "Next try 60 s after the voltage is within its bounds.");
	t.deepEqual(lasting.faults, ["undervoltage: The mains voltage is too low. Next try 60 s after the voltage is within its bounds."]);
	const over = after(`${CHARGING}; mains 100; sleep 20; mains 230; sleep 20`);
	t.is(over.headline, "Mains voltage was too low");
	const seconds = Number(/^Next try in (\d+) s\.$/.exec(over.more)?.[1]);
	t.true(seconds > 38 && seconds <= 41, over.more);
	t.regex(over.faults[0], /^undervoltage: The mains voltage is too low\. That is over\. Next try in \d+ s\.$/);
	const waited = `${CHARGING}; mains 100; sleep 20; mains 230; sleep ${20 + seconds}; sleep 4`;
	t.is(after(waited).headline, "Charging 11.0 kW");
});

test("a fault that needs two things says both, and then the one that is left", (t) => {
	const stop = `${CHARGING}; stop_button on; sleep 3`;
	const both = after(stop);
	t.is(both.headline, "Emergency stop is pressed");
	t.is(both.more, "Ends once the emergency stop is released and the vehicle is unplugged (or the fault cleared).");
	const released = after(`${stop}; stop_button off; sleep 3`);
	t.is(released.headline, "Emergency stop was pressed");
	t.is(released.more, "Ends once the vehicle is unplugged (or the fault cleared).");
	t.is(after(`${stop}; unplug; sleep 3`).more, "Ends once the emergency stop is released.");
	t.is(after(`${stop}; unplug; sleep 3; stop_button off; sleep 1`).headline, "Ready");
	t.is(after(`${stop}; stop_button off; sleep 1; > clear; sleep 9`).headline, "Charging 11.0 kW");
	t.is(after("tamper on; sleep 1").more, "Ends once the enclosure is closed and the fault is cleared.");
	t.is(after("tamper on; sleep 1; tamper off; sleep 1").more, "Ends once the fault is cleared.");
});

test("every fault that stands is told, the newest that stops a charge first, and what only warns beside the charge", (t) => {
	const { headline: three, faults } = after("error_e; sleep 1; stop_button on; mains 100; sleep 5");
	t.is(three, "Mains voltage is too low");
	t.deepEqual(
		faults.map((each) => each.split(":")[0]),
		["undervoltage", "pilot_short", "stop_button"],
	);
	const warned = after(`meter lost; ${CHARGING}`);
	t.is(warned.headline, "Charging");
	t.regex(warned.faults[0], /^meter_lost: .* Over 1 s after the meter answers\.$/);
});

test("what is not tried again any more, and whether its cause lasts cannot be seen, says all that it takes", (t) => {
	const place = FaultBit.overcurrent;
	const [{ text, end }] = standingFaults(charger({ faults: 1 << place, newestFault: place, letter: Letter.B }));
	t.is(text, "The vehicle drew too much current");
	t.is(end, "Ends once the current is within its limit and the vehicle is unplugged (or the fault cleared).");
	const internal = FaultBit.internal;
	t.is(standingFaults(charger({ faults: 1 << internal, newestFault: internal }))[0].end, "Ends with a restart of the charger.");
	const button = FaultBit.stop_button;
	t.is(standingFaults(charger({ faults: 1 << button, letter: Letter.A }))[0].end, "Ends in a moment.");
});
