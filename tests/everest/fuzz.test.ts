// SPDX-License-Identifier: Apache-2.0
/** Whatever comes from a broker, neither of the two faces for EVerest throws anything; each goes on, and asks for nothing that was not meant; Node sends a million (`npm run fuzz:everest`). */
import test from "ava";
import { Spoiler } from "../mqtt/spoilt.js";
import * as board from "./boardLaboratory.js";
import { BoardOnslaught, boardMeaningOf, drawnForBoard } from "./boardSpoilt.js";
import { charging, MANAGER } from "./laboratory.js";
import { drawn, meaningOf, Onslaught } from "./spoilt.js";

/** Messages; Node has more of them. */
const FEW = 3_000;

for (const calm of [true, false])
	test(`spoilt messages over a broker that is ${calm ? "well" : "not well"} stop nothing, and what is asked for was meant`, (t) => {
		const onslaught = new Onslaught(calm, 1);
		onslaught.send(FEW);
		onslaught.rest();
		const { wrong, meant, replies, connections, asked } = onslaught.figures;
		t.deepEqual(wrong.slice(0, 5), []);
		t.true(meant > FEW / 20, `${meant}`);
		t.true(replies > FEW / 50, `${replies}`);
		t.is(connections > 1, !calm);
		t.true(Object.keys(asked).length >= 5, JSON.stringify(asked));
	});

test("a charge goes on while messages come that mean nothing", (t) => {
	const laboratory = charging();
	const before = laboratory.ask(`${MANAGER}/m2e/enforced_limits/get`) as { limits_root_side: object };
	const spoiler = new Spoiler(7);
	let sent = 0;
	for (let i = 0; i < FEW; i++) {
		const message = drawn(spoiler);
		if (meaningOf(message).length > 0) continue;
		laboratory.publish(message.topic, message.payload, message.retained);
		sent += 1;
		if (i % 50 === 0) laboratory.words("sleep 0.1");
	}
	t.true(sent > FEW / 2, `${sent}`);
	laboratory.words("sleep 3; expect contactor closed; expect fault none");
	laboratory.events();
	const after = laboratory.ask(`${MANAGER}/m2e/enforced_limits/get`) as { limits_root_side: object };
	t.deepEqual(after.limits_root_side, before.limits_root_side);
	t.is(laboratory.face.charger.number("set.randomDelayMost"), 600_000);
});

for (const calm of [true, false])
	test(`a board: spoilt messages over a broker that is ${calm ? "well" : "not well"} stop nothing, and what is asked for was meant`, (t) => {
		const onslaught = new BoardOnslaught(calm, 1);
		onslaught.send(FEW);
		onslaught.rest();
		const { wrong, meant, connections, asked, lines } = onslaught.figures;
		t.deepEqual(wrong.slice(0, 5), []);
		t.true(meant > FEW / 8, `${meant}`);
		t.is(connections > 1, !calm);
		t.true(Object.keys(asked).length >= 10, JSON.stringify(asked));
		t.true(lines > 10 && lines < meant, `${lines}`);
	});

test("a board: a charge goes on while messages come that mean nothing", (t) => {
	const laboratory = board.charging();
	const spoiler = new Spoiler(7);
	let sent = 0;
	for (let i = 0; i < FEW; i++) {
		const message = drawnForBoard(spoiler);
		if (boardMeaningOf(message) !== "") continue;
		laboratory.publish(message.topic, message.payload, message.retained);
		sent += 1;
		if (i % 50 === 0) laboratory.live(1);
	}
	t.true(sent > FEW / 3, `${sent}`);
	laboratory.live(3);
	laboratory.words("expect contactor closed; expect fault none; expect amps 16");
});
