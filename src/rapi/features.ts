// SPDX-License-Identifier: Apache-2.0
/** The features of `$FF` and the settings flags of `$GE`: what is on and what is not. Nothing here can be switched by RAPI. */
import { frozen } from "../control/frozen.js";
import type { Values } from "../settings/settings.js";

/** One feature: its letter in `$FF`, its bit in `$GE` that says that it is off, and whether it is on. */
export interface Feature {
	readonly id: string;
	readonly off: number;
	readonly what: string;
	/** Said to people: what it hangs on here. */
	readonly here: string;
	on(values: Values): boolean;
}

/** The table. */
export const FEATURES: readonly Feature[] = frozen<Feature[]>([
	{ id: "B", off: 0, what: "front button", here: "there is none", on: () => false },
	{ id: "D", off: 0x0002, what: "diode check", here: "always on", on: () => true },
	{ id: "E", off: 0, what: "echo", here: "always off: clients take an echo for an answer", on: () => false },
	{
		id: "F",
		off: 0x0200,
		what: "self-test of the residual current monitor",
		here: "setting residual.fitted",
		on: ({ control }) => control.residual.fitted === 1,
	},
	{
		id: "G",
		off: 0x0008,
		what: "ground check",
		here: "watching the PEN conductor, setting mains.pen",
		on: ({ control }) => control.mains.pen === 1,
	},
	{
		id: "R",
		off: 0x0010,
		what: "stuck relay check",
		here: "setting contactor.feedback",
		on: ({ control }) => control.contactor.feedback === 1,
	},
	{
		id: "T",
		off: 0x0400,
		what: "temperature monitoring",
		here: "setting temperature.fitted",
		on: ({ control }) => control.temperature.fitted === 1,
	},
	{
		id: "V",
		off: 0x0004,
		what: "refusal of vehicles that need ventilation",
		here: "setting ventilation",
		on: ({ evse }) => evse.ventilation === 0,
	},
]);

/** Flag 0001: level 2, above 120 V. There is no other here. */
const LEVEL_2 = 0x0001;

/** The settings flags. */
export function settingsFlags(values: Values): number {
	return FEATURES.reduce((flags, { off, on }) => (on(values) ? flags : flags | off), LEVEL_2);
}

/** Whether a feature is already as somebody wants it. */
export function isSo(values: Values, id: string, on: boolean): boolean {
	return FEATURES.some((feature) => feature.id === id && feature.on(values) === on);
}
