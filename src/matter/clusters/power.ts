// SPDX-License-Identifier: Apache-2.0
/** The clusters of where power comes from and who may steer it: Power Source (0x002F), Power Topology (0x009C), Device Energy Management (0x0098). */
import { frozen } from "../../control/frozen.js";
import type { Cluster } from "../elements.js";
import { bool, elapsedS, energyMwh, enum8, epochS, list, powerMw, struct, text, uint8, uint16, uint32 } from "../types.js";

/** PowerSourceStatusEnum. */
export const SourceStatus = frozen({ Unspecified: 0, Active: 1, Standby: 2, Unavailable: 3 } as const);
/** WiredCurrentTypeEnum. */
export const CurrentType = frozen({ Ac: 0, Dc: 1 } as const);

/** Power Source, as far as it is wired: Matter Core Specification § 11.7, revision 3. */
export const POWER_SOURCE: Cluster = frozen({
	id: 0x002f,
	name: "PowerSource",
	revision: 3,
	features: { WIRED: 0, BAT: 1, RECHG: 2, REPLC: 3 },
	attributes: [
		{ id: 0x00, name: "status", type: enum8(SourceStatus), conformance: "M" },
		{ id: 0x01, name: "order", type: uint8, conformance: "M", quality: "N" },
		{ id: 0x02, name: "description", type: text(60), conformance: "M", quality: "F" },
		{ id: 0x05, name: "wiredCurrentType", type: enum8(CurrentType), conformance: "WIRED", quality: "F" },
		{ id: 0x07, name: "wiredNominalVoltage", type: uint32, conformance: "[WIRED]", quality: "F" },
		{ id: 0x08, name: "wiredMaximumCurrent", type: uint32, conformance: "[WIRED]", quality: "F" },
		{ id: 0x1f, name: "endpointList", type: list(uint16, 16), conformance: "M" },
	],
	commands: [],
	responses: [],
	events: [],
} as const satisfies Cluster);

/** Power Topology of a tree, whose measurements are those of the endpoint and what is below it: § 2.11, revision 1. */
export const POWER_TOPOLOGY: Cluster = frozen({
	id: 0x009c,
	name: "PowerTopology",
	revision: 1,
	features: { NODE: 0, TREE: 1, SET: 2, DYPF: 3 },
	attributes: [],
	commands: [],
	responses: [],
	events: [],
} as const satisfies Cluster);

/** ESATypeEnum, of which a charger is the first. */
export const EsaType = frozen({ Evse: 0, Other: 255 } as const);
/** ESAStateEnum. */
export const EsaState = frozen({ Offline: 0, Online: 1, Fault: 2, PowerAdjustActive: 3, Paused: 4 } as const);
/** ForecastUpdateReasonEnum. */
export const UpdateReason = frozen({ InternalOptimization: 0, LocalOptimization: 1, GridOptimization: 2 } as const);

const slot = struct(
	{ id: 0, name: "minDuration", type: elapsedS, conformance: "M" },
	{ id: 1, name: "maxDuration", type: elapsedS, conformance: "M" },
	{ id: 2, name: "defaultDuration", type: elapsedS, conformance: "M" },
	{ id: 3, name: "elapsedSlotTime", type: elapsedS, conformance: "M" },
	{ id: 4, name: "remainingSlotTime", type: elapsedS, conformance: "M" },
	{ id: 9, name: "nominalPower", type: powerMw, conformance: "PFR" },
	{ id: 10, name: "minPower", type: powerMw, conformance: "PFR" },
	{ id: 11, name: "maxPower", type: powerMw, conformance: "PFR" },
	{ id: 12, name: "nominalEnergy", type: energyMwh, conformance: "PFR" },
);
const forecast = struct(
	{ id: 0, name: "forecastId", type: uint32, conformance: "M" },
	{ id: 1, name: "activeSlotNumber", type: uint16, conformance: "M", nullable: true },
	{ id: 2, name: "startTime", type: epochS, conformance: "M" },
	{ id: 3, name: "endTime", type: epochS, conformance: "M" },
	{ id: 6, name: "isPausable", type: bool, conformance: "M" },
	{ id: 7, name: "slots", type: list(slot, 10), conformance: "M" },
	{ id: 8, name: "forecastUpdateReason", type: enum8(UpdateReason), conformance: "M" },
);

/** Device Energy Management, as far as it forecasts power: § 9.2, revision 4. */
export const DEVICE_ENERGY_MANAGEMENT: Cluster = frozen({
	id: 0x0098,
	name: "DeviceEnergyManagement",
	revision: 4,
	features: { PA: 0, PFR: 1, SFR: 2, STA: 3, PAU: 4, FA: 5, CON: 6 },
	attributes: [
		{ id: 0x00, name: "esaType", type: enum8(EsaType), conformance: "M", quality: "F" },
		{ id: 0x01, name: "esaCanGenerate", type: bool, conformance: "M", quality: "F" },
		{ id: 0x02, name: "esaState", type: enum8(EsaState), conformance: "M" },
		{ id: 0x03, name: "absMinPower", type: powerMw, conformance: "M" },
		{ id: 0x04, name: "absMaxPower", type: powerMw, conformance: "M" },
		{ id: 0x06, name: "forecast", type: forecast, conformance: "PFR | SFR", nullable: true, quality: "Q" },
	],
	commands: [],
	responses: [],
	events: [],
} as const satisfies Cluster);
