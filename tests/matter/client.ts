// SPDX-License-Identifier: Apache-2.0
/** What a test asks of the Energy EVSE cluster, in one line each. */
import { Laboratory } from "./laboratory.js";
import type { Json } from "./steps.js";

export const EVSE = "EnergyEvse";

/** What is answered to a command. */
export function invoke(laboratory: Laboratory, name: string, fields: { readonly [name: string]: Json } = {}, timed = true): string {
	return laboratory.answer(() =>
		laboratory.bench.clients.matter.act(timed ? "invoke" : "untimed", `${EVSE}.${name}`, JSON.stringify(fields)),
	);
}

export function enable(laboratory: Laboratory, until: number | null, least: number, most: number): string {
	return invoke(laboratory, "enableCharging", { chargingEnabledUntil: until, minimumChargeCurrent: least, maximumChargeCurrent: most });
}

export function write(laboratory: Laboratory, name: string, value: Json): string {
	return laboratory.answer(() => laboratory.bench.clients.matter.act("write", `${EVSE}.${name}`, JSON.stringify(value)));
}

export function setTargets(laboratory: Laboratory, schedules: Json): string {
	return invoke(laboratory, "setTargets", { chargingTargetSchedules: schedules });
}

/** The values of some attributes. */
export function values(laboratory: Laboratory, ...names: string[]): Json[] {
	return names.map((name) => laboratory.read(`${EVSE}.${name}`));
}

/** A vehicle that charges, so many seconds after it has begun. */
export function charging(settings: readonly string[] = []): Laboratory {
	const laboratory = new Laboratory(settings);
	laboratory.words("plug; sleep 1; draw_power_regulated 16,3; within 9 expect contactor closed; sleep 2");
	laboratory.events.length = 0;
	return laboratory;
}

export const energy = (minute: number, addedEnergy: number) => ({ targetTimeMinutesPastMidnight: minute, addedEnergy });
export const day = (dayOfWeekForSequence: number, ...chargingTargets: Json[]) => ({ dayOfWeekForSequence, chargingTargets });
export const FULL = { targetTimeMinutesPastMidnight: 60, targetSoC: 100 };
