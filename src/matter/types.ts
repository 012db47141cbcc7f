// SPDX-License-Identifier: Apache-2.0
/** Types that many clusters share, by the names of the specification (Matter Core Specification § 7.19). */
import { frozen } from "../control/frozen.js";
import type { Field, Type } from "./elements.js";

export const bool: Type = frozen({ is: "bool" });
export const uint8: Type = frozen({ is: "uint", bytes: 1 });
export const uint16: Type = frozen({ is: "uint", bytes: 2 });
export const uint32: Type = frozen({ is: "uint", bytes: 4 });
export const uint64: Type = frozen({ is: "uint", bytes: 8 });
export const int16: Type = frozen({ is: "int", bytes: 2 });
export const int64: Type = frozen({ is: "int", bytes: 8 });

/** Seconds since 2000-01-01 UTC. */
export const epochS = uint32;
/** Seconds. */
export const elapsedS = uint32;
/** Whole percent. */
export const percent = uint8;
/** mA, mV, mW and mWh. */
export const amperageMa = int64;
export const voltageMv = int64;
export const powerMw = int64;
export const energyMwh = int64;
/** Hundredths of a degree Celsius. */
export const temperature = int16;

/** A text of at most so many bytes in UTF-8. */
export function text(longest: number): Type {
	return { is: "string", longest };
}

/** At most so many octets. */
export function octets(longest: number): Type {
	return { is: "octets", longest };
}

/** One of some names. */
export function enum8(of: { readonly [name: string]: number }): Type {
	return { is: "enum", bytes: 1, of };
}

/** At most so many of a type. */
export function list(of: Type, most: number): Type {
	return { is: "list", of, most };
}

/** A structure. */
export function struct(...fields: readonly Field[]): Type {
	return { is: "struct", fields };
}
