// SPDX-License-Identifier: Apache-2.0
/** One thing that is held of the native part of the ESP32 board, by the program that speaks for it on the desk. */

/** Throws if it does not hold. */
export interface Check {
	readonly title: string;
	run(program: string): void;
}
