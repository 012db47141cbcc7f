// SPDX-License-Identifier: Apache-2.0
/** Heartbeat supervision over hours, with a port on its own: misses, acknowledgements, recovery, restarts, and the wrap of the clock. */
import test from "ava";
import { DRIVE_AT_START } from "../../src/control/board.js";
import { Letter } from "../../src/control/letter.js";
import { frameOf } from "../../src/rapi/frame.js";
import { Rapi } from "../../src/rapi/rapi.js";
import { assign, defaults } from "../../src/settings/settings.js";
import { Bay } from "../evse/port.js";

/** A bay with RAPI at its port. */
class Watched {
	readonly bay: Bay;
	readonly printed: string[] = [];
	#rapi: Rapi;
	#sent: string[] = [];

	constructor(bay = new Bay()) {
		this.bay = bay;
		this.#rapi = this.#listener();
	}

	#listener(): Rapi {
		const { bay } = this;
		const values = { ...defaults(), evse: bay.numbers };
		return new Rapi(
			{
				sense: bay.sense,
				report: bay.report,
				drive: DRIVE_AT_START,
				evse: bay.evse,
				store: bay.store,
				values,
				settings: { change: (key, text) => `${assign(values, `${key}=${text}`)}` },
				restart: undefined,
				print: (line) => void this.printed.push(line),
			},
			(frame) => void this.#sent.push(frame),
		);
	}

	/** The board restarts. */
	restart(): this {
		this.bay.restart();
		this.#rapi = this.#listener();
		return this;
	}

	/** A vehicle charges for so many seconds. */
	seconds(count: number): this {
		this.bay.stepMs = 1_000;
		for (let s = 0; s < count; s++) this.step();
		return this;
	}

	step(): void {
		this.bay.show(Letter.C);
		this.#rapi.follow(this.bay.sense.now);
	}

	ask(command: string): string {
		this.#sent = [];
		for (const byte of frameOf(command)) this.#rapi.take(byte.charCodeAt(0), this.bay.sense.now);
		return this.#sent[0].slice(1, -4);
	}

	/** Amperes that are offered after the next look. */
	get amps(): number {
		this.bay.stepMs = 10;
		this.step();
		return this.bay.evse.wish.offerMa / 1_000;
	}
}

test("pulses in time keep the current; a missed one leaves the fallback", (t) => {
	const watched = new Watched().seconds(5);
	t.is(watched.ask("SY 100 10"), "OK 100 10 0");
	for (let i = 0; i < 10; i++) t.is(watched.seconds(100).ask("SY"), "OK 100 10 0");
	t.is(watched.amps, 32);
	watched.seconds(100);
	t.is(watched.amps, 10, "101 s after the last pulse");
	t.is(watched.ask("GY"), "OK 100 10 2");
	watched.seconds(50_000);
	t.is(watched.amps, 10);
});

test("the first pulse after a gap brings the current back, and is answered as missed until it is acknowledged", (t) => {
	const watched = new Watched().seconds(5);
	watched.ask("SY 5 6");
	watched.seconds(10);
	t.is(watched.amps, 6);
	t.is(watched.ask("SY"), "NK 5 6 2");
	t.is(watched.amps, 32);
	for (let i = 0; i < 5; i++) t.is(watched.seconds(3).ask("SY"), "NK 5 6 2");
	t.is(watched.amps, 32, "a client that never acknowledges is not stuck at 6 A");
	t.is(watched.ask("SY 165"), "OK 5 6 1");
	t.is(watched.seconds(3).ask("SY"), "OK 5 6 1");
	t.is(watched.ask("SY 165"), "OK 5 6 1", "nothing to acknowledge");
	watched.seconds(10);
	t.is(watched.amps, 6, "and again");
	t.is(watched.ask("GY"), "OK 5 6 2");
	t.is(watched.ask("SY 164"), "NK 5 6 2");
	t.is(watched.amps, 6);
	t.is(watched.ask("SY 165"), "OK 5 6 1");
	t.is(watched.amps, 32);
});

test("an acknowledgement drops what was set with V; a pulse alone does not", (t) => {
	const watched = new Watched().seconds(5);
	watched.ask("SY 5 6");
	watched.ask("SC 16 V");
	watched.seconds(10);
	watched.ask("SY");
	t.is(watched.amps, 16);
	watched.ask("SY 165");
	t.is(watched.amps, 32);
});

test("a new interval forgets what was missed; 0 ends the supervision", (t) => {
	const watched = new Watched().seconds(5);
	watched.ask("SY 5 6");
	watched.seconds(10);
	t.is(watched.ask("SY 10 8"), "OK 10 8 0");
	t.is(watched.amps, 32, "in the original the current stays low");
	watched.seconds(20);
	t.is(watched.amps, 8);
	watched.ask("SC 20 V");
	t.is(watched.ask("SY 0 8"), "OK 0 8 0");
	t.is(watched.amps, 32, "restored to what is configured");
	watched.seconds(1_000);
	t.is(watched.ask("SY"), "OK 0 8 0");
	t.is(watched.amps, 32);
});

test("intervals above 65 s do not wrap, up to the longest", (t) => {
	const watched = new Watched().seconds(5);
	watched.bay.stepMs = 1_000;
	watched.ask("SY 65535 7");
	watched.bay.stepMs = 15_000;
	for (let i = 0; i < 4_369; i++) watched.step();
	t.is(watched.ask("GY"), "OK 65535 7 0", "after exactly 65 535 s, across the wrap of the clock");
	watched.step();
	t.is(watched.ask("GY"), "OK 65535 7 2");
	t.is(watched.amps, 7);
});

test("it goes on for months", (t) => {
	const watched = new Watched().seconds(5);
	watched.ask("SY 7200 6");
	watched.bay.stepMs = 3_600_000;
	for (let i = 0; i < 24 * 60; i++) {
		watched.step();
		t.is(watched.ask("SY"), "OK 7200 6 0");
	}
	for (let i = 0; i < 24 * 60; i++) watched.step();
	t.is(watched.ask("GY"), "OK 7200 6 2");
	t.is(watched.amps, 6);
});

test("interval and fallback survive a restart, after which the fallback stands until the first pulse", (t) => {
	const watched = new Watched().seconds(5);
	watched.ask("SY 60 6");
	watched.seconds(100).restart().seconds(3);
	t.is(watched.ask("GY"), "OK 60 6 0", "nothing was missed yet");
	t.is(watched.amps, 6);
	t.is(watched.ask("SY"), "OK 60 6 0");
	t.is(watched.amps, 32);
	watched.restart().seconds(3);
	watched.ask("SY 30 8");
	t.is(watched.amps, 32);
	watched.restart().seconds(40);
	t.is(watched.amps, 8);
	t.is(watched.ask("SY"), "NK 30 8 2");
	t.is(watched.amps, 32);
	watched.ask("SY 0 0");
	watched.restart().seconds(100);
	t.is(watched.ask("GY"), "OK 0 0 0");
	t.is(watched.amps, 32);
});

test("a record that makes no sense is said, and supervises nothing", (t) => {
	for (const record of ["nonsense", '{"seconds":"5","amps":6}', '{"seconds":-5,"amps":6}', '{"seconds":5,"amps":600}']) {
		const bay = new Bay();
		bay.store.write("heartbeat", record);
		const watched = new Watched(bay).seconds(3);
		t.is(watched.ask("GY"), "OK 0 0 0", record);
		t.is(watched.amps, 32);
		t.is(watched.printed.length, 1, record);
	}
});

test("a fallback below 6 A ends charging, and a lower limit of somebody else counts", (t) => {
	const watched = new Watched().seconds(5);
	watched.ask("SY 5 0");
	watched.seconds(10);
	t.is(watched.amps, 0);
	watched.ask("SY 5 16");
	watched.bay.evse.setLimit("ems", { ma: 10_000 });
	watched.seconds(10);
	t.is(watched.amps, 10);
});

test("a port that takes no more limits refuses the supervision and says so", (t) => {
	const watched = new Watched().seconds(5);
	for (let i = 0; i < 32; i++) watched.bay.evse.setLimit(`n${i}`, { ma: 32_000 });
	t.is(watched.ask("SY 5 6"), "NK 0 0 0");
	t.is(watched.ask("SC 10 V"), "NK 32");
	t.is(watched.ask("SC 10"), "OK 10", "which is a setting");
});
