// SPDX-License-Identifier: Apache-2.0
/** What a person can do to the charger, as a table: each control says its word of the scenario language. */
import { OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import { frozen } from "../../src/control/frozen.js";
import type { Bench } from "../bench/bench.js";
import { FROZEN } from "../bench/board.js";
import { CABLES } from "../bench/cable.js";
import { Ohms } from "../bench/circuit.js";
import { CONTACTOR_CONDITIONS } from "../bench/contactor.js";
import { LOCK_CONDITIONS } from "../bench/lock.js";
import { METER_CONDITIONS } from "../bench/meter.js";
import { MONITOR_CONDITIONS } from "../bench/residual.js";
import type { Command } from "../bench/scenario/parse.js";
import type { Desk } from "./desk.js";

/** How each control stands, by its key: a place among its options, a number, 0 and 1 of a switch, or the keys that are lit, as bits. */
export type Positions = Readonly<Record<string, number>>;

/** One control. What it is besides its words, the panel knows how to draw. */
export interface Control {
	readonly key: string;
	readonly label: string;
	/** `choice` keeps its place, `buttons` do something once; they are lit while what they do lasts. */
	readonly kind: "choice" | "slider" | "switch" | "buttons";
	/** Titles of a choice or of buttons. */
	readonly options?: readonly string[];
	/** Of a slider. */
	readonly min?: number;
	readonly max?: number;
	readonly step?: number;
	readonly unit?: string;
	/** Where it stands at power-up; 0 if it does not say. */
	readonly start?: number;
	/** What is said once it stands at `to`; an empty text where that alone changes nothing. */
	words(to: number, all: Positions, bench: Bench): string;
	/** How it stands by what can be seen on the desk. */
	seen?(desk: Desk, at: number): number;
	/** How it stands after a command that can be seen nowhere; undefined if the command does not touch it. */
	heard?(command: Command): number | undefined;
}

/** Controls that belong together. */
export interface Chapter {
	readonly title: string;
	readonly controls: readonly Control[];
}

/** Places among the options of `vehicle`. */
const Vehicle = frozen({ Away: 0, PluggedIn: 1, Asks: 2, Ventilated: 3 });
const VENTILATED = "; ventilation";
/** On the slider of the pilot's resistor. */
const MOST_OHMS = 4_000;
/** On the slider of the limit. */
const MOST_MA = 80_000;
/** What the vehicle's manners are called in the language. */
const DRAWS: readonly string[] = frozen(["draw_power_regulated A PHASES", "draw_power_fixed A PHASES"]);

/** What a vehicle says that asks for current with all that is chosen about it. */
function drawing({ manner, amps, phases }: Positions): string {
	return `${manner === 1 ? "draw_power_fixed" : "draw_power_regulated"} ${amps},${phases + 1}`;
}

/** The same again after a change, but only by a vehicle that asks. */
function drawingAnew(all: Positions): string {
	if (all.vehicle === Vehicle.Ventilated) return drawing(all) + VENTILATED;
	return all.vehicle === Vehicle.Asks ? drawing(all) : "";
}

function vehicleSeen({ bench }: Desk, at: number): number {
	const { vehicle } = bench.board;
	if (!vehicle.plugged) return Vehicle.Away;
	if (vehicle.ohms() === Ohms.D) return Vehicle.Ventilated;
	if (vehicle.s2) return Vehicle.Asks;
	return at === Vehicle.Away ? Vehicle.PluggedIn : at;
}

/** What is on the pilot, as far as the slider goes; without anything it stays where it was. */
function ohmsSeen({ bench }: Desk, at: number): number {
	const { vehicle } = bench.board;
	return vehicle.ohms() === OPEN_CIRCUIT ? at : Math.min(vehicle.ohms(), MOST_OHMS);
}

/** What its driver has said last, while that cannot be seen: nothing is offered, or it sleeps. */
function vehicleHeard({ row }: Command): number | undefined {
	return DRIVERS_WORDS[row.syntax];
}

const DRIVERS_WORDS: Readonly<Record<string, number>> = frozen({
	plug: Vehicle.PluggedIn,
	unplug: Vehicle.Away,
	iec_wait_pwr_ready: Vehicle.PluggedIn,
	pause: Vehicle.PluggedIn,
	[DRAWS[0]]: Vehicle.Asks,
	[DRAWS[1]]: Vehicle.Asks,
	ventilation: Vehicle.Ventilated,
});

/** A vehicle that closes S2 is awake again. */
function moodSeen({ bench }: Desk, at: number): number {
	return bench.board.vehicle.s2 ? 0 : at;
}

/** Shorted, broken, without its diode. */
function wireSeen({ bench }: Desk): number {
	const { vehicle } = bench.board;
	const ohms = vehicle.ohms();
	return (ohms === 0 ? 1 : 0) | (vehicle.plugged && ohms === OPEN_CIRCUIT ? 2 : 0) | (vehicle.plugged && vehicle.diodeMv() === 0 && ohms !== 0 ? 4 : 0);
}

/** L2 is missing; the neutral is, so that the phases drift apart. */
function phaseSeen({ bench }: Desk): number {
	const [l1, l2, l3] = bench.board.mains.milliVolts;
	return (l2 === 0 && l1 > 0 ? 1 : 0) | (l2 > 0 && l3 > 0 && Math.max(l1, l2, l3) > 1.5 * Math.min(l1, l2, l3) ? 2 : 0);
}

/** What the panel allows, or the port if that is less. */
function limitSeen({ firmware }: Desk, at: number): number {
	if (firmware === undefined) return at;
	const { evse } = firmware;
	return Math.min(evse.limit("panel")?.ma ?? MOST_MA, evse.binding.ma) / 1_000;
}

/** The place of a sensor's condition, by the temperature that somebody has said. */
function sensorHeard({ row, values }: Command): number | undefined {
	if (row.syntax !== "temperature C") return undefined;
	return values[0] === UNKNOWN ? 1 : values[0] === FROZEN ? 2 : 0;
}

/** What a vehicle was told to draw: amperes, phases, and whether it heeds the pilot. */
const drawn = ({ row, values }: Command): { amps: number; phases: number; manner: number } | undefined => {
	const manner = DRAWS.indexOf(row.syntax);
	return manner < 0 ? undefined : { amps: values[0] / 1_000, phases: values[1] - 1, manner };
};

const onOff = (to: number): string => (to === 1 ? "on" : "off");

/** A choice among the conditions of something that can break. */
function condition(word: string, label: string, names: readonly string[]): Control {
	const conditions = names;
	const key = word;
	return { key, label, kind: "choice", options: names.map((name) => name.replace("_", " ")), words: (to) => `${key} ${conditions[to]}` };
}

/** Buttons that each say one line. */
function buttons(key: string, label: string, lines: Readonly<Record<string, string>>, lit: Pick<Control, "seen" | "heard"> = {}): Control {
	const says = frozen(Object.values(lines));
	return { key, label, kind: "buttons", options: Object.keys(lines), words: (to) => says[to], ...lit };
}

const VEHICLE: readonly Control[] = [
	{
		key: "vehicle",
		label: "Vehicle",
		kind: "choice",
		options: ["away", "plugged in", "asks", "asks for air"],
		words: (to, all, { board }) => ["unplug", board.vehicle.plugged ? "pause" : "plug", drawing(all), drawing({ ...all, manner: 0 }) + VENTILATED][to],
		seen: vehicleSeen,
		heard: vehicleHeard,
	},
	{ key: "amps", label: "Current", kind: "slider", min: 0, max: 80, step: 1, unit: "A", start: 16, words: (_, all) => drawingAnew(all), heard: (command) => drawn(command)?.amps },
	{ key: "phases", label: "Phases", kind: "choice", options: ["1", "2", "3"], start: 2, words: (_, all) => drawingAnew(all), heard: (command) => drawn(command)?.phases },
	{
		key: "manner",
		label: "Manners",
		kind: "choice",
		options: ["heeds the pilot", "ignores it"],
		words: (_, all) => (all.vehicle === Vehicle.Asks ? drawing(all) : ""),
		heard: (command) => drawn(command)?.manner,
	},
	{ key: "reaction", label: "Reacts in", kind: "slider", min: 0, max: 10, step: 0.5, unit: "s", start: 0.5, words: (to) => `ev reaction ${to}` },
	buttons("mood", "", { "falls asleep": "ev sleeps" }, { seen: moodSeen, heard: ({ row }) => (row.syntax.startsWith("ev sleeps") ? 1 : undefined) }),
];

const PILOT: readonly Control[] = [
	{
		key: "ohms",
		label: "Resistor",
		kind: "slider",
		min: 0,
		max: MOST_OHMS,
		step: 10,
		unit: "Ω",
		start: Ohms.B,
		words: (to) => `pilot ${to}`,
		seen: ohmsSeen,
	},
	buttons("wire", "", { short: "error_e", broken: "pilot open", "diode shorted": "diode_fail" }, { seen: wireSeen }),
	{ key: "noise", label: "Noise", kind: "slider", min: 0, max: 1_000, step: 10, unit: "mV", words: (to) => `noise ${to}` },
	{
		key: "generator",
		label: "Generator",
		kind: "slider",
		min: -10,
		max: 10,
		step: 1,
		unit: "%",
		words: (to) => `generator ${to}`,
	},
];

const SOCKET: readonly Control[] = [
	{
		key: "cable",
		label: "Cable",
		kind: "choice",
		options: CABLES.map(({ name }) => (Number(name) > 0 ? `${name} A` : name)),
		start: 2,
		words: (to) => `cable ${CABLES[to].name}`,
		heard: ({ row, values }) => (row.syntax === "cable CABLE" ? CABLES.findIndex(({ ohms }) => ohms === values[0]) : row.syntax === "tethered" ? CABLES.length - 1 : undefined),
	},
	condition("lock", "Lock", LOCK_CONDITIONS),
	condition("contactor", "Contactor", CONTACTOR_CONDITIONS),
	condition("meter", "Meter", METER_CONDITIONS),
];

const SUPPLY: readonly Control[] = [
	{
		key: "mains",
		label: "Mains",
		kind: "slider",
		min: 0,
		max: 300,
		step: 1,
		unit: "V",
		start: 230,
		words: (to) => `mains ${to}`,
		seen: ({
			bench: {
				board: { mains },
			},
		}) => Math.round(mains.milliVolts[0] / 1_000),
	},
	buttons("phase", "", { "L2 missing": "mains 230 0 230", "N missing": "mains 290 160 240", mended: "mains 230" }, { seen: phaseSeen }),
	{
		key: "hertz",
		label: "Frequency",
		kind: "slider",
		min: 45,
		max: 65,
		step: 0.5,
		unit: "Hz",
		start: 50,
		words: (to) => `frequency ${to}`,
	},
	{
		key: "power",
		label: "Power",
		kind: "switch",
		start: 1,
		words: (to) => `power ${onOff(to)}`,
		seen: ({ firmware }) => (firmware === undefined ? 0 : 1),
	},
	buttons("restart", "", { reboot: "reboot", "stall 1 s": "stall 1000" }),
];

const SAFETY: readonly Control[] = [
	{ key: "stop_button", label: "Stop", kind: "switch", words: (to) => `stop_button ${onOff(to)}` },
	{
		key: "residual",
		label: "Residual",
		kind: "slider",
		min: 0,
		max: 40,
		step: 0.5,
		unit: "mA",
		words: (to) => `residual ${to}`,
		seen: ({
			bench: {
				board: { residual },
			},
		}) => residual.dcMicroAmps / 1_000,
	},
	condition("residual_monitor", "Monitor", MONITOR_CONDITIONS),
	{
		key: "celsius",
		label: "Inside",
		kind: "slider",
		min: -40,
		max: 120,
		step: 1,
		unit: "°C",
		start: 25,
		words: (to) => `temperature ${to}`,
	},
	{
		key: "sensor",
		label: "Sensor",
		kind: "choice",
		options: ["works", "lost", "frozen"],
		words: (to, { celsius }) => `temperature ${[celsius, "lost", "frozen"][to]}`,
		heard: sensorHeard,
	},
	{ key: "tamper", label: "Lid open", kind: "switch", words: (to) => `tamper ${onOff(to)}`, seen: ({ bench }) => (bench.board.tampered ? 1 : 0) },
];

/** What people do at the charger, in words of its console. */
const PEOPLE: readonly Control[] = [
	{
		key: "authorization",
		label: "Charging",
		kind: "choice",
		options: ["is free", "needs a card"],
		words: (to) => `> set authorization ${to}`,
		seen: ({ firmware }, at) => firmware?.values.evse.authorization ?? at,
	},
	buttons("card", "Card", { "show 04A1B2C3": "> authorize 04A1B2C3", "show 7F2200AA": "> authorize 7F2200AA" }),
	{ key: "limit", label: "Limit", kind: "slider", min: 0, max: 80, step: 1, unit: "A", start: 32, words: (to) => `> limit panel ${to}`, seen: limitSeen },
	buttons("person", "", { pause: "> pause", resume: "> resume", stop: "> stop", clear: "> clear" }, { seen: ({ firmware }) => (firmware?.evse.paused ? 1 : 0) }),
	buttons("time", "Time", { "+10 s": "sleep 10", "+1 min": "sleep 60", "+10 min": "sleep 600" }),
];

/** All controls, in the order of the panel. */
export const CHAPTERS: readonly Chapter[] = frozen([
	{ title: "Vehicle", controls: VEHICLE },
	{ title: "People and time", controls: PEOPLE },
	{ title: "Safety", controls: SAFETY },
	{ title: "Supply", controls: SUPPLY },
	{ title: "Socket", controls: SOCKET },
	{ title: "Pilot wire", controls: PILOT },
]);
