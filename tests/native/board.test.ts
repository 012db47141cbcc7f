// SPDX-License-Identifier: Apache-2.0
/** The board's TypeScript face and its C side mean the same by each number; natives are played by the test. */
import { readFileSync } from "node:fs";
import test from "ava";
import { Board, CONFIG_NAMES, configOf, REPORT_LENGTH, Report, type Wiring } from "../../hosts/esp32/native/board.js";
import { DRIVE_AT_START, Feedback, GuardCause, SENSE_AT_START, UNKNOWN } from "../../src/control/board.js";
import { copyOf } from "../../src/control/state.js";

const WIRING: Wiring = {
	pilot: { pin: 25 },
	contactor: { pin: 26, activeLow: true },
	phases: { pin: 14 },
	chargePump: true,
	stop: { pin: 27, activeLow: true, pull: "up" },
	pilotSense: 34,
	analog: [35, 32],
	lowMicroVolts: 244_000,
	highMicroVolts: 2_356_000,
};

/** The fields of a struct in board.h with how many numbers each has, lines and arrays as wholes. */
function fieldsOf(struct: string): { name: string; count: number; line: boolean }[] {
	const text = readFileSync("hosts/esp32/native/board.h", "utf8");
	const body = text.split("typedef struct {").find((part) => new RegExp(`\\} ${struct};`).test(part)) ?? "";
	return [...body.slice(0, body.indexOf("}")).matchAll(/^\t(int32_t|board_line) (\w+)(\[SAMPLER_OTHERS\])?;/gm)].map(
		([, type, name, array]) => ({
			name,
			count: array ? 4 : 1,
			line: type === "board_line",
		}),
	);
}

test("the wiring has the order of board_config", (t) => {
	const due = fieldsOf("board_config").flatMap(({ name, line }) => (line ? [`${name}.pin`, `${name}.active_low`, `${name}.pull`] : [name]));
	t.deepEqual(CONFIG_NAMES, due);
	t.deepEqual(
		[...configOf(WIRING)],
		[25, 0, 0, 26, 1, 0, 14, 0, 0, 1, 27, 1, 1, -1, 0, 0, -1, 0, 0, -1, 0, 0, 34, 2, 35, 32, -1, -1, 244_000, 2_356_000],
	);
});

test("the report has the order of board_report", (t) => {
	let place = 0;
	const due: Record<string, number> = {};
	for (const { name, count } of fieldsOf("board_report")) {
		due[name] = place;
		place += count;
	}
	t.deepEqual({ ...Report }, due as unknown as typeof Report);
	t.is(REPORT_LENGTH, place);
});

test("the natives exist that are called", (t) => {
	const face = readFileSync("hosts/esp32/native/board.ts", "utf8");
	const binding = readFileSync("hosts/esp32/native/binding.c", "utf8");
	const called = [...face.matchAll(/native\("(\w+)"\)/g)].map(([, name]) => name).sort();
	const defined = [...binding.matchAll(/^void (xs_\w+)\(xsMachine \*the\)$/gm)].map(([, name]) => name).sort();
	t.deepEqual(called, defined);
});

test("it fills Sense, applies Drive and names what fails", (t) => {
	const calls: unknown[][] = [];
	const answers: Record<string, (...values: never[]) => unknown> = {
		xs_pilotlight_start: () => undefined,
		xs_pilotlight_full_counts: () => 16_384,
		xs_pilotlight_read: (report: ArrayBuffer, high: number[], low: number[]) => {
			new Int32Array(report).set([
				-5,
				GuardCause.Stop,
				7,
				Feedback.Closed,
				8,
				1,
				9,
				3,
				1,
				10,
				4,
				2,
				25,
				1_500,
				900,
				UNKNOWN,
				UNKNOWN,
				1,
				2,
				83_333,
				3,
				4,
				5,
				6,
				7,
				0,
			]);
			[high[0], low[0]] = [5_996, -12_000];
			return 1;
		},
		xs_pilotlight_apply: (...values: unknown[]) => void calls.push(values),
		xs_pilotlight_calibrate: () => false,
	};
	Object.assign(globalThis, { native: (name: string) => ({ call: (_: object, ...values: never[]) => answers[name](...values) }) });
	const board = new Board(WIRING);
	const sense = copyOf(SENSE_AT_START);
	board.read(sense);
	t.is(sense.now as number, -5);
	t.is(sense.guard, GuardCause.Stop);
	t.is(sense.contactor, Feedback.Closed);
	t.is(sense.residual.tripped, 1);
	t.is(sense.stopButton, 1);
	t.deepEqual([sense.pilot.count, sense.pilot.lost, sense.pilot.spreadMv], [1, 2, 25]);
	t.deepEqual([sense.pilot.high[0], sense.pilot.low[0]], [5_996, -12_000]);
	t.deepEqual([board.analogMv(0), board.analogMv(1), board.analogMv(2)], [1_500, 900, UNKNOWN]);
	board.apply({ ...DRIVE_AT_START, duty: 5_000, contactor: 1, phases: 3, residualTest: 1 }, true);
	board.apply({ ...DRIVE_AT_START, duty: 10_000, phases: 1 }, false);
	t.deepEqual(calls, [
		[8_192, 1, 1, 1, 1],
		[16_384, 0, 0, 0, 0],
	]);
	t.false(board.calibrate(1, 2));
	answers.xs_pilotlight_start = () => "contactor, which is no output";
	t.throws(() => new Board(WIRING), { message: "the board cannot start: contactor, which is no output" });
});
