// SPDX-License-Identifier: Apache-2.0
/** The limit of a session: the port itself ends it, whoever is there or not, and what it cannot limit is refused. */
import test from "ava";
import { charging, Laboratory } from "./openEvseLaboratory.js";

test("a limit of time ends the charge so long after the session began", (t) => {
	const laboratory = charging();
	laboratory.words("sleep 60");
	const { elapsed } = laboratory.get("/status");
	t.is(laboratory.send("POST", "/limit", { type: "time", value: 5 }), "OK");
	t.deepEqual(laboratory.get("/limit"), { type: "time", value: 5, auto_release: true });
	t.is(laboratory.get("/status").limit, true);
	laboratory.words(`for ${290 - (elapsed as number)} expect contactor closed; within 20 expect contactor open`);
	const { state, status, limit } = laboratory.get("/status");
	t.deepEqual([state, status, limit], [254, "disabled", true]);
	laboratory.words("for 600 expect contactor open; unplug; sleep 3");
	t.deepEqual(laboratory.get("/limit"), {});
	laboratory.words("plug; draw_power_regulated 16,3; within 90 expect contactor closed");
	t.is(laboratory.get("/status").limit, false);
});

test("one that is over already ends it now", (t) => {
	const laboratory = charging();
	laboratory.words("sleep 120");
	t.is(laboratory.send("POST", "/limit", { type: "time", value: 1, release: true }), "OK");
	laboratory.words("within 5 expect contactor open");
	t.is(laboratory.get("/status").status, "disabled");
});

test("it can be made longer, and taken away", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/limit", { type: "time", value: 1 });
	laboratory.words("within 60 expect contactor open");
	t.is(laboratory.send("POST", "/limit", { type: "time", value: 60 }), "OK");
	laboratory.words("within 90 expect contactor closed");
	t.deepEqual(laboratory.get("/limit"), { type: "time", value: 60, auto_release: true });
	t.is(laboratory.send("DELETE", "/limit"), "OK");
	t.deepEqual(laboratory.get("/limit"), {});
	t.is(laboratory.send("DELETE", "/limit"), "OK", "what was not there need not be");
	laboratory.words("for 60 expect contactor closed");
});

test("nobody has to be there: with the link down it ends as it was told", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/limit", { type: "time", value: 3 });
	laboratory.words("link down; for 165 expect contactor closed; within 20 expect contactor open; link up; sleep 8");
	t.deepEqual(laboratory.get("/limit"), { type: "time", value: 3, auto_release: true });
	laboratory.restart();
	t.is(laboratory.get("/status").status, "disabled");
	t.is(laboratory.get("/limit").type, "time");
});

test("over a restart of the charger nobody knows how long it was, so that it is over", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/limit", { type: "time", value: 60 });
	laboratory.words("power off; sleep 10; power on; for 60 expect contactor open");
	t.is(laboratory.get("/status").status, "disabled");
	t.is(laboratory.send("DELETE", "/limit"), "OK");
	laboratory.words("within 120 expect contactor closed");
});

/** What is refused, and why. */
const REFUSED: readonly (readonly [body: unknown, reason: string])[] = [
	[
		{ type: "energy", value: 10_000 },
		"there is no limit of energy here: no limit of the port ends with an energy; a target says how much is wanted (action target); there is one of time",
	],
	[
		{ type: "soc", value: 80 },
		"there is no limit of soc here: the charger does not see how full the battery is; a target can say how full it is to be (action target); there is one of time",
	],
	[
		{ type: "range", value: 100 },
		"there is no limit of range here: the charger does not see how far the vehicle comes; there is one of time",
	],
	[{ type: "none", value: 0 }, 'type cannot be "none"; it is "time"'],
	[{ value: 5 }, 'type cannot be null; it is "time"'],
	[{ type: "time" }, "value cannot be null; it is whole minutes from 1 to 30000"],
	[{ type: "time", value: 0 }, "value cannot be 0; it is whole minutes from 1 to 30000"],
	[{ type: "time", value: 1.5 }, "value cannot be 1.5; it is whole minutes from 1 to 30000"],
	[{ type: "time", value: "5" }, 'value cannot be "5"; it is whole minutes from 1 to 30000'],
	[{ type: "time", value: 30_001 }, "value cannot be 30001; it is whole minutes from 1 to 30000"],
	[{ type: "time", value: 5, auto_release: false }, "auto_release cannot be false; a limit of a session ends with it"],
	[{ type: "time", value: 5, release: false }, "auto_release cannot be false; a limit of a session ends with it"],
	[{ type: "time", value: 5, x: 1 }, 'there is no "x" here; what can be told is type, value, auto_release, release'],
];

test("what cannot be limited is refused with the reason, and nothing changes", (t) => {
	const laboratory = charging();
	for (const [body, reason] of REFUSED) t.is(laboratory.send("POST", "/limit", body), `400 ${reason}`);
	t.deepEqual(laboratory.get("/limit"), {});
	t.is(laboratory.get("/status").pilot, 32);
});

test("without a vehicle there is no session to limit", (t) => {
	t.is(
		new Laboratory().send("POST", "/limit", { type: "time", value: 5 }),
		"400 no vehicle is plugged in; a limit of time counts from the begin of its session, and can be set then",
	);
});

test("the longest limit is one that the port takes", (t) => {
	t.is(charging().send("POST", "/limit", { type: "time", value: 30_000 }), "OK");
});
