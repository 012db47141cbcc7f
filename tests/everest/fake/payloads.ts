// SPDX-License-Identifier: Apache-2.0
/** Reads what a board tells, as EVerest's own parser does: what is required has to be there, names have to be known, more does not matter. */

/** A record as it came. */
export type Fields = { readonly [name: string]: unknown };

/** Throws what is wrong. */
export function fields(value: unknown): Fields {
	if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("no object");
	return value as Fields;
}

export function text(value: unknown, name: string): string {
	const found = fields(value)[name];
	if (typeof found !== "string") throw new Error(`no ${name}`);
	return found;
}

/** A text that may be missing. */
export function optionalText(value: unknown, name: string): string {
	return fields(value)[name] === undefined ? "" : text(value, name);
}

export function oneOf<Name extends string>(value: unknown, name: string, names: readonly Name[]): Name {
	const found = text(value, name);
	const known = names.find((each) => each === found);
	if (known === undefined) throw new Error(`${name} cannot be "${found}"`);
	return known;
}

export function number(value: unknown): number {
	if (typeof value !== "number") throw new Error("no number");
	return value;
}

export const EVENTS = ["A", "B", "C", "D", "E", "F", "PowerOn", "PowerOff", "Disconnected"] as const;

/** What a cable carries with three phases, and with one, A. */
export const AMPACITIES = {
	None: [0, 0],
	A_13: [13, 13],
	A_20: [20, 20],
	A_32: [32, 32],
	A_63_3ph_70_1ph: [63, 70],
} as const;

/** What a board can, as far as it matters here. */
export interface Capabilities {
	/** A. */
	readonly most: number;
	readonly phases: number;
	readonly switches: boolean;
	readonly connector: string;
}

const NUMBERS = ["import", "export"].flatMap((way) =>
	["max_current_A", "min_current_A", "max_phase_count", "min_phase_count"].map((name) => `${name}_${way}`),
);

/** Throws what is wrong with it. */
export function capabilities(value: unknown): Capabilities {
	const told = fields(value);
	for (const name of NUMBERS) if (typeof told[name] !== "number") throw new Error(`no ${name}`);
	for (const name of ["supports_changing_phases_during_charging", "supports_cp_state_E"])
		if (typeof told[name] !== "boolean") throw new Error(`no ${name}`);
	return {
		most: told.max_current_A_import as number,
		phases: told.max_phase_count_import as number,
		switches: told.supports_changing_phases_during_charging as boolean,
		connector: oneOf(value, "connector_type", ["IEC62196Type2Cable", "IEC62196Type2Socket"]),
	};
}

/** EVerest's reasons for which a transaction ends (types/evse_manager.yaml). */
export const STOP_REASONS =
	`EmergencyStop EVDisconnected HardReset Local Other PowerLoss Reboot Remote SoftReset UnlockCommand DeAuthorized EnergyLimitReached GroundFault LocalOutOfCredit MasterPass
	OvercurrentFault PowerQuality SOCLimitReached StoppedByEV TimeLimitReached Timeout ReqEnergyTransferRejected EVSEDisabled`.split(/\s+/);
