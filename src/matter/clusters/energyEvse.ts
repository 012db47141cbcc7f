// SPDX-License-Identifier: Apache-2.0
/** The cluster Energy EVSE (0x0099), revision 4: Matter Application Cluster Specification § 9.3, version 1.6. */
import { frozen } from "../../control/frozen.js";
import type { Cluster } from "../elements.js";
import { FaultState } from "../faults.js";
import { amperageMa, elapsedS, energyMwh, enum8, epochS, list, octets, percent, struct, text, uint16, uint32 } from "../types.js";

/** StateEnum. */
export const StateEnum = frozen({
	NotPluggedIn: 0,
	PluggedInNoDemand: 1,
	PluggedInDemand: 2,
	PluggedInCharging: 3,
	PluggedInDischarging: 4,
	SessionEnding: 5,
	Fault: 6,
} as const);

/** SupplyStateEnum. */
export const SupplyStateEnum = frozen({
	Disabled: 0,
	ChargingEnabled: 1,
	DischargingEnabled: 2,
	DisabledError: 3,
	DisabledDiagnostics: 4,
	Enabled: 5,
} as const);

/** EnergyTransferStoppedReasonEnum. */
export const StoppedReasonEnum = frozen({ EvStopped: 0, EvseStopped: 1, Other: 2 } as const);

const state = enum8(StateEnum);
const fault = enum8(FaultState);
const reason = enum8(StoppedReasonEnum);
/** Sunday is bit 0. */
const days = frozen({ is: "map", bytes: 1, mask: 0x7f } as const);

const target = struct(
	{ id: 0, name: "targetTimeMinutesPastMidnight", type: uint16, conformance: "M", max: 1_439 },
	{ id: 1, name: "targetSoC", type: percent, conformance: "SOC, O", max: 100 },
	{ id: 2, name: "addedEnergy", type: energyMwh, conformance: "[SOC], O", min: 0 },
);
/** Eleven targets are RESOURCE_EXHAUSTED: § 9.3.9.5.2. */
const targets = frozen({ is: "list", of: target, most: 10, exhausts: true } as const);
const schedules = list(
	struct(
		{ id: 0, name: "dayOfWeekForSequence", type: days, conformance: "M" },
		{ id: 1, name: "chargingTargets", type: targets, conformance: "M" },
	),
	7,
);
const session = frozen({ id: 0, name: "sessionId", type: uint32, conformance: "M" } as const);

/** The cluster. */
export const ENERGY_EVSE: Cluster = frozen({
	id: 0x0099,
	name: "EnergyEvse",
	revision: 4,
	features: { PREF: 0, SOC: 1, PNC: 2, RFID: 3, V2X: 4 },
	attributes: [
		{ id: 0x00, name: "state", type: state, conformance: "M", nullable: true },
		{ id: 0x01, name: "supplyState", type: enum8(SupplyStateEnum), conformance: "M" },
		{ id: 0x02, name: "faultState", type: fault, conformance: "M" },
		{ id: 0x03, name: "chargingEnabledUntil", type: epochS, conformance: "M", nullable: true, quality: "N" },
		{ id: 0x04, name: "dischargingEnabledUntil", type: epochS, conformance: "V2X", nullable: true, quality: "N" },
		{ id: 0x05, name: "circuitCapacity", type: amperageMa, conformance: "M", min: 0, quality: "N" },
		{ id: 0x06, name: "minimumChargeCurrent", type: amperageMa, conformance: "M", min: 0, quality: "N" },
		{ id: 0x07, name: "maximumChargeCurrent", type: amperageMa, conformance: "M", min: 0, quality: "N" },
		{ id: 0x08, name: "maximumDischargeCurrent", type: amperageMa, conformance: "V2X", min: 0, quality: "N" },
		{ id: 0x09, name: "userMaximumChargeCurrent", type: amperageMa, conformance: "O", quality: "N", write: "manage" },
		{ id: 0x0a, name: "randomizationDelayWindow", type: elapsedS, conformance: "O", max: 86_400, quality: "N", write: "manage" },
		{ id: 0x23, name: "nextChargeStartTime", type: epochS, conformance: "PREF", nullable: true },
		{ id: 0x24, name: "nextChargeTargetTime", type: epochS, conformance: "PREF", nullable: true },
		{ id: 0x25, name: "nextChargeRequiredEnergy", type: energyMwh, conformance: "PREF", nullable: true, min: 0 },
		{ id: 0x26, name: "nextChargeTargetSoC", type: percent, conformance: "PREF", nullable: true, max: 100 },
		{ id: 0x27, name: "approximateEvEfficiency", type: uint16, conformance: "[PREF]", nullable: true, quality: "N", write: "manage" },
		{ id: 0x30, name: "stateOfCharge", type: percent, conformance: "SOC", nullable: true, max: 100 },
		{ id: 0x31, name: "batteryCapacity", type: energyMwh, conformance: "SOC", nullable: true, min: 0 },
		{ id: 0x32, name: "vehicleId", type: text(32), conformance: "PNC", nullable: true },
		{ id: 0x40, name: "sessionId", type: uint32, conformance: "M", nullable: true, quality: "N" },
		{ id: 0x41, name: "sessionDuration", type: elapsedS, conformance: "M", nullable: true, quality: "NQ" },
		{ id: 0x42, name: "sessionEnergyCharged", type: energyMwh, conformance: "M", nullable: true, min: 0, quality: "NQ" },
		{ id: 0x43, name: "sessionEnergyDischarged", type: energyMwh, conformance: "V2X", nullable: true, min: 0, quality: "NQ" },
	],
	commands: [
		{ id: 0x01, name: "disable", conformance: "M", timed: true, fields: [] },
		{
			id: 0x02,
			name: "enableCharging",
			conformance: "M",
			timed: true,
			fields: [
				{ id: 0, name: "chargingEnabledUntil", type: epochS, conformance: "M", nullable: true },
				{ id: 1, name: "minimumChargeCurrent", type: amperageMa, conformance: "M", min: 0 },
				{ id: 2, name: "maximumChargeCurrent", type: amperageMa, conformance: "M", min: 0 },
			],
		},
		{
			id: 0x03,
			name: "enableDischarging",
			conformance: "V2X",
			timed: true,
			fields: [
				{ id: 0, name: "dischargingEnabledUntil", type: epochS, conformance: "M", nullable: true },
				{ id: 1, name: "maximumDischargeCurrent", type: amperageMa, conformance: "M", min: 0 },
			],
		},
		{ id: 0x04, name: "startDiagnostics", conformance: "O", timed: true, fields: [] },
		{
			id: 0x05,
			name: "setTargets",
			conformance: "PREF",
			timed: true,
			fields: [{ id: 0, name: "chargingTargetSchedules", type: schedules, conformance: "M" }],
		},
		{ id: 0x06, name: "getTargets", conformance: "PREF", timed: true, fields: [], response: "getTargetsResponse" },
		{ id: 0x07, name: "clearTargets", conformance: "PREF", timed: true, fields: [] },
	],
	responses: [
		{
			id: 0x00,
			name: "getTargetsResponse",
			conformance: "PREF",
			fields: [{ id: 0, name: "chargingTargetSchedules", type: schedules, conformance: "M" }],
		},
	],
	events: [
		{ id: 0, name: "evConnected", priority: "info", conformance: "M", fields: [session] },
		{
			id: 1,
			name: "evNotDetected",
			priority: "info",
			conformance: "M",
			fields: [
				session,
				{ id: 1, name: "state", type: state, conformance: "M" },
				{ id: 2, name: "sessionDuration", type: elapsedS, conformance: "M" },
				{ id: 3, name: "sessionEnergyCharged", type: energyMwh, conformance: "M", min: 0 },
				{ id: 4, name: "sessionEnergyDischarged", type: energyMwh, conformance: "V2X", min: 0 },
			],
		},
		{
			id: 2,
			name: "energyTransferStarted",
			priority: "info",
			conformance: "M",
			fields: [
				session,
				{ id: 1, name: "state", type: state, conformance: "M" },
				{ id: 2, name: "maximumCurrent", type: amperageMa, conformance: "M", min: 0 },
				{ id: 3, name: "maximumDischargeCurrent", type: amperageMa, conformance: "V2X", min: 0 },
			],
		},
		{
			id: 3,
			name: "energyTransferStopped",
			priority: "info",
			conformance: "M",
			fields: [
				session,
				{ id: 1, name: "state", type: state, conformance: "M" },
				{ id: 2, name: "reason", type: reason, conformance: "M" },
				{ id: 4, name: "energyTransferred", type: energyMwh, conformance: "M", min: 0 },
				{ id: 5, name: "energyDischarged", type: energyMwh, conformance: "V2X", min: 0 },
			],
		},
		{
			id: 4,
			name: "fault",
			priority: "critical",
			conformance: "M",
			fields: [
				{ ...session, nullable: true },
				{ id: 1, name: "state", type: state, conformance: "M" },
				{ id: 2, name: "faultStatePreviousState", type: fault, conformance: "M" },
				{ id: 4, name: "faultStateCurrentState", type: fault, conformance: "M" },
			],
		},
		{
			id: 5,
			name: "rfid",
			priority: "info",
			conformance: "[RFID]",
			fields: [{ id: 0, name: "uid", type: octets(10), conformance: "M" }],
		},
	],
} as const satisfies Cluster);
