// SPDX-License-Identifier: Apache-2.0
/** How long each fault takes on the bench: from the moment that something breaks to the fault, and to the contactor told to open. */
import { play } from "../hosts/bench/play.js";
import { FAULTS, type FaultName } from "../src/control/faults.js";

/** What breaks, in words of the bench, in a port that charges with 16 A; some need something to be set before. */
const BREAKS: { readonly [Name in FaultName]: { readonly set?: string; readonly breaks: string } | undefined } = {
	pilot_short: { breaks: "error_e" },
	pilot_levels: { breaks: "generator 9" },
	diode: { breaks: "diode_fail" },
	ventilation: { breaks: "ventilation" },
	welded: { set: "contactor welded", breaks: "pause" },
	did_not_close: undefined,
	feedback_lost: { breaks: "contactor feedback_lost" },
	cable: { breaks: "cable 3000" },
	stop_button: { breaks: "stop_button on" },
	loop_late: { breaks: "stall 80" },
	internal: undefined,
	residual_trip: { breaks: "residual 6" },
	residual_monitor: { set: "residual_monitor stuck", breaks: "pause" },
	dropped_out: { breaks: "contactor stuck_open" },
	pilot_noise: { breaks: "noise 1500" },
	overcurrent: { breaks: "draw_power_fixed 19,3" },
	overtemperature: { breaks: "temperature 71" },
	temperature_sensor: { breaks: "temperature lost" },
	undervoltage: { breaks: "mains 180" },
	overvoltage: { breaks: "mains 270" },
	frequency: { breaks: "frequency 46" },
	phase_loss: { breaks: "mains 230,230,0" },
	neutral_lost: { breaks: "mains 258,190,240" },
	pen: { set: "> set mains.pen 1", breaks: "mains 205" },
	meter_lost: { breaks: "meter lost" },
	meter_frozen: { breaks: "meter frozen" },
	meter_implausible: { set: "meter frozen", breaks: "pause" },
	tamper: { breaks: "tamper on" },
	lock: { set: "lock ok; > set lock.fitted 1; sleep 5", breaks: "lock jammed; unplug" },
	brown_out: { breaks: "brown_out on" },
	self_test: undefined,
	reclosing: undefined,
};

/** What was measured; null for what cannot be provoked in a charge. */
export interface Reaction {
	readonly breaks: string;
	/** Milliseconds to the fault, and to the contactor told to open; null if it is not. */
	readonly faultMs: number;
	readonly openMs: number | null;
}

interface Entry {
	readonly t: number;
	readonly kind: string;
	readonly fault?: string;
	readonly active?: boolean;
	readonly commanded?: boolean;
	readonly key?: string;
}

/** Measures one fault. The marks in the output are checks that hold at once. */
export function reactionTo(name: FaultName): Reaction | null {
	const row = BREAKS[name];
	if (row === undefined) return null;
	const text = `> set limit 16\ndraw_power_regulated 16,3\nwithin 10 expect contactor closed\nsleep 20.003\n${row.set ?? "sleep 0"}\nexpect duty 26.67\n${row.breaks}\nsleep 70`;
	const { output } = play({ text, file: name, json: true, seed: 1, settings: [] });
	const entries = output
		.trim()
		.split("\n")
		.map((line) => JSON.parse(line) as Entry);
	const mark = entries.findIndex(({ kind, key }) => kind === "expect" && key === "duty");
	const after = entries.slice(mark);
	const fault = after.find((entry) => entry.kind === "fault" && entry.fault === name && entry.active === true);
	const open = after.find(({ kind, commanded }) => kind === "contactor" && commanded === false);
	if (fault === undefined) throw new Error(`${name} is not raised by "${row.breaks}"`);
	return { breaks: row.breaks, faultMs: fault.t - entries[mark].t, openMs: open === undefined ? null : open.t - entries[mark].t };
}

/** All of them, in the order of the catalogue. */
export function reactions(): readonly (readonly [FaultName, Reaction | null])[] {
	return FAULTS.map(({ name }) => [name, reactionTo(name)] as const);
}
