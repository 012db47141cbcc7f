// SPDX-License-Identifier: Apache-2.0
/** The commands of the scenario language. Parsing, error messages and help are derived from this table. */
import { OPEN_CIRCUIT, UNKNOWN } from "../../../src/control/board.js";
import { frozen } from "../../../src/control/frozen.js";
import { unixMsFrom } from "../../../src/settings/iso8601.js";
import type { Bench } from "../bench.js";
import { FROZEN } from "../board.js";
import { CABLES } from "../cable.js";
import type { ClientName } from "../clients.js";
import { CONTACTOR_CONDITIONS, POLES } from "../contactor.js";
import { LOCK_CONDITIONS } from "../lock.js";
import { METER_CONDITIONS } from "../meter.js";
import { MONITOR_CONDITIONS } from "../residual.js";
import { type Argument, type Range, wordsOf } from "./argument.js";
import { callIn } from "./call.js";
import { deedIn } from "./deed.js";
import { requestIn } from "./request.js";

/** How a command takes time: the player knows how each of them is over. */
export type Wait = "sleep" | "ready" | "now" | "within" | "for";

/** Reads what stands behind a word, in a language of its own, or says what is wrong with it. */
export type Grammar = (text: string) => object | { readonly wrong: string };

/** What a command does at its moment. `n` are the values in the order of the syntax; `text` is what stands behind the word where that is read by a grammar of its own. */
export type Act = (bench: Bench, n: readonly number[], text: string) => void;

/** A row of the table. */
export interface Row {
	/** Small letters are words, capitals are arguments of the table below. */
	readonly syntax: string;
	readonly help: string;
	readonly act?: Act;
	readonly wait?: Wait;
	/** True for what a charger without power cannot hear or do. */
	readonly needsPower?: true;
	/** Reads what stands behind the word, letters of any size and commas as they are; left out where the syntax says all. */
	readonly grammar?: Grammar;
	/** The client that does it, which has to look in from the beginning. */
	readonly client?: ClientName;
}

const resistance: Range = frozen({ min: 0, max: 1_000_000, digits: 0, unit: "Ω" });
const volts: Argument = frozen({ means: "volts", range: { min: 0, max: 400_000, digits: 3, unit: "V" } });

/** Arguments by their name. Values are whole: ms, mA, mV, mHz, m°C, Ω. KEY and VALUE belong to the checks and are read by their own table. */
export const ARGUMENTS: Readonly<Record<string, Argument>> = frozen({
	S: { means: "seconds", range: { min: 0, max: 31_536_000_000, digits: 3, unit: "s" } },
	A: { means: "amperes", range: { min: 0, max: 100_000, digits: 3, unit: "A" } },
	PHASES: { means: "phases", range: { min: 1, max: 3, digits: 0, unit: "" } },
	OHMS: { means: "ohms", range: resistance },
	CABLE: { means: "amperes of a cable, or ohms", range: resistance, words: CABLES.map((cable) => ({ name: cable.name, value: cable.ohms })) },
	V: volts,
	V1: volts,
	V2: volts,
	V3: volts,
	HZ: { means: "hertz", range: { min: 40_000, max: 70_000, digits: 3, unit: "Hz" } },
	MA: { means: "milliamperes", range: { min: 0, max: 1_000_000, digits: 3, unit: "mA" } },
	C: {
		means: "degrees Celsius",
		range: { min: -60_000, max: 200_000, digits: 3, unit: "°C" },
		words: [
			{ name: "lost", value: UNKNOWN },
			{ name: "frozen", value: FROZEN },
		],
	},
	PERCENT: { means: "percent", range: { min: -1_000, max: 1_000, digits: 2, unit: "%" } },
	HIGH: { means: "volts of the upper rail", range: { min: 0, max: 15_000, digits: 3, unit: "V" } },
	LOW: { means: "volts of the lower rail", range: { min: -15_000, max: 0, digits: 3, unit: "V" } },
	GAIN: { means: "times what there is", range: { min: 5_000, max: 20_000, digits: 4, unit: "" } },
	OFFSET: { means: "millivolts", range: { min: -3_000, max: 3_000, digits: 0, unit: "mV" } },
	FIRST: { means: "windows of the pilot", range: { min: 0, max: 1_000, digits: 0, unit: "" } },
	EACH: { means: "windows of the pilot", range: { min: 1, max: 1_000, digits: 0, unit: "" } },
	LOCK: { means: "condition", words: wordsOf(LOCK_CONDITIONS) },
	MV: { means: "millivolts", range: { min: 0, max: 5_000, digits: 0, unit: "mV" } },
	MS: { means: "milliseconds", range: { min: 0, max: 3_600_000, digits: 0, unit: "ms" } },
	N: { means: "number", range: { min: 0, max: 2_147_483_647, digits: 0, unit: "" } },
	MONITOR: { means: "condition", words: wordsOf(MONITOR_CONDITIONS) },
	CONTACTOR: { means: "condition", words: wordsOf(CONTACTOR_CONDITIONS) },
	POLE: { means: "poles", words: POLES },
	METER: { means: "condition", words: wordsOf(METER_CONDITIONS) },
	LINK: { means: "up or down", words: wordsOf(["down", "up"]) },
	SWITCH: { means: "on or off", words: wordsOf(["off", "on"]) },
	ISO8601: { means: "date and time", read: unixMsFrom, looks: "2026-03-01T06:30:00Z" },
});

const residualDc: Act = ({ board }, [ma]) => {
	board.residual.dcMicroAmps = ma;
};
const residualAc: Act = ({ board }, [ma]) => {
	board.residual.acMicroAmps = ma;
};

const frequency: Act = ({ board }, [mhz]) => {
	board.mains.alternate(mhz);
	board.meter.tellsFrequency = true;
};
const noFrequency: Act = ({ board }) => {
	board.meter.tellsFrequency = false;
};

const fixedCable: Act = (bench) => {
	bench.board.cable.become(UNKNOWN);
	bench.install("outlet=tethered");
};

const asked: Act = ({ outside }, _, text) => {
	const request = requestIn(text);
	if (!("wrong" in request)) outside.ask(request.name, request.action, request.told);
};

const acted: Act = ({ clients }, _, text) => {
	const deed = deedIn(text);
	if (!("wrong" in deed)) clients.matter.act(deed.deed, deed.name, deed.json);
};

const called: Act = ({ clients }, _, text) => {
	const call = callIn(text);
	if (!("wrong" in call)) clients.haystack.act(call);
};

/** What a Haystack client does. */
const HAYSTACK = frozen({ grammar: callIn, client: "haystack", act: called } as const);

const tampered: Act = ({ board }, [on]) => {
	board.tampered = on === 1;
};
const brownOut: Act = ({ board }, [on]) => {
	board.brownOut = on === 1;
};

/** Nobody types a Tab where a space is meant. */
const enter: Act = (bench, _, text) => bench.type(`${text.replace(/\t/g, " ")}\r`);

/** What the vehicle and its driver do. */
export const VEHICLE: readonly Row[] = frozen([
	{ syntax: "plug", help: "the cable goes in; the vehicle shows 2.74 kΩ (state B)", act: ({ board }) => board.vehicle.plug() },
	{ syntax: "unplug", help: "the pilot is open (state A) at once", act: ({ board }) => board.vehicle.unplug() },
	{ syntax: "iec_wait_pwr_ready", help: "plugs in if need be, state B, and waits until 7 < duty % < 97, at most an hour", wait: "ready" },
	{
		syntax: "draw_power_regulated A PHASES",
		help: "closes S2 (state C) whenever 7 < duty % < 97, else opens it; draws the lower of A and what the duty allows",
		act: ({ board }, [ma, phases]) => board.vehicle.drawRegulated(ma, phases),
	},
	{
		syntax: "draw_power_fixed A PHASES",
		help: "closes S2 and keeps it closed whatever the pilot says; draws A while there is power",
		act: ({ board }, [ma, phases]) => board.vehicle.drawFixed(ma, phases),
	},
	{ syntax: "pause", help: "opens S2 (state B); draws nothing", act: ({ board }) => board.vehicle.pause() },
	{ syntax: "ventilation", help: "follows and draws as draw_power_regulated last said, with 246 Ω (state D)", act: ({ board }) => board.vehicle.ventilate() },
	{ syntax: "ev reaction S", help: "how long the vehicle takes to follow a new duty, or to stop when the pilot stops (0.5)", act: ({ board }, [ms]) => board.vehicle.react(ms) },
	{ syntax: "ev sleeps", help: "does not close S2 until a −12 V pulse of at least 3 s has woken it", act: ({ board }) => board.vehicle.sleep() },
	{ syntax: "ev sleeps until f", help: "the same", act: ({ board }) => board.vehicle.sleep() },
	{ syntax: "error_e", help: "pilot shorted to PE, until another word says what is on the pilot", act: ({ board }) => board.vehicle.replace(0, false) },
	{ syntax: "diode_fail", help: "the vehicle's diode is shorted, until it is plugged in or out", act: ({ board }) => board.vehicle.failDiode() },
	{ syntax: "pilot OHMS", help: "any resistance behind the diode, in place of the vehicle, which sees no pilot meanwhile", act: ({ board }, [r]) => board.vehicle.insertInstead(r, true) },
	{ syntax: "pilot OHMS no_diode", help: "the same without the diode", act: ({ board }, [r]) => board.vehicle.insertInstead(r, false) },
	{ syntax: "pilot open", help: "the pilot wire is broken; a cable that is plugged in stays so", act: ({ board }) => board.vehicle.replace(OPEN_CIRCUIT, true) },
]);

/** What happens to the board and around it. */
export const BENCH: readonly Row[] = frozen([
	{ syntax: "sleep S", help: "time goes by", wait: "sleep" },
	{ syntax: "cable CABLE", help: "the proximity resistor of the plugged cable (32); tethered: there is no proximity contact, whatever the charger was set up for", act: ({ board }, [r]) => board.cable.become(r) },
	{ syntax: "tethered", help: "a fixed cable: no proximity contact, and a charger that was set up so (setting proximity.tethered)", act: fixedCable },
	{ syntax: "mains V", help: "the supply: the same voltage on three phases (230)", act: ({ board }, [v]) => board.mains.supply(v, v, v) },
	{ syntax: "mains V1 V2 V3", help: "the supply, phase by phase; 0 for a phase that is not there", act: ({ board }, [v1, v2, v3]) => board.mains.supply(v1, v2, v3) },
	{ syntax: "frequency HZ", help: "of the supply (50)", act: frequency },
	{ syntax: "frequency none", help: "the meter does not tell it", act: noFrequency },
	{ syntax: "residual MA", help: "DC residual current", act: residualDc },
	{ syntax: "residual MA ac", help: "AC residual current", act: residualAc },
	{ syntax: "rcd_current MA", help: "the same as residual", act: residualDc },
	{ syntax: "residual_monitor MONITOR", help: "the monitor works, never trips, or always trips", act: ({ board }, [condition]) => board.residual.become(condition) },
	{ syntax: "monitor_delay MS", help: "how long the monitor takes to answer its test input (100)", act: ({ board }, [ms]) => board.residual.delay(ms) },
	{ syntax: "trip_line MS", help: "the trip line of the monitor is up for so many ms, whatever flows", act: (bench, [ms]) => bench.board.residual.putLineUp(bench.now, ms) },
	{ syntax: "temperature C", help: "of the enclosure sensor (25); lost for a broken one, frozen for one that stands still", act: ({ board }, [c]) => board.heat(c) },
	{ syntax: "contactor CONTACTOR", help: "welded contacts are closed and stuck ones open, from this moment", act: ({ board }, [condition]) => board.contactor.become(condition) },
	{ syntax: "weld POLE", help: "a pole stays closed until contactor ok: l1 of the main contactor, l2, l3 or both (phases) of the one for these", act: ({ board }, [poles]) => board.contactor.weld(poles) },
	{ syntax: "bounce MS", help: "the mirror contact bounces for so many ms after each movement (0)", act: ({ board }, [ms]) => board.contactor.bounce(ms) },
	{ syntax: "contactor_delay MS", help: "closing and opening time (15)", act: ({ board }, [ms]) => board.contactor.slow(ms) },
	{ syntax: "meter METER", help: "the meter answers, does not, or repeats itself; none: the board has no meter", act: ({ board }, [condition]) => board.meter.become(condition) },
	{ syntax: "meter_interval MS", help: "the meter answers so often, with what there is at that moment (0: whenever it is asked)", act: (bench, [ms]) => bench.board.meter.pace(bench.now, ms) },
	{ syntax: "stop_button SWITCH", help: "emergency stop", act: ({ board }, [on]) => board.pressStop(on === 1) },
	{ syntax: "tamper SWITCH", help: "the enclosure is open", act: tampered },
	{ syntax: "brown_out SWITCH", help: "the supply of the board itself is too low", act: brownOut },
	{ syntax: "lock LOCK", help: "the lock of the socket: none is fitted, it works, or it does not move (none)", act: ({ board }, [condition]) => board.lock.become(condition) },
	{ syntax: "lock_contact lost MS", help: "the contact of the lock says nothing for so many ms", act: (bench, [ms]) => bench.board.lock.silence(bench.now, ms) },
	{ syntax: "generator PERCENT", help: "the voltages of the pilot generator differ by so much (0)", act: ({ board }, [deviation]) => board.port.regulate(deviation) },
	{ syntax: "rails HIGH LOW", help: "the voltages of the pilot generator, one by one (12 -12)", act: ({ board }, [high, low]) => board.port.supply(high, low) },
	{ syntax: "front_end GAIN OFFSET", help: "what is measured of the pilot: GAIN times what there is, and OFFSET mV more (1 0)", act: ({ board }, [gain, mv]) => board.sampler.frontEnd.become(gain, mv) },
	{ syntax: "unreadable FIRST EACH", help: "of every EACH windows of the pilot the sampler cannot read the FIRST (0 1)", act: ({ board }, [first, each]) => board.sampler.blind(first, each) },
	{ syntax: "hum MV HZ", help: "of the mains on both plateaus: its peak, with third and fifth harmonic (0 50)", act: ({ board }, [mv, mhz]) => board.sampler.hum.become(mv, mhz, false) },
	{ syntax: "hum MV HZ load", help: "the same, only while current flows", act: ({ board }, [mv, mhz]) => board.sampler.hum.become(mv, mhz, true) },
	{ syntax: "noise MV", help: "standard deviation on every plateau (0)", act: ({ board }, [mv]) => board.sampler.disturb(mv) },
	{ syntax: "glitch OHMS MS", help: "another resistance for so many ms, then back", act: (bench, [r, ms]) => bench.board.vehicle.glitch(bench.now, r, ms) },
	{ syntax: "jitter MS", help: "each control tick comes up to so many ms late (0)", act: (bench, [ms]) => bench.shake(ms) },
	{ syntax: "stall MS", help: "the control loop gets no time for so many ms", needsPower: true, act: (bench, [ms]) => bench.stall(ms) },
	{ syntax: "flash MS", help: "each write to the store stops the control loop for so many ms (0)", act: (bench, [ms]) => bench.slowStore(ms) },
	{ syntax: "power SWITCH", help: "supply of board and mains", act: (bench, [on]) => bench.power(on === 1) },
	{ syntax: "reboot", help: "the board restarts; the mains stay", needsPower: true, act: (bench) => bench.reboot() },
	{ syntax: "clock ISO8601", help: "sets the wall clock; without it the time of day is unknown", needsPower: true, act: (bench, [ms]) => bench.device?.setClock(ms) },
	{ syntax: "link LINK", help: "those who look in by the window see and are heard, or are not (up)", act: ({ outside }, [up]) => outside.up(up === 1) },
	{ syntax: "link delay MS", help: "each frame through the window takes so long (0)", act: ({ outside }, [ms]) => outside.delay(ms) },
	{ syntax: "link restart", help: "those who look in by the window restart, and know nothing any more", act: ({ outside }) => outside.restart() },
	{ syntax: "host SWITCH", help: "a host above says every second that it is there, or falls silent; what else it says: ask as host host.allow", act: ({ clients }, [on]) => clients.host.beat(on === 1) },
	{ syntax: "ask [as NAME] ACTION [NAME=VALUE …]", help: "somebody outside asks the charger by its window; values are JSON numbers, or texts", grammar: requestIn, act: asked },
	{ syntax: "matter DEED CLUSTER.NAME [JSON]", help: "a Matter client reads, writes or invokes, timed or untimed: matter invoke EnergyEvse.enableCharging {…}", grammar: deedIn, client: "matter", act: acted },
	{ syntax: "haystack read FILTER", help: "a Haystack client reads; FILTER is the rest of the command, and the answer the ids of what passes it", ...HAYSTACK },
	{ syntax: "haystack write LEVEL VALUE|null [DURATION]", help: "it writes the setpoint, or releases a level; values are Zinc: haystack write 8 16A 10min", ...HAYSTACK },
	{ syntax: "haystack invoke ACTION [NAME=VALUE …]", help: "it invokes an action of the port; values are Zinc, a NAME alone is a marker: haystack invoke reserve number=7 duration=1h", ...HAYSTACK },
	{ syntax: "seed N", help: "starts noise and jitter anew (1)", act: (bench, [seed]) => bench.seed(seed) },
	{ syntax: "> TEXT", help: "types TEXT and Enter on the serial console; TEXT ends at ; or #", needsPower: true, act: enter },
	{
		syntax: ">> BYTES",
		help: "types BYTES without Enter: \\t Tab, \\r Enter, \\b backspace, \\e Escape, \\\\ for \\, \\x and two digits for any other byte, as ; # or spaces at the end",
		needsPower: true,
		act: (bench, _, bytes) => bench.type(bytes),
	},
]);

/** What must be so. */
export const CHECKS: readonly Row[] = frozen([
	{ syntax: "expect KEY VALUE", help: "holds now", wait: "now" },
	{ syntax: "within S expect KEY VALUE", help: "becomes true within S; the scenario goes on from that moment", wait: "within" },
	{ syntax: "for S expect KEY VALUE", help: "holds all through the next S", wait: "for" },
]);

/** All rows. */
export const COMMANDS: readonly Row[] = frozen([...VEHICLE, ...BENCH, ...CHECKS]);
