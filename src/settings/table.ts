// SPDX-License-Identifier: Apache-2.0
/** The table of settings: which numbers and texts of the house an installer may set, what people call them, and what they are. */
import { FAULTS } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import { NUMBERS, type NumberRow } from "../control/numbers.js";
import { EVSE_NUMBERS } from "../evse/numbers.js";
import { FACES } from "./faces.js";
import { IDENTITY, type TextRow } from "./identity.js";
import { NETWORK } from "./network.js";
import { SECRETS } from "./secrets.js";

/** A number that may be set. */
export interface NumberSetting {
	readonly key: string;
	/** Where it stands: a key of EVSE_NUMBERS, or group.key of NUMBERS. Typed in place of its key, its value is what is held: 3000 for 3 s. */
	readonly number: string;
	readonly help: string;
	readonly row: NumberRow & { readonly min: number; readonly max: number };
	/** What it has to be so that it counts; left out where it counts at once. */
	readonly from?: string;
}

/** A text that may be set. */
export interface TextSetting {
	readonly key: string;
	readonly help: string;
	readonly text: TextRow;
	/** The record that has its value; what is among the secrets is not shown. */
	readonly among: "identity" | "network" | "secrets";
}

/** One setting. */
export type Setting = NumberSetting | TextSetting;

/** What people call a number, and what it is; without `number`, the number has the same name. */
interface Row {
	readonly key: string;
	readonly number?: string;
	readonly help: string;
	readonly from?: string;
}

const ROWS: readonly Row[] = frozen([
	// the port
	{ key: "limit", help: "the most that the circuit carries, per phase" },
	{ key: "userLimit", help: "the most that the owner wants, per phase" },
	{ key: "ventilation", help: "the place is ventilated, so that vehicles that ask for it may charge" },
	{ key: "authorization", help: "charging needs a token" },
	{ key: "stopByToken", help: "the token that has started a transaction ends it when it is shown again" },
	{ key: "connection", number: "connectionMs", help: "time to plug in after a token was shown, or to show one" },
	{ key: "patience", number: "patienceMs", help: "a vehicle that does not ask for so long has paused" },
	{ key: "phases", help: "phases that the contactor connects" },
	{ key: "phaseSwitch", help: "a second contactor connects L2 and L3, so that phases can be switched" },
	{ key: "phaseHold", number: "phaseHoldMs", help: "pause between one phase and three" },
	{ key: "phaseDwell", number: "phaseDwellMs", help: "the shortest time between two switches of phases" },
	{ key: "phaseStable", number: "phaseStableMs", help: "enough power for three phases lasts for so long before they are used" },
	{ key: "onePhase", number: "onePhaseMs", help: "a vehicle that leaves L2 and L3 idle for so long uses one phase" },
	{ key: "randomDelay", help: "charging begins after a random delay that spares the grid" },
	{ key: "randomDelayMost", number: "randomDelayMs", help: "the longest such delay" },
	{ key: "targetMargin", number: "targetMarginMs", help: "a target is met so long before it is due" },
	{
		key: "planDelay",
		number: "planDelayMs",
		help: "charging for a target begins at random up to so much later; the target is met all the same",
	},
	{ key: "preheat", number: "preheatMs", help: "after a target is met the vehicle may draw in the time before it is due, for its heating" },
	{ key: "clockWait", number: "clockWaitMs", help: "after an outage a plan waits for so long for somebody to tell the time" },
	{ key: "energyPause", number: "energyPauseMs", help: "a pause for want of energy lasts for so long at least" },
	{ key: "energyRise", number: "energyRiseMa", help: "so much above 6 A ends such a pause sooner" },
	{ key: "closings", help: "closings in ten minutes before the contactor is given rest" },
	{ key: "closingsWait", number: "closingsWaitMs", help: "the longest such rest; 0 turns it off" },
	{ key: "cardRepeat", number: "cardRepeatMs", help: "the same card within this time is the same showing of it" },
	{ key: "outage", number: "outageMs", help: "a token is believed over an outage that is known to be shorter" },
	{ key: "supplyPause", number: "supplyPauseMs", help: "pause after a supply that has come and gone too often" },
	{ key: "restarts", help: "restarts in a row, without a quiet minute, that a charge survives" },
	{ key: "nominal", number: "nominalMv", help: "voltage of a phase, where no meter says" },
	{ key: "mode", help: "who decides when to charge; a change waits until no vehicle is plugged in" },
	{ key: "hostLost", number: "hostLostMs", help: "with EVerest above: not heard for so long, it is lost, and charging ends" },
	// frontEnd
	{ key: "frontEnd.gain", help: "what the pilot measures is multiplied with it; calibrate works it out" },
	{ key: "frontEnd.offset", number: "frontEnd.offsetMv", help: "and this is added" },
	// pilot
	{ key: "pilot.hysteresis", number: "pilot.hysteresisMv", help: "how far beyond a boundary the pilot goes before another letter is seen" },
	{ key: "pilot.pwmSettleSteps", help: "steps after the PWM began of which the diode is not judged" },
	{ key: "pilot.diodeGoodPeriods", help: "good periods before a diode is believed" },
	{ key: "pilot.enterA", number: "pilot.enterAMs", help: "how long the pilot shows A before it counts" },
	{ key: "pilot.gone", number: "pilot.goneMs", help: "how long A lasts before the vehicle counts as unplugged" },
	{ key: "pilot.enterB", number: "pilot.enterBMs", help: "how long the pilot shows B before it counts" },
	{ key: "pilot.enterC", number: "pilot.enterCMs", help: "how long the pilot shows C or D before it counts" },
	{ key: "pilot.enterF", number: "pilot.enterFMs", help: "how long the pilot shows F before it counts" },
	{ key: "pilot.enterE", number: "pilot.enterEMs", help: "how long the pilot shows E before it counts, with the contactor open" },
	{ key: "pilot.dutyGlitch", number: "pilot.dutyGlitchMs", help: "how long a B after a new duty is overlooked" },
	{ key: "pilot.silent", number: "pilot.silentMs", help: "how long no period can be read before the pilot is silent" },
	// proximity
	{ key: "outlet", number: "proximity.tethered", help: "a socket, or a fixed cable" },
	{ key: "outletCable", number: "proximity.tetheredMa", help: "rating of the fixed cable" },
	{ key: "proximity.settle", number: "proximity.settleMs", help: "how long the cable's resistor reads the same before it counts" },
	// contactor
	{ key: "contactor.close", number: "contactor.closeMs", help: "the longest that the contactor takes to close" },
	{ key: "contactor.open", number: "contactor.openMs", help: "the longest that the contactor takes to open" },
	{ key: "contactor.minimumOpen", number: "contactor.minimumOpenMs", help: "how long it stays open at least" },
	{ key: "contactor.feedback", help: "the contactor has an auxiliary contact" },
	{ key: "contactor.meterFresh", number: "contactor.meterFreshMs", help: "an older reading of the meter says nothing" },
	{ key: "contactor.underLoad", number: "contactor.underLoadMa", help: "more is an opening under load" },
	// sequence
	{ key: "sequence.dutyInterval", number: "sequence.dutyIntervalMs", help: "the shortest time between two duties" },
	{
		key: "sequence.forcedOpen",
		number: "sequence.forcedOpenMs",
		help: "how long a vehicle may take to let go before the contactor opens anyway",
	},
	{ key: "sequence.holdX1", number: "sequence.holdX1Ms", help: "the shortest pause without PWM" },
	{ key: "sequence.faultF", number: "sequence.faultFMs", help: "how long the pilot is at −12 V after a fault in C" },
	{ key: "sequence.wakeUps", help: "how often a vehicle that sleeps is woken; 0 turns it off" },
	{ key: "sequence.wakeAfter", number: "sequence.wakeAfterMs", help: "how long a vehicle does not ask before it is woken" },
	{ key: "sequence.wakePulse", number: "sequence.wakePulseMs", help: "length of the pulse that wakes it" },
	{ key: "sequence.wakeX1", number: "sequence.wakeX1Ms", help: "pause without PWM after that pulse" },
	// supervisor
	{ key: "supervisor.late", number: "supervisor.lateMs", help: "a tick that comes later stops charging" },
	{ key: "supervisor.forget", number: "supervisor.forgetMs", help: "without the fault for so long its tries begin anew" },
	// residual
	{ key: "residual.fitted", help: "the board has a residual current monitor" },
	{ key: "residual.dc", number: "residual.dcMs", help: "how long 6 mA DC may last" },
	{ key: "residual.ac", number: "residual.acMs", help: "how long 30 mA AC may last" },
	{ key: "residual.rise", number: "residual.riseMs", help: "how long the monitor may take to see its self-test begin" },
	{ key: "residual.fall", number: "residual.fallMs", help: "how long it may take to see its self-test end" },
	{ key: "residual.again", number: "residual.againMs", help: "how often it is tested at least" },
	{ key: "residual.stuck", number: "residual.stuckMs", help: "how long its trip line may stay up after the contactor has moved" },
	{ key: "residual.lockOut", number: "residual.lockOutMs", help: "a trip so soon after closing is not tried again" },
	// overcurrent
	{ key: "overcurrent.margin", number: "overcurrent.marginMa", help: "so much above the limit is let pass" },
	{ key: "overcurrent.slow", number: "overcurrent.slowMs", help: "how long 10 % above may last" },
	{ key: "overcurrent.fast", number: "overcurrent.fastMs", help: "how long 50 % above may last" },
	// temperature
	{ key: "temperature.fitted", help: "the board has a temperature sensor" },
	{ key: "temperature.derateAt", help: "above it less is offered" },
	{ key: "temperature.stopAt", help: "above it charging stops" },
	{ key: "temperature.resumeAt", help: "below it charging goes on" },
	{ key: "temperature.hysteresis", help: "so much cooler before more is offered again" },
	{ key: "temperature.rise", number: "temperature.riseMc", help: "the most that is believed of a leap, every 160 ms" },
	{ key: "temperature.frozen", number: "temperature.frozenMs", help: "a sensor that shows the same for so long is broken" },
	// mains
	{ key: "mains.phases", help: "phases of the supply" },
	{ key: "mains.lowVoltage", number: "mains.lowMv", help: "less is undervoltage" },
	{ key: "mains.highVoltage", number: "mains.highMv", help: "more is overvoltage" },
	{ key: "mains.lowFrequency", number: "mains.lowHz", help: "less stops charging" },
	{ key: "mains.highFrequency", number: "mains.highHz", help: "more stops charging" },
	{ key: "mains.absent", number: "mains.absentMv", help: "less is no phase" },
	{ key: "mains.pen", help: "the charger watches the PEN conductor" },
	{ key: "mains.ramp", number: "mains.rampMaPerMinute", help: "how fast the current rises after an outage; 0 turns it off" },
	// meter
	{ key: "meter.fitted", help: "the board has a meter" },
	{ key: "meter.lost", number: "meter.lostMs", help: "a meter that does not answer for so long is lost" },
	{ key: "meter.frozen", number: "meter.frozenMs", help: "a meter that shows the same for so long while 1 kW flows is broken" },
	// lock
	{ key: "lock.fitted", help: "the socket has a lock" },
	{ key: "lock.move", number: "lock.moveMs", help: "how long the lock takes to move" },
	{ key: "lock.tries", help: "how often it is tried" },
	// selfTest
	{ key: "selfTest.noise", number: "selfTest.noiseMv", help: "noise on the pilot that is too much to start with" },
	// matter
	{ key: "matter.zeroMost", help: "EnableCharging with a maximum of 0 sets no limit; otherwise it offers nothing" },
	{ key: "matter.raise", help: "a limit below 6 A is raised to 6 A; otherwise it offers nothing" },
	{ key: "matter.faultStops", help: "a fault ends an energy transfer, with an event; otherwise that goes on afterwards" },
	{ key: "matter.efficiency", help: "metres that the vehicle drives for a kilowatt-hour; −1 if nobody has said" },
	{ key: "matter.soc", help: "show how full the battery is told to be", from: "when its node starts anew" },
	{ key: "matter.rfid", help: "show cards that are held to the reader", from: "when its node starts anew" },
	{ key: "matter.pnc", help: "show which vehicle is told to be there", from: "when its node starts anew" },
	// haystack
	{ key: "haystack.meterScope", help: "its meter counts a part of the site, or all of it" },
	{ key: "haystack.cable1", help: "the fixed cable" },
	{ key: "haystack.cable2", help: "a second fixed cable at the same port" },
	{ key: "haystack.fed", help: "which of two cables the contactor feeds" },
	// mqtt
	{
		key: "mqtt.speaks",
		help: "what the broker of mqtt.url hears: topics of its own, a board for an EVerest, or a manager in EVerest's place",
	},
	{ key: "mqtt.discovery", help: "Home Assistant is told what there is" },
	// http
	{ key: "http", number: "http.served", help: "the page and the API are served" },
]);

/** What there is for each fault, and what it is. */
const OF_FAULTS = frozen({
	debounce: "how long it lasts before it counts",
	retryAfter: "how long it is over before charging is tried again",
	retries: "how often that is tried",
} as const);

/** The numbers; on a chip the list is made before and lies in flash, because making it for a word fills the heap. */
export const NUMBER_SETTINGS: readonly NumberSetting[] = frozen([...ROWS, ...faultRows()].map(numberSetting));

/** All of them: the numbers of the port, those of the controller, and texts. */
export const SETTINGS: readonly Setting[] = frozen([...NUMBER_SETTINGS, ...textSettings()]);

function textSettings(): TextSetting[] {
	return [...textsOf(IDENTITY, "identity"), ...textsOf(NETWORK, "network"), ...textsOf(SECRETS, "secrets")];
}

function textsOf(table: { readonly [key: string]: TextRow }, among: TextSetting["among"]): TextSetting[] {
	return Object.entries(table).map(([key, text]) => ({ key, help: text.help, text, among }));
}

function faultRows(): Row[] {
	return Object.entries(OF_FAULTS).flatMap(([group, help]) =>
		Object.entries(NUMBERS[group as keyof typeof OF_FAULTS] as { readonly [name: string]: NumberRow })
			.filter(([, { min }]) => min !== undefined)
			.map(([name]) => ({ key: `${group}.${name}`, help: `${meaningOf(name)}: ${help}` })),
	);
}

function meaningOf(fault: string): string {
	return FAULTS.find(({ name }) => name === fault)?.means ?? fault;
}

function numberSetting({ key, number = key, help, from }: Row): NumberSetting {
	const row = rowOf(number);
	return {
		key,
		number,
		help,
		row: { ...row, min: row.min ?? row.value, max: row.max ?? row.value },
		...(from === undefined ? {} : { from }),
	};
}

function rowOf(number: string): NumberRow {
	const [group, name] = number.split(".");
	if (name === undefined) return EVSE_NUMBERS[group as keyof typeof EVSE_NUMBERS];
	return ({ ...NUMBERS, ...FACES } as { readonly [group: string]: { readonly [name: string]: NumberRow } })[group][name];
}
