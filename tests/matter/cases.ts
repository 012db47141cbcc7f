// SPDX-License-Identifier: Apache-2.0
/** The certification cases of the clusters beside Energy EVSE, as sequences of steps, and the list of all cases. */
import { enable, tc1_1, tc2_1, tc2_2, tc2_3, tc2_4, tc2_5, tc2_6 } from "./evseCases.js";
import { type Case, invoke, type Json, read, sleep, trigger } from "./steps.js";

/** Modes. */
function* tcMode(): Case {
	const MODE = "EnergyEvseMode";
	const change = (newMode: number, status: number) => ({
		...invoke(`${MODE}.changeToMode`, { newMode }),
		right: (response: Json) => (response as { status: number }).status === status,
	});
	type Option = { label: string; mode: number; modeTags: { value: number }[] };
	yield read(`${MODE}.supportedModes`, (modes) => {
		const options = modes as unknown as Option[];
		const manual = options.filter(({ modeTags }) => modeTags.length === 1 && modeTags[0].value === 0x4000);
		return options.length >= 2 && manual.length === 1 && options.every(({ label, mode }, place) => label !== "" && mode === place);
	});
	yield read(`${MODE}.currentMode`, 0);
	yield change(0, 0);
	yield change(1, 0);
	yield read(`${MODE}.currentMode`, 1);
	yield change(9, 1);
	yield read(`${MODE}.currentMode`, 1);
	yield change(0, 0);
	yield read(`${MODE}.currentMode`, 0);
}

/** Power and energy, with a load of 1 kW. */
function* tcMeter(): Case {
	const POWER = "ElectricalPowerMeasurement";
	const between = (least: number, most: number) => (value: Json) => (value as number) >= least && (value as number) <= most;
	const energy = (value: Json) => (value as { energy: number }).energy;
	yield trigger(0x00);
	yield sleep(1);
	yield enable(null, 6_000, 60_000);
	yield read(`${POWER}.powerMode`, 2);
	yield read(`${POWER}.accuracy`, (list) => (list as Json[]).length > 0);
	yield trigger(0x01, 0x0091);
	yield sleep(8);
	yield read(`${POWER}.activePower`, between(980_000, 1_020_000));
	yield read(`${POWER}.activeCurrent`, between(3_848, 4_848));
	yield read(`${POWER}.voltage`, between(229_000, 231_000));
	yield read("ElectricalEnergyMeasurement.accuracy");
	const before = energy(yield read("ElectricalEnergyMeasurement.cumulativeEnergyImported"));
	yield sleep(3);
	yield read("ElectricalEnergyMeasurement.cumulativeEnergyImported", (value) => energy(value) > before);
	yield trigger(0x00, 0x0091);
	yield sleep(5);
	yield read(`${POWER}.activePower`, 0);
	yield trigger(0x01);
}

/** Device Energy Management of something that forecasts, and is not adjusted. */
function* tcManagement(): Case {
	const DEM = "DeviceEnergyManagement";
	yield read(`${DEM}.esaType`, 0);
	yield read(`${DEM}.esaCanGenerate`, false);
	yield read(`${DEM}.esaState`, 1);
	const least = (yield read(`${DEM}.absMinPower`, (value) => (value as number) > 0)) as number;
	yield read(`${DEM}.absMaxPower`, (value) => (value as number) >= least);
	yield read(`${DEM}.forecast`, null);
	yield read("PowerSource.status", 1);
	yield read("PowerSource.endpointList", [1]);
	yield read("PowerSource.wiredCurrentType", 0);
}

/** All of them, by their names. */
export const CASES: readonly (readonly [name: string, steps: () => Case])[] = [
	["TC_EEVSE_1_1", tc1_1],
	["TC_EEVSE_2_1", tc2_1],
	["TC_EEVSE_2_2", tc2_2],
	["TC_EEVSE_2_3", tc2_3],
	["TC_EEVSE_2_4", tc2_4],
	["TC_EEVSE_2_5", tc2_5],
	["TC_EEVSE_2_6", tc2_6],
	["TC_EEVSEM_1_2 and 2_1", tcMode],
	["TC_EPM_2_1, 2_2 and TC_EEM_2_1, 2_2", tcMeter],
	["TC_DEM_2_1 and TC_PS_2_1", tcManagement],
];
