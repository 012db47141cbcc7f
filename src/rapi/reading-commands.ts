// SPDX-License-Identifier: Apache-2.0
/** The commands of RAPI that ask and change nothing: G and what is asked. */
import { LockFeedback, UNKNOWN } from "../control/board.js";
import { STEADY_LOW } from "../control/duty.js";
import { frozen } from "../control/frozen.js";
import { Presence } from "../control/presence.js";
import { meterSpeaks } from "../evse/headline.js";
import { offsetAt } from "../evse/zone.js";
import { VERSION } from "../version.js";
import type { RapiCharger } from "./charger.js";
import { type Answer, type Command, type Counter, no, yes } from "./command.js";
import { settingsFlags } from "./features.js";
import { hex } from "./frame.js";
import { capacityNow, configuredAmps, hardwareAmps, LEAST_AMPS } from "./limits.js";
import { evseState, flags, locked, pilotState } from "./states.js";

/** The version of RAPI that is spoken. From 6.0.0 on the gateway would ask for more than there is. */
export const PROTOCOL = "5.2.1";
/** In place of a temperature that nobody measures. */
const NO_TEMPERATURE = -2560;
/** A phase with less is not there, mV. */
const ABSENT_MV = 50_000;
const MINUTE_MS = 60_000;

/** The table, in the order of the document. */
export const READING_COMMANDS: readonly Command[] = frozen([
	{
		name: "G0",
		answers: "0 no vehicle, 1 a vehicle, 2 nobody knows",
		does: "whether a vehicle is plugged in",
		differs: "2 as well until the pilot has been seen for the first time",
		run: ({ charger: { report, drive } }) =>
			yes(report.presence === Presence.Unknown || drive.duty === STEADY_LOW ? "2" : report.presence === Presence.There ? "1" : "0"),
	},
	{
		name: "G3",
		answers: "quarters of an hour",
		does: "time limit of the session, 0 for none",
		differs: "",
		run: ({ stay }) => yes(`${stay.quarters}`),
	},
	{
		name: "G4",
		answers: "0 or 1",
		does: "1 while charging waits for somebody to be authorized",
		differs: "always 0 where charging needs no token (setting authorization)",
		run: ({ charger }) => yes(locked(charger) ? "1" : "0"),
	},
	{
		name: "G5",
		answers: "locked A",
		does: "whether the plug is locked, 0 or 1; A: it locks by itself",
		differs: "NK where no lock is fitted (setting lock.fitted)",
		run: lock,
	},
	{
		name: "G7",
		answers: "0 one phase, 1 three",
		does: "phases that are connected; OK says that they can be switched, which is what evcc asks for",
		differs: "not in the original; NK where nothing can switch phases (settings phases, phaseSwitch)",
		run: phases,
	},
	{
		name: "GA",
		answers: "1 0",
		does: "scale and offset of the ammeter",
		differs: "always these: the meter is calibrated",
		run: () => yes("1 0"),
	},
	{
		name: "GC",
		answers: "least hardware present configured",
		does: "currents, A: the least; what the circuit bears (setting limit); what is offered now, 0 if less than the least; what the owner allows (setting userLimit)",
		differs: "present follows cable, heat and the limits of others, too",
		run: ({ charger }) => yes(`${LEAST_AMPS} ${hardwareAmps(charger)} ${capacityNow(charger)} ${configuredAmps(charger)}`),
	},
	{
		name: "GD",
		answers: "0 0 0 0",
		does: "the timer",
		differs: "always off: plans belong to the port's targets",
		run: () => yes("0 0 0 0"),
	},
	{
		name: "GE",
		answers: "amperes flags",
		does: "what is offered now, A, and the settings flags, four hexadecimal digits: 0001 always, and a bit for each check that is off",
		differs: "0008 (no ground check) unless the PEN conductor is watched (setting mains.pen)",
		run: ({ charger }) => yes(`${capacityNow(charger)} ${hex(settingsFlags(charger.values), 4)}`),
	},
	{
		name: "GF",
		answers: "residual ground welded",
		does: "how often each has stopped the charger, hexadecimal, ff at most; over restarts",
		differs: "",
		run: ({ trips: { counts } }) => yes([counts.residual, counts.ground, counts.welded].map((count) => hex(count, 1)).join(" ")),
	},
	{
		name: "GG",
		answers: "mA mV",
		does: "current and voltage, −1 where nobody knows",
		differs: "of three phases the current of the one that carries most, and the voltage of the first",
		run: ({ charger }) => yes(meter(charger)),
	},
	{ name: "GH", answers: "kWh", does: "energy limit of the session, 0 for none", differs: "", run: ({ stay }) => yes(`${stay.kwh}`) },
	{
		name: "GI",
		answers: "identifier",
		does: "the board: PILOTL and eight hexadecimal digits, zeros where it has no number",
		differs: "one space before it, not two: after two the gateway reads nothing",
		run: ({ charger: { values } }) =>
			yes(
				`PILOTL${values.identity.serial
					.replace(/[^0-9A-Fa-f]/g, "")
					.slice(-8)
					.toUpperCase()
					.padStart(8, "0")}`,
			),
	},
	{
		name: "GM",
		answers: "1 0",
		does: "scale and offset of the voltmeter",
		differs: "always these: the meter is calibrated",
		run: () => yes("1 0"),
	},
	{
		name: "GP",
		answers: "first second third",
		does: "temperatures, tenths of a °C, −2560 for a sensor that is not there or does not answer; the first is the enclosure's",
		differs: "",
		run: ({ charger: { sense } }) => yes([0, 1, 2].map((place) => tenths(sense.temperatures[place] ?? UNKNOWN)).join(" ")),
	},
	{
		name: "GS",
		answers: "state seconds pilot flags",
		does: "EVSE state, how long this session or the last has charged, pilot state, volatile flags; all but the seconds hexadecimal",
		differs: "a fault that RAPI has no state for is ff; 03 is said only while the contactor is told to be closed",
		run: state,
	},
	{
		name: "GT",
		answers: "year month day hour minute second",
		does: "local time, the year in two digits; 165 165 165 165 165 85 while nobody has told it",
		differs: "",
		run: ({ charger }) => yes(time(charger)),
	},
	{
		name: "GU",
		answers: "Ws Wh",
		does: "energy of this session or the last, and of all",
		differs: "",
		run: ({ charger: { evse } }) => yes(`${Math.floor((evse.sessionMwh * 18) / 5)} ${Math.floor(evse.totalMwh / 1_000)}`),
	},
	{
		name: "GV",
		answers: `firmware ${PROTOCOL}`,
		does: "versions of firmware and protocol",
		differs: "the firmware's is our own",
		run: () => yes(`${VERSION} ${PROTOCOL}`),
	},
	{ name: "GY", answers: "seconds amperes trigger", does: "the heartbeat, as `$SY` answers", differs: "", run: heartbeat },
]);

function heartbeat({ heartbeat, now }: Counter): Answer {
	heartbeat.follow(now);
	return yes(heartbeat.text);
}

function lock({ charger: { values, sense } }: Counter): Answer {
	return values.control.lock.fitted === 0 ? no() : yes(`${sense.lock === LockFeedback.Locked ? 1 : 0} A`);
}

function phases({ charger: { values, evse } }: Counter): Answer {
	const switchable = values.evse.phases === 3 && values.evse.phaseSwitch === 1;
	return switchable ? yes(evse.phases.connected === 3 ? "1" : "0") : no();
}

function state({ charger, stay, trips }: Counter): Answer {
	const seconds = Math.floor(stay.chargedMs / 1_000);
	return yes(`${hex(evseState(charger, stay), 2)} ${seconds} ${hex(pilotState(charger), 2)} ${hex(flags(charger, stay, trips), 4)}`);
}

function meter(charger: RapiCharger): string {
	if (!meterSpeaks(charger)) return "-1 -1";
	const { milliAmps, milliVolts } = charger.sense.mains;
	return `${Math.max(...milliAmps)} ${milliVolts[0] < ABSENT_MV ? -1 : milliVolts[0]}`;
}

function tenths(milliCelsius: number): number {
	return milliCelsius === UNKNOWN ? NO_TEMPERATURE : Math.round(milliCelsius / 100);
}

function time({ evse: { clockMs, zone } }: RapiCharger): string {
	if (clockMs === undefined) return "165 165 165 165 165 85";
	const local = new Date(clockMs + offsetAt(zone, clockMs) * MINUTE_MS);
	const [year, month, day] = [local.getUTCFullYear() % 100, local.getUTCMonth() + 1, local.getUTCDate()];
	return `${year} ${month} ${day} ${local.getUTCHours()} ${local.getUTCMinutes()} ${local.getUTCSeconds()}`;
}
