// SPDX-License-Identifier: Apache-2.0
/** How deep the stack of the engine gets in the test program of the SDK's XS: in ticks, in each word of the console, in restarts. */

import { Ohms } from "../../hosts/bench/circuit.js";
import { helpLines } from "../../hosts/bench/scenario/help.js";
import { OPEN_CIRCUIT } from "../../src/control/board.js";
import { BOARD, encode, TestChip } from "../esp32/chip.js";
import { WireLine } from "../esp32/wire.js";
import { PLAYED, TYPED } from "./words.js";

const TICK_MS = 10;

/** Slots that were in use at most since it was asked last. */
type Deepest = () => number;

/** Measures by pieces, and keeps of each kind the deepest. */
class Sounding {
	readonly most = new Map<string, { slots: number; at: string }>();
	readonly #deepest: Deepest;

	constructor(deepest: Deepest) {
		this.#deepest = deepest;
	}

	measure(kind: string, at: string, work: () => void): void {
		this.#deepest();
		work();
		const slots = this.#deepest();
		if (slots > (this.most.get(kind)?.slots ?? 0)) this.most.set(kind, { slots, at });
	}
}

/** Writes a line of JSON for each kind: how deep, and where. */
export function run(write: (line: string) => void, _: string, deepest: Deepest): void {
	const sounding = new Sounding(deepest);
	sounding.measure("nothing", "what is below all that", () => {});
	onPins(sounding);
	onTheBench(sounding);
	for (const [kind, { slots, at }] of sounding.most) write(`${JSON.stringify({ kind, slots, at })}\n`);
}

/** A board with pins: a charge with every word in it, a stop, a crash, and the starts after these. */
function onPins(sounding: Sounding): void {
	let chip = new TestChip();
	const tick = (ms: number, at: string): void => {
		for (let t = 0; t < ms; t += TICK_MS) {
			chip.wire.pass(TICK_MS);
			sounding.measure("tick", at, () => chip.application.tick(TICK_MS));
		}
		chip.printed();
	};
	const start = (at: string): void => {
		const { flash, memory } = chip;
		sounding.measure("start", at, () => {
			chip = new TestChip(flash, memory);
			chip.application.beReal("test", BOARD);
		});
		tick(100, at);
	};
	start("the first");
	tick(1_500, "nobody there");
	for (const line of TYPED) {
		chip.wire.vehicle(Ohms.C);
		tick(3_000, `after "${line}"`);
		sounding.measure("word", line, () => type(chip, line));
	}
	tick(3_000, "charging");
	start("in a charge, with everything in the store");
	tick(3_000, "charging again");
	chip.wire.line(WireLine.stop, 1);
	tick(1_000, "the emergency stop");
	start("with faults in the store");
	chip.wire.line(WireLine.stop, 0);
	chip.wire.vehicle(OPEN_CIRCUIT);
	tick(3_000, "unplugged");
	sounding.measure("abort", "an exception", () => chip.application.abort("unhandled exception", new TypeError("set tick: not writable")));
	start("after a crash");
}

/** The board without pins. */
function onTheBench(sounding: Sounding): void {
	const chip = new TestChip();
	const tick = (ms: number, at: string): void => {
		for (let t = 0; t < ms; t += TICK_MS) sounding.measure("tick, virtual", at, () => chip.application.tick(TICK_MS));
		chip.printed();
	};
	sounding.measure("start, virtual", "the first", () => chip.application.beVirtual());
	tick(8_000, "a vehicle comes");
	for (const line of PLAYED) {
		sounding.measure("word, virtual", line, () => type(chip, line));
		tick(line === "help" ? helpLines().length * TICK_MS : 2_000, `after "${line}"`);
	}
}

function type(chip: TestChip, line: string): void {
	for (const byte of encode(`${line}\r`)) chip.application.take(byte);
}
