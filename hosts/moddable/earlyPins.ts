// SPDX-License-Identifier: Apache-2.0
/** The pins of a board that have to be right before JavaScript runs: both contactors off, the pilot at +12 V, each as its driver has it. */
import type { BoardFile, Line } from "../esp32/boardFile.js";

/** No pin, in C. */
const NO_PIN = -1;

/** What the manifest of the board defines for chip.c. */
export type Defines = Readonly<Record<string, number>>;

/** The defines of a board. */
export function earlyDefines({ contactor, phases, pilot }: BoardFile["lines"]): Defines {
	return { ...define("contactor", contactor), ...define("phases", phases), ...define("pilot", pilot) };
}

function define(name: string, line: Line | undefined): Defines {
	return { [name]: line?.pin ?? NO_PIN, [`${name}_low`]: line?.activeLow === true ? 1 : 0 };
}

/** The rows of the bootloader's table: pin and level. */
export function bootloaderPins({ contactor, phases, pilot }: BoardFile["lines"]): string {
	return [row(contactor, false), phases && row(phases, false), row(pilot, true)].filter((text) => text !== undefined).join("");
}

function row({ pin, activeLow }: Line, on: boolean): string {
	return `{${pin}, ${on === (activeLow === true) ? 0 : 1}},\n`;
}
