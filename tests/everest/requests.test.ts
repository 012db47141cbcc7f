// SPDX-License-Identifier: Apache-2.0
/** What a consumer may ask: envelopes, replies, priorities and ties, the lock, the random delay, heartbeat and communication check. */
import test from "ava";
import { charging, ERRORS, has, Laboratory, LIMITS, MANAGER, type Told } from "./laboratory.js";
import { SOURCES, STOP_REASONS } from "./schema.js";

function say(laboratory: Laboratory, source: string, state: string, priority: number, connector = 0): unknown {
	const payload = { connector_id: connector, source: { enable_source: source, enable_state: state, enable_priority: priority } };
	return laboratory.ask(`${MANAGER}/m2e/enable_disable`, payload);
}

/** Enabled and Disabled with who has said so, since the last look. */
function verdicts(laboratory: Laboratory): string[] {
	return laboratory
		.told(`${MANAGER}/e2m/session_event`)
		.filter(({ event }) => event === "Enabled" || event === "Disabled")
		.map(({ event, source }) => `${event} ${(source as Told).enable_source} ${(source as Told).enable_priority}`);
}

test("of what sources say the highest priority counts, of equals one that disables; the reply is what has come of it", (t) => {
	const laboratory = new Laboratory();
	t.deepEqual(verdicts(laboratory), ["Enabled Unspecified 10000"]);
	t.is(say(laboratory, "LocalAPI", "Disable", 10_000), false, "a tie with the first row, which disables");
	t.deepEqual(verdicts(laboratory), ["Disabled LocalAPI 10000"]);
	t.is(say(laboratory, "CSMS", "Enable", 9_999), true);
	t.deepEqual(verdicts(laboratory), ["Enabled CSMS 9999"]);
	t.is(say(laboratory, "MobileApp", "Disable", 9_999), false, "a tie");
	t.is(say(laboratory, "ServiceTechnician", "Enable", 10_000), false, "less than what disables");
	t.deepEqual(verdicts(laboratory), ["Disabled MobileApp 9999"]);
	t.is(say(laboratory, "ServiceTechnician", "Enable", 0), true);
	t.is(say(laboratory, "MobileApp", "Disable", 5), true, "somebody else counts for more");
	t.deepEqual(verdicts(laboratory), ["Enabled ServiceTechnician 0"]);
	t.is(say(laboratory, "ServiceTechnician", "Unassigned", 0), false, "MobileApp is left");
	t.deepEqual(verdicts(laboratory), ["Disabled MobileApp 5"]);
	t.is(say(laboratory, "MobileApp", "Unassigned", 5), true, "CSMS is left");
	for (const source of SOURCES) say(laboratory, source, "Unassigned", 0);
	t.deepEqual(verdicts(laboratory), ["Enabled CSMS 9999"]);
});

test("the port and its one connector are one", (t) => {
	const laboratory = new Laboratory();
	t.is(say(laboratory, "LocalAPI", "Disable", 3, 1), false);
	t.is(say(laboratory, "LocalAPI", "Enable", 3, 0), true);
	t.true(laboratory.face.charger.yes("enabled"));
	t.is(say(laboratory, "LocalAPI", "Disable", 3, 2), undefined, "there is no second one");
	t.true(laboratory.face.charger.yes("enabled"));
});

test("what is no request has no effect and no reply", (t) => {
	const laboratory = charging();
	const source = { enable_source: "LocalAPI", enable_state: "Disable", enable_priority: 0 };
	for (const payload of [
		undefined,
		null,
		7,
		[],
		{},
		{ connector_id: 0 },
		{ source },
		{ connector_id: "0", source },
		{ connector_id: 0.5, source },
		...["enable_source", "enable_state", "enable_priority"].map((name) => ({ connector_id: 0, source: { ...source, [name]: undefined } })),
		{ connector_id: 0, source: { ...source, enable_source: "Me" } },
		{ connector_id: 0, source: { ...source, enable_source: "toString" } },
		{ connector_id: 0, source: { ...source, enable_state: "Off" } },
		{ connector_id: 0, source: { ...source, enable_state: "constructor" } },
		{ connector_id: 0, source: { ...source, enable_priority: -1 } },
		{ connector_id: 0, source: { ...source, enable_priority: 10_001 } },
	])
		t.is(laboratory.ask(`${MANAGER}/m2e/enable_disable`, payload), undefined, JSON.stringify(payload));
	for (const payload of [undefined, {}, { reason: "Because" }, "Local", { reason: 7 }, { reason: "__proto__" }])
		t.is(laboratory.ask(`${MANAGER}/m2e/stop_transaction`, payload), undefined, JSON.stringify(payload));
	for (const payload of [undefined, "0", 1.5, 2, -1, null])
		t.is(laboratory.ask(`${MANAGER}/m2e/force_unlock`, payload), undefined, `${payload}`);
	for (const bare of ["", "x", '"42"', "-1", "1801", "1.5", "{}", "null"])
		laboratory.publish(`${MANAGER}/m2e/random_delay_set_duration_s`, bare);
	laboratory.words("sleep 2; expect contactor closed");
	t.is(laboratory.face.charger.number("set.randomDelayMost"), 600_000);
	t.deepEqual(laboratory.said, []);
});

test("any JSON is a request, with a reply or without; an empty payload, or headers that are none, are not", (t) => {
	const paused = (payload: string): boolean => {
		const laboratory = charging();
		laboratory.publish(`${MANAGER}/m2e/pause_charging`, payload);
		laboratory.words("sleep 2");
		return laboratory.face.charger.yes("paused");
	};
	for (const payload of ["{}", "true", "[]", "null", '{"headers":{}}', ' {\n    "headers": {\n        "replyTo": "a/+"\n    }\n} '])
		t.true(paused(payload), payload);
	for (const payload of [
		"",
		" ",
		"x",
		"{",
		'{"headers":7}',
		'{"headers":[]}',
		'{"headers":null}',
		'{"headers":{"replyTo":7}}',
		"[".repeat(13) + "]".repeat(13),
	])
		t.false(paused(payload), payload);
});

test("where no message can go there is no reply", (t) => {
	const laboratory = charging();
	for (const replyTo of ["", "a/+/b", "#", "$SYS/x", "a\u0000b", "a\nb", "x".repeat(257), "\ud800"]) {
		laboratory.publish(`${MANAGER}/m2e/get_evse`, JSON.stringify({ headers: { replyTo } }));
		laboratory.words("sleep 0.3");
		t.deepEqual(laboratory.heard(replyTo), [], JSON.stringify(replyTo));
	}
	laboratory.publish(`${MANAGER}/m2e/get_evse`, JSON.stringify({ headers: { replyTo: "x".repeat(256) } }));
	laboratory.words("sleep 0.3");
	t.is(laboratory.heard("x".repeat(256)).length, 1);
});

test("a request that a broker has kept, or that is no text, is none", (t) => {
	const laboratory = charging();
	laboratory.publish(`${MANAGER}/m2e/pause_charging`, "{}", true);
	laboratory.publish(`${MANAGER}/m2e/pause_charging`, undefined);
	laboratory.publish("everest_api/1/evse_manager_consumer/other/m2e/pause_charging", "{}");
	laboratory.publish("everest_api/2/evse_manager_consumer/pilotlight/m2e/pause_charging", "{}");
	laboratory.publish(`${MANAGER}/e2m/pause_charging`, "{}");
	laboratory.words("sleep 3; expect contactor closed");
	t.false(laboratory.face.charger.yes("paused"));
});

test("every reason that EVerest knows ends a transaction", (t) => {
	for (const reason of STOP_REASONS) {
		const laboratory = charging();
		t.true(
			laboratory.ask(`${MANAGER}/m2e/stop_transaction`, {
				reason,
				id_tag: { id_token: { value: "A", type: "Local" }, authorization_type: "RFID" },
			}),
		);
		t.is(laboratory.ask(`${MANAGER}/m2e/stop_transaction`, { reason }), false, "it ends already");
		laboratory.words("sleep 5");
		const finished = laboratory.told(`${MANAGER}/e2m/session_event`).find(({ event }) => event === "TransactionFinished") as Told;
		t.is((finished.transaction_finished as Told).reason, reason);
	}
});

test("without a transaction nothing is paused, and no pause waits for the next", (t) => {
	const laboratory = new Laboratory();
	t.is(laboratory.ask(`${MANAGER}/m2e/pause_charging`), false);
	t.is(laboratory.ask(`${MANAGER}/m2e/resume_charging`), false);
	laboratory.words("plug; draw_power_regulated 16,3; within 5 expect contactor closed");
	t.is(laboratory.ask(`${MANAGER}/m2e/pause_charging`), true);
	t.is(laboratory.ask(`${MANAGER}/m2e/pause_charging`), true);
});

test("the lock: a transaction ends with UnlockCommand; the plug is let go once the contactor is open, with the vehicle there, too", (t) => {
	const without = charging();
	t.is(without.ask(`${MANAGER}/m2e/force_unlock`, 1), false);
	without.words("expect contactor closed");
	const laboratory = new Laboratory(["lock.fitted=yes"]);
	laboratory.words("lock ok; plug; draw_power_regulated 16,3; within 5 expect contactor closed; sleep 3");
	t.is(laboratory.face.charger.name("socket"), "locked");
	t.is(laboratory.ask(`${MANAGER}/m2e/force_unlock`, 0), true);
	laboratory.words("sleep 5; expect contactor open; expect lock unlocked");
	const finished = laboratory.told(`${MANAGER}/e2m/session_event`).find(({ event }) => event === "TransactionFinished") as Told;
	t.is((finished.transaction_finished as Told).reason, "UnlockCommand");
	laboratory.words("unplug; sleep 8");
	t.is(laboratory.ask(`${MANAGER}/m2e/force_unlock`, 1), true);
});

test("the random delay: switched, set, counted down, and cut short", (t) => {
	const laboratory = new Laboratory();
	const counted = (): Told => laboratory.ask(`${MANAGER}/m2e/random_delay_countdown/get`) as Told;
	t.is(counted() as unknown, null);
	laboratory.publish(`${MANAGER}/m2e/random_delay_set_duration_s`, "600");
	laboratory.publish(`${MANAGER}/m2e/random_delay_enable`, "");
	laboratory.words("sleep 3");
	has(t, counted(), { countdown_s: 0, current_limit_after_delay_A: 32, current_limit_during_delay_A: 32 });
	laboratory.words("plug; draw_power_regulated 16,3; sleep 5");
	const first = counted();
	has(t, first, { current_limit_after_delay_A: 32, current_limit_during_delay_A: 0 });
	t.true((first.countdown_s as number) > 5 && (first.countdown_s as number) <= 600, `${first.countdown_s}`);
	laboratory.words("sleep 5");
	const next = counted();
	t.true(Math.abs((first.countdown_s as number) - (next.countdown_s as number) - 5) <= 1);
	t.is(next.start_time, first.start_time);
	const limits = laboratory.ask(`${MANAGER}/m2e/enforced_limits/get`) as {
		valid_for: number;
		limits_root_side: { ac_max_current_A: Told };
	};
	t.deepEqual(limits.limits_root_side.ac_max_current_A, { value: 0, source: "delay" });
	t.true(Math.abs(limits.valid_for - (next.countdown_s as number)) <= 1);
	laboratory.publish(`${MANAGER}/m2e/random_delay_cancel`, "");
	laboratory.words("within 10 expect contactor closed; sleep 2");
	has(t, counted(), { countdown_s: 0, current_limit_during_delay_A: 32 });
	laboratory.publish(`${MANAGER}/m2e/random_delay_disable`, "");
	laboratory.words("sleep 2");
	laboratory.heard(`${MANAGER}/e2m/random_delay_countdown`);
	laboratory.words("sleep 5");
	t.deepEqual(laboratory.heard(`${MANAGER}/e2m/random_delay_countdown`), []);
	laboratory.publish(`${MANAGER}/m2e/random_delay_set_duration_s`, "0");
	laboratory.words("sleep 2");
	t.is(laboratory.face.charger.number("set.randomDelayMost"), 0, "a delay of nothing is none, and divides nothing");
});

test("each interface has a heartbeat of its own, which rises by one a second, and stands still while the charger is out of sight", (t) => {
	const laboratory = new Laboratory();
	const beats = (): number[][] =>
		[MANAGER, ERRORS, LIMITS].map((base) => laboratory.heard(`${base}/e2m/heartbeat`).map(({ payload }) => Number(payload)));
	for (const beat of beats()) t.deepEqual(beat.slice(0, 3), [0, 1, 2]);
	laboratory.words("sleep 10");
	for (const beat of beats())
		t.deepEqual(
			beat,
			Array.from({ length: 10 }, (_, i) => beat[0] + i),
		);
	laboratory.words("link down; sleep 7");
	beats();
	laboratory.words("sleep 10");
	for (const beat of beats()) t.deepEqual(beat, []);
	t.is(laboratory.ask(`${MANAGER}/m2e/pause_charging`), false);
	t.is(say(laboratory, "LocalAPI", "Disable", 0), true, "nothing has come of it");
	laboratory.words("link up; sleep 5");
	for (const beat of beats()) t.true(beat.length >= 2);
	t.true(laboratory.face.charger.yes("enabled"));
});

test("a consumer that was there and falls silent is an error, and withdraws nothing; one that says so is not watched", (t) => {
	const laboratory = charging();
	const errors = (): string[] => laboratory.told(`${ERRORS}/e2m/error_raised`).map(({ type, sub_type }) => `${type} ${sub_type}`);
	laboratory.words("sleep 20");
	t.deepEqual(errors(), [], "who never was there is not missed");
	laboratory.publish(`${LIMITS}/m2e/set_external_limits`, limited(10));
	for (let i = 0; i < 4; i++) {
		laboratory.publish(`${LIMITS}/m2e/communication_check`, "true");
		laboratory.words("sleep 4");
	}
	t.deepEqual(errors(), []);
	laboratory.words("sleep 3");
	t.deepEqual(errors(), ["generic/CommunicationFault CommunicationCheck external_energy_limits_consumer"]);
	t.is(laboratory.face.charger.number("allowed"), 10_000);
	laboratory.publish(`${LIMITS}/m2e/communication_check`, "true");
	laboratory.words("sleep 0.3");
	t.is(laboratory.told(`${ERRORS}/e2m/error_cleared`).length, 1);
	for (const nonsense of ["", "{}", "1", "null", '"true"']) laboratory.publish(`${LIMITS}/m2e/communication_check`, nonsense);
	laboratory.publish(`${LIMITS}/m2e/communication_check`, "false");
	laboratory.words("sleep 20; expect contactor closed");
	t.deepEqual(errors(), []);
	t.is(laboratory.face.charger.number("allowed"), 10_000);
});

/** A limit from now on, A. */
function limited(amps: number): string {
	const limits = { ac_max_current_A: { value: amps, source: "me" } };
	return JSON.stringify({
		schedule_import: [{ timestamp: "2020-01-01T00:00:00Z", limits_to_root: limits, limits_to_leaves: {} }],
		schedule_export: [],
		schedule_setpoints: [],
	});
}
