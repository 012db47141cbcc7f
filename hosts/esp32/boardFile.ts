// SPDX-License-Identifier: Apache-2.0
/** A board in a file: which pin does what, what the front ends make of the voltages, and what the board lacks. */
import { frozen } from "../../src/control/frozen.js";

/** A digital pin, and whether it means yes while it is low. */
export interface Line {
	readonly pin: number;
	readonly activeLow?: boolean;
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
	/** Pins of ADC1. */
	readonly analog: { readonly pilot: number; readonly proximity?: number; readonly temperature?: number };
	/** What the front end makes of −12 V and +12 V at the pin, µV. */
	readonly frontEnd: { readonly lowMicroVolts: number; readonly highMicroVolts: number; readonly from: string };
	/** The proximity contact's pull-up, and what it pulls to. */
	readonly proximity?: { readonly pullUpOhms: number; readonly supplyMilliVolts: number };
	/** A sensor whose voltage is a straight line. */
	readonly temperature?: { readonly kind: string; readonly milliVoltsAtZero: number; readonly microVoltsPerKelvin: number };
	/** Settings that the board needs, as `key=value`. */
	readonly settings: readonly string[];
}

/** What of a chip's pins cannot be used, and why. Espressif's datasheets, by way of the reference tables; the C3's and S3's flash pins with low confidence. */
interface Pins {
	readonly strapping: readonly number[];
	readonly inputOnly: readonly number[];
	readonly flash: readonly number[];
	readonly console: readonly number[];
	readonly adc1: readonly number[];
	readonly last: number;
}

const CHIPS: { readonly [Name in Chip]: Pins } = frozen({
	esp32: {
		strapping: [0, 2, 5, 12, 15],
		inputOnly: [34, 35, 36, 37, 38, 39],
		flash: [6, 7, 8, 9, 10, 11],
		console: [1, 3],
		adc1: [32, 33, 34, 35, 36, 37, 38, 39],
		last: 39,
	},
	esp32s3: {
		strapping: [0, 3, 45, 46],
		inputOnly: [],
		flash: [26, 27, 28, 29, 30, 31, 32],
		console: [43, 44],
		adc1: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
		last: 48,
	},
	esp32c3: { strapping: [2, 8, 9], inputOnly: [], flash: [11, 12, 13, 14, 15, 16, 17], console: [20, 21], adc1: [0, 1, 2, 3, 4], last: 21 },
});

/** Everything that is wrong with a board, one line each, naming the pin and what would be right. */
export function complaints(board: BoardFile): string[] {
	return board.chips.flatMap((chip) => complaintsOn(board, chip, CHIPS[chip]));
}

function complaintsOn({ lines, analog, frontEnd }: BoardFile, chip: Chip, pins: Pins): string[] {
	const used = [
		...Object.entries(lines).map(([name, { pin }]) => ({ name, pin, kind: LINES[name as LineName].output ? "output" : "input" })),
		...Object.entries(analog).map(([name, pin]) => ({ name: `analog ${name}`, pin, kind: "analog" })),
	];
	const wrong = used.flatMap(({ name, pin, kind }, place) => {
		const at = `${name} at GPIO${pin} of the ${chip}`;
		if (!Number.isInteger(pin) || pin < 0 || pin > pins.last) return [`${at}: there is no such pin; they are 0 to ${pins.last}`];
		const twin = used.findIndex((other) => other.pin === pin);
		if (twin < place) return [`${at}: ${used[twin].name} has it already`];
		if (pins.flash.includes(pin)) return [`${at}: the flash memory is there`];
		if (pins.console.includes(pin)) return [`${at}: the serial console is there`];
		if (pins.strapping.includes(pin))
			return [`${at}: a strapping pin, which decides how the chip starts; strapping pins are ${pins.strapping.join(", ")}`];
		if (kind === "output" && pins.inputOnly.includes(pin))
			return [`${at}: it can only be an input; input-only pins are ${pins.inputOnly.join(", ")}`];
		if (kind === "analog" && !pins.adc1.includes(pin))
			return [`${at}: not a pin of ADC1, and ADC2 does not work beside Wi-Fi; ADC1 has ${pins.adc1.join(", ")}`];
		return [];
	});
	const scale = frontEnd.highMicroVolts - frontEnd.lowMicroVolts;
	return scale >= 1_000_000 && frontEnd.lowMicroVolts >= 0 && frontEnd.highMicroVolts <= 3_300_000
		? wrong
		: [...wrong, `the front end leaves ${scale / 1_000} mV for 24 V; at least 1000 mV, between 0 and 3300 mV`];
}
