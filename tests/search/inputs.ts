// SPDX-License-Identifier: Apache-2.0
/** What may come in between two steps: the inputs of the controller, each with the classes of what it may be. */
import { Feedback, GuardCause, LockDrive, LockFeedback, OPEN_CIRCUIT, UNKNOWN } from "../../src/control/board.js";
import { AUTOMATIC, DIGITAL_DUTY, STEADY_HIGH, STEADY_LOW } from "../../src/control/duty.js";
import type { Desk } from "../control/desk.js";
import { type Input, MAINS, METER, SELF_TEST, TEMPERATURE } from "./classes.js";
import { PILOT } from "./pilots.js";
import { TICK_MS } from "./shortened.js";

/** All inputs. The pilot comes first. A new input is a new row here, and nothing else. */
export const INPUTS: readonly Input[] = [
	PILOT,
	{
		name: "cable",
		classes: [
			{ name: "32 A", words: "cable 32", set: ({ sense }) => void (sense.proximityOhms = 220) },
			{ name: "13 A", words: "cable 13", set: ({ sense }) => void (sense.proximityOhms = 1_500) },
			{ name: "none", words: "cable none", set: ({ sense }) => void (sense.proximityOhms = OPEN_CIRCUIT) },
			{ name: "odd", words: "cable 50", set: ({ sense }) => void (sense.proximityOhms = 50), raises: "cable" },
		],
	},
	{
		name: "permission",
		classes: [
			{ name: "given", words: "> resume", set: ({ wish }) => void (wish.mayCharge = 1) },
			{ name: "withdrawn", words: "> pause", set: ({ wish }) => void (wish.mayCharge = 0) },
		],
	},
	{
		name: "limit",
		classes: [
			{ name: "16 A", words: "> set limit 16", set: ({ wish }) => void (wish.offerMa = 16_000) },
			{ name: "13 A", words: "> set limit 13", set: ({ wish }) => void (wish.offerMa = 13_000) },
			{ name: "5 A", words: "> set limit 5", set: ({ wish }) => void (wish.offerMa = 5_000) },
		],
	},
	{
		// in searches with a host above the first is left out, and the second is the usual
		name: "host",
		classes: [
			{ name: "none", set: (desk) => host(desk, AUTOMATIC, 1, 0) },
			{ name: "offers 16 A", words: hostWords(2_667, "allow", 16_000), set: (desk) => host(desk, 2_667, 1, 16_000) },
			{ name: "forbids", words: hostWords(2_667, "forbid", 16_000), set: (desk) => host(desk, 2_667, 0, 16_000) },
			{ name: "says X1", words: hostWords(STEADY_HIGH, "allow", 16_000), set: (desk) => host(desk, STEADY_HIGH, 1, 16_000) },
			{ name: "says F", words: hostWords(STEADY_LOW, "allow", 16_000), set: (desk) => host(desk, STEADY_LOW, 1, 16_000) },
			{ name: "asks for 5 %", words: hostWords(DIGITAL_DUTY, "allow", 16_000), set: (desk) => host(desk, DIGITAL_DUTY, 1, 16_000) },
			{ name: "lets 6 A be drawn", words: hostWords(2_667, "allow", 6_000), set: (desk) => host(desk, 2_667, 1, 6_000) },
		],
	},
	{
		name: "plug",
		classes: [
			{ name: "as the car shows", set: ({ wish }) => void (wish.lock = LockDrive.AsItIs) },
			{ name: "wanted", set: ({ wish }) => void (wish.lock = LockDrive.Unlock) },
			{ name: "held", set: ({ wish }) => void (wish.lock = LockDrive.Lock) },
		],
	},
	{
		name: "ventilation",
		classes: [
			{ name: "none", words: "> set ventilation 0", set: ({ wish }) => void (wish.ventilation = 0) },
			{ name: "there", words: "> set ventilation 1", set: ({ wish }) => void (wish.ventilation = 1) },
		],
	},
	{
		name: "phases",
		classes: [
			{ name: "3", set: ({ wish }) => void (wish.phases = 3) },
			{ name: "1", set: ({ wish }) => void (wish.phases = 1) },
		],
	},
	{
		name: "contactor",
		classes: [
			{
				name: "follows",
				words: "contactor ok",
				set: ({ sense, drive }) => void (sense.contactor = drive.contactor === 1 ? Feedback.Closed : Feedback.Open),
			},
			{ name: "stays open", words: "contactor stuck_open", set: ({ sense }) => void (sense.contactor = Feedback.Open) },
			{ name: "stays closed", words: "contactor welded", set: ({ sense }) => void (sense.contactor = Feedback.Closed) },
			{
				name: "not told",
				words: "contactor feedback_lost",
				set: ({ sense }) => void (sense.contactor = Feedback.Unknown),
				raises: "feedback_lost",
			},
		],
	},
	{
		name: "guard",
		classes: [
			{ name: "content", set: ({ sense }) => void (sense.guard = GuardCause.None) },
			{ name: "lease", words: "stall 120", set: (desk) => guard(desk, GuardCause.Lease) },
			{ name: "trip line", words: "residual 100 ac", undo: "residual 0", set: (desk) => guard(desk, GuardCause.Residual) },
			{ name: "stop line", words: "stop_button on", undo: "stop_button off", set: (desk) => guard(desk, GuardCause.Stop) },
			{ name: "wrong about the pilot", set: (desk) => guard(desk, GuardCause.Pilot) },
		],
	},
	{
		name: "stop button",
		classes: [
			{ name: "released", words: "stop_button off", set: ({ sense }) => void (sense.stopButton = 0) },
			{ name: "pressed", words: "stop_button on", set: ({ sense }) => void (sense.stopButton = 1), raises: "stop_button" },
		],
	},
	{
		name: "enclosure",
		classes: [
			{ name: "shut", words: "tamper off", set: ({ sense }) => void (sense.tamper = 0) },
			{ name: "open", words: "tamper on", set: ({ sense }) => void (sense.tamper = 1), raises: "tamper" },
		],
	},
	{
		name: "own supply",
		classes: [
			{ name: "good", words: "brown_out off", set: ({ sense }) => void (sense.brownOut = 0) },
			{ name: "too low", words: "brown_out on", set: ({ sense }) => void (sense.brownOut = 1), raises: "brown_out" },
		],
	},
	{
		name: "residual",
		classes: [
			{ name: "none", words: "residual 0; residual_monitor ok", set: (desk) => flow(desk, 0, 0) },
			{ name: "7 mA of direct current", words: "residual 7", undo: "residual 0", set: (desk) => flow(desk, 7_000, 0) },
			{ name: "100 mA of alternating current", words: "residual 100 ac", undo: "residual 0", set: (desk) => flow(desk, 0, 100_000) },
			{ name: "monitor silent", words: "residual_monitor dead", undo: "residual_monitor ok", set: (desk) => trip(desk, 0) },
			{ name: "monitor trips", words: "residual_monitor stuck", undo: "residual_monitor ok", set: (desk) => trip(desk, 1) },
		],
	},
	{
		name: "temperature",
		classes: [
			{ name: "25 °C", words: "temperature 25", set: (desk) => heat(desk, 25_000) },
			{ name: "65 °C", words: "temperature 65", turn: TEMPERATURE, set: (desk) => heat(desk, 65_000) },
			{ name: "75 °C", words: "temperature 75", turn: TEMPERATURE, set: (desk) => heat(desk, 75_000), raises: "overtemperature" },
			{ name: "silent", words: "temperature lost", turn: TEMPERATURE, set: (desk) => heat(desk, UNKNOWN), raises: "temperature_sensor" },
			{
				name: "standing still",
				words: "temperature frozen",
				turn: TEMPERATURE,
				// a fault only while heat is made: tests/control/environment.test.ts
				set: ({ sense, state }) => void (sense.temperatures[0] = state.temperature.reading),
			},
		],
	},
	{
		name: "mains",
		classes: [
			{ name: "230 V", words: "mains 230; frequency 50", set: (desk) => supply(desk, 230_000, 230_000, 230_000) },
			{
				name: "170 V",
				words: "mains 170",
				undo: "mains 230",
				turn: MAINS,
				set: (desk) => supply(desk, 170_000, 170_000, 170_000),
				raises: "undervoltage",
			},
			{
				name: "275 V",
				words: "mains 275",
				undo: "mains 230",
				turn: MAINS,
				set: (desk) => supply(desk, 275_000, 275_000, 275_000),
				raises: "overvoltage",
			},
			{
				name: "two phases",
				words: "mains 230,230,0",
				undo: "mains 230",
				turn: MAINS,
				set: (desk) => supply(desk, 230_000, 230_000, 0),
				raises: "phase_loss",
			},
			{
				name: "without a neutral",
				words: "mains 260,190,230",
				undo: "mains 230",
				turn: MAINS,
				set: (desk) => supply(desk, 260_000, 190_000, 230_000),
				raises: "neutral_lost",
			},
			{
				name: "45 Hz",
				words: "frequency 45",
				undo: "frequency 50",
				turn: MAINS,
				set: (desk) => supply(desk, 230_000, 230_000, 230_000, 45_000),
				raises: "frequency",
			},
		],
	},
	{
		name: "meter",
		classes: [
			{ name: "moves", words: "meter ok", set: (desk) => draw(desk, 0, 1) },
			{ name: "silent", words: "meter lost", turn: METER, set: ({ sense }) => void (sense.mains.ageMs = UNKNOWN), raises: "meter_lost" },
			{ name: "standing still", words: "meter frozen", turn: METER, set: (desk) => draw(desk, 10_000, 0), raises: "meter_frozen" },
			{ name: "30 A", turn: METER, set: (desk) => draw(desk, 30_000, 1) },
			{ name: "12 A", turn: METER, set: (desk) => draw(desk, 12_000, 1) },
		],
	},
	{
		name: "noise",
		classes: [
			{ name: "little", words: "noise 0", set: ({ sense }) => void (sense.pilot.spreadMv = 0) },
			{
				name: "much",
				words: "noise 1500",
				turn: SELF_TEST,
				set: ({ sense }) => void (sense.pilot.spreadMv = 1_500),
				raises: "pilot_noise",
			},
		],
	},
	{
		name: "lock",
		classes: [
			{
				name: "follows",
				words: "lock ok",
				set: obey,
			},
			{ name: "jammed open", set: ({ sense }) => void (sense.lock = LockFeedback.Unlocked) },
			{ name: "jammed shut", set: ({ sense }) => void (sense.lock = LockFeedback.Locked) },
		],
	},
	{
		name: "moment",
		momentary: true,
		classes: [
			{ name: "in time" },
			{ name: "a person clears", words: "> clear", set: ({ wish, state }) => void (wish.clearFaults = state.supervisor.clearSeen + 1) },
			{ name: "a step comes late, but not too late", words: "stall 50", lateMs: TICK_MS },
			{ name: "a step comes too late", words: "stall 120", lateMs: 2 * TICK_MS },
		],
	},
];

/** What a host above says of pilot, contactor and overcurrent. */
function host({ wish }: Desk, pilot: number, mayClose: 0 | 1, overcurrentMa: number): void {
	wish.pilot = pilot;
	wish.mayClose = mayClose;
	wish.overcurrentMa = overcurrentMa;
}

/** The same on the bench, where a host is there. */
function hostWords(duty: number, contactor: "allow" | "forbid", ma: number): string {
	return `ask as host host.overcurrent current=${ma}; ask as host host.pilot duty=${duty}; ask as host host.${contactor}`;
}

/** The guard opens what is closed, for this reason, until it is asked to open. */
function guard({ sense, drive }: Desk, cause: GuardCause): void {
	sense.guard = drive.contactor === 1 ? cause : GuardCause.None;
}

/** The lock goes where it is told, and stays where it was until then. */
function obey({ sense, drive }: Desk): void {
	if (drive.lock === LockDrive.AsItIs) return;
	sense.lock = drive.lock === LockDrive.Lock ? LockFeedback.Locked : LockFeedback.Unlocked;
}

/** Residual current flows while the contactor is closed, and the monitor works: it answers its test. */
function flow({ sense, drive }: Desk, dcMicroAmps: number, acMicroAmps: number): void {
	sense.residual.tripped = drive.residualTest;
	sense.residual.dcMicroAmps = drive.contactor === 1 ? dcMicroAmps : 0;
	sense.residual.acMicroAmps = drive.contactor === 1 ? acMicroAmps : 0;
}

/** The monitor always says the same. */
function trip({ sense }: Desk, tripped: 0 | 1): void {
	sense.residual.tripped = tripped;
	sense.residual.dcMicroAmps = 0;
	sense.residual.acMicroAmps = 0;
}

/** The sensor says this, and not what it said last. */
function heat({ sense, state }: Desk, milliCelsius: number): void {
	sense.temperatures[0] = state.temperature.reading === milliCelsius ? milliCelsius + 1 : milliCelsius;
}

function supply({ sense }: Desk, l1: number, l2: number, l3: number, mhz = 50_000): void {
	const { mains } = sense;
	mains.milliVolts[0] = l1;
	mains.milliVolts[1] = l2;
	mains.milliVolts[2] = l3;
	mains.frequencyMhz = mhz;
}

/** The meter answers: so much on each phase, and a register that has moved by so much. */
function draw({ sense, state }: Desk, ma: number, moved: number): void {
	const { mains } = sense;
	mains.ageMs = 0;
	for (let phase = 0; phase < 3; phase++) mains.milliAmps[phase] = ma;
	mains.milliWatts = ma === 0 ? 0 : 5_000_000;
	mains.registerMwh = (state.meter.registerMwh + moved) | 0;
}
