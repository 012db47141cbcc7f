// SPDX-License-Identifier: Apache-2.0
/** Bytes and frames by the million into a charger that charges: nothing throws, sticks, sets what nobody asked for, or comes late; `npm run fuzz`. */
import { parseArgs } from "node:util";
import { Random, Stream } from "../../hosts/bench/random.js";
import { frameOf as rapiFrame } from "../../src/rapi/frame.js";
import { Typing } from "../console/typing.js";

const { values: told } = parseArgs({
	options: {
		bytes: { type: "string", default: "10000000" },
		frames: { type: "string", default: "1000000" },
		seed: { type: "string", default: "1" },
	},
});
const dice = new Random(Number(told.seed), Stream.Noise);

/** Words and frames that look, and change nothing; what they are mutated into may not either. */
const LOOKING = [
	"status\r",
	"get limit\r",
	"settings temperature\r",
	"help limit\r",
	"log\r",
	"faults\r",
	"watch 2\r",
	"pilot\r",
	"info\r\n",
	"targets\r",
	"\u001b[A\u001b[D\u001b[3~x\b\u007f\u0015",
	"\u0015he\t\u0015",
	"\u001b[".repeat(40),
	...["GV", "GS :A5", "GE", "GC", "GG", "GU", "GP", "FP 0 0 hello", "G7"].map(rapiFrame),
];
/** Frames that look, or ask for what changes no setting. */
const ASKING = [
	'{"hello":1}',
	'{"here":0}',
	'{"ask":1,"do":"clear","with":{}}',
	'{"ask":2,"do":"now"}',
	'{"ask":3,"do":"unlimit","with":{"name":"ems"}}',
];
/** Letters of words that set something, and Tab, which completes them, are left out of what is drawn: then whatever is set was not asked for. */
const SETTERS = /[eu\t]/i;

/** Commands of RAPI that do something begin so. */
const DOES = /\$[\s\S]{0,8}[FS]/;

let wrong = 0;

function complain(what: string): void {
	wrong += 1;
	process.stdout.write(`WRONG: ${what}\n`);
}

/** A text with some bytes replaced, left out or doubled. */
function mutated(text: string): string {
	const bytes = [...text];
	for (let n = dice.below(4); n > 0; n--) bytes.splice(dice.below(bytes.length + 1), dice.below(3), String.fromCharCode(dice.below(256)));
	return bytes.join("").replaceAll("\t", " ").replaceAll(" \u0015", "\t\u0015");
}

function noise(): string {
	return Array.from({ length: 1 + dice.below(60) }, () => String.fromCharCode(dice.below(256)))
		.join("")
		.replace(new RegExp(SETTERS, "gi"), "\r");
}

/** A charger in the middle of a charge, and what has to be the same at the end. */
function charging(): { desk: Typing; settings: string; same(): void } {
	const desk = new Typing();
	desk.play("draw_power_regulated 16,3; within 5 expect contactor closed; sleep 2");
	const settings = JSON.stringify(desk.firmware.values);
	const same = (): void => {
		const { firmware } = desk;
		if (firmware.failure !== undefined) complain(`the controller has stopped: ${firmware.failure}`);
		if (firmware.drive.contactor !== 1) complain("the charge has ended");
		if (firmware.report.faults !== 0) complain(`faults ${firmware.report.faults}`);
		if (JSON.stringify(firmware.values) !== settings) complain("a setting has changed that nobody has asked for");
	};
	return { desk, settings, same };
}

/** Bytes into the serial line, a tick after each 64. */
function typeBytes(count: number): void {
	const { desk, same } = charging();
	const startedAt = performance.now();
	let typed = 0;
	for (let round = 0; typed < count; round++) {
		const text = dice.below(4) === 0 ? noise() : mutated(LOOKING[dice.below(LOOKING.length)]);
		// a frame without a check is believed, as in the original: these do something
		if (DOES.test(text)) continue;
		for (const letter of text) desk.firmware.take(letter.charCodeAt(0) & 0xff, desk.firmware.sense.now);
		typed += text.length;
		desk.play("sleep 0.01");
		if (round % 20_000 === 0) same();
	}
	desk.play("sleep 6");
	for (const byte of "\u0003\u0003\r$GV\r") desk.firmware.take(byte.charCodeAt(0), desk.firmware.sense.now);
	const [answer = ""] = desk.play("sleep 0.1").slice(-1);
	if (!answer.startsWith("$OK")) complain(`a good frame is answered "${answer}"`);
	desk.play("sleep 125");
	const words = desk.type("get limit").at(-1);
	if (words !== "limit 32 A") complain(`a good word is answered "${words}"`);
	same();
	process.stdout.write(`${typed} bytes, ${Math.round(typed / (performance.now() - startedAt))} a millisecond\n`);
}

/** Frames into the window, some between two ticks. */
function tellFrames(count: number): void {
	const { desk, same } = charging();
	const startedAt = performance.now();
	let answered = 0;
	const open = () =>
		desk.firmware.window.open((frame) => {
			answered += 1;
			if (frame.includes("internal error")) complain(frame);
		});
	let end = open();
	for (let i = 0; i < count; i++) {
		end?.take(mutated(ASKING[dice.below(ASKING.length)]));
		if (desk.firmware.window.waiting > 8) complain(`${desk.firmware.window.waiting} requests wait`);
		if (i % 6 === 0) desk.play("sleep 0.01");
		if (i % 50_000 === 0) same();
		if (i % 10_000 === 9_999) {
			end?.close();
			end = open();
		}
	}
	same();
	process.stdout.write(`${count} frames, ${answered} answers, ${Math.round(count / (performance.now() - startedAt))} a millisecond\n`);
}

typeBytes(Number(told.bytes));
tellFrames(Number(told.frames));
process.stdout.write(wrong === 0 ? "nothing is wrong\n" : `${wrong} things are wrong\n`);
process.exitCode = wrong === 0 ? 0 : 1;
