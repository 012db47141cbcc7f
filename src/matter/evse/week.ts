// SPDX-License-Identifier: Apache-2.0
/** The week's targets between the cluster's structures and what the charger shows and is told. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { entryIn, targetsText, UNSAID } from "../../link/shown.js";
import type { Value, Values } from "../elements.js";
import { Status } from "../status.js";

/** Entries at most, of which each day is in one; and targets of a day. */
const MOST_ENTRIES = 7;
const MOST_TARGETS = 10;
const EVERY_DAY = 0x7f;
const LAST_MINUTE = 1_439;
/** Without the feature SOC a target may only ask for a full battery. */
const FULL = 100;

interface Target {
	readonly minute: number;
	readonly mwh: number;
	readonly soc: number;
}

/** One entry, as the charger is told. */
export interface Entry {
	readonly days: number;
	readonly targets: string;
}

/** ChargingTargetSchedules of what the charger shows. */
export function schedulesOf(charger: Charger): Values[] {
	const schedules: Values[] = [];
	for (let place = 1; place <= MOST_ENTRIES; place++) {
		const entry = entryIn(charger.text(`targets.${place}`));
		if (entry !== undefined) schedules.push({ dayOfWeekForSequence: entry.days, chargingTargets: entry.targets.map(targetOf) });
	}
	return schedules;
}

function targetOf({ minute, mwh, soc }: Target): Values {
	return {
		targetTimeMinutesPastMidnight: minute,
		...(soc === UNSAID ? NOTHING : { targetSoC: soc }),
		...(mwh === UNSAID ? NOTHING : { addedEnergy: mwh }),
	};
}

const NOTHING: Values = frozen({});

/** What is wrong with schedules; Success if nothing is. `soc` says whether the feature SOC is supported. */
export function judge(schedules: readonly Values[], soc: boolean): Status {
	let days = 0;
	for (const { dayOfWeekForSequence: each } of schedules) {
		const bits = (each as number) & EVERY_DAY;
		if (bits === 0 || (bits & days) !== 0) return Status.ConstraintError;
		days |= bits;
	}
	const wrong = schedules.map(({ chargingTargets }) => judgeTargets(chargingTargets as Values[], soc));
	return wrong.find((status) => status !== Status.Success) ?? Status.Success;
}

function judgeTargets(targets: readonly Values[], soc: boolean): Status {
	if (targets.length > MOST_TARGETS) return Status.ResourceExhausted;
	return targets.map((target) => judgeTarget(target, soc)).find((status) => status !== Status.Success) ?? Status.Success;
}

function judgeTarget({ targetTimeMinutesPastMidnight: minute, targetSoC, addedEnergy }: Values, soc: boolean): Status {
	if ((minute as number) > LAST_MINUTE || outside(targetSoC, FULL) || outside(addedEnergy, Number.MAX_SAFE_INTEGER))
		return Status.ConstraintError;
	if (soc) return targetSoC === undefined ? Status.InvalidCommand : Status.Success;
	if (targetSoC !== undefined && targetSoC !== FULL) return Status.ConstraintError;
	return targetSoC === undefined && addedEnergy === undefined ? Status.Failure : Status.Success;
}

function outside(value: Value | undefined, most: number): boolean {
	return value !== undefined && ((value as number) < 0 || (value as number) > most);
}

/** Schedules as the charger is told. */
export function entriesOf(schedules: readonly Values[]): Entry[] {
	return schedules.map(({ dayOfWeekForSequence, chargingTargets }) => ({
		days: (dayOfWeekForSequence as number) & EVERY_DAY,
		targets: textOf({ chargingTargets }),
	}));
}

/** The targets of an entry as the charger is told them. */
export function textOf({ chargingTargets }: Values): string {
	return targetsText((chargingTargets as Values[]).map(toldOf));
}

function toldOf({ targetTimeMinutesPastMidnight: minute, targetSoC = UNSAID, addedEnergy = UNSAID }: Values): Target {
	return { minute: minute as number, soc: targetSoC as number, mwh: addedEnergy as number };
}
