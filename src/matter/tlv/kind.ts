// SPDX-License-Identifier: Apache-2.0
/** Kinds of TLV elements, as the low five bits of the control byte say them: Matter Core Specification appendix A.7. */
import { frozen } from "../../control/frozen.js";

/** Of numbers, texts and octets there are four each: with 1, 2, 4 and 8 bytes of value or of length. */
export const Kind = frozen({
	Int: 0x00,
	Uint: 0x04,
	False: 0x08,
	True: 0x09,
	Float: 0x0a,
	Double: 0x0b,
	Text: 0x0c,
	Octets: 0x10,
	Null: 0x14,
	Struct: 0x15,
	Array: 0x16,
	List: 0x17,
	End: 0x18,
} as const);

/** The bits of the control byte that say the kind. */
export const KIND = 0x1f;
/** The other bits: no tag, or one byte of a context. */
export const ANONYMOUS = 0x00;
export const CONTEXT = 0x20;
/** Two to the 32nd. */
export const WORD = 0x1_0000_0000;
