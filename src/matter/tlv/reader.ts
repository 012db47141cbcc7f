// SPDX-License-Identifier: Apache-2.0
/** Reads TLV element by element, and never beyond its end. */
import { Status } from "../status.js";
import { CONTEXT, Kind, WORD } from "./kind.js";
import { textFrom } from "./utf8.js";

/** Bytes that are not what they have to be, with the status that whoever sent them gets. */
export class TlvError extends Error {
	readonly status: Status;

	constructor(status: Status, message: string) {
		super(message);
		this.status = status;
	}
}

/** Structures within structures that are skipped at most: what is deeper is no message of any cluster. */
const DEEPEST = 8;

/** A place in some bytes. */
export class Reader {
	readonly #bytes: Uint8Array;
	#at = 0;

	constructor(bytes: Uint8Array) {
		this.#bytes = bytes;
	}

	/** Bytes that are left. */
	get left(): number {
		return this.#bytes.length - this.#at;
	}

	/** The error of bytes that end too soon. */
	cut(path: string): TlvError {
		return new TlvError(Status.InvalidCommand, `${path || "fields"}: the bytes end in the middle of it`);
	}

	/** The control byte of the next element. */
	head(path: string): number {
		return this.number(1, false, path);
	}

	/** A number of 1, 2, 4 or 8 bytes. Beyond 2^53 it would not be exact, and no message has one. */
	number(bytes: number, signed: boolean, path: string): number {
		if (this.left < bytes) throw this.cut(path);
		const low = this.#word(Math.min(bytes, 4));
		const high = bytes === 8 ? this.#word(4) : 0;
		const bits = bytes === 8 ? 32 : 8 * bytes;
		const value = bytes === 8 ? (signed ? high | 0 : high) * WORD + low : signed ? (low << (32 - bits)) >> (32 - bits) : low;
		if (Number.isSafeInteger(value)) return value;
		throw new TlvError(Status.ConstraintError, `${path}: a number beyond 2^53`);
	}

	#word(bytes: number): number {
		let word = 0;
		for (let i = 0; i < bytes; i++) word |= this.#bytes[this.#at++] << (8 * i);
		return word >>> 0;
	}

	/** A text of so many bytes, which are there. */
	text(length: number, path: string): string {
		const text = textFrom(this.#bytes, this.#at, this.#at + length);
		if (text === undefined) throw new TlvError(Status.InvalidCommand, `${path}: it is no UTF-8`);
		this.#at += length;
		return text;
	}

	/** So many octets, which are there. */
	octets(length: number): Uint8Array {
		this.#at += length;
		return this.#bytes.slice(this.#at - length, this.#at);
	}

	/** Passes over an element of some kind, whatever is in it. */
	passOver(kind: number, path: string): void {
		let depth = this.#pass(kind, path);
		while (depth > 0) {
			const control = this.head(path);
			if (control === Kind.End) depth -= 1;
			else {
				this.#passTag(control, path);
				depth += this.#pass(control & 0x1f, path);
			}
			if (depth > DEEPEST)
				throw new TlvError(Status.InvalidCommand, `${path || "fields"}: structures are nested more than ${DEEPEST} deep`);
		}
	}

	/** Passes over the value of an element; 1 if it is what holds others. */
	#pass(kind: number, path: string): 0 | 1 {
		if (kind >= Kind.Struct && kind <= Kind.List) return 1;
		if (kind > Kind.List) throw new TlvError(Status.InvalidCommand, `${path || "fields"}: there is no element of kind ${kind}`);
		if (kind < Kind.False) this.#forward(1 << (kind & 3), path);
		else if (kind === Kind.Float || kind === Kind.Double) this.#forward(kind === Kind.Float ? 4 : 8, path);
		else if (kind >= Kind.Text && kind < Kind.Null) this.#forward(this.number(1 << (kind & 3), false, path), path);
		return 0;
	}

	#passTag(control: number, path: string): void {
		const tag = control & ~0x1f;
		if (tag !== 0 && tag !== CONTEXT) throw new TlvError(Status.InvalidCommand, `${path || "fields"}: a tag of another profile`);
		if (tag === CONTEXT) this.#forward(1, path);
	}

	#forward(bytes: number, path: string): void {
		if (bytes > this.left) throw this.cut(path);
		this.#at += bytes;
	}

	/** Nothing may follow. */
	end(path: string): void {
		if (this.left > 0) throw new TlvError(Status.InvalidCommand, `${path}: ${this.left} bytes follow it`);
	}
}
