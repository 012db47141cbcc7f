// SPDX-License-Identifier: Apache-2.0
/** Every topic of the three interfaces, against what EVerest's published specification says of it: what is sent, what is asked, what is replied. */
import test from "ava";
import { ERRORS_TOPICS } from "../../src/everest/manager/errorsPart.js";
import { LIMITS_TOPICS } from "../../src/everest/manager/limitsPart.js";
import { MANAGER_TOPICS } from "../../src/everest/manager/managerPart.js";
import { REQUESTS } from "../../src/everest/manager/requests.js";
import { NEVER } from "../../src/everest/manager/values.js";
import { charging, ERRORS, Laboratory, LIMITS, MANAGER, type Told } from "./laboratory.js";
import { CAPABILITIES, DISCOVER, DISCOVERED, EXAMPLES, EXTERNAL_LIMITS, REPLY_TO } from "./published.js";
import { REPLIED, SENT } from "./schema.js";

const BASES: { readonly [type: string]: string } = {
	evse_manager_consumer: MANAGER,
	error_history_consumer: ERRORS,
	external_energy_limits_consumer: LIMITS,
};
const TABLES = {
	evse_manager_consumer: MANAGER_TOPICS,
	error_history_consumer: ERRORS_TOPICS,
	external_energy_limits_consumer: LIMITS_TOPICS,
};

/** Channels of the documents, without heartbeat and communication_check, which all have. */
const PUBLISHED: { readonly [type: string]: { readonly m2e: string; readonly e2m: string } } = {
	evse_manager_consumer: {
		m2e: "enable_disable force_unlock get_evse pause_charging random_delay_cancel random_delay_disable random_delay_enable random_delay_set_duration_s resume_charging stop_transaction",
		e2m: "ac_nr_of_phases_available ac_pp_ampacity dc_capabilities dc_mode dc_voltage_current dlink_ready enforced_limits ev_info evse_id hlc_session_failed hw_capabilities isolation_measurement powermeter powermeter_public_key_ocmf random_delay_countdown selected_protocol session_event session_info supported_energy_transfer_modes",
	},
	error_history_consumer: { m2e: "active_errors get_errors", e2m: "error_cleared error_raised" },
	external_energy_limits_consumer: { m2e: "set_external_limits", e2m: "capabilities" },
};

/** A session with all that can happen, so that each value is there. */
function everything(): Laboratory {
	const laboratory = new Laboratory([
		"evseId=DE*ABC*E1",
		"authorization=yes",
		"phaseSwitch=yes",
		"serial=AB12",
		"randomDelay=yes",
		"randomDelayMost=5",
	]);
	laboratory.words(
		"> reserve 7 600 CARD1; sleep 2; plug; sleep 2; > authorize CARD1 ISO14443; sleep 2; > withdraw; sleep 2; > authorize CARD1 ISO14443",
	);
	laboratory.words(
		"draw_power_regulated 16,3; sleep 20; > battery 50 60; > vehicle 00:11:22:33:44:55; sleep 3; pause; sleep 5; draw_power_regulated 16,3",
	);
	laboratory.words(
		"sleep 20; > phases 1; sleep 60; mains 270; sleep 15; mains 230; sleep 120; > pause; sleep 9; > resume; sleep 20; > stop; sleep 5; unplug; sleep 5",
	);
	return laboratory;
}

test("the tables have every channel of the documents, and no other", (t) => {
	for (const [type, { m2e, e2m }] of Object.entries(PUBLISHED)) {
		const gets = e2m.split(" ").map((name) => `${name}/get`);
		const rows = TABLES[type as keyof typeof TABLES];
		const names = (direction: string): string[] => rows.filter((row) => row.direction === direction).map(({ name }) => name);
		t.deepEqual(names("e2m").sort(), e2m.split(" ").sort());
		t.deepEqual(names("m2e").sort(), [...m2e.split(" "), ...gets].sort());
	}
});

test("whatever is sent in a session is as the specification has it, and every topic is used that we have something for", (t) => {
	const laboratory = everything();
	const heard = new Map<string, number>();
	for (const [type, base] of Object.entries(BASES))
		for (const [name, check] of Object.entries(SENT[type]))
			for (const { payload, retain } of laboratory.heard(`${base}/e2m/${name}`)) {
				t.is(check(JSON.parse(payload), `${name}`), "", payload);
				t.false(retain, "EVerest retains nothing");
				heard.set(`${type}/${name}`, (heard.get(`${type}/${name}`) ?? 0) + 1);
			}
	t.deepEqual(
		Object.entries(SENT)
			.flatMap(([type, names]) => Object.keys(names).map((name) => `${type}/${name}`))
			.filter((name) => !heard.has(name)),
		[],
	);
	t.deepEqual(
		laboratory.heard("everest_api/ready_beacon").map(({ payload }) => payload),
		["{}"],
	);
	t.is(laboratory.strangers(Object.values(BASES).map((base) => `${base}/e2m/`)), "", "nothing was sent elsewhere");
});

test("each value can be asked for: null before there is one, then the last", (t) => {
	const laboratory = new Laboratory();
	for (const [type, { e2m }] of Object.entries(PUBLISHED))
		for (const name of e2m.split(" ")) {
			const known = laboratory.ask(`${BASES[type]}/m2e/${name}/get`);
			const check = SENT[type][name];
			t.true(known === null || check?.(known, name) === "", `${name} ${JSON.stringify(known)}`);
		}
	for (const name of ["evse_id", "ev_info", "selected_protocol", "random_delay_countdown"])
		t.is(laboratory.ask(`${MANAGER}/m2e/${name}/get`), null, name);
	t.is(laboratory.ask(`${ERRORS}/m2e/error_raised/get`), null);
	for (const [name] of NEVER) t.is(laboratory.ask(`${MANAGER}/m2e/${name}/get`), null, name);
	const busy = everything();
	for (const [type, names] of Object.entries(SENT))
		for (const [name, check] of Object.entries(names)) {
			if (name === "heartbeat") continue;
			const last = busy.heard(`${BASES[type]}/e2m/${name}`).at(-1)?.payload ?? "";
			const asked = busy.ask(`${BASES[type]}/m2e/${name}/get`);
			t.is(check(asked, name), "", name);
			if (!["powermeter", "enforced_limits", "random_delay_countdown"].includes(name)) t.deepEqual(asked, JSON.parse(last), name);
		}
	t.is(busy.ask(`${MANAGER}/m2e/heartbeat/get`), undefined);
	t.is(busy.ask(`${MANAGER}/m2e/nonsense/get`), undefined);
});

test("every example of the specification is understood, and answered there", (t) => {
	const laboratory = new Laboratory();
	for (const [type, name, sent, reply] of EXAMPLES) {
		laboratory.publish(`${BASES[type]}/m2e/${name}`, JSON.stringify(sent, null, 4));
		laboratory.words("sleep 4");
		const replies = laboratory.heard(REPLY_TO).map(({ payload }) => JSON.parse(payload));
		t.deepEqual(replies, reply === undefined ? [] : [reply], name);
		if (REPLIED[name] !== undefined) t.is(REPLIED[name](reply, name), "");
	}
	for (const [type, { e2m }] of Object.entries(PUBLISHED))
		for (const name of e2m.split(" ")) {
			laboratory.publish(`${BASES[type]}/m2e/${name}/get`, JSON.stringify({ headers: { replyTo: REPLY_TO } }));
			laboratory.words("sleep 0.2");
			t.is(laboratory.heard(REPLY_TO).length, 1, name);
		}
	t.is(laboratory.face.charger.number("set.randomDelayMost"), 42_000);
	t.deepEqual(laboratory.said, []);
});

test("the example of limits lets nothing flow, and that of capabilities is said", (t) => {
	const laboratory = charging(CAPABILITIES.settings);
	t.deepEqual(laboratory.ask(`${LIMITS}/m2e/capabilities/get`), CAPABILITIES.said);
	laboratory.publish(`${LIMITS}/m2e/set_external_limits`, JSON.stringify(EXTERNAL_LIMITS, null, 2));
	laboratory.words("within 12 expect contactor open");
	t.is(laboratory.face.charger.number("allowed"), 0);
	t.deepEqual(laboratory.said, []);
});

test("discovery: each of the three by itself, and all together", (t) => {
	const laboratory = new Laboratory();
	const types = Object.keys(BASES);
	const ask = (topic: string, message: unknown): Told[] => {
		laboratory.publish(topic, JSON.stringify(message));
		laboratory.words("sleep 0.2");
		return laboratory.told(DISCOVER.headers.replyTo);
	};
	const [told] = ask("everest_api/discover", DISCOVER);
	t.is(REPLIED.discover(told, "discover"), "");
	t.deepEqual((told.apis as { type: string }[]).map(({ type }) => type).sort(), [...types].sort());
	for (const type of types) {
		const [one] = ask(`everest_api/query-modules/${type}`, DISCOVER);
		t.is(REPLIED.discover(one, type), "");
		const [{ module_id, version, ...more }] = one.apis as Told[];
		t.deepEqual({ module_id, version }, { module_id: "pilotlight", version: DISCOVERED.apis[0].version });
		t.is(more.type, type);
	}
	t.deepEqual(ask("everest_api/query-modules/display_message", DISCOVER), []);
	t.deepEqual(ask("everest_api/discover", {}), []);
});

test("each request has a row that is tried here or in the test of requests", (t) => {
	const tried = EXAMPLES.map(([, name]) => name);
	t.deepEqual(
		REQUESTS.map(({ name }) => name).filter((name) => !tried.includes(name)),
		["random_delay_enable", "random_delay_disable", "random_delay_cancel"],
	);
});

test("what is not there any more is told: a name of the port that was taken away, a vehicle that has gone", (t) => {
	const laboratory = new Laboratory(["evseId=DE*ABC*E1"]);
	laboratory.words("plug; > battery 50 60; > vehicle 00:11:22:33:44:55; sleep 3");
	t.deepEqual(laboratory.last(`${MANAGER}/e2m/ev_info`), { soc: 50, battery_capacity: 60_000, evcc_id: "00:11:22:33:44:55" });
	t.deepEqual(laboratory.last(`${MANAGER}/e2m/ac_pp_ampacity`), { ampacity: "A_32" });
	laboratory.words("unplug; sleep 5; > set outlet tethered; sleep 3");
	t.deepEqual(laboratory.last(`${MANAGER}/e2m/ev_info`), {});
	t.deepEqual(laboratory.last(`${MANAGER}/e2m/ac_pp_ampacity`), { ampacity: "None" });
	laboratory.words("> vehicle my car; sleep 3");
	t.is(laboratory.last(`${MANAGER}/e2m/ev_info`), undefined, "a name that is no MAC is none of EVerest's");
	t.is(laboratory.last(`${MANAGER}/e2m/evse_id`), "DE*ABC*E1");
	laboratory.words("> reset evseId; sleep 3");
	t.is(laboratory.ask(`${MANAGER}/m2e/evse_id/get`), "DE*ABC*E1", "what a charger was installed with");
});

test("each rating of a cable has EVerest's name", (t) => {
	for (const [cable, ampacity] of [
		["13", "A_13"],
		["20", "A_20"],
		["32", "A_32"],
		["63", "A_63_3ph_70_1ph"],
	]) {
		const laboratory = new Laboratory();
		laboratory.words(`cable ${cable}; plug; sleep 5`);
		t.deepEqual(laboratory.last(`${MANAGER}/e2m/ac_pp_ampacity`), { ampacity }, cable);
	}
});

test("one phase, a fixed cable, phases that can be switched: each is told as what it is", (t) => {
	const laboratory = new Laboratory(["phases=1", "outlet=tethered", "outletCable=16", "limit=16"]);
	t.deepEqual(laboratory.ask(`${MANAGER}/m2e/supported_energy_transfer_modes/get`), ["AC_single_phase_core"]);
	t.deepEqual(laboratory.ask(`${MANAGER}/m2e/get_evse`), { id: 1, connectors: [{ id: 1, type: "cType2" }] });
	t.is(laboratory.ask(`${MANAGER}/m2e/ac_pp_ampacity/get`), null);
	const one = laboratory.ask(`${MANAGER}/m2e/hw_capabilities/get`) as Told;
	t.deepEqual([one.max_current_A_import, one.max_phase_count_import, one.connector_type], [16, 1, "IEC62196Type2Cable"]);
	const switches = new Laboratory(["phaseSwitch=yes"]).ask(`${MANAGER}/m2e/hw_capabilities/get`) as Told;
	t.deepEqual([switches.min_phase_count_import, switches.supports_changing_phases_during_charging], [1, true]);
});
