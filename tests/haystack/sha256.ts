// SPDX-License-Identifier: Apache-2.0
/** SHA-256 (FIPS 180-4), HMAC (RFC 2104) and PBKDF2 (RFC 8018) for tests on engines that have none, and chance that is none. */
import type { Crypto } from "../../src/login/secret.js";

const BLOCK = 64;

/** The first 32 bits of a fraction. */
function fraction(value: number): number {
	return ((value - Math.floor(value)) * 2 ** 32) | 0;
}

/** Fractions of the roots of the first primes, which the standard begins with and adds. */
function constants(): { starts: number[]; rounds: number[] } {
	const primes: number[] = [];
	for (let number = 2; primes.length < 64; number++) if (primes.every((prime) => number % prime !== 0)) primes.push(number);
	return {
		starts: primes.slice(0, 8).map((prime) => fraction(prime ** (1 / 2))),
		rounds: primes.map((prime) => fraction(Math.cbrt(prime))),
	};
}

function turned(word: number, by: number): number {
	return (word >>> by) | (word << (32 - by));
}

function padded(bytes: Uint8Array): Uint8Array {
	const all = new Uint8Array(Math.ceil((bytes.length + 9) / BLOCK) * BLOCK);
	all.set(bytes);
	all[bytes.length] = 0x80;
	for (let i = 0; i < 4; i++) all[all.length - 1 - i] = (bytes.length * 8) >>> (8 * i);
	return all;
}

function words(block: Uint8Array): Int32Array {
	const w = new Int32Array(64);
	for (let i = 0; i < 16; i++) w[i] = (block[4 * i] << 24) | (block[4 * i + 1] << 16) | (block[4 * i + 2] << 8) | block[4 * i + 3];
	for (let i = 16; i < 64; i++) {
		const low = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ (w[i - 15] >>> 3);
		const high = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ (w[i - 2] >>> 10);
		w[i] = w[i - 16] + low + w[i - 7] + high;
	}
	return w;
}

function mixed(state: readonly number[], block: Uint8Array, rounds: readonly number[]): number[] {
	const w = words(block);
	let [a, b, c, d, e, f, g, h] = state;
	for (let i = 0; i < 64; i++) {
		const one = (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + rounds[i] + w[i]) | 0;
		const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
		[h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
	}
	return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
}

/** Cryptography as slow as it is plain. Its chance counts, so that each test repeats. */
export function plainCrypto(): Crypto {
	const { starts, rounds } = constants();
	let drawn = 0;
	const sha256 = (bytes: Uint8Array): Uint8Array => {
		const all = padded(bytes);
		let state = starts;
		for (let at = 0; at < all.length; at += BLOCK) state = mixed(state, all.subarray(at, at + BLOCK), rounds);
		return Uint8Array.from({ length: 32 }, (_, i) => state[i >> 2] >>> (24 - 8 * (i & 3)));
	};
	const hmac = (key: Uint8Array, bytes: Uint8Array): Uint8Array => {
		const short = key.length > BLOCK ? sha256(key) : key;
		const keyed = (pad: number) => Uint8Array.from({ length: BLOCK }, (_, i) => (short[i] ?? 0) ^ pad);
		return sha256(joined(keyed(0x5c), sha256(joined(keyed(0x36), bytes))));
	};
	const pbkdf2 = (password: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array => {
		let last = hmac(password, joined(salt, Uint8Array.of(0, 0, 0, 1)));
		const sum = last.slice();
		for (let i = 1; i < iterations; i++) {
			last = hmac(password, last);
			for (let at = 0; at < sum.length; at++) sum[at] ^= last[at];
		}
		return sum;
	};
	const random = (count: number): Uint8Array => sha256(Uint8Array.of(drawn >> 8, drawn++)).slice(0, count);
	return { sha256, hmac, pbkdf2, random };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
	const all = new Uint8Array(a.length + b.length);
	all.set(a);
	all.set(b, a.length);
	return all;
}
