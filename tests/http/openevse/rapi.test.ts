// SPDX-License-Identifier: Apache-2.0
/** RAPI over HTTP: the same answers as at the serial line, of the few commands that there are. */
import test from "ava";
import { COMMANDS } from "../../../src/http/openevse/rapi.js";
import { Line } from "../../rapi/line.js";
import { charging, Laboratory } from "./openEvseLaboratory.js";

interface Answer {
	readonly cmd: string;
	readonly ret: string;
	readonly msg?: string;
}

/** As evcc asks. */
function get(laboratory: Laboratory, command: string): Answer {
	return laboratory.get<Answer>("/r", `json=1&rapi=${encodeURIComponent(command).split("%20").join("+")}`);
}

/** As python-openevse-http asks. */
function post(laboratory: Laboratory, command: string): Answer {
	const { status, text } = laboratory.ask("POST", "/r", `json=1&rapi=${encodeURIComponent(command)}`);
	if (status !== 200) throw new Error(text);
	return JSON.parse(text) as Answer;
}

const ANSWERS: readonly (readonly [command: string, ret: string])[] = [
	["$G0", "$OK 1"],
	["$GC", "$OK 6 32 32 32"],
	["$GG", "$OK 16000 230000"],
	["$GP", "$OK 250 -2560 -2560"],
	["$GV", "$OK 0.1.0 5.2.1"],
];

test("what is asked by GET and by POST is answered alike, with its check", (t) => {
	const laboratory = charging();
	for (const [command, ret] of ANSWERS) {
		const answer = get(laboratory, command);
		t.is(answer.cmd, command);
		t.is(answer.ret.split("^")[0], ret);
		t.deepEqual(post(laboratory, command), answer);
	}
	t.is(get(laboratory, "$G0").ret, "$OK 1^31");
	const [, wattSeconds, wattHours] = get(laboratory, "$GU").ret.split("^")[0].split(" ").map(Number);
	const { session_energy, total_energy } = laboratory.get("/status");
	t.is(wattSeconds, Math.floor((session_energy as number) * 3_600));
	t.is(wattHours, Math.floor((total_energy as number) * 1_000));
});

test("a charger without a vehicle answers as the serial line does", (t) => {
	const laboratory = new Laboratory();
	const line = new Line([]).run(6_000);
	for (const { name, words } of COMMANDS) {
		if (words !== undefined) continue;
		line.told();
		t.is(get(laboratory, name).ret.slice(1).split("^")[0], line.ask(name.slice(1)), name);
	}
});

test("phases are switched as evcc does it, where something can switch them", (t) => {
	const laboratory = charging(["phaseSwitch=yes", "phaseDwell=0"]);
	t.is(get(laboratory, "$G7").ret, "$OK 1^31");
	t.is(get(laboratory, "$S8 0").ret, "$OK^20");
	t.is(get(laboratory, "$S7 0").ret, "$OK^20");
	laboratory.words("within 120 expect seen.phases.connected 1");
	t.is(get(laboratory, "$G7").ret, "$OK 0^30");
	t.is(get(laboratory, "$S8 0").ret, "$OK^20", "as many as there are");
	laboratory.words("for 60 expect seen.phases.connected 1");
	t.is(get(laboratory, "$S7 1").ret, "$OK^20");
	laboratory.words("within 120 expect seen.phases.connected 3");
	t.is(get(laboratory, "$S8 1").ret, "$OK^20");
});

test("where nothing switches phases, evcc is told so", (t) => {
	const laboratory = charging();
	t.deepEqual(get(laboratory, "$G7"), {
		cmd: "$G7",
		ret: "$NK^21",
		msg: "nothing can switch phases here (settings phases, phaseSwitch)",
	});
	t.deepEqual(get(laboratory, "$S7 1"), { cmd: "$S7 1", ret: "$NK^21", msg: "nothing can switch phases here (setting phaseSwitch)" });
});

test("what is no command here is NK, with the reason", (t) => {
	const laboratory = charging();
	const reasons: readonly (readonly [command: string, msg: RegExp])[] = [
		["$GS", /^"\$GS" is not answered over HTTP; commands are \$G0, \$G7, .*, and all others are at the serial line$/],
		["$FD", /^"\$FD" is not answered over HTTP/],
		["GV", /^"GV" is not answered over HTTP/],
		["$S7 2", /^\$S7 takes 0 or 1$/],
		["$S7", /^\$S7 takes 0 or 1$/],
		["$S7 0 1", /^\$S7 takes 0 or 1$/],
		["$G0 1", /^\$G0 takes no argument$/],
	];
	for (const [command, msg] of reasons) {
		const answer = get(laboratory, command);
		t.is(answer.ret, "$NK^21");
		t.regex(answer.msg ?? "", msg);
	}
	laboratory.words("expect contactor closed");
});

test("what is no form is refused", (t) => {
	const laboratory = new Laboratory();
	const refused: readonly (readonly [query: string, reason: string])[] = [
		["", "rapi is missing; write for instance ?json=1&rapi=$G7, encoded as in a URL"],
		["json=1", "rapi is missing; write for instance ?json=1&rapi=$G7, encoded as in a URL"],
		["rapi=", "rapi is missing; write for instance ?json=1&rapi=$G7, encoded as in a URL"],
		["rapi=%zz", 'rapi: "%zz" is not encoded as in a URL'],
		[`rapi=${"x".repeat(32)}`, "a command of 32 characters; at most 31"],
		[`rapi=${"x".repeat(600)}`, "605 characters; at most 512 are read"],
	];
	for (const [query, reason] of refused) {
		const { status, text } = laboratory.ask("GET", "/r", "", query);
		t.deepEqual([status, JSON.parse(text)], [400, { msg: reason }], query);
	}
});
