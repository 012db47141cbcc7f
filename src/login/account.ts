// SPDX-License-Identifier: Apache-2.0
/** The owner's account: who knows the password is let in; before there is one, who knows the setup code may set it. */
import { bytesOf } from "./base64.js";
import { Patience } from "./patience.js";
import { type Crypto, isPassword, isSame, type Secret, secretOf, wrongPassword } from "./secret.js";

/** Letters and digits that nobody takes for others: as many as five bits tell apart. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/** Of a setup code: 40 bits, in two groups. */
const CODE_LENGTH = 8;
const SALT = 16;
const KEY = 32;

/** What an account needs of its host beside cryptography. */
export interface Keeping {
	/** Of PBKDF2: 4096 or more. */
	readonly iterations: number;
	/** Why the password cannot be changed here; left out where it can. */
	readonly fixed?: string;
}

/** What comes of a try: it was right, or wrong, or comes too early by so many ms. */
export type Tried = "right" | "wrong" | { readonly wait: number };

/** One owner's. Times are ms, and never go back. */
export class Account {
	/** Of all who try, by whatever face: whoever guesses at one has to wait at all. */
	readonly patience = new Patience();
	readonly #crypto: Crypto;
	readonly #keeping: Keeping;
	#secret: Secret | undefined;
	#code: string;
	/** The password that was right last, by a key that nobody knows: programs tell it with each request, and to work it out takes long. */
	readonly #key: Uint8Array;
	#last: Uint8Array | undefined;
	#keep: (password: string) => void = () => {};

	constructor(crypto: Crypto, keeping: Keeping) {
		this.#crypto = crypto;
		this.#keeping = keeping;
		this.#key = crypto.random(KEY);
		this.#code = codeOf(crypto.random(CODE_LENGTH));
	}

	/** What is kept of the password; undefined until there is one. */
	get secret(): Secret | undefined {
		return this.#secret;
	}

	/** The setup code, for who stands before the charger; an empty text once there is a password. */
	get code(): string {
		return this.#code;
	}

	/** Whoever keeps the password from now on is told of each that the owner sets. */
	keptBy(keep: (password: string) => void): void {
		this.#keep = keep;
	}

	/** Whether this is the password; for who keeps it. */
	holds(password: string): boolean {
		return this.#isPassword(password);
	}

	/** The password is this one. */
	know(password: string): void {
		const { iterations } = this.#keeping;
		this.#secret = secretOf(this.#crypto, password, this.#crypto.random(SALT), iterations);
		this.#last = undefined;
		this.#code = "";
	}

	/** The owner sets another password. Returns what is wrong with it, or an empty text. */
	change(password: string): string {
		const wrong = this.#keeping.fixed ?? wrongPassword(password);
		if (wrong !== "") return wrong;
		this.know(password);
		this.#keep(password);
		return "";
	}

	/** There is no password any more: who stands before the charger sets one. */
	forget(): void {
		this.#secret = undefined;
		this.#last = undefined;
		this.#code = codeOf(this.#crypto.random(CODE_LENGTH));
	}

	/** Somebody says the password, from a place. */
	tryPassword(password: string, from: string, now: number): Tried {
		return this.#try(from, now, () => this.#isPassword(password));
	}

	/** Somebody says the setup code. */
	tryCode(code: string, from: string, now: number): Tried {
		const written = code.toUpperCase().split("-").join("").trim();
		const right = this.#code.split("-").join("");
		return this.#try(from, now, () => right !== "" && isSame(this.#marked(written), this.#marked(right)));
	}

	#try(from: string, now: number, isRight: () => boolean): Tried {
		const wait = this.patience.wait(from, now);
		if (wait > 0) return { wait };
		if (!isRight()) {
			this.patience.wrong(from, now);
			return "wrong";
		}
		this.patience.right(from);
		return "right";
	}

	#isPassword(password: string): boolean {
		if (this.#secret === undefined || wrongPassword(password) !== "") return false;
		const marked = this.#marked(password);
		if (this.#last !== undefined && isSame(marked, this.#last)) return true;
		if (!isPassword(this.#crypto, this.#secret, password)) return false;
		this.#last = marked;
		return true;
	}

	#marked(text: string): Uint8Array {
		return this.#crypto.hmac(this.#key, bytesOf(text));
	}
}

function codeOf(bytes: Uint8Array): string {
	const letters = [...bytes].map((byte) => LETTERS[byte & 31]).join("");
	return `${letters.slice(0, CODE_LENGTH / 2)}-${letters.slice(CODE_LENGTH / 2)}`;
}
