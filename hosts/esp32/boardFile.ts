// SPDX-License-Identifier: Apache-2.0
/** A board in a file: which pin does what, and what the front ends make of the voltages. What has no pin the board does not have. */
import { frozen } from "../../src/control/frozen.js";
import { FRONT_END_SETTLING_NS } from "./settling.js";

/** A digital pin, whether it means yes while it is low, and for an input the chip's own resistor. */
export interface Line {
	readonly pin: number;
	readonly activeLow?: boolean;
	readonly pull?: "up" | "down";
}

/** Outputs and inputs by name, and what each is for. */
export const LINES = frozen({
	pilot: { output: true, says: "PWM of the pilot, high for +12 V" },
	contactor: { output: true, says: "coil of the contactor; needs a pull-down of at most 10 kΩ" },
	phases: { output: true, says: "second contactor, for L2 and L3" },
	lock: { output: true, says: "lock of the socket" },
	shuntTrip: { output: true, says: "cuts the supply if the contactor has welded" },
	residualTest: { output: true, says: "test input of the residual current monitor" },
	residual: { output: false, says: "trip line of the residual current monitor" },
	feedback: { output: false, says: "auxiliary contact of the contactor" },
	lockFeedback: { output: false, says: "the plug is locked" },
	stop: { output: false, says: "emergency stop" },
	tamper: { output: false, says: "the enclosure is open" },
} as const);

/** The name of a line. */
export type LineName = keyof typeof LINES;

/** The chips, by the SDK's name of their platform. */
export type Chip = "esp32" | "esp32s3" | "esp32c3";

/** A file in boards/. */
export interface BoardFile {
	readonly says: string;
	/** Where pins and values come from, and how sure that is. */
	readonly source: string;
	readonly chips: readonly Chip[];
	readonly lines: { readonly [Name in LineName]?: Line } & { readonly pilot: Line; readonly contactor: Line };
	/** The drivers of both contactors hold only while their pins alternate at 500 Hz: a pump of 10 to 20 ms. */
	readonly chargePump?: boolean;
	/** Pins of ADC1. */
	readonly analog: { readonly pilot: number; readonly proximity?: number; readonly temperature?: number };
	/** What the front end makes of −12 V and +12 V at the pin, µV, and its time constant, ns. */
	readonly frontEnd: {
		readonly lowMicroVolts: number;
		readonly highMicroVolts: number;
		readonly nanoseconds: number;
		readonly from: string;
	};
	/** The proximity contact's pull-up, and what it pulls to. */
	readonly proximity?: { readonly pullUpOhms: number; readonly supplyMilliVolts: number };
	/** A sensor whose voltage is a straight line. */
	readonly temperature?: { readonly kind: string; readonly milliVoltsAtZero: number; readonly microVoltsPerKelvin: number };
	/** Settings that the board needs beside those that follow from its parts, as `key=value`. */
	readonly settings: readonly string[];
}

/** Some pins of a chip, and why nothing of ours may be there. */
interface Taken {
	readonly pins: readonly number[];
	readonly says: string;
}

/** A chip's pins. Espressif's datasheets, by way of the reference tables; the C3's and S3's flash pins with low confidence. */
interface Pins {
	readonly strapping: readonly number[];
	readonly inputOnly: readonly number[];
	/** Input-only pins have no resistors of their own. */
	readonly taken: readonly Taken[];
	readonly adc1: readonly number[];
	readonly last: number;
}

const CHIPS: { readonly [Name in Chip]: Pins } = frozen({
	esp32: {
		strapping: [0, 2, 5, 12, 15],
		inputOnly: [34, 35, 36, 37, 38, 39],
		taken: [
			{ pins: [20, 24, 28, 29, 30, 31], says: "there is no such pin" },
			{ pins: [6, 7, 8, 9, 10, 11], says: "the flash memory is there" },
			{ pins: [16, 17], says: "a WROVER module has its PSRAM there" },
			{ pins: [1, 3], says: "the serial console is there" },
		],
		adc1: [32, 33, 34, 35, 36, 37, 38, 39],
		last: 39,
	},
	esp32s3: {
		strapping: [0, 3, 45, 46],
		inputOnly: [],
		taken: [
			{ pins: [22, 23, 24, 25], says: "there is no such pin" },
			{ pins: [26, 27, 28, 29, 30, 31, 32], says: "the flash memory is there" },
			{ pins: [33, 34, 35, 36, 37], says: "modules with octal flash or PSRAM (N8R8, N16R8V) have it there" },
			{ pins: [38, 48], says: "the DevKitC-1 has its RGB LED there" },
			{ pins: [19, 20], says: "USB is there" },
			{ pins: [43, 44], says: "the serial console is there" },
		],
		adc1: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
		last: 48,
	},
	esp32c3: {
		strapping: [2, 8, 9],
		inputOnly: [],
		taken: [
			{ pins: [11, 12, 13, 14, 15, 16, 17], says: "the flash memory is there" },
			{ pins: [18, 19], says: "USB is there" },
			{ pins: [20, 21], says: "the serial console is there" },
		],
		adc1: [0, 1, 2, 3, 4],
		last: 21,
	},
});

/** Everything that is wrong with a board, one line each, naming the pin and what would be right. */
export function complaints(board: BoardFile): string[] {
	return board.chips.flatMap((chip) => complaintsOn(board, chip, CHIPS[chip]));
}

/** A pin that is used: what for, and how. */
interface Use {
	readonly name: string;
	readonly pin: number;
	readonly kind: "output" | "input" | "analog";
	readonly pull?: "up" | "down" | undefined;
}

function usesOf({ lines, analog }: BoardFile): Use[] {
	return [
		...Object.entries(lines).map(
			([name, { pin, pull }]): Use => ({ name, pin, pull, kind: LINES[name as LineName].output ? "output" : "input" }),
		),
		...Object.entries(analog).map(([name, pin]): Use => ({ name: `analog ${name}`, pin, kind: "analog" })),
	];
}

function complaintsOn(board: BoardFile, chip: Chip, pins: Pins): string[] {
	const uses = usesOf(board);
	const wrong = uses.flatMap((use, place) => {
		const twin = uses.findIndex((other) => other.pin === use.pin);
		const why = twin < place ? `${uses[twin].name} has it already` : whyNot(use, pins);
		return why === "" ? [] : [`${use.name} at GPIO${use.pin} of the ${chip}: ${why}`];
	});
	return [...wrong, ...frontEndComplaints(board.frontEnd)];
}

/** Why a pin cannot do what it is used for; an empty text if it can. */
function whyNot({ pin, kind, pull }: Use, { last, taken, strapping, inputOnly, adc1 }: Pins): string {
	if (!Number.isInteger(pin) || pin < 0 || pin > last) return `there is no such pin; they are 0 to ${last}`;
	const owner = taken.find(({ pins }) => pins.includes(pin));
	if (owner !== undefined) return owner.says;
	if (strapping.includes(pin)) return `a strapping pin, which decides how the chip starts; strapping pins are ${strapping.join(", ")}`;
	if (kind === "output" && inputOnly.includes(pin)) return `it can only be an input; input-only pins are ${inputOnly.join(", ")}`;
	if (pull !== undefined && inputOnly.includes(pin)) return `it has no pull ${pull} of its own; put a resistor there and leave "pull" out`;
	if (kind === "analog" && !adc1.includes(pin))
		return `not a pin of ADC1, and ADC2 does not work beside Wi-Fi; ADC1 has ${adc1.join(", ")}`;
	return "";
}

function frontEndComplaints({ lowMicroVolts, highMicroVolts, nanoseconds }: BoardFile["frontEnd"]): string[] {
	const scale = highMicroVolts - lowMicroVolts;
	const range = `the front end leaves ${scale / 1_000} mV for 24 V; at least 1000 mV, between 0 and 3300 mV`;
	const slow = `the front end has a time constant of ${nanoseconds} ns; the sampler waits for at most ${FRONT_END_SETTLING_NS}`;
	return [
		...(scale >= 1_000_000 && lowMicroVolts >= 0 && highMicroVolts <= 3_300_000 ? [] : [range]),
		...(nanoseconds <= FRONT_END_SETTLING_NS ? [] : [slow]),
	];
}
