// SPDX-License-Identifier: Apache-2.0
/** The clusters that measure: Electrical Power (0x0090, revision 3) and Energy Measurement (0x0091, revision 2), Temperature (0x0402, revision 6). */
import { frozen } from "../../control/frozen.js";
import type { Attribute, Cluster, Type } from "../elements.js";
import {
	amperageMa,
	bool,
	energyMwh,
	enum8,
	epochS,
	int64,
	powerMw,
	struct,
	temperature,
	uint8,
	uint16,
	uint64,
	voltageMv,
} from "../types.js";

/** PowerModeEnum. */
export const PowerMode = frozen({ Unknown: 0, Dc: 1, Ac: 2 } as const);

/** MeasurementTypeEnum. */
export const MeasurementType = frozen({
	Unspecified: 0,
	Voltage: 1,
	ActiveCurrent: 2,
	ReactiveCurrent: 3,
	ApparentCurrent: 4,
	ActivePower: 5,
	ReactivePower: 6,
	ApparentPower: 7,
	RmsVoltage: 8,
	RmsCurrent: 9,
	RmsPower: 10,
	Frequency: 11,
	PowerFactor: 12,
	NeutralCurrent: 13,
	ElectricalEnergy: 14,
	ReactiveEnergy: 15,
	ApparentEnergy: 16,
} as const);

/** Hundredths of a percent. */
const percent100ths: Type = uint16;
const range = struct(
	{ id: 0, name: "rangeMin", type: int64, conformance: "M" },
	{ id: 1, name: "rangeMax", type: int64, conformance: "M" },
	{ id: 2, name: "percentMax", type: percent100ths, conformance: "O", max: 10_000 },
	{ id: 3, name: "percentMin", type: percent100ths, conformance: "O", max: 10_000 },
	{ id: 4, name: "percentTypical", type: percent100ths, conformance: "O", max: 10_000 },
	{ id: 5, name: "fixedMax", type: uint64, conformance: "O" },
	{ id: 6, name: "fixedMin", type: uint64, conformance: "O" },
	{ id: 7, name: "fixedTypical", type: uint64, conformance: "O" },
);
const accuracy = struct(
	{ id: 0, name: "measurementType", type: { is: "enum", bytes: 2, of: MeasurementType }, conformance: "M" },
	{ id: 1, name: "measured", type: bool, conformance: "M" },
	{ id: 2, name: "minMeasuredValue", type: int64, conformance: "M" },
	{ id: 3, name: "maxMeasuredValue", type: int64, conformance: "M" },
	{ id: 4, name: "accuracyRanges", type: { is: "list", of: range, most: 10, least: 1 }, conformance: "M" },
);
const energy = struct(
	{ id: 0, name: "energy", type: energyMwh, conformance: "M", min: 0 },
	{ id: 1, name: "startTimestamp", type: epochS, conformance: "O" },
	{ id: 2, name: "endTimestamp", type: epochS, conformance: "O" },
	{ id: 3, name: "startSystime", type: uint64, conformance: "O" },
	{ id: 4, name: "endSystime", type: uint64, conformance: "O" },
	{ id: 5, name: "apparentEnergy", type: int64, conformance: "APPE", min: 0 },
	{ id: 6, name: "reactiveEnergy", type: int64, conformance: "REAE", min: 0 },
);
const reset = struct(
	{ id: 0, name: "importedResetTimestamp", type: epochS, conformance: "[IMPE]", nullable: true },
	{ id: 1, name: "exportedResetTimestamp", type: epochS, conformance: "[EXPE]", nullable: true },
	{ id: 2, name: "importedResetSystime", type: uint64, conformance: "[IMPE]", nullable: true },
	{ id: 3, name: "exportedResetSystime", type: uint64, conformance: "[EXPE]", nullable: true },
);

function reading(id: number, name: string, type: Type, conformance = "[ALTC]"): Attribute {
	return { id, name, type, conformance, nullable: true, quality: "Q" };
}

/** Electrical Power Measurement: § 2.13. */
export const POWER_MEASUREMENT: Cluster = frozen({
	id: 0x0090,
	name: "ElectricalPowerMeasurement",
	revision: 3,
	features: { DIRC: 0, ALTC: 1, POLY: 2, HARM: 3, PWRQ: 4 },
	attributes: [
		{ id: 0x00, name: "powerMode", type: enum8(PowerMode), conformance: "M" },
		{ id: 0x01, name: "numberOfMeasurementTypes", type: uint8, conformance: "M", max: 32, quality: "F" },
		{ id: 0x02, name: "accuracy", type: { is: "list", of: accuracy, most: 32, least: 1 }, conformance: "M", quality: "F" },
		reading(0x04, "voltage", voltageMv, "O"),
		reading(0x05, "activeCurrent", amperageMa, "O"),
		reading(0x08, "activePower", powerMw, "M"),
		reading(0x0b, "rmsVoltage", voltageMv),
		reading(0x0c, "rmsCurrent", amperageMa),
		{ ...reading(0x0e, "frequency", int64), min: 0, max: 1_000_000 },
	],
	commands: [],
	responses: [],
	events: [],
} as const satisfies Cluster);

/** Electrical Energy Measurement: § 2.12. */
export const ENERGY_MEASUREMENT: Cluster = frozen({
	id: 0x0091,
	name: "ElectricalEnergyMeasurement",
	revision: 2,
	features: { IMPE: 0, EXPE: 1, CUME: 2, PERE: 3, APPE: 4, REAE: 5 },
	attributes: [
		{ id: 0x00, name: "accuracy", type: accuracy, conformance: "M", quality: "F" },
		{ id: 0x01, name: "cumulativeEnergyImported", type: energy, conformance: "IMPE & CUME", nullable: true, quality: "Q" },
		{ id: 0x05, name: "cumulativeEnergyReset", type: reset, conformance: "[CUME]", nullable: true },
	],
	commands: [],
	responses: [],
	events: [
		{
			id: 0,
			name: "cumulativeEnergyMeasured",
			priority: "info",
			conformance: "CUME",
			fields: [{ id: 0, name: "energyImported", type: energy, conformance: "CUME & IMPE" }],
		},
	],
} as const satisfies Cluster);

/** Temperature Measurement: § 2.3, in hundredths of a degree Celsius. */
export const TEMPERATURE_MEASUREMENT: Cluster = frozen({
	id: 0x0402,
	name: "TemperatureMeasurement",
	revision: 6,
	features: {},
	attributes: [
		{ id: 0x00, name: "measuredValue", type: temperature, conformance: "M", nullable: true, min: -27_315 },
		{ id: 0x01, name: "minMeasuredValue", type: temperature, conformance: "M", nullable: true, min: -27_315, quality: "F" },
		{ id: 0x02, name: "maxMeasuredValue", type: temperature, conformance: "M", nullable: true, min: -27_314, quality: "F" },
	],
	commands: [],
	responses: [],
	events: [],
} as const satisfies Cluster);
