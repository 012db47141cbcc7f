// SPDX-License-Identifier: Apache-2.0
/** Openings under load: which count, why they are said to have been, and when they are forgotten, to the millisecond. */
import test from "ava";
import { Feedback, UNKNOWN } from "../../src/control/board.js";
import { after, since } from "../../src/control/integer.js";
import { BLOCKERS } from "../../src/control/permission.js";
import { Desk, TICK_MS } from "./desk.js";

/** A port that has charged for a while, with this current on the first phase as a meter says that answers in every step. */
function charging(milliAmps = 16_000): Desk {
	const desk = new Desk();
	desk.numbers.contactor.openingForgottenMs = 10_000;
	desk.charge().run(12_000);
	desk.sense.mains.milliAmps[0] = milliAmps;
	return desk;
}

/** The vehicle shows B while current flows, for a tick, and asks again; the port has closed again after it. */
function openUnderLoad(desk: Desk): void {
	desk.sense.mains.milliAmps[0] = 16_000;
	desk.show("B").tick().show("C");
	desk.sense.mains.milliAmps[0] = 0;
	desk.until(() => desk.closed, 5_000);
}

/** Why the last opening under load was, by name. */
function openedBecause({ report }: Desk): string[] {
	return BLOCKERS.filter((_, bit) => (report.openedBecause & (1 << bit)) !== 0);
}

for (const phase of [0, 1, 2])
	test(`a current of one ampere on phase ${phase + 1} is no load, a milliampere more is`, (t) => {
		for (const [milliAmps, openings] of [
			[1_000, 0],
			[1_001, 1],
		] as const) {
			const desk = charging(0);
			desk.sense.mains.milliAmps[phase] = milliAmps;
			desk.sense.stopButton = 1;
			t.is(desk.tick().report.openingsUnderLoad, openings, `${milliAmps} mA`);
		}
	});

test("of the moment in which a vehicle lets go, a reading of 100 ms before speaks, an older one does not", (t) => {
	for (const [ageMs, openings] of [
		[100, 1],
		[101, 0],
	] as const) {
		const desk = charging();
		desk.sense.mains.ageMs = ageMs;
		t.is(desk.show("B").tick().report.openingsUnderLoad, openings, `${ageMs} ms`);
	}
});

test("with a reading that is too old for it, a B for 250 ms has let go, a shorter one was a disturbance, which counts once", (t) => {
	for (const [ticks, ageMs, openings] of [
		[1, 900, 1],
		[10, 900, 1],
		[25, 900, 1],
		[26, 900, 0],
		[1, 0, 1],
		[10, 0, 1],
		[26, 0, 1],
	] as const) {
		const desk = charging();
		desk.sense.mains.ageMs = ageMs;
		desk.show("B").run(ticks * TICK_MS);
		desk.sense.mains.milliAmps[0] = 0;
		desk.show("C").until(() => desk.closed, 5_000);
		t.is(desk.report.openingsUnderLoad, openings, `${ticks} ticks, ${ageMs} ms`);
	}
});

test("the reasons of the last opening under load are told, and none where the pilot alone was it", (t) => {
	const desk = charging();
	t.deepEqual(openedBecause(desk), []);
	desk.sense.stopButton = 1;
	desk.tick();
	t.deepEqual(openedBecause(desk), ["fault", "pwm"]);
	desk.sense.stopButton = 0;
	desk.wish.clearFaults++;
	desk.until(() => desk.closed, 5_000);
	t.deepEqual(openedBecause(desk), ["fault", "pwm"]);
	desk.sense.mains.ageMs = UNKNOWN;
	desk.run(1_000).show("B").run(100).show("C");
	desk.until(() => desk.closed, 5_000);
	t.is(desk.report.openingsUnderLoad, 2);
	t.deepEqual(openedBecause(desk), []);
});

test("one opening is forgotten at a time, each when its own time is over, while the port charges", (t) => {
	for (const openings of [1, 2, 3]) {
		const desk = charging();
		const began = after(desk.sense.now, TICK_MS);
		for (let i = 0; i < openings; i++) openUnderLoad(desk);
		desk.run((10_000 * openings - since(desk.sense.now, began)) | 0);
		t.is(since(desk.sense.now, began), 10_000 * openings);
		t.is(desk.report.quiet, 0);
		t.is(desk.tick().report.quiet, 1, `${openings}`);
	}
});

test("a person who clears has seen all of them, and a port without any stays without any, however long it waits", (t) => {
	const desk = charging();
	openUnderLoad(desk);
	desk.wish.clearFaults++;
	t.is(desk.run(3_000).report.quiet, 1);
	const idle = new Desk();
	idle.numbers.contactor.openingForgottenMs = 10_000;
	t.is(idle.run(35_000).charge().run(6_000).report.quiet, 1);
});

for (const free of [0, 1, 3])
	test(`while it rests after ${free} openings under load current is offered, after one more it is not until it has rested`, (t) => {
		const desk = new Desk();
		desk.numbers.contactor.openingsFree = free;
		desk.charge();
		for (let opening = 1; opening <= free + 1; opening++) {
			desk.sense.mains.milliAmps[0] = 16_000;
			desk.show("B").run(500);
			desk.sense.mains.milliAmps[0] = 0;
			t.is(desk.stateName, opening <= free ? "B2" : "B1", `${opening}`);
			desk.show("C").until(() => desk.closed, 10_000);
		}
		desk.happened();
		desk.run(10_000);
		t.true(desk.closed);
		t.is(desk.stateName, "C2");
		t.deepEqual(desk.happened(), []);
	});

/** In how many steps a slow release is told, with feedback that says open so long after the opening. */
function slowReleases(desk: Desk, ms: number): number {
	desk.show("B").tick();
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Closed;
	desk.run(ms - (ms % TICK_MS) - TICK_MS);
	desk.sense.contactor = Feedback.Open;
	let steps = desk
		.tick(TICK_MS + (ms % TICK_MS))
		.happened()
		.includes("SlowRelease")
		? 1
		: 0;
	for (let i = 0; i < 50; i++) if (desk.tick().happened().includes("SlowRelease")) steps++;
	return steps;
}

test("contacts that have opened after 75 ms are in time, a millisecond later they are slow, which is told once", (t) => {
	t.is(slowReleases(charging(0), 75), 0);
	t.is(slowReleases(charging(0), 76), 1);
	t.is(slowReleases(charging(0), 150), 1);
});

test("a slow release is told though a brief C ends in the same step", (t) => {
	const desk = charging(0).show("B").tick();
	desk.contactorFollows = false;
	desk.sense.contactor = Feedback.Closed;
	desk.run(60).show("C").run(40).happened();
	desk.sense.contactor = Feedback.Open;
	t.deepEqual(desk.show("B").tick().happened(), ["BriefC", "SlowRelease"]);
});

test("contacts that say open for the first time since power-up were not told to just before", (t) => {
	const desk = new Desk();
	desk.contactorFollows = false;
	for (const feedback of [Feedback.Unknown, Feedback.Closed, Feedback.Open]) {
		desk.sense.contactor = feedback;
		desk.run(100);
	}
	t.deepEqual(desk.happened(), []);
});

test("a board without an auxiliary contact takes its contactor for open when it has had its time, and for slow never", (t) => {
	for (const openMs of [30, 200]) {
		const desk = new Desk();
		desk.numbers.contactor.feedback = 0;
		desk.numbers.contactor.openMs = openMs;
		desk.contactorFollows = false;
		desk.sense.contactor = Feedback.Unknown;
		desk.charge().show("B").tick();
		t.is(
			desk.until(() => desk.drive.residualTest === 1),
			openMs,
		);
		t.false(desk.run(1_000).happened().includes("SlowRelease"));
	}
});
