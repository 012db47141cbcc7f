// SPDX-License-Identifier: Apache-2.0
/** The window without a wall: it shows what the other one shows, at once, and hears nothing. */
import test from "ava";
import { SEEN_KEYS } from "../../src/link/shown.js";
import { straightWindow } from "../../src/link/straight.js";
import { Cabinet } from "../firmware/cabinet.js";

test("it shows every property as it is at this moment", (t) => {
	const cabinet = new Cabinet("name=Carport").run(1_500, "A");
	const { clear, get } = straightWindow(cabinet.firmware);
	t.true(clear);
	t.deepEqual(
		SEEN_KEYS.filter((key) => get(key) === undefined),
		[],
	);
	t.is(get("set.name"), "Carport");
	t.is(get("session.open"), 0);
	cabinet.type("set name Barn");
	cabinet.run(1_500, "B");
	t.is(get("set.name"), "Barn");
	t.is(get("session.open"), 1);
	t.is(get("nonsense"), undefined);
});

test("what is asked through it is refused, and nothing is done", (t) => {
	const { firmware } = new Cabinet().run(1_500, "A");
	const outcomes: object[] = [];
	straightWindow(firmware).ask("pause", {}, (outcome) => outcomes.push(outcome));
	t.deepEqual(outcomes, [{ refused: 'this window only shows; nobody hears "pause" behind it' }]);
	t.deepEqual(firmware.holds, []);
});
