// SPDX-License-Identifier: Apache-2.0
/** A scenario is understood as it is meant, or refused with what is wrong and what would be right. */
import test from "ava";
import { ARGUMENTS, COMMANDS } from "../../hosts/bench/scenario/commands.js";
import { helpLines, helpOn } from "../../hosts/bench/scenario/help.js";
import { KEYS } from "../../hosts/bench/scenario/keys.js";
import { FIRST_WORDS, parse, usageOf } from "../../hosts/bench/scenario/parse.js";

/** What the commands of a text say, in the order of their lines: the syntax, and the values. */
function understood(text: string): [number, string, ...number[]][] {
	const { commands, wrong } = parse(text);
	if (wrong.length > 0) throw new Error(wrong[0].message);
	return commands.map(({ row, values, line }) => [line, row.syntax, ...values]);
}

test("lines, semicolons, commas, comments and letters of any size", (t) => {
	const text = "PLUG; Sleep 1.5 # ; unplug\r\n\n  draw_power_regulated 16,3\rdraw_power_fixed 0.5 , 1;;\n# nothing\n;";
	t.deepEqual(understood(text), [
		[1, "plug"],
		[1, "sleep S", 1_500],
		[3, "draw_power_regulated A PHASES", 16_000, 3],
		[4, "draw_power_fixed A PHASES", 500, 1],
	]);
});

test("rows with the same first word are told apart", (t) => {
	const cases: [string, string, ...number[]][] = [
		["ev reaction 2", "ev reaction S", 2_000],
		["ev sleeps", "ev sleeps"],
		["EV sleeps until F", "ev sleeps until f"],
		["pilot 1000", "pilot OHMS", 1_000],
		["pilot 1000 no_diode", "pilot OHMS no_diode", 1_000],
		["pilot open", "pilot open"],
		["mains 230", "mains V", 230_000],
		["mains 230,0,229.5", "mains V1 V2 V3", 230_000, 0, 229_500],
		["residual 6", "residual MA", 6_000],
		["residual 30 ac", "residual MA ac", 30_000],
		["rcd_current 0.5", "rcd_current MA", 500],
		["cable 32", "cable CABLE", 220],
		["cable 150", "cable CABLE", 150],
		["cable none", "cable CABLE", 0x7fffffff],
		["cable tethered", "cable CABLE", -0x80000000],
		["temperature -12.5", "temperature C", -12_500],
		["temperature lost", "temperature C", -0x80000000],
		["contactor stuck_open", "contactor CONTACTOR", 2],
		["stop_button on", "stop_button SWITCH", 1],
		["power off", "power SWITCH", 0],
		["glitch 2740,30", "glitch OHMS MS", 2_740, 30],
		["clock 2026-03-01T06:30:00Z", "clock ISO8601", 1_772_346_600_000],
		["frequency 49.95", "frequency HZ", 49_950],
	];
	for (const [text, ...expected] of cases) t.deepEqual(understood(text), [[1, ...expected]], text);
});

test("checks carry their key and value", (t) => {
	const { commands } = parse("expect state c2; within 3 expect duty 53.33; for 0.5 EXPECT fault none; expect event SessionStarted");
	t.deepEqual(
		commands.map(({ key, values, text, row }) => [row.wait, key?.key, values, text]),
		[
			["now", "state", [5], "c2"],
			["within", "duty", [3_000, 5_333], "53.33"],
			["for", "fault", [500, -1], "none"],
			["now", "event", [0], "SessionStarted"],
		],
	);
});

test("what is typed on the console keeps its letters, up to ; or #", (t) => {
	const { commands } = parse(">  Set limit 16 ; >$SC 10 # why");
	t.deepEqual(
		commands.map(({ text }) => text),
		["Set limit 16", "$SC 10"],
	);
});

test("bytes keep their letters, and what stands for them says so", (t) => {
	const { commands } = parse(">>  Se t\\x20 ;>>\\t\\r\\n\\b\\e\\\\\\x3B # why");
	t.deepEqual(
		commands.map(({ text }) => text),
		["Se t ", "\t\r\n\b\x1b\\;"],
	);
});

/** Every kind of mistake, with the whole of what is said about it. */
const MISTAKES: readonly (readonly [string, string])[] = [
	["plg", '"plg" is not a command; did you mean "plug"?'],
	[">>", "BYTES is missing; write for instance >> stat\\t"],
	[">> a\\q", '"\\q" is no escape; an escape is \\t, \\r, \\n, \\b, \\e, \\\\, or \\x and two digits from 0 to f'],
	[">> \\x3", '"\\x" is no escape; an escape is \\t, \\r, \\n, \\b, \\e, \\\\, or \\x and two digits from 0 to f'],
	[">> a\\", '"\\" is no escape; an escape is \\t, \\r, \\n, \\b, \\e, \\\\, or \\x and two digits from 0 to f'],
	[">> µ", '"µ" is no byte of a plain terminal; an escape is \\t, \\r, \\n, \\b, \\e, \\\\, or \\x and two digits from 0 to f'],
	["frobnicate", '"frobnicate" is not a command; help lists them all'],
	[",", '"," is no command'],
	["plug in", '"in" is too much; write plug'],
	["sleep", "S is missing; write sleep S"],
	["sleep soon", '"soon" is not a number; S is 0 to 31536000 s; write sleep S'],
	["sleep 1.2345", '"1.2345" has more than 3 decimals; S is 0 to 31536000 s; write sleep S'],
	["sleep -1", "-1 is out of range; S is 0 to 31536000 s; write sleep S"],
	["noise 1.5", '"1.5" has a decimal point; MV is 0 to 5000 mV; write noise MV'],
	["draw_power_regulated 16", "PHASES is missing; write draw_power_regulated A PHASES"],
	["draw_power_regulated 16,4", "4 is out of range; PHASES is 1 to 3; write draw_power_regulated A PHASES"],
	[
		"contactor weldd",
		'"weldd" is not one of them; did you mean "welded"?; CONTACTOR is ok, welded, stuck_open or feedback_lost; write contactor ok|welded|stuck_open|feedback_lost',
	],
	["hum 100,50 lode", '"lode" does not belong there; did you mean "load"?; write hum MV HZ or hum MV HZ load'],
	["frequency nine", '"nine" does not belong there; did you mean "none"?; write frequency HZ or frequency none'],
	["lock_contact 5", '"5" does not belong there; write lock_contact lost MS'],
	["weld n", '"n" is not one of them; POLE is l1, l2, l3 or phases; write weld l1|l2|l3|phases'],
	["unreadable 3", "EACH is missing; write unreadable FIRST EACH"],
	["rails 12,12", "12 is out of range; LOW is -15 to 0 V; write rails HIGH LOW"],
	["power maybe", '"maybe" is not one of them; SWITCH is off or on; write power off|on'],
	["cable huge", '"huge" is not one of them; CABLE is 0 to 1000000 Ω, 13, 20, 32, 63, none or tethered; write cable CABLE'],
	["clock noon", '"noon" is something else; ISO8601 is 2026-03-01T06:30:00Z; write clock ISO8601'],
	["mains 230,230", "V3 is missing; write mains V or mains V1 V2 V3"],
	["residual 30 dc", '"dc" does not belong there; did you mean "ac"?; write residual MA or residual MA ac'],
	["ev slep", '"slep" does not belong there; did you mean "sleeps"?; write ev reaction S or ev sleeps or ev sleeps until f'],
	["ev", '"reaction" is missing; write ev reaction S or ev sleeps or ev sleeps until f'],
	["pilot oen", '"oen" does not belong there; did you mean "open"?; write pilot OHMS or pilot OHMS no_diode or pilot open'],
	["within 5 state C2", '"state" does not belong there; write within S expect KEY VALUE'],
	["expect", "KEY is missing; write expect KEY VALUE"],
	[
		"expect stat C2",
		'"stat" is not a KEY; did you mean "state"?; KEY is state, pilot, duty, contactor, lock, amps, limit, fault, blocked, energy, hold, by, event, events, seen, seen.property, answer, says, supply, matter.cluster.attribute, status, haystack.point.tag; write expect KEY VALUE',
	],
	["expect state", "VALUE is missing; write expect KEY VALUE"],
	[
		"expect state C3",
		'"C3" is not one of them; did you mean "C1"?; VALUE of state is A1, A2, B1, B2, C1, C2, D1, D2, E or F; write expect KEY VALUE',
	],
	["expect pilot unknown", '"unknown" is not one of them; VALUE of pilot is A, B, C, D, E or F; write expect KEY VALUE'],
	["expect duty 101", "101 is out of range; VALUE of duty is 0 to 100 %; write expect KEY VALUE"],
	[
		"expect supply on",
		'"on" is not one of them; VALUE of supply is disabled, chargingenabled, dischargingenabled, disablederror, disableddiagnostics or enabled; write expect KEY VALUE',
	],
	["expect event 7", '"7" is something else; VALUE of event is NAME; write expect KEY VALUE'],
	[
		"for 5 expect event SessionStarted",
		"an event is over in a moment and cannot hold for a time; use within; write for S expect KEY VALUE",
	],
];

for (const [text, message] of MISTAKES) {
	test(`refused: ${text}`, (t) => {
		t.deepEqual(parse(`sleep 1\n${text}`).wrong, [{ line: 2, message }]);
	});
}

test("a word of the charger's console is not taken for one of the bench, and said where it stands", (t) => {
	const known = ["limit", "status", "pause"];
	const message = (text: string): string | undefined => parse(text, known).wrong[0]?.message;
	t.is(message("limit ems 10"), '"limit" is not a command; the charger\'s console knows it, behind a ">": > limit ems 10');
	t.is(message("sleep 1; STATUS # all"), '"STATUS" is not a command; the charger\'s console knows it, behind a ">": > STATUS');
	t.is(message("statsu"), '"statsu" is not a command; help lists them all');
	t.is(message("pause"), undefined, "what both have is the bench's");
	t.is(parse("limit ems 10").wrong[0].message, '"limit" is not a command; help lists them all');
});

/** The least and the greatest number of each place, and the next ones beyond. */
const RANGES = [
	["sleep ?", "-0.001", "0", "31536000", "31536000.001"],
	["draw_power_regulated ?,1", "-0.001", "0", "100", "100.001"],
	["draw_power_fixed 6,?", "0", "1", "3", "4"],
	["pilot ?", "-1", "0", "1000000", "1000001"],
	["cable ?", "-1", "0", "1000000", "1000001"],
	["mains ?", "-0.001", "0", "400", "400.001"],
	["mains 230,?,0", "-0.001", "0", "400", "400.001"],
	["rails ?,-12", "-0.001", "0", "15", "15.001"],
	["rails 12,?", "-15.001", "-15", "0", "0.001"],
	["unreadable ?,10", "-1", "0", "1000", "1001"],
	["unreadable 1,?", "0", "1", "1000", "1001"],
	["hum ?,50", "-1", "0", "5000", "5001"],
	["hum 100,? load", "39.999", "40", "70", "70.001"],
	["frequency ?", "39.999", "40", "70", "70.001"],
	["residual ?", "-0.001", "0", "1000", "1000.001"],
	["temperature ?", "-60.001", "-60", "200", "200.001"],
	["noise ?", "-1", "0", "5000", "5001"],
	["meter_interval ?", "-1", "0", "3600000", "3600001"],
	["flash ?", "-1", "0", "3600000", "3600001"],
	["bounce ?", "-1", "0", "3600000", "3600001"],
	["monitor_delay ?", "-1", "0", "3600000", "3600001"],
	["lock_contact lost ?", "-1", "0", "3600000", "3600001"],
	["trip_line ?", "-1", "0", "3600000", "3600001"],
	["stall ?", "-1", "0", "3600000", "3600001"],
	["seed ?", "-1", "0", "2147483647", "2147483648"],
	["expect duty ?", "-0.01", "0", "100", "100.01"],
	["expect amps ?", "-0.001", "0", "100", "100.001"],
	["expect energy ?", "-0.001", "0", "1000000", "1000000.001"],
] as const;

for (const [text, below, least, greatest, above] of RANGES) {
	test(`${text} is from ${least} to ${greatest}`, (t) => {
		const mistakes = (number: string): number => parse(text.replace("?", number)).wrong.length;
		t.deepEqual([below, least, greatest, above].map(mistakes), [1, 0, 0, 1]);
	});
}

test("all mistakes are found at once, each with its line", (t) => {
	const { wrong } = parse("plug; plgu\nsleep 1\nunplg; expect");
	t.deepEqual(
		wrong.map(({ line }) => line),
		[1, 3, 3],
	);
});

/** Arguments that are no values of a table. */
const FREE = [
	"KEY",
	"FILTER",
	"LEVEL",
	"VALUE|null",
	"[DURATION]",
	"DEED",
	"CLUSTER.NAME",
	"[JSON]",
	"VALUE",
	"TEXT",
	"BYTES",
	"NAME]",
	"ACTION",
	"[NAME=VALUE",
];

test("every argument of every row has a meaning, and every row is explained by help", (t) => {
	const help = helpLines().join("\n");
	for (const row of COMMANDS) {
		for (const part of row.syntax.split(" ")) if (part !== part.toLowerCase() && !FREE.includes(part)) t.truthy(ARGUMENTS[part], part);
		t.true(help.includes(usageOf(row)), row.syntax);
		t.true(help.includes(row.help), row.syntax);
		t.true((row.act === undefined) !== (row.wait === undefined), row.syntax);
	}
	for (const { key } of KEYS) t.true(help.includes(`\n  ${key}`), key);
});

test("help on one word shows its rows, on another nothing", (t) => {
	t.is(helpOn("PILOT").length, 3);
	t.regex(helpOn("sleep")[0], /^ {2}sleep S {2}time goes by$/);
	t.deepEqual(helpOn("frobnicate"), []);
});

test("the language has all the words of its description", (t) => {
	const words =
		"plug unplug iec_wait_pwr_ready draw_power_regulated draw_power_fixed pause ventilation ev error_e diode_fail pilot sleep cable tethered ask matter haystack link host front_end mains frequency residual rcd_current residual_monitor temperature contactor contactor_delay meter stop_button tamper brown_out flash weld bounce lock lock_contact monitor_delay trip_line meter_interval generator rails unreadable hum noise glitch jitter stall power reboot clock seed expect within for";
	t.deepEqual([...FIRST_WORDS].sort(), words.split(" ").sort());
});
