// SPDX-License-Identifier: Apache-2.0
/** The cluster Energy EVSE Mode (0x009D), revision 2: Matter Application Cluster Specification § 9.4, on Mode Base § 1.10. */
import { frozen } from "../../control/frozen.js";
import type { Cluster } from "../elements.js";
import { enum8, list, struct, text, uint8, uint16 } from "../types.js";

/** ModeTag: what modes are for. */
export const ModeTag = frozen({
	Auto: 0,
	Quick: 1,
	Quiet: 2,
	LowNoise: 3,
	LowEnergy: 4,
	Vacation: 5,
	Min: 6,
	Max: 7,
	Night: 8,
	Day: 9,
	Manual: 0x4000,
	TimeOfUse: 0x4001,
	SolarCharging: 0x4002,
	V2X: 0x4003,
} as const);

/** ModeChangeStatus. */
export const ModeChangeStatus = frozen({ Success: 0, UnsupportedMode: 1, GenericFailure: 2, InvalidInMode: 3 } as const);

const tag = struct(
	{ id: 0, name: "mfgCode", type: uint16, conformance: "O" },
	{ id: 1, name: "value", type: { is: "enum", bytes: 2, of: ModeTag }, conformance: "M" },
);
const option = struct(
	{ id: 0, name: "label", type: text(64), conformance: "M" },
	{ id: 1, name: "mode", type: uint8, conformance: "M" },
	{ id: 2, name: "modeTags", type: list(tag, 8), conformance: "M" },
);

/** The cluster. */
export const ENERGY_EVSE_MODE: Cluster = frozen({
	id: 0x009d,
	name: "EnergyEvseMode",
	revision: 2,
	features: {},
	attributes: [
		{ id: 0x00, name: "supportedModes", type: { is: "list", of: option, most: 255, least: 2 }, conformance: "M", quality: "F" },
		{ id: 0x01, name: "currentMode", type: uint8, conformance: "M", quality: "N" },
	],
	commands: [
		{
			id: 0x00,
			name: "changeToMode",
			conformance: "M",
			response: "changeToModeResponse",
			fields: [{ id: 0, name: "newMode", type: uint8, conformance: "M" }],
		},
	],
	responses: [
		{
			id: 0x01,
			name: "changeToModeResponse",
			conformance: "M",
			fields: [
				{ id: 0, name: "status", type: enum8(ModeChangeStatus), conformance: "M" },
				{ id: 1, name: "statusText", type: text(64), conformance: "M" },
			],
		},
	],
	events: [],
} as const satisfies Cluster);
