// SPDX-License-Identifier: Apache-2.0
/** A contactor takes its time, follows its coil unless it is broken, and its mirror contact tells the truth or nothing. */
import test from "ava";
import { CONTACTOR_CONDITIONS, Contactor } from "../../hosts/bench/contactor.js";
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
	t.is(contactor.feedback(), Feedback.Open);
	t.true(at(contactor, 115));
	t.is(contactor.feedback(), Feedback.Closed);
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
	t.is(contactor.feedback(), Feedback.Closed);
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
	t.is(contactor.feedback(), Feedback.Open);
	contactor.become(condition("ok"));
	t.true(contactor.closed);
});

test("without feedback the contacts work, and nobody can tell", (t) => {
	const contactor = new Contactor();
	contactor.become(condition("feedback_lost"));
	t.is(contactor.feedback(), Feedback.Unknown);
	contactor.energise(0, true);
	contactor.become(condition("ok"));
	t.false(contactor.closed, "it is still on its way");
	contactor.become(condition("feedback_lost"));
	t.true(at(contactor, 15));
	t.is(contactor.feedback(), Feedback.Unknown);
});
