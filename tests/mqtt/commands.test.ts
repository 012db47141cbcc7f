// SPDX-License-Identifier: Apache-2.0
/** Commands: every one is answered, with what was done or the port's own reason, and nothing else is obeyed. */
import test from "ava";
import { ACTION_NAMES, SEEN_KEYS } from "../../src/link/shown.js";
import { WRITABLES } from "../../src/mqtt/commands.js";
import { charging, Laboratory } from "./laboratory.js";

/** In this order at a charger at which a vehicle charges: topic, payload, and what is answered. */
const DONE: readonly (readonly [path: string, payload: string, done: string])[] = [
	["do/pause", "", "paused"],
	["do/pause", "{}", "paused already"],
	["do/resume", "", "resumed"],
	["do/clear", "", "asked to clear faults"],
	["do/enable", "", "LocalAPI: Enable"],
	["do/disable", '{"source":"LocalAPI","priority":1}', "LocalAPI: Disable"],
	["do/unassign", '{"source":"LocalAPI","priority":1}', "LocalAPI: Unassigned"],
	["do/limit", '{"name":"me","power":5000}', "me 5000 W"],
	["do/limit", '{"name":"me","current":"10.5 A","duration":60}', "me 10.5 A"],
	["do/unlimit", "me", "me cleared"],
	["do/command", '{"level":8,"current":12}', "level 8: 12 A"],
	["do/release", "8", "level 8 released"],
	["do/permit", '{"most":16,"until":"2030-01-01T00:00:00Z"}', "charging is permitted, at most 16 A, until 2030-01-01T00:00:00Z"],
	["do/permit", '{"until":1900000000}', "charging is permitted, until 2030-03-17T17:46:40Z"],
	["do/forbid", "", "charging is forbidden until it is permitted again"],
	["do/diagnose", "", "watching for 10 s"],
	["do/target", '{"days":"mon-fri","time":"7:30","energy":20}', "mon tue wed thu fri 7:30 20 kWh"],
	["do/target", '{"days":62,"time":450,"soc":80}', "mon tue wed thu fri 7:30 80 %"],
	["do/untarget", "all", "no targets"],
	["do/schedule", '{"days":"sat","targets":"7:00 20kWh, 18:00 80%"}', "sat: 7:00 20kWh, 18:00 80%"],
	["do/mode", "automatic", "mode automatic"],
	["do/mode", "Manual", "mode manual"],
	["do/battery", '{"soc":50,"capacity":60}', "battery 50 % of 60 kWh"],
	["do/vehicle", "my car", "vehicle my car"],
	["do/zone", "CET-1CEST,M3.5.0,M10.5.0/3", "zone CET-1CEST,M3.5.0,M10.5.0/3"],
	["do/clock", "2026-06-01T10:00:00Z", "time of day 2026-06-01T10:00:00Z"],
	["do/clock", '{"time":1780000000}', "time of day 2026-05-28T20:26:40Z"],
	["do/set", '{"key":"userLimit","value":"16"}', "userLimit 16 A"],
	["do/reset", "userLimit", "userLimit 80 A"],
	["do/stop", "Remote", "stopped, reason Remote"],
	["set/charging", "OFF", "paused"],
	["set/charging", "true", "resumed"],
	["set/current", "8", "mqtt 8 A"],
	["set/limit", "16", "limit 16 A"],
	["set/limit", '{"value":16}', "limit 16 A"],
	["set/frontEnd/gain", "1.01", "frontEnd.gain 1.01 ×"],
	["set/name", "Garage", "name Garage"],
];

/** What the port refuses there, with its own reason. */
const REFUSED: readonly (readonly [path: string, payload: string | undefined, refused: string])[] = [
	[
		"do/correct",
		'{"gain":1.01,"offset":0.02}',
		"not while the contactor is closed; end the charge first, for instance with pause, and type it again",
	],
	["do/authorize", "CARD1", "charging is free here; stop ends it"],
	["do/withdraw", "", "the transaction has begun; stop it instead"],
	["do/reserve", '{"number":1,"duration":600}', "not reserved: Occupied"],
	["do/unreserve", "", "there is no reservation"],
	["do/phases", "1", "nothing can switch phases here (setting phaseSwitch)"],
	["do/phases", '{"phases":3}', "nothing can switch phases here (setting phaseSwitch)"],
	["do/now", "", "nothing is delayed"],
	["do/unlock", "", "there is no lock here (setting lock.fitted)"],
	["do/host.lock", "", "there is no lock here (setting lock.fitted)"],
	["do/host.unlock", "", "there is no lock here (setting lock.fitted)"],
	...(
		[
			["alive", ""],
			["enable", "yes"],
			["pilot", "26.67"],
			["allow", ""],
			["forbid", ""],
			["overcurrent", "16"],
			["phases", "3"],
			["test", ""],
		] as const
	).map(([name, payload]) => [`do/host.${name}`, payload, "the port decides here (setting mode)"] as const),
	["do/reboot", "{}", "nothing can restart this one; switch its supply off and on"],
	["do/unlimit", "me", `there is no limit "me"; none is set`],
	["do/limit", '{"name":7,"current":10}', "name cannot be 7; it is a text of at most 24 characters that can be printed"],
	["do/limit", '{"name":"me","current":true}', "current cannot be true; it is 0 to 80 A, as a whole number of mA"],
	["do/limit", '{"name":"me","current":"x"}', `current: "x" is not a number of A; 0 to 80 A`],
	["do/limit", '{"name":"me","current":90}', "current: 90 is out of bounds; 0 to 80 A"],
	["do/limit", '{"name":"me","current":1e-9}', `current: "1e-9" is not a number of A; 0 to 80 A`],
	["do/limit", '{"name":"me","current":10,"power":5}', "current and power cannot be told together; leave one of them out"],
	["do/limit", "[1]", `limit takes NAME A|W [SECONDS [A]], not "[1]"`],
	["do/limit", "10", `limit takes NAME A|W [SECONDS [A]], not "10"`],
	["do/limit", '{"name":"me"', `no JSON; write for instance {"name":"me","current":10}`],
	["do/limit", '{"a":'.repeat(9), "more than 8 braces or brackets"],
	["do/limit", "x".repeat(513), "a payload of 513 characters; at most 512"],
	["do/limit", undefined, "the payload is no UTF-8"],
	["do/pause", "now", `pause takes no argument, not "now"`],
	["do/pause", '{"toString":1}', `there is no argument "toString"; it takes none`],
	["do/pause", '{"ask":{}}', `"ask" is a number or a text of at most 64 characters, which comes back with the answer`],
	["do", "", "do names nothing; write set/SETTING or do/ACTION"],
	["set/", "1", "set/ names nothing; write set/SETTING or do/ACTION"],
	["set/charging", "maybe", `charging cannot be "maybe"; write ON or OFF`],
	["set/current", "", `current: "" is not a number of A; 0 to 80 A`],
	["set/limit", "90", "limit: 90 is out of bounds; 0 to 80 A"],
	["set/limti", "9", `there is no setting "limti"; did you mean "limit"?`],
	["set/limit", "{}", 'limit is missing its value; write {"value":…}, or the value alone'],
	["set/limit", '{"value":16,"x":1}', `there is no argument "x"; write {"value":…}, or the value alone`],
	["set/mqtt/discovery", "perhaps", `mqtt.discovery: "perhaps" is none of its values; no or yes`],
];

test("what can be done is done, and answered", (t) => {
	const laboratory = charging();
	for (const [path, payload, done] of DONE) t.deepEqual(laboratory.tell(path, payload), { to: path, done }, `${path} ${payload}`);
});

test("what cannot be done is refused with its reason, and nothing changes", (t) => {
	const laboratory = charging();
	for (const [path, payload, refused] of REFUSED) t.deepEqual(laboratory.tell(path, payload), { to: path, refused }, `${path} ${payload}`);
	laboratory.words("expect contactor closed");
	t.is(laboratory.state("limits"), "");
	t.is(laboratory.state("allowed"), 32);
});

test("every action has been tried", (t) => {
	const tried = new Set([...DONE, ...REFUSED].map(([path]) => path));
	// they give data back, and have a test of their own
	t.deepEqual(
		ACTION_NAMES.filter((name) => !tried.has(`do/${name}`)),
		["recount", "probe"],
	);
});

test("an unknown action is refused with those that there are", (t) => {
	const { refused } = new Laboratory().tell("do/foo", "3");
	t.is(refused, `there is no action "foo"; actions are ${ACTION_NAMES.join(", ")}`);
});

test("what is set as a bare value hides no setting", (t) => {
	for (const { path } of WRITABLES) t.false(SEEN_KEYS.includes(`set.${path}`), path);
});

test("what was sent along comes back with the answer, and data does", (t) => {
	const laboratory = charging();
	t.deepEqual(laboratory.tell("do/pause", '{"ask":"a-1"}'), { to: "do/pause", ask: "a-1", done: "paused" });
	t.deepEqual(laboratory.tell("do/resume", '{"ask":7}'), { to: "do/resume", ask: 7, done: "resumed" });
	laboratory.words("unplug; sleep 5");
	const { data } = laboratory.tell("do/recount", "") as unknown as { data: readonly { readonly n: number }[] };
	t.deepEqual(
		data.map(({ n }) => n),
		[1],
	);
	t.is(laboratory.tell("do/probe", "2").done, "pilot: 0 periods read, 0 not");
	laboratory.words("sleep 3");
	const probed = laboratory.tell("do/probe", '{"duration":1}') as unknown as {
		done: string;
		data: { lost: number; low: { count: number } };
	};
	t.deepEqual([probed.done, probed.data.lost, probed.data.low.count], ["pilot: 2000 periods read, 0 not", 0, 2_000]);
});

test("a limit lowers the duty, and is seen at once as it was accepted", (t) => {
	const laboratory = charging();
	laboratory.tell("set/current", "10");
	laboratory.words("sleep 2.5");
	t.is(laboratory.value("limit/mqtt"), "10");
	laboratory.words("within 10 expect amps 10");
	laboratory.tell("do/limit", '{"name":"homeassistant","current":8.5}');
	laboratory.words("within 10 expect amps 8.5");
	t.is(laboratory.state("limit.homeassistant"), 8.5);
	t.is(laboratory.state("limit.mqtt"), 10);
	laboratory.tell("do/unlimit", "homeassistant");
	laboratory.words("within 10 expect amps 10");
	t.is(laboratory.state("limit.homeassistant"), 32);
});

test("a retained command is answered and not obeyed", (t) => {
	const laboratory = charging();
	const refused = "a retained message is not obeyed; publish it without retain";
	t.deepEqual(laboratory.tell("do/pause", '{"ask":1}', true), { to: "do/pause", ask: 1, refused });
	t.deepEqual(laboratory.tell("set/limit", "10", true), { to: "set/limit", refused });
	laboratory.words("sleep 3; expect contactor closed");
	t.is(laboratory.state("paused"), "no");
	t.is(laboratory.state("allowed"), 32);
});

test("nothing is answered that is no command, nor what the face has published itself", (t) => {
	const laboratory = charging();
	laboratory.heard();
	for (const topic of [
		"pilotlight/answer",
		"pilotlight/state",
		"pilotlight",
		"pilotlight/",
		"other/do/pause",
		"pilotlight/settle",
		"pilotlight/doing/pause",
	])
		laboratory.face.message(topic, "x", false);
	laboratory.words("sleep 3");
	t.deepEqual(laboratory.heard("pilotlight/answer"), []);
	// what the broker would send back of what is published there
	t.deepEqual(laboratory.broker.filters, ["pilotlight/set/#", "pilotlight/do/#", "homeassistant/status"]);
	for (const topic of laboratory.broker.retained.keys()) t.false(/^pilotlight\/(set|do)(\/|$)/.test(topic), topic);
});

test("a long topic is told shortened", (t) => {
	const { to } = new Laboratory().tell(`set/${"x".repeat(100)}`, "1");
	t.is(to, `set/${"x".repeat(60)}…`);
});

test("more than the window takes at once is refused as busy, and each is answered", (t) => {
	const laboratory = charging();
	laboratory.heard();
	for (let i = 0; i < 14; i++) laboratory.face.message("pilotlight/do/limit", `{"name":"n${i}","current":16,"ask":${i}}`, false);
	laboratory.words("sleep 3");
	const answers = laboratory
		.heard("pilotlight/answer")
		.map(({ payload }) => JSON.parse(payload) as { ask: number; done?: string; refused?: string });
	t.deepEqual(
		answers.map(({ ask }) => ask).sort((a, b) => a - b),
		Array.from({ length: 14 }, (_, i) => i),
	);
	t.true(answers.some(({ refused = "" }) => refused.startsWith("busy")));
	t.true(answers.some(({ done }) => done !== undefined));
});
