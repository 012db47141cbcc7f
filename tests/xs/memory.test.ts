// SPDX-License-Identifier: Apache-2.0
/** A stack that is too deep is told, with where. */
import test from "ava";
import { judge } from "./memory.js";

test("up to six tenths of the device's stack may be in use", (t) => {
	t.deepEqual(judge([{ kind: "tick", slots: 60, at: "charging" }], 100).failures, []);
	const { note, failures } = judge([{ kind: "tick", slots: 61, at: "charging" }], 100);
	t.is(note, "deepest stack, of 100 slots: tick 61 (charging)");
	t.deepEqual(failures, ["tick: charging takes 61 of 100 slots of stack; at most 60 % may be in use"]);
});

test("a program that measures nothing is no proof", (t) => {
	t.deepEqual(judge([], 100).failures, ["no stack was measured"]);
});
