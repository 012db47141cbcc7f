// SPDX-License-Identifier: Apache-2.0
/** A contactor takes its time, follows its coil unless it is broken, and its mirror contact tells the truth or nothing. */
import test from "ava";
import { CONTACTOR_CONDITIONS, Contactor, POLES } from "../../hosts/bench/contactor.js";
import { NEVER } from "../../hosts/bench/moment.js";
import { Feedback } from "../../src/control/board.js";

const condition = (name: (typeof CONTACTOR_CONDITIONS)[number]): number => CONTACTOR_CONDITIONS.indexOf(name);

/** Lets it move if it is due by `now`. */
function at(contactor: Contactor, now: number): boolean {
	if (contactor.movesAt <= now) contactor.move();
	return contactor.closed;
}

test("it closes and opens after its time, not before", (t) => {
	const contactor = new Contactor();
	contactor.energise(100, true);
	t.false(at(contactor, 114));
	t.is(contactor.feedback(1_000), Feedback.Open);
	t.true(at(contactor, 115));
	t.is(contactor.feedback(1_000), Feedback.Closed);
	contactor.slow(40);
	contactor.energise(200, false);
	t.true(at(contactor, 239));
	t.false(at(contactor, 240));
	t.is(contactor.movesAt, NEVER);
});

test("the same command again does not put it off; the opposite turns it round", (t) => {
	const contactor = new Contactor();
	contactor.energise(0, true);
	contactor.energise(10, true);
	t.is(contactor.movesAt, 15);
	contactor.energise(12, false);
	t.false(at(contactor, 15));
	t.false(at(contactor, 27));
	t.is(contactor.movesAt, NEVER);
});

test("welded contacts are closed from that moment, whatever the coil does, until they are mended", (t) => {
	const contactor = new Contactor();
	contactor.become(condition("welded"));
	t.true(contactor.closed);
	contactor.energise(0, true);
	t.true(at(contactor, 50));
	contactor.energise(100, false);
	t.true(at(contactor, 150));
	t.is(contactor.feedback(1_000), Feedback.Closed);
	contactor.become(condition("ok"));
	t.false(contactor.closed);
});

test("contacts weld or stick on their way as well", (t) => {
	const welding = new Contactor();
	welding.energise(0, true);
	welding.become(condition("welded"));
	t.true(welding.closed);
	const sticking = new Contactor();
	sticking.energise(0, true);
	sticking.move();
	sticking.energise(50, false);
	sticking.become(condition("stuck_open"));
	t.false(sticking.closed);
});

test("stuck contacts are open from that moment", (t) => {
	const contactor = new Contactor();
	contactor.energise(0, true);
	t.true(at(contactor, 15));
	contactor.become(condition("stuck_open"));
	t.false(contactor.closed);
	t.is(contactor.feedback(1_000), Feedback.Open);
	contactor.become(condition("ok"));
	t.true(contactor.closed);
});

test("without feedback the contacts work, and nobody can tell", (t) => {
	const contactor = new Contactor();
	contactor.become(condition("feedback_lost"));
	t.is(contactor.feedback(1_000), Feedback.Unknown);
	contactor.energise(0, true);
	contactor.become(condition("ok"));
	t.false(contactor.closed, "it is still on its way");
	contactor.become(condition("feedback_lost"));
	t.true(at(contactor, 15));
	t.is(contactor.feedback(1_000), Feedback.Unknown);
});

const pole = (name: (typeof POLES)[number]["name"]): number => POLES.find((each) => each.name === name)?.value ?? 0;
const [L1, L2, L3] = [1, 2, 4];

test("without a weld, L2 and L3 are closed with the main contactor while three phases are asked for, and open at once without", (t) => {
	const contactor = new Contactor();
	contactor.connect(1);
	contactor.energise(0, true);
	t.is(contactor.live, 0);
	at(contactor, 15);
	t.is(contactor.live, L1);
	contactor.connect(3);
	t.is(contactor.live, L1 | L2 | L3);
	contactor.connect(1);
	t.is(contactor.live, L1);
	contactor.connect(3);
	contactor.energise(20, false);
	t.is(contactor.live, L1 | L2 | L3);
	at(contactor, 35);
	t.is(contactor.live, 0);
});

test("a welded pole of the main contactor is closed, neutral is not, and the mirror contact cannot say open", (t) => {
	const contactor = new Contactor();
	contactor.weld(pole("l1"));
	t.deepEqual([contactor.live, contactor.neutral, contactor.closed], [L1, false, true]);
	t.is(contactor.feedback(1_000), Feedback.Closed);
	contactor.become(condition("stuck_open"));
	t.is(contactor.live, L1, "whatever else breaks");
	contactor.become(condition("ok"));
	t.deepEqual([contactor.live, contactor.closed], [0, false]);
});

test("of welded poles for L2 and L3 the mirror contact knows nothing", (t) => {
	for (const [name, bits] of [
		["l2", L2],
		["l3", L3],
		["phases", L2 | L3],
	] as const) {
		const contactor = new Contactor();
		contactor.connect(1);
		contactor.weld(pole(name));
		t.deepEqual([contactor.live, contactor.closed, contactor.feedback(0)], [bits, false, Feedback.Open], name);
		contactor.energise(0, true);
		at(contactor, 15);
		t.is(contactor.live, L1 | bits);
		contactor.weld(pole("l1"));
		contactor.energise(20, false);
		at(contactor, 35);
		t.is(contactor.live, L1 | bits, "each weld adds a pole");
		contactor.become(condition("ok"));
		t.is(contactor.live, 0);
	}
});

test("a contactor that welds whole takes along L2 and L3 if three phases are asked for", (t) => {
	const whole = new Contactor();
	whole.become(condition("welded"));
	whole.connect(1);
	t.deepEqual([whole.live, whole.neutral], [L1 | L2 | L3, true]);
	const one = new Contactor();
	one.connect(1);
	one.become(condition("welded"));
	t.is(one.live, L1);
	whole.become(condition("stuck_open"));
	t.is(whole.live, 0);
});

test("contacts bounce after each movement, every other millisecond, and end where they should", (t) => {
	const contactor = new Contactor();
	contactor.bounce(4);
	contactor.energise(0, true);
	at(contactor, 15);
	const said = (from: number): Feedback[] => [0, 1, 2, 3, 4, 5].map((ms) => contactor.feedback(from + ms));
	const [open, closed] = [Feedback.Open, Feedback.Closed];
	t.deepEqual(said(15), [closed, open, closed, open, closed, closed]);
	contactor.energise(50, false);
	at(contactor, 65);
	t.deepEqual(said(65), [open, closed, open, closed, open, open]);
	contactor.become(condition("feedback_lost"));
	t.is(contactor.feedback(66), Feedback.Unknown);
	const stuck = new Contactor();
	stuck.bounce(4);
	stuck.become(condition("stuck_open"));
	stuck.energise(0, true);
	at(stuck, 15);
	t.is(stuck.feedback(16), Feedback.Open, "what does not move does not bounce");
});
