// SPDX-License-Identifier: Apache-2.0
/** The door: paths that are none, privileges, data versions, and numbers of events that are never given twice. */
import test from "ava";
import type { Invoked, Read } from "../../src/matter/door.js";
import type { Privilege } from "../../src/matter/elements.js";
import { EventLog } from "../../src/matter/eventLog.js";
import { Status } from "../../src/matter/status.js";
import { Laboratory } from "./laboratory.js";

const EVSE = 0x99;
const path = (id: number, cluster = EVSE, endpoint = 1) => ({ endpoint, cluster, id });
const statusOf = (read: Read | Invoked): number => ("status" in read ? read.status : -1);
const NO_FIELDS = Uint8Array.of(0x15, 0x18);

test("what is not there has its status", (t) => {
	const { door } = new Laboratory();
	t.is(statusOf(door.read(path(0, EVSE, 2))), Status.UnsupportedEndpoint);
	t.is(statusOf(door.read(path(0, 0x101))), Status.UnsupportedCluster);
	t.is(statusOf(door.read(path(0x04))), Status.UnsupportedAttribute);
	const heard: number[] = [];
	door.invoke(path(3), NO_FIELDS, { privilege: "administer", timed: true }, (invoked) => heard.push(statusOf(invoked)));
	door.write(path(0x04), Uint8Array.of(0), { privilege: "administer", timed: true }, (status) => heard.push(status));
	t.deepEqual(heard, [Status.UnsupportedCommand, Status.UnsupportedAttribute]);
});

for (const [privilege, writes, commands] of [
	["view", Status.UnsupportedAccess, Status.UnsupportedAccess],
	["operate", Status.UnsupportedAccess, Status.NeedsTimedInteraction],
	["manage", Status.InvalidDataType, Status.NeedsTimedInteraction],
	["administer", Status.InvalidDataType, Status.NeedsTimedInteraction],
] as const)
	test(`who may ${privilege}`, (t) => {
		const { door } = new Laboratory();
		const asker = { privilege: privilege as Privilege, timed: false };
		const heard: number[] = [];
		// a text where a number has to be
		door.write(path(0x09), Uint8Array.of(0x0c, 0x00), asker, (status) => heard.push(status));
		door.invoke(path(1), NO_FIELDS, asker, (invoked) => heard.push(statusOf(invoked)));
		t.deepEqual(heard, [writes, commands]);
		t.true("bytes" in door.read(path(0)));
	});

test("a cluster's data have another version after each change, and only then", (t) => {
	const laboratory = new Laboratory();
	const version = (cluster: number, id: number): number => {
		const read = laboratory.door.read(path(id, cluster));
		return "version" in read ? read.version : -1;
	};
	const before = [version(EVSE, 0), version(0x9d, 1)];
	laboratory.words("sleep 30");
	t.deepEqual([version(EVSE, 0), version(0x9d, 1)], before);
	laboratory.words("plug; sleep 3");
	t.true(version(EVSE, 0) > before[0]);
	t.is(version(0x9d, 1), before[1]);
});

test("numbers of events come from blocks whose end is kept before one of them is given", (t) => {
	const kept: number[] = [];
	const log = new EventLog(0, (end) => kept.push(end));
	const event = { endpoint: 1, cluster: EVSE, id: 0, priority: "info", at: 0, bytes: NO_FIELDS } as const;
	t.deepEqual(kept, []);
	for (let i = 0; i < 1_001; i++) log.note(event);
	t.deepEqual(kept, [1_000, 2_000]);
	t.is(log.next, 1_001);
	t.deepEqual(
		log.since(999).map(({ number }) => number),
		[999, 1_000],
	);
	t.is(log.since(0).length, 64, "the last of them are kept");
	const again = new EventLog(2_000, (end) => kept.push(end));
	again.note(event);
	t.is(again.since(0)[0].number, 2_000);
	t.deepEqual(kept, [1_000, 2_000, 3_000]);
});
