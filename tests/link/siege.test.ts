// SPDX-License-Identifier: Apache-2.0
/** A siege of the window: whoever withdraws is heard at once although all others flood, the queue never holds more than it may, and afterwards everybody is served. */
import test from "ava";
import { MOST_FRAMES } from "../../src/link/ear.js";
import { MOST_WAITING } from "../../src/link/queue.js";
import { MOST_ENDS } from "../../src/link/window.js";
import { Cabinet } from "../firmware/cabinet.js";
import { Visitor } from "./visitor.js";

/** Requests are served this often, ms. */
const TURN_MS = 40;
const FLOOD = 40;

/** A charger with a vehicle that charges, three who flood it and one who does not. */
class Siege {
	readonly cabinet = new Cabinet().run(1_500, "A");
	readonly quiet: Visitor;
	readonly besiegers: readonly Visitor[];
	mostWaiting = 0;
	readonly #numbers: number[];

	constructor() {
		const { window } = this.cabinet.firmware;
		this.quiet = new Visitor(window).say({ hello: 1 });
		this.besiegers = Array.from({ length: MOST_ENDS - 1 }, () => new Visitor(window).say({ hello: 1 }));
		this.#numbers = this.besiegers.map(() => 0);
		this.cabinet.run(3_000, "C");
		this.quiet.frames();
	}

	/** All of them ask as often as they can, and time goes on. */
	rage(turns: number): this {
		for (let turn = 0; turn < turns; turn++) {
			this.besiegers.forEach((besieger, place) => {
				for (let i = 0; i < FLOOD; i++) besieger.say({ ask: (this.#numbers[place] += 1), do: "resume" });
			});
			this.mostWaiting = Math.max(this.mostWaiting, this.cabinet.firmware.window.waiting);
			this.cabinet.run(TURN_MS, "C");
		}
		return this;
	}
}

test("one who withdraws is obeyed in the next turn, however many wait", (t) => {
	const siege = new Siege();
	siege.rage(10);
	t.is(siege.cabinet.firmware.window.waiting > MOST_WAITING / 2, true, "the queue is full");
	siege.quiet.say({ ask: 1, do: "pause" });
	siege.rage(1);
	t.deepEqual(siege.quiet.answers(), ["1 done paused"]);
	t.true(siege.mostWaiting <= MOST_WAITING);
});

test("of each no more is read than it may say, as much again refused as busy, and the rest not even answered", (t) => {
	const siege = new Siege();
	siege.rage(1);
	for (const besieger of siege.besiegers) {
		const answers = besieger.answers();
		t.true(answers.length <= 2 * MOST_FRAMES, `${answers.length}`);
		t.true(answers.every((answer) => /^\d+ (done|refused busy)/.test(answer)));
		t.true(answers.filter((answer) => answer.includes("refused busy")).length >= MOST_FRAMES);
	}
});

test("when they are quiet again everybody is served in turn", (t) => {
	const siege = new Siege();
	siege.rage(50);
	siege.cabinet.run(TURN_MS * (MOST_WAITING + 1), "C");
	siege.quiet.say({ ask: 1, do: "limit", with: { name: "me", current: 10_000 } });
	siege.cabinet.run(2 * TURN_MS, "C");
	t.deepEqual(siege.quiet.answers(), ["1 done me 10 A"]);
	t.is(siege.cabinet.firmware.drive.contactor, 1);
	t.is(siege.cabinet.firmware.window.waiting, 0);
});
