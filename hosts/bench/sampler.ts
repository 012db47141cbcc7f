// SPDX-License-Identifier: Apache-2.0
/** The sampler: one window of the pilot for each period of 1 ms, with the noise and the hum on it, and some that it cannot read. */
import { PILOT_CAPACITY, type PilotSense } from "../../src/control/board.js";
import { STEADY_HIGH, STEADY_LOW } from "../../src/control/duty.js";
import { converted } from "./circuit.js";
import { FrontEnd } from "./frontEnd.js";
import type { Guard } from "./guard.js";
import { Hum } from "./hum.js";
import type { PilotPort } from "./port.js";
import type { Random } from "./random.js";

/** The sampler of one board. */
export class Sampler {
	/** What the mains leave on both plateaus. It is slow beside a window, so the spread does not show it. */
	readonly hum = new Hum();
	/** What it measures of all that. */
	readonly frontEnd = new FrontEnd();
	private noiseMv = 0;
	/** Of every `each` windows the first `first` cannot be read; the next one is the one at `at`. */
	private readonly gaps = { first: 0, each: 1, at: 0 };

	/** Standard deviation of the noise on a plateau, mV. */
	disturb(noiseMv: number): void {
		this.noiseMv = noiseMv;
	}

	/** Of every `each` windows from now on, the first `first` cannot be read; 0 for none. */
	blind(first: number, each: number): void {
		this.gaps.first = first;
		this.gaps.each = each;
		this.gaps.at = 0;
	}

	/** True while each window shows the plateaus just as they are. */
	get calm(): boolean {
		return this.noiseMv === 0 && this.hum.peakMv === 0 && this.gaps.first === 0;
	}

	/**
	 * Adds the `windows` periods after `from`; where there is no room, the oldest go. `loaded` says that current flows. Unless
	 * all is calm the guard is told of each window as it was sampled, or that it could not be.
	 */
	sample(sense: PilotSense, port: PilotPort, from: number, windows: number, noise: Random, loaded: boolean, guard: Guard): void {
		sense.spreadMv = this.frontEnd.scaled(this.noiseMv);
		if (this.calm) fill(sense, this.read(port.highMv), this.read(port.lowMv), windows);
		else this.fillDisturbed(sense, port, from, windows, noise, loaded, guard);
	}

	private fillDisturbed(
		sense: PilotSense,
		port: PilotPort,
		from: number,
		windows: number,
		noise: Random,
		loaded: boolean,
		guard: Guard,
	): void {
		const steady = port.wire === STEADY_HIGH || port.wire === STEADY_LOW;
		const hums = this.hum.peakMv > 0;
		const gaps = this.gaps.first > 0;
		const sampled = Math.min(windows, PILOT_CAPACITY);
		this.pass(windows - sampled);
		const unreadable = this.unreadableOf(sampled);
		sense.lost += windows - sampled + unreadable;
		makeRoom(sense, sampled - unreadable);
		for (let now = from + windows - sampled + 1; now <= from + windows; now++) {
			if (gaps && this.isBlind()) {
				guard.miss(now);
				continue;
			}
			const hum = hums ? this.hum.at(now, loaded) : 0;
			const high = this.read(port.highMv + hum + this.noiseOf(noise));
			sense.high[sense.count] = high;
			sense.low[sense.count] = steady ? high : this.read(port.lowMv + hum + this.noiseOf(noise));
			sense.count++;
			guard.hear(now, high);
		}
	}

	/** A voltage as it comes out of front end and converter, mV. */
	private read(mv: number): number {
		return converted(this.frontEnd.measured(mv));
	}

	private noiseOf(noise: Random): number {
		return this.noiseMv === 0 ? 0 : noise.gaussian(this.noiseMv);
	}

	/** Whether the next window cannot be read. */
	private isBlind(): boolean {
		const blind = this.gaps.at < this.gaps.first;
		this.pass(1);
		return blind;
	}

	private pass(windows: number): void {
		this.gaps.at = (this.gaps.at + windows) % this.gaps.each;
	}

	private unreadableOf(windows: number): number {
		const { first, each, at } = this.gaps;
		const upTo = (end: number): number => Math.trunc(end / each) * first + Math.min(end % each, first);
		return first === 0 ? 0 : upTo(at + windows) - upTo(at);
	}
}

function fill(sense: PilotSense, high: number, low: number, windows: number): void {
	const count = makeRoom(sense, windows);
	for (let i = sense.count; i < sense.count + count; i++) {
		sense.high[i] = high;
		sense.low[i] = low;
	}
	sense.count += count;
}

/** Drops what `windows` more windows leave no room for, and says how many of them there is any point in sampling. */
function makeRoom(sense: PilotSense, windows: number): number {
	const excess = sense.count + windows - PILOT_CAPACITY;
	if (excess <= 0) return windows;
	sense.lost += excess;
	const kept = Math.max(sense.count - excess, 0);
	for (let i = 0; i < kept; i++) {
		sense.high[i] = sense.high[i + excess];
		sense.low[i] = sense.low[i + excess];
	}
	sense.count = kept;
	return Math.min(windows, PILOT_CAPACITY);
}
