// SPDX-License-Identifier: Apache-2.0
/** What people see of the output on a terminal: colours for what matters, and nothing that only developers read. */
import test from "ava";
import { livelyLine } from "../../hosts/node/lively.js";
import { paintFor } from "../../hosts/node/paint.js";

const colours = paintFor({ isTTY: true }, {});
const plain = paintFor({}, {});

test("a fault is red, what went well is green, and what comes in between is not loud", (t) => {
	const fault = { t: 10, kind: "fault", fields: { fault: "diode", active: true } } as const;
	t.is(livelyLine(fault, colours), "\u001b[31m     0.010 s  fault diode stands\u001b[0m");
	t.is(livelyLine(fault, plain), "     0.010 s  fault diode stands");
	t.true(livelyLine({ ...fault, fields: { fault: "diode", active: false } }, colours).startsWith("\u001b[32m"));
	t.true(livelyLine({ t: 0, kind: "boot", fields: { reason: "power" } }, colours).startsWith("\u001b[2m"));
	t.is(livelyLine({ t: 0, kind: "pilot", fields: { state: "A1" } }, colours), "     0.000 s  state A1");
});

test("reasons that forbid closing are not shown", (t) => {
	t.is(livelyLine({ t: 0, kind: "blockers", fields: { names: ["pwm"] } }, colours), "");
});
