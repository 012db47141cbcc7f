// SPDX-License-Identifier: Apache-2.0
/** What an installer has set before power-up: drawn from the ends of what may be set, and the part of it that the rules have to know. */
import { assign, assignAll, defaults, type Values } from "../../src/settings/settings.js";
import { NUMBER_SETTINGS, type NumberSetting } from "../../src/settings/table.js";
import { textIn } from "../../src/settings/units.js";
import { Dice } from "../bench/dice.js";

/** Numbers that are settings by nature: what a rule calls too long, too much or too low is what the installer says. Units as in docs/generated/numbers.md. */
export interface Installed {
	readonly limitMa: number;
	readonly userLimitMa: number;
	readonly tetheredMa: number;
	readonly ventilated: boolean;
	readonly tethered: boolean;
	readonly lockFitted: boolean;
	/** The charger has to watch the PEN conductor. */
	readonly pen: boolean;
	/** A mirror contact is fitted, and a temperature sensor. */
	readonly mirrored: boolean;
	readonly feelsHeat: boolean;
	/** A residual current monitor is fitted; the line of one that is not is the guard's alone, which looks at it when it is asked to close. */
	readonly watchesTrip: boolean;
	/** How long a contactor that opens may still be closed. */
	readonly weldMs: number;
	readonly dutyIntervalMs: number;
	readonly lateMs: number;
	readonly lowMv: number;
	readonly highMv: number;
	readonly lowMhz: number;
	readonly highMhz: number;
	readonly stopAt: number;
	/** How long it may be too hot before the vehicle is stopped. */
	readonly hotMs: number;
	/** Overcurrent: beside what is signalled, and for how long. */
	readonly marginMa: number;
	readonly overMs: number;
	/** A host above decides, and is lost if it is silent for so long. */
	readonly hosted: boolean;
	readonly hostLostMs: number;
}

/** What `set` (`key=value`) makes of the defaults. Throws an Error that names a setting that cannot be. */
export function installed(set: readonly string[]): Installed {
	const values = defaults();
	assignAll(values, set);
	return installedFrom(values);
}

/** What the bench makes of a garage at its coldest, m°C, and how often the controller looks: from there a temperature is believed bit by bit. */
const COLDEST = -30_000;
const LOOK_MS = 160;

/** What these values mean for the rules. */
export function installedFrom({ evse, control }: Values): Installed {
	return {
		limitMa: evse.limit,
		userLimitMa: evse.userLimit,
		tetheredMa: control.proximity.tetheredMa,
		ventilated: evse.ventilation === 1,
		tethered: control.proximity.tethered === 1,
		lockFitted: control.lock.fitted === 1,
		pen: control.mains.pen === 1,
		mirrored: control.contactor.feedback === 1,
		feelsHeat: control.temperature.fitted === 1,
		watchesTrip: control.residual.fitted === 1,
		weldMs: control.contactor.openMs + control.debounce.welded + 2 * LOOK_MS,
		dutyIntervalMs: control.sequence.dutyIntervalMs,
		lateMs: control.supervisor.lateMs,
		lowMv: control.mains.lowMv,
		highMv: control.mains.highMv,
		lowMhz: control.mains.lowHz,
		highMhz: control.mains.highHz,
		stopAt: control.temperature.stopAt,
		hotMs: control.debounce.overtemperature + Math.ceil((control.temperature.stopAt - COLDEST) / control.temperature.riseMc) * LOOK_MS,
		marginMa: control.overcurrent.marginMa,
		overMs: control.overcurrent.slowMs,
		hosted: evse.mode === 1,
		hostLostMs: evse.hostLostMs,
	};
}

/** So that the settings of a seed are drawn apart from its scenario. */
const APART = 0x2545f491;
/** What calibrate works out for one board: with another one it is a mistake, and no setting. */
const CALIBRATION = "frontEnd.";
/** How many settings are drawn; a few of a hundred leave the rest to be itself. */
const HOW_MANY = [0, 1, 2, 3, 4, 6, 8] as const;

/** The settings of a seed (any int32), `key=value`; what would contradict those before it is left out. */
export function drawn(seed: number): string[] {
	const dice = new Dice(seed ^ APART);
	const all = NUMBER_SETTINGS.filter(({ key }) => !key.startsWith(CALIBRATION));
	const keys = Array.from({ length: dice.oneOf(HOW_MANY) }, () => dice.oneOf(all));
	const values = defaults();
	return keys.map((setting) => `${setting.key}=${typedValue(setting, dice)}`).filter((text) => agrees(values, text));
}

/** Sets a setting if no other contradicts it; whether it did. */
function agrees(values: Values, text: string): boolean {
	try {
		assign(values, text);
		return true;
	} catch {
		return false;
	}
}

/** An end of the range, or the default, as people type it. */
function typedValue({ row }: NumberSetting, dice: Dice): string {
	return textIn(row.unit, dice.oneOf([row.min, row.min, row.max, row.max, row.value]));
}
