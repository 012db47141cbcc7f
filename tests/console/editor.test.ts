// SPDX-License-Identifier: Apache-2.0
/** The line editor on the plainest of terminals: every key, every end of a line, nothing torn, nothing without bounds. */
import test from "ava";
import { Editor } from "../../src/console/editor.js";
import { Screen } from "./screen.js";

const PHRASES = ["status", "stop", "set", "sessions", "set limit", "set limitLoss", "get", "get limit", "help"];

/** Somebody at a terminal. */
class Person {
	readonly screen = new Screen();
	readonly heard: string[] = [];
	readonly refused: string[] = [];
	/** What was sent to the terminal. */
	sent = "";
	/** What a secret is asked for with, and how often it was not told. */
	asks = "";
	untold = 0;
	readonly editor: Editor;

	constructor(answers: readonly string[] = []) {
		const desk = {
			show: (text: string) => this.#show(text),
			heard: (line: string) => {
				this.heard.push(line);
				for (const answer of answers) this.editor.print(answer);
			},
			refuse: (message: string) => {
				this.refused.push(message);
				this.editor.print(message);
			},
			answers: () => false,
			touched: () => {},
			asks: () => this.asks,
			untold: () => {
				this.asks = "";
				this.untold += 1;
			},
		};
		this.editor = new Editor(desk, PHRASES);
	}

	type(bytes: string): this {
		for (let at = 0; at < bytes.length; at++) this.editor.take(bytes.charCodeAt(at));
		return this;
	}

	/** The row with the cursor in it, shown as |. */
	get row(): string {
		const { row, column } = this.screen;
		return `${row.padEnd(column).slice(0, column)}|${row.slice(column)}`;
	}

	#show(text: string): void {
		this.sent += text;
		this.screen.show(text);
	}
}

/** What is typed, what the row shows then, and what Enter says. */
const KEYS: readonly (readonly [name: string, typed: string, row: string, entered: string])[] = [
	["text", "status", "> status|", "status"],
	["backspace", "statxx\b\bus", "> status|", "status"],
	["DEL", "statxx\x7f\x7fus", "> status|", "status"],
	["backspace of nothing", "\b\x7fstop", "> stop|", "stop"],
	["arrows", "sttus\x1b[D\x1b[D\x1b[Da\x1b[C", "> stat|us", "status"],
	["arrows of the other mode", "sttus\x1bOD\x1bOD\x1bODa\x1bOC", "> stat|us", "status"],
	["arrows beyond the ends", "a\x1b[D\x1b[Db\x1b[C\x1b[C\x1b[Cc", "> bac|", "bac"],
	["Ctrl-B and Ctrl-F", "ac\x02b\x06d", "> abcd|", "abcd"],
	["Home and End", "tatu\x1b[Hs\x1b[Fs", "> status|", "status"],
	["Home and End as VT220", "tatu\x1b[1~s\x1b[4~s", "> status|", "status"],
	["Home and End as rxvt", "tatu\x1b[7~s\x1b[8~s", "> status|", "status"],
	["Home and End of the other mode", "tatu\x1bOHs\x1bOFs", "> status|", "status"],
	["Ctrl-A and Ctrl-E", "tatu\x01s\x05s", "> status|", "status"],
	["Delete", "sxtop\x01\x1b[C\x1b[3~", "> s|top", "stop"],
	["Delete of nothing", "stop\x1b[3~", "> stop|", "stop"],
	["Ctrl-D", "xstop\x01\x04", "> |stop", "stop"],
	["backspace in the middle", "stxop\x1b[D\x1b[D\b", "> st|op", "stop"],
	["Ctrl-U", "limit ems 10\x15stop", "> stop|", "stop"],
	["Ctrl-U before the cursor only", "xx stop\x1b[D\x1b[D\x1b[D\x1b[D\x15", "> |stop", "stop"],
	["Ctrl-K", "stop it\x02\x02\x02\x0b", "> stop|", "stop"],
	["Ctrl-W", "set limit  \x17x", "> set x|", "set x"],
	["Ctrl-W of the only word", "limit\x17stop", "> stop|", "stop"],
	["Ctrl-W of spaces", "   \x17stop", "> stop|", "stop"],
	["Tab behind spaces", "  stat\t", ">   status |", "  status "],
	["Ctrl-W of nothing", "\x17stop", "> stop|", "stop"],
	["Ctrl-C", "pause\x03stop", "> stop|", "stop"],
	["Ctrl-L", "sto\x0cp", "> stop|", "stop"],
	["Tab, one word", "stat\t", "> status |", "status "],
	["Tab, whatever the case", "STA\t", "> STAtus |", "STAtus "],
	["Tab, as far as all agree", "s\tlimit\t", "> slimit|", "slimit"],
	["Tab, word and argument", "set\tlimitl\t", "> set limitloss |", "set limitloss "],
	["Tab, a whole argument", "get l\t10", "> get limit 10|", "get limit 10"],
	["Tab, nothing fits", "x\t", "> x|", "x"],
	["Tab in the middle", "stat 5\x1b[D\x1b[D\t", "> status | 5", "status  5"],
	["bytes that are no ASCII", "st\u00c3\u00a4o\u00ffp", "> stop|", "stop"],
	["control characters without a meaning", "\0st\x07\x1co\x1dp", "> stop|", "stop"],
	["keys without a meaning", "st\x1b[5~\x1b[15~\x1b[1;5C\x1bOP\x1bfop", "> stop|", "stop"],
	["a sequence that never ends", "st\x1b[11111111111111", "> st1111111|", "st1111111"],
	["a key within a sequence", "stp\x1b[1\x02o", "> sto|p", "stop"],
	["Escape and then a key", "sop\x1b\x1b[D\x1b[Dt", "> st|op", "stop"],
];

for (const [name, typed, row, entered] of KEYS)
	test(`key: ${name}`, (t) => {
		const person = new Person().type(typed);
		t.is(person.row, row);
		person.type("\r");
		t.deepEqual(person.heard, [entered]);
		t.is(person.row, "> |");
	});

test("CR, LF and CRLF end one line each, and an empty line is not obeyed", (t) => {
	const person = new Person().type("one\rtwo\nthree\r\nfour\n\nfive\r\r\nsix\n\r");
	t.deepEqual(person.heard, ["one", "two", "three", "four", "five", "six"]);
	t.deepEqual(person.screen.rows, ["> one", "> two", "> three", "> four", ">", "> five", ">", "> six", ">"]);
	person.type("  \r");
	t.is(person.heard.length, 6);
});

test("an answer begins a row, and the prompt comes once behind it", (t) => {
	const person = new Person(["first", "second"]).type("status\r");
	t.deepEqual(person.screen.rows, ["> status", "first", "second"]);
	t.is(person.row, "> |");
	t.is(person.sent, "> status\r\nfirst\r\nsecond\r\n> ");
});

test("a line that only logs shows no prompt, until somebody types", (t) => {
	const person = new Person();
	person.editor.print("boot (power)");
	person.type("\u00ff\0");
	person.editor.print("event FaultRaised");
	t.is(person.sent, "boot (power)\r\nevent FaultRaised\r\n");
	person.type("\r");
	t.is(person.row, "> |");
	person.editor.print("event FaultCleared");
	t.deepEqual(person.screen.rows.slice(-1), ["event FaultCleared"]);
	t.is(person.row, "> |");
});

test("what is printed meanwhile goes above what is typed, wherever the cursor is", (t) => {
	const person = new Person().type("stus\x1b[D\x1b[D");
	person.editor.print("event SessionStarted session=1");
	t.deepEqual(person.screen.rows, ["event SessionStarted session=1"]);
	t.is(person.row, "> st|us");
	person.type("at");
	person.editor.print("");
	person.type("\r");
	t.deepEqual(person.heard, ["status"]);
	t.deepEqual(person.screen.rows, ["event SessionStarted session=1", "", "> status"]);
});

test("Tab that is not sure lists the words, in rows of at most 80 columns and not many of them", (t) => {
	const person = new Person().type("s\t");
	t.deepEqual(person.screen.rows, ["status  stop  set  sessions"]);
	t.is(person.row, "> s|");
	const many = new Person();
	many.editor.phrases = Array.from({ length: 500 }, (_, i) => `word${i}`);
	many.type("\t\t");
	t.is(many.row, "> word|");
	t.is(many.screen.rows.length, 5);
	t.true(many.screen.rows.every((row) => row.length < 80));
	t.regex(many.screen.rows[4], /^and more/);
});

test("the arrows leaf through ten lines, and come back to what was being typed", (t) => {
	const person = new Person();
	for (let i = 0; i < 14; i++) person.type(`line ${i}\r`);
	person.type("line 13\rdraft\x1b[A");
	t.is(person.row, "> line 13|");
	person.type("\x1b[A");
	t.is(person.row, "> line 12|", "the same twice is remembered once");
	for (let i = 0; i < 20; i++) person.type("\x1bOA");
	t.is(person.row, "> line 4|");
	for (let i = 0; i < 20; i++) person.type("\x0e");
	t.is(person.row, "> draft|");
	person.type("\x10\x7f2\r\x1b[A\x1b[A\x1b[B\r");
	t.deepEqual(person.heard.slice(-2), ["line 12", "line 12"]);
});

test("a line of 200 characters is obeyed, a longer one refused, however it was made", (t) => {
	const person = new Person().type(`${"x".repeat(200)}\r`);
	t.deepEqual(person.heard, ["x".repeat(200)]);
	person.type(`${"y".repeat(205)}\x7f\x1b[D\r`);
	t.deepEqual(person.refused, ["error: a line of 205 characters is too long; at most 200"]);
	t.is(person.screen.bells, 1);
	t.is(person.heard.length, 1);
	person.type(`${"z".repeat(500)}\x15stop\r`);
	person.type(`${"z".repeat(500)}\x03stop\r`);
	t.deepEqual(person.heard.slice(1), ["stop", "stop"]);
	person.type(`${" ".repeat(300)}\r`);
	t.is(person.refused.length, 2);
});

test("a line that is wider than the terminal moves along, the cursor always in sight", (t) => {
	const person = new Person();
	const long = Array.from({ length: 200 }, (_, i) => String.fromCharCode(97 + (i % 26))).join("");
	for (const character of long) {
		person.type(character);
		t.true(person.screen.fits);
		t.is(person.screen.row[person.screen.column - 1], character);
	}
	for (let i = long.length; i > 0; i--) {
		person.type("\x1b[D");
		t.true(person.screen.fits);
		t.is(person.screen.row[person.screen.column], long[i - 1], `${i}`);
	}
	person.editor.print("event");
	t.true(person.row.startsWith("> |abcdef"));
	person.type("\r");
	t.deepEqual(person.heard, [long]);
});

test("no byte costs more than a few rows", (t) => {
	const person = new Person();
	let most = 0;
	const keys = ["x", "\b", "\x01", "\x05", "\x15", "\x10", "\x0e", "\t", "\x1b[D", "\x0c", "\x03", "\r", "set l"];
	for (let i = 0; i < 20_000; i++) {
		person.sent = "";
		person.type(keys[(i * i + (i >> 3)) % keys.length]);
		most = Math.max(most, person.sent.length);
	}
	t.true(most > 40 && most <= 4 * 80, `${most}`);
});

test("Ctrl-C and a line that is hidden for frames leave nothing behind", (t) => {
	const person = new Person().type("pause\x1b[D\x1b[D\x03");
	t.deepEqual(person.screen.rows, ["> pause^C"]);
	person.type("sta");
	person.screen.show(person.editor.hide());
	t.is(person.row, "|");
	person.editor.print("log");
	t.is(person.row, "|");
	person.type("tus\r");
	t.deepEqual(person.heard, ["status"]);
	t.deepEqual(person.screen.rows.slice(1), ["log", "> status"]);
});

test("a secret is asked for in place of the prompt, shown as stars, and not remembered", (t) => {
	const person = new Person().type("stop\r");
	person.asks = "password: ";
	person.type("hunter 22");
	t.is(person.row, "password: *********|");
	person.type("\x1b[A\t\x10");
	t.is(person.row, "password: *********|", "no line comes in its place");
	person.type("\x7f\x1b[D\x1b[D3\r");
	t.is(person.heard[1], "hunter3 2");
	person.asks = "";
	person.type("\x1b[A");
	t.is(person.row, "> stop|");
	t.false(person.sent.includes("hunter") || /[23]/.test(person.sent));
});

test("a secret that is not told is gone, and never shown", (t) => {
	const person = new Person();
	person.asks = "password: ";
	person.type("hunter2\x03");
	t.is(person.untold, 1);
	t.is(person.row, "> |");
	person.asks = "password: ";
	person.type("hunter2");
	// nobody has waited any longer
	person.asks = "";
	person.editor.print("nothing was changed");
	t.is(person.row, "> |");
	person.asks = "password: ";
	person.type("\r");
	t.deepEqual(person.heard, [""]);
	t.false(person.sent.includes("hunter"));
});

test("a secret in a line that sets it is shown as stars, and the line not remembered", (t) => {
	const person = new Person().type("set limit 16\r").type("SET  wifi.password hunter22");
	t.is(person.row, "> SET  wifi.password ********|");
	person.type("\r\x1b[A");
	t.deepEqual(person.heard, ["set limit 16", "SET  wifi.password hunter22"]);
	t.is(person.row, "> set limit 16|");
	person.type("\x15password hunter22");
	t.is(person.row, "> password ********|");
	t.false(person.sent.includes("hunter"));
});

test("a word that throws leaves a line that goes on", (t) => {
	const shown: string[] = [];
	const editor = new Editor(
		{
			show: (text) => void shown.push(text),
			heard: () => {
				throw new Error("a bug");
			},
			refuse: () => {},
			answers: () => false,
			touched: () => {},
			asks: () => "",
			untold: () => {},
		},
		[],
	);
	editor.take(120);
	t.throws(() => editor.take(13), { message: "a bug" });
	editor.print("after");
	editor.take(121);
	t.is(shown.join(""), "> x\r\nafter\r\n> y");
});
