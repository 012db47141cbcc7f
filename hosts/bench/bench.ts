// SPDX-License-Identifier: Apache-2.0
/** The bench: virtual time, the device's clock and ticks, and the switch that powers it. */
import type { Instant } from "../../src/control/integer.js";
import { Journal, type Medium } from "../../src/settings/journal.js";
import { Board } from "./board.js";
import { Clients } from "./clients.js";
import type { Device, Payload, PowerUp, Store } from "./device.js";
import { NEVER } from "./moment.js";
import { Outside } from "./outside.js";
import { portrait } from "./portrait.js";
import { Random, Stream } from "./random.js";
import { MemoryMedium, Retention } from "./records.js";

/** What the bench tells while it happens. */
export interface Listener {
	/** A device was powered up: "power" or "reboot". */
	booted(now: number, reason: string): void;
	/** The device printed a line on its console. */
	printed(now: number, text: string): void;
	/** The device told the world of an event. */
	happened(now: number, name: string, payload: Payload): void;
	/** Somebody outside has heard what came of a request. */
	answered?(now: number, name: string, ok: boolean, text: string): void;
	/** A Matter client has heard of an attribute that is another, with its value as JSON; or of an event, with its fields. */
	showed?(now: number, what: "attribute" | "event", name: string, json: string): void;
}

/** The time between two control ticks, ms. */
const TICK_MS = 10;
/** The device's clock at power-up, ms: it wraps after one minute, in every run. */
const CLOCK_AT_START = 0x80000000 - 60_000;

/** A board on the bench with a device that runs it. Starts with the power on. */
export class Bench {
	/** Milliseconds since the first boot. */
	now = 0;
	readonly board = new Board();
	/** The device that runs; null while the power is off. */
	device: Device | null = null;
	/** When the last control tick was over; −1 before the first. */
	tickedAt = -1;
	/** What survives a loss of power, and what does not. */
	private readonly medium: Medium;
	private readonly retention = new Retention();
	private readonly powerUp: PowerUp;
	private readonly listener: Listener;
	private noise: Random;
	private jitter: Random;
	private chance: Random;
	private bootedAt = 0;
	private jitterMs = 0;
	/** When the next tick should come, and when it will; whether the last one was completed, and when one that writes will be over. */
	private readonly tick = { dueAt: NEVER, comesAt: NEVER, completed: false, endsAt: NEVER };
	/** How long a write to the store stops the control loop, and until when it does. */
	private readonly flash = { ms: 0, until: 0 };
	/** What was set up on the bench, `key=value`: each device begins with it. */
	private readonly installed: string[] = [];
	/** Those who look in by the window; undefined until there is somebody. */
	private beyond: Outside | undefined;
	private speakers: Clients | undefined;
	/** What the last device that has lost its power had counted. */
	private readonly past = { sessions: 0, energyMwh: 0 };

	/** Powers the first device up. Throws what PowerUp throws. With a medium that somebody else has written, it remembers. */
	constructor(powerUp: PowerUp, listener: Listener, seed: number, medium: Medium = new MemoryMedium()) {
		this.medium = medium;
		this.powerUp = powerUp;
		this.listener = listener;
		this.noise = new Random(seed, Stream.Noise);
		this.jitter = new Random(seed, Stream.Jitter);
		this.chance = new Random(seed, Stream.Delay);
		this.start("power");
	}

	/** Goes on to the next moment at which something may change, at most to `limit`. */
	step(limit: number): void {
		const to = Math.min(this.tick.comesAt, this.tick.endsAt, this.board.nextAt(), this.beyond?.nextAt ?? NEVER, limit);
		if (to > this.now) {
			if (this.device !== null) this.board.sample(this.device.sense, this.now, to - this.now, this.noise);
			this.now = to;
		}
		if (this.board.nextAt() <= this.now) this.board.happen(this.now);
		if (this.device !== null) this.work(this.device);
		this.beyond?.happen(this.now);
	}

	/** Whoever looks in by the window. */
	get outside(): Outside {
		const answered = (name: string, ok: boolean, text: string): void => this.listener.answered?.(this.now, name, ok, text);
		this.beyond ??= new Outside(() => this.now, this.device?.window, answered);
		return this.beyond;
	}

	/** Clients that speak Matter and Haystack. */
	get clients(): Clients {
		this.speakers ??= new Clients(this.outside, (what, name, ok, text) => {
			if (what === "answer") this.listener.answered?.(this.now, name, ok, text);
			else this.listener.showed?.(this.now, what, name, text);
		});
		return this.speakers;
	}

	/** Goes on to `moment`. */
	goTo(moment: number): void {
		while (this.now < moment) this.step(moment);
	}

	/** Works out what follows from a change that somebody made to the board. */
	settle(): void {
		this.board.settle(this.now);
	}

	/** Power for board and mains. Switching on what is on does nothing. */
	power(on: boolean): void {
		if (on === (this.device !== null)) return;
		this.board.mains.on = on;
		if (on) this.start("power");
		else {
			this.retention.lose();
			this.stop();
		}
	}

	/** The board restarts; the mains stay. Without power nothing restarts. */
	reboot(): void {
		if (this.device === null) return;
		this.stop();
		this.start("reboot");
	}

	/** The control loop gets no time for `ms`. The tick that was missed comes late, once. */
	stall(ms: number): void {
		if (this.tick.comesAt < this.now + ms) this.tick.comesAt = this.now + ms;
		if (this.tick.endsAt < this.now + ms) this.tick.endsAt = this.now + ms;
	}

	/** Each write to the store, or erasure, stops the control loop for `ms`: what a tick has decided is done after what it has written. */
	slowStore(ms: number): void {
		this.flash.ms = ms;
	}

	/** Sets the charger up, `key=value`: the one that runs, and each that is powered up later. */
	install(setting: string): void {
		if (this.installed.includes(setting)) return;
		this.installed.push(setting);
		this.device?.install(setting);
	}

	/** Somebody types: each character is a byte on the serial line, all of them at this moment. */
	type(bytes: string): void {
		for (let at = 0; at < bytes.length; at++) this.device?.take(bytes.charCodeAt(at), this.clock());
	}

	/** Each tick comes up to `ms` late, beginning with the one after the next. */
	shake(ms: number): void {
		this.jitterMs = ms;
	}

	/** Starts noise, jitter and random delays anew. */
	seed(seed: number): void {
		this.noise = new Random(seed, Stream.Noise);
		this.jitter = new Random(seed, Stream.Jitter);
		this.chance = new Random(seed, Stream.Delay);
	}

	/** Sessions since the first boot. */
	sessions(): number {
		return this.device === null ? this.past.sessions : this.device.sessions;
	}

	/** Energy since the first boot, mWh. */
	energyMwh(): number {
		return this.device === null ? this.past.energyMwh : this.device.totalMwh;
	}

	private work(device: Device): void {
		if (this.tick.endsAt <= this.now) this.finish(device);
		else if (this.tick.comesAt <= this.now) this.run(device);
	}

	private start(reason: string): void {
		const listener = this.listener;
		listener.booted(this.now, reason);
		const device = this.powerUp({
			store: this.openStore(),
			retained: this.retention,
			print: (line) => listener.printed(this.now, line),
			event: (name, payload) => listener.happened(this.now, name, payload),
			chance: (limit) => this.chance.below(limit),
			ownRestart: reason !== "power",
			portrait,
		});
		for (const setting of this.installed) device.install(setting);
		this.device = device;
		this.bootedAt = this.now;
		this.tick.dueAt = this.now;
		this.schedule();
		this.tick.comesAt = Math.max(this.tick.comesAt, this.flash.until);
		this.board.start();
		this.board.apply(this.now, device.drive);
		this.beyond?.join(device.window);
	}

	private stop(): void {
		this.past.sessions = this.sessions();
		this.past.energyMwh = this.energyMwh();
		this.device = null;
		this.beyond?.join(undefined);
		this.tick.comesAt = NEVER;
		this.tick.endsAt = NEVER;
		this.flash.until = this.now;
		this.board.stop(this.now);
	}

	/** What the device's clock shows. */
	private clock(): Instant {
		return ((CLOCK_AT_START + (this.now - this.bootedAt)) | 0) as Instant;
	}

	private run(device: Device): void {
		const sense = device.sense;
		sense.now = this.clock();
		this.board.tell(this.now, sense);
		this.tick.completed = device.tick();
		sense.pilot.count = 0;
		sense.pilot.lost = 0;
		if (this.flash.until <= this.now) this.finish(device);
		else {
			this.tick.comesAt = NEVER;
			this.tick.endsAt = this.flash.until;
		}
	}

	/** What the tick has decided is done. */
	private finish(device: Device): void {
		this.tick.endsAt = NEVER;
		this.tickedAt = this.now;
		if (this.tick.completed) this.board.guard.renew(this.now);
		this.board.apply(this.now, device.drive);
		this.schedule();
	}

	/** The journal is read at each start, and takes its time whenever it is written. */
	private openStore(): Store {
		const { medium, listener } = this;
		const slow: Medium = {
			read: () => medium.read(),
			append: (bytes) => this.keep(() => medium.append(bytes)),
			replace: (bytes) => this.keep(() => medium.replace(bytes)),
		};
		const journal = new Journal(slow, (line) => listener.printed(this.now, line));
		const { flash } = this;
		return {
			read: (key) => journal.read(key),
			write: (key, text) => journal.write(key, text),
			erase: (key) => journal.erase(key),
			// a line, and now and then a shorter journal
			get boundMs() {
				return 2 * flash.ms;
			},
		};
	}

	/** Changes the store, which takes its time. */
	private keep(change: () => void): void {
		change();
		if (this.flash.ms === 0) return;
		this.flash.until = Math.max(this.flash.until, this.now) + this.flash.ms;
		this.stall(this.flash.until - this.now);
	}

	/** The next tick of the schedule that is still to come. A late tick does not shift the schedule. */
	private schedule(): void {
		const missed = Math.trunc((this.now - this.tick.dueAt) / TICK_MS);
		this.tick.dueAt += (missed + 1) * TICK_MS;
		this.tick.comesAt = this.tick.dueAt + (this.jitterMs === 0 ? 0 : this.jitter.below(this.jitterMs + 1));
	}
}
