// SPDX-License-Identifier: Apache-2.0
/** What --help prints, made from the tables of the options and of the scenario language. */
import { helpLines } from "../bench/scenario/help.js";
import { SIMULATE } from "./options.js";

const WIDTH = 20;

/** The program. */
export function manual(): string[] {
	return [
		"pilotlight simulate [OPTION]...   the firmware on a virtual bench",
		"pilotlight --help | --version",
		"",
		...optionLines(),
		"",
		"Without --scenario the bench runs in real time and takes the words of a scenario from the terminal.",
		"pilotlight simulate --help explains those words.",
		"Exit status: 0 all went well, 1 an expectation failed, 2 nothing ran because something was not understood,",
		"3 it went well and the output could not be written.",
	];
}

/** The program's one command, with the language of its scenarios. */
export function simulateManual(): string[] {
	return [...manual().slice(0, -5), "", "Words of a scenario", "", ...helpLines()];
}

function optionLines(): string[] {
	return SIMULATE.map(({ name, takes, help }) => `  ${`--${name} ${takes}`.padEnd(WIDTH)}  ${help}`);
}
