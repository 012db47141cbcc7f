// SPDX-License-Identifier: Apache-2.0
/** The commands of RAPI that set something: S and what is set. */
import { FaultBit } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import { momentAt } from "../evse/zone.js";
import { type Answer, type Command, type Counter, no, SWITCH, unless, yes } from "./command.js";
import { COOKIE, LONGEST_S, MOST_AMPS } from "./heartbeat.js";
import { CAPACITY, capacityNow, configuredAmps, drop, hardwareAmps, LEAST_AMPS } from "./limits.js";
import { EvseState, evseState, locked } from "./states.js";

/** Whose token it is that RAPI authorizes with. */
const TOKEN = "RAPI";
const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** The table, in the order of the document. */
export const SETTING_COMMANDS: readonly Command[] = frozen([
	{
		name: "S1",
		takes: [
			{ name: "year", min: 0, max: 99 },
			{ name: "month", min: 1, max: 12 },
			{ name: "day", min: 1, max: 31 },
			{ name: "hour", min: 0, max: 23 },
			{ name: "minute", min: 0, max: 59 },
			{ name: "second", min: 0, max: 59 },
		],
		answers: "",
		does: "tells the local time, in the port's time zone",
		differs: "what is no date is NK",
		run: setClock,
	},
	{
		name: "S3",
		takes: [{ name: "quarters", unit: "15 min", min: 0, max: 255 }],
		answers: "",
		does: "the vehicle that is there may charge for so long in all; 0 for as long as it likes; NK unless the state is 02 or 03",
		differs: "",
		run: ({ charger, stay }, [quarters]) => limitSession({ charger, stay }, () => (stay.quarters = Number(quarters))),
	},
	{
		name: "S4",
		takes: [{ name: "locked", words: SWITCH }],
		answers: "",
		does: "0 authorizes, 1 takes that back and ends what it has begun",
		differs: "holds for one session; 1 is NK where charging needs no token (setting authorization)",
		run: ({ charger }, [lock]) => (lock === "0" ? unlock({ charger }) : lockUp({ charger })),
	},
	{
		name: "S5",
		takes: [{ name: "mode", words: ["A"] }],
		answers: "",
		does: "A: the plug locks by itself",
		differs: "0, 1 and M are NK, and all are where no lock is fitted (setting lock.fitted): nobody but the controller moves the lock",
		run: ({ charger: { values } }) => (values.control.lock.fitted === 1 ? yes() : no()),
	},
	{
		name: "S7",
		takes: [{ name: "three", words: SWITCH }],
		answers: "",
		does: "charges with one phase, or with three: evcc",
		differs: "not in the original; NK where nothing can switch phases (settings phases, phaseSwitch)",
		run: ({ charger: { evse } }, [three]) => unless(evse.usePhases(three === "1" ? 3 : 1)),
	},
	{
		name: "S8",
		takes: [{ name: "automatic", words: SWITCH }],
		answers: "",
		does: "1 lets the power decide how many phases are used, 0 keeps as many as there are: evcc",
		differs: "not in the original; NK where nothing can switch phases",
		run: ({ charger: { evse, values } }, [automatic]) =>
			values.evse.phaseSwitch === 0 ? no() : unless(evse.usePhases(automatic === "1" ? 0 : evse.phases.connected)),
	},
	{
		name: "SB",
		answers: "0, or 1 while a fault stands",
		does: "clears the boot lock",
		differs: "there is no boot lock to clear",
		run: ({ charger, stay }) => yes(isFault(evseState(charger, stay)) ? "1" : "0"),
	},
	{
		name: "SC",
		takes: [{ name: "amperes", unit: "A", min: 0, max: 999_999_999 }, { name: "V or M" }],
		counts: [1, 2],
		answers: "amperes",
		does: 'sets the current: with V (or anything but M) until the restart, as the limit "rapi", at most what is configured; without, the setting userLimit, at most what the circuit bears. From 6 A: what is less or more is brought within bounds, set, and answered by NK with what was set; NK, and nothing set, for more while overtemperature stands',
		differs:
			"answers what RAPI may have, even if somebody else allows less at the moment; M is NK with what the circuit bears: that is the installer's setting limit; numbers are not cut to eight bits",
		refusal: ({ charger }) => `${capacityNow(charger)}`,
		run: setCapacity,
	},
	{
		name: "SH",
		takes: [{ name: "energy", unit: "kWh", min: 0, max: 255 }],
		answers: "",
		does: "the vehicle that is there may have so much in all; 0 for as much as it likes; NK unless the state is 02 or 03",
		differs: "",
		run: ({ charger, stay }, [kwh]) => limitSession({ charger, stay }, () => (stay.kwh = Number(kwh))),
	},
	{
		name: "SL",
		takes: [{ name: "level", words: ["2"] }],
		answers: "",
		does: "service level",
		differs: "there is no other than 2; 1 and A are NK",
		run: () => yes(),
	},
	{
		name: "ST",
		takes: ["start hour", "start minute", "end hour", "end minute"].map((name) => ({ name, words: ["0"] })),
		answers: "",
		does: "the timer off",
		differs: "there is none; times are NK",
		run: () => yes(),
	},
	{
		name: "SY",
		takes: [
			{ name: "interval", unit: "s", min: 0, max: LONGEST_S },
			{ name: "fallback", unit: "A", min: 0, max: MOST_AMPS },
		],
		counts: [0, 1, 2],
		answers: "seconds amperes trigger",
		does: `the heartbeat. Without arguments a pulse, NK while a missed one is not acknowledged (trigger 2); ${COOKIE} acknowledges (trigger 1), drops what SC … V has set, and any other single number is NK; two numbers set interval (0 is off) and fallback, over restarts, and forget what was missed (trigger 0)`,
		differs:
			"the first pulse after a gap ends the fallback, acknowledged or not; after a restart the fallback stands until the first pulse; a fallback below 6 A ends charging; intervals are exact up to 65 535 s",
		refusal: ({ heartbeat }) => heartbeat.text,
		run: beat,
	},
]);

function setClock({ charger: { evse } }: Counter, args: readonly string[]): Answer {
	const [year, month, day, hour, minute, second] = args.map(Number);
	const midnight = Date.UTC(2_000 + year, month - 1, day);
	if (new Date(midnight).getUTCDate() !== day) return no();
	evse.setClock(momentAt(evse.zone, midnight / DAY_MS, hour * 60 + minute) + second * SECOND_MS);
	return yes();
}

function limitSession({ charger, stay }: Pick<Counter, "charger" | "stay">, set: () => void): Answer {
	const state = evseState(charger, stay);
	if (state !== EvseState.B && state !== EvseState.C) return no();
	set();
	return yes();
}

/** A token that is shown again would end what it has begun. */
function unlock({ charger }: Pick<Counter, "charger">): Answer {
	return locked(charger) ? unless(charger.evse.authorize(TOKEN, "Central")) : yes();
}

function lockUp({ charger: { evse, values } }: Pick<Counter, "charger">): Answer {
	if (values.evse.authorization === 0) return no();
	return evse.withdraw() === "" || evse.stop("DeAuthorized") === "" ? yes() : no();
}

function isFault(state: number): boolean {
	return state >= 0x04 && state < EvseState.Sleeping;
}

function setCapacity(counter: Counter, [amps, mode]: readonly string[]): Answer {
	const { charger } = counter;
	if (mode?.startsWith("M") === true) return no(`${hardwareAmps(charger)}`);
	const asked = Number(amps);
	if (asked > capacityNow(charger) && isHot(counter)) return no(`${capacityNow(charger)}`);
	const most = mode === undefined ? hardwareAmps(charger) : configuredAmps(charger);
	const granted = Math.min(Math.max(asked, LEAST_AMPS), most);
	if (!(mode === undefined ? allowForGood(counter, granted) : allow(counter, granted))) return no(`${capacityNow(charger)}`);
	return granted === asked ? yes(`${granted}`) : no(`${granted}`);
}

function isHot({ charger: { report } }: Counter): boolean {
	return (report.faults & (1 << FaultBit.overtemperature)) !== 0;
}

function allow({ charger: { evse } }: Counter, amps: number): boolean {
	return evse.setLimit(CAPACITY, { ma: amps * 1_000, reason: "RAPI $SC" }) === "";
}

function allowForGood({ charger }: Counter, amps: number): boolean {
	try {
		charger.settings.change("userLimit", `${amps}`);
	} catch {
		return false;
	}
	drop(charger, CAPACITY);
	return true;
}

function beat({ heartbeat, now }: Counter, args: readonly string[]): Answer {
	const [first = 0, second = 0] = args.map(Number);
	const ok =
		args.length === 0
			? heartbeat.pulse(now)
			: args.length === 1
				? heartbeat.acknowledge(first, now)
				: heartbeat.supervise(first, second, now);
	return ok ? yes(heartbeat.text) : no(heartbeat.text);
}
