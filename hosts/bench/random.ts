// SPDX-License-Identifier: Apache-2.0
/** Reproducible random numbers made of 32-bit integer arithmetic only, because engines differ in the last digit of a logarithm. */
import { frozen } from "../../src/control/frozen.js";

/** What a stream of random numbers is for. Each has its own, so that more of one does not shift the other. */
export const Stream = frozen({ Noise: 1, Jitter: 2, Delay: 3 } as const);
export type Stream = (typeof Stream)[keyof typeof Stream];

/** 12 uniform bytes add up to 1530 on average, with a standard deviation of 255.998. */
const MEAN_OF_TWELVE = 1530;
const SIGMA_OF_TWELVE = 256;

/** One stream of numbers; the same for the same seed and purpose on every engine. */
export class Random {
	private state: number;

	/** `seed` is any int32. */
	constructor(seed: number, stream: Stream) {
		this.state = mixed(seed, stream);
	}

	/** The next number, int32, never 0 (xorshift32, Marsaglia 2003: 13, 17, 5). */
	next(): number {
		let x = this.state;
		x ^= x << 13;
		x ^= x >>> 17;
		x ^= x << 5;
		this.state = x;
		return x;
	}

	/** A number from 0 to `limit` − 1; `limit` from 1 to 2^30. */
	below(limit: number): number {
		return (this.next() >>> 1) % limit;
	}

	/** Normally distributed with standard deviation `sigma` (whole, 0 to 100 000), within ±5.98 sigma. */
	gaussian(sigma: number): number {
		const sum = (bytesOf(this.next()) + bytesOf(this.next()) + bytesOf(this.next()) - MEAN_OF_TWELVE) | 0;
		return ((sum * sigma) / SIGMA_OF_TWELVE) | 0;
	}
}

/** The sum of the four bytes of a number. */
function bytesOf(x: number): number {
	return ((x & 0xff) + ((x >>> 8) & 0xff) + ((x >>> 16) & 0xff) + (x >>> 24)) | 0;
}

/** A start for each stream of each seed, far from its neighbours' (finaliser of MurmurHash3); never 0, where xorshift stays. */
function mixed(seed: number, stream: number): number {
	let x = (seed + Math.imul(stream, 0x9e3779b1)) | 0;
	x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
	x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
	x ^= x >>> 16;
	return x === 0 ? 1 : x;
}
