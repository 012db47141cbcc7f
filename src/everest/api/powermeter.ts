// SPDX-License-Identifier: Apache-2.0
/** The powermeter: what the meter says, and the energy of all sessions, as EVerest writes it. */
import type { Charger } from "../../link/charger.js";
import { rfc3339 } from "./time.js";

const PHASES = 3;
const MILLI = 1_000;

/** A Powermeter, with the register `totalWh`. What nobody knows is left out. */
export function powermeterOf(charger: Charger, at: number, totalWh: number): object {
	const power = milli(charger.measured("meter.power"));
	const frequency = milli(charger.measured("meter.frequency"));
	const serial = charger.text("set.serial");
	return {
		timestamp: rfc3339(at),
		...(serial === "" ? {} : { meter_id: serial }),
		energy_Wh_import: { total: totalWh },
		...(power === undefined ? {} : { power_W: { total: power } }),
		...ofPhases("voltage_V", charger, "meter.voltage"),
		...ofPhases("current_A", charger, "meter.current"),
		...(frequency === undefined ? {} : { frequency_Hz: { L1: frequency } }),
	};
}

/** One member with a value for each phase that has one; none where no phase has. */
function ofPhases(name: string, charger: Charger, key: string): object {
	const values: [string, number][] = [];
	for (let phase = 1; phase <= PHASES; phase++) {
		const value = milli(charger.measured(`${key}${phase}`));
		if (value !== undefined) values.push([`L${phase}`, value]);
	}
	return values.length === 0 ? {} : { [name]: Object.fromEntries(values) };
}

function milli(value: number | null): number | undefined {
	return value === null ? undefined : value / MILLI;
}
