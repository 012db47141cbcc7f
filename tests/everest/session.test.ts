// SPDX-License-Identifier: Apache-2.0
/** A session as EVerest's consumers see it, held against a list written from EVerest's documentation (reference: EvseManager docs, AsyncAPI of evse_manager_consumer 1.0.0, SIL tests). */
import test from "ava";
import { Register } from "../../src/everest/manager/register.js";
import { Charger } from "../../src/link/charger.js";
import { ERRORS, has, Laboratory, MANAGER, type Told } from "./laboratory.js";

/** Settings of a port that asks for a token. */
const ASKS = ["authorization=yes"];
const CHARGES = "draw_power_regulated 16,3; within 5 expect contactor closed; sleep 5";

/** What is done, and which events it has in which order; a phrase of the console or the bench before each. */
interface Case {
	readonly title: string;
	readonly settings?: readonly string[];
	readonly steps: readonly (readonly [deed: string | ((laboratory: Laboratory) => void), events: readonly string[], state: string])[];
}

function stop(reason: string) {
	return (laboratory: Laboratory): void => {
		if (laboratory.ask(`${MANAGER}/m2e/stop_transaction`, { reason }) !== true) throw new Error("not stopped");
		laboratory.words("sleep 5");
	};
}

function ask(name: string, replies: unknown, payload?: unknown) {
	return (laboratory: Laboratory): void => {
		const reply = laboratory.ask(`${MANAGER}/m2e/${name}`, payload);
		if (reply !== replies) throw new Error(`${name} replies ${JSON.stringify(reply)}`);
		laboratory.words("sleep 9");
	};
}

const disable = { connector_id: 0, source: { enable_source: "LocalAPI", enable_state: "Disable", enable_priority: 5 } };
const enable = { connector_id: 1, source: { enable_source: "LocalAPI", enable_state: "Enable", enable_priority: 5 } };
const STARTS = ["Authorized", "TransactionStarted", "PrepareCharging"];

/** The list. */
const CASES: readonly Case[] = [
	{
		title: "plugged in first, then authorized, charged and unplugged",
		settings: ASKS,
		steps: [
			["", ["Enabled"], "Unplugged"],
			["plug; sleep 3", ["SessionStarted", "AuthRequired"], "AuthRequired"],
			["> authorize CARD1 ISO14443; sleep 3", STARTS, "Preparing"],
			[CHARGES, ["ChargingStarted"], "Charging"],
			["unplug; sleep 5", ["StoppingCharging", "ChargingFinished", "TransactionFinished", "SessionFinished"], "Unplugged"],
		],
	},
	{
		title: "authorized first, then plugged in",
		settings: ASKS,
		steps: [
			["> authorize CARD1; sleep 3", ["Enabled", "SessionStarted", "Authorized"], "Preparing"],
			["plug; sleep 3", ["AuthRequired", "TransactionStarted", "PrepareCharging"], "Preparing"],
		],
	},
	{
		title: "authorized, and nobody plugs in",
		settings: [...ASKS, "connection=10"],
		steps: [
			[
				"> authorize CARD1; sleep 15",
				["Enabled", "SessionStarted", "Authorized", "Deauthorized", "PluginTimeout", "SessionFinished"],
				"Unplugged",
			],
		],
	},
	{
		title: "paused and gone on with by the vehicle",
		steps: [
			["plug; sleep 1", ["Enabled", "SessionStarted", ...STARTS], "Preparing"],
			[CHARGES, ["ChargingStarted"], "Charging"],
			["pause; sleep 5", ["ChargingPausedEV"], "ChargingPausedEV"],
			[CHARGES, ["PrepareCharging", "ChargingStarted"], "Charging"],
		],
	},
	{
		title: "paused and gone on with by a consumer",
		steps: [
			[`plug; ${CHARGES}`, ["Enabled", "SessionStarted", ...STARTS, "ChargingStarted"], "Charging"],
			[ask("pause_charging", true), ["StoppingCharging", "ChargingPausedEVSE"], "ChargingPausedEVSE"],
			[ask("resume_charging", true), ["PrepareCharging", "ChargingStarted"], "Charging"],
		],
	},
	{
		title: "no energy before the session, and during it",
		settings: ["limit=5"],
		steps: [
			["plug; draw_power_regulated 16,3; sleep 5", ["Enabled", "SessionStarted", ...STARTS, "ChargingPausedEVSE"], "ChargingPausedEVSE"],
			["> set limit 16; sleep 5", ["PrepareCharging", "ChargingStarted"], "Charging"],
			["> set limit 5; sleep 9", ["StoppingCharging", "ChargingPausedEVSE"], "ChargingPausedEVSE"],
			["> set limit 16; sleep 90", ["PrepareCharging", "ChargingStarted"], "Charging"],
		],
	},
	{
		title: "ended by a consumer; it does not begin again without a replug",
		steps: [
			[`plug; ${CHARGES}`, ["Enabled", "SessionStarted", ...STARTS, "ChargingStarted"], "Charging"],
			[stop("Remote"), ["StoppingCharging", "ChargingFinished", "TransactionFinished"], "Finished"],
			[ask("resume_charging", false), [], "Finished"],
			["unplug; sleep 5", ["SessionFinished"], "Unplugged"],
		],
	},
	{
		title: "ended by somebody there",
		steps: [
			[`plug; ${CHARGES}`, ["Enabled", "SessionStarted", ...STARTS, "ChargingStarted"], "Charging"],
			[stop("Local"), ["StoppingCharging", "ChargingFinished", "TransactionFinished"], "FinishedEVSE"],
		],
	},
	{
		title: "a fault pauses a transaction, and never ends it",
		steps: [
			[`plug; ${CHARGES}`, ["Enabled", "SessionStarted", ...STARTS, "ChargingStarted"], "Charging"],
			["mains 270; sleep 15", ["StoppingCharging", "ChargingPausedEVSE"], "ChargingPausedEVSE"],
			["mains 230; sleep 120", ["PrepareCharging", "ChargingStarted"], "Charging"],
		],
	},
	{
		title: "disabled while charging, and enabled with the vehicle still there",
		steps: [
			[`plug; ${CHARGES}`, ["Enabled", "SessionStarted", ...STARTS, "ChargingStarted"], "Charging"],
			[
				ask("enable_disable", false, disable),
				["Disabled", "StoppingCharging", "ChargingFinished", "TransactionFinished", "SessionFinished"],
				"Disabled",
			],
			[ask("enable_disable", true, enable), ["Enabled", "SessionStarted", ...STARTS, "ChargingStarted"], "Charging"],
		],
	},
	{
		title: "phases switched while charging",
		settings: ["phaseSwitch=yes"],
		steps: [
			[`plug; ${CHARGES}`, ["Enabled", "SessionStarted", ...STARTS, "ChargingStarted"], "Charging"],
			["> phases 1; sleep 60", ["SwitchingPhases", "StoppingCharging", "PrepareCharging", "ChargingStarted"], "Charging"],
		],
	},
	{
		title: "reserved, and not any more",
		steps: [["> reserve 7 600; sleep 2; > unreserve; sleep 2", ["Enabled", "ReservationStart", "ReservationEnd"], "Unplugged"]],
	},
];

/** The state that was told last. */
function state(laboratory: Laboratory): unknown {
	return (laboratory.ask(`${MANAGER}/m2e/session_info/get`) as Told).state;
}

for (const { title, settings = [], steps } of CASES)
	test(`as EVerest tells it: ${title}`, (t) => {
		const laboratory = new Laboratory(settings);
		for (const [deed, events, told] of steps) {
			if (typeof deed === "function") deed(laboratory);
			else if (deed !== "") laboratory.words(deed);
			t.deepEqual(laboratory.events(), [...events], `${deed}`);
			t.is(state(laboratory), told, `${deed}`);
		}
		t.deepEqual(laboratory.said, []);
	});

test("each event has the session's uuid, a rising time, and what its kind carries", (t) => {
	const laboratory = new Laboratory(ASKS);
	laboratory.words(`plug; sleep 2; > authorize CARD1 ISO14443; ${CHARGES}`);
	laboratory.ask(`${MANAGER}/m2e/pause_charging`);
	laboratory.words("sleep 9");
	laboratory.ask(`${MANAGER}/m2e/stop_transaction`, { reason: "Local" });
	laboratory.words("sleep 3; unplug; sleep 3; plug; sleep 3");
	const told = laboratory.told(`${MANAGER}/e2m/session_event`);
	const uuids = [...new Set(told.map(({ uuid }) => uuid))];
	t.is(uuids.length, 3, "none, the first session's, the second session's");
	t.is(uuids[0], "");
	for (const uuid of uuids.slice(1)) t.regex(`${uuid}`, /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
	const times = told.map(({ timestamp }) => Date.parse(`${timestamp}`));
	t.deepEqual(
		times,
		[...times].sort((one, other) => one - other),
	);
	t.true(times.every((ms) => ms > 1_780_000_000_000));
	const of = (name: string): Told => told.find(({ event }) => event === name) as Told;
	const tag = { id_token: { value: "CARD1", type: "ISO14443" }, authorization_type: "RFID" };
	t.deepEqual(of("Enabled").source, { enable_source: "Unspecified", enable_state: "Enable", enable_priority: 10_000 });
	has(t, of("SessionStarted").session_started, { reason: "EVConnected" });
	has(t, of("TransactionStarted").transaction_started, { id_tag: tag });
	t.deepEqual(of("ChargingPausedEVSE").charging_paused_evse, { reasons: ["UserPause"] });
	has(t, of("TransactionFinished").transaction_finished, { reason: "Local", id_tag: tag });
	const energies = [
		"SessionStarted:session_started",
		"ChargingStarted:charging_state_changed_event",
		"TransactionFinished:transaction_finished",
		"SessionFinished:session_finished",
	].map((pair) => {
		const [event, member] = pair.split(":");
		const { meter_value } = of(event)[member] as { meter_value: { timestamp: string; energy_Wh_import: { total: number } } };
		t.is(meter_value.timestamp, `${of(event).timestamp}`);
		return meter_value.energy_Wh_import.total;
	});
	t.is(energies[0], 0);
	t.is(energies[1], 0);
	t.true(energies[2] >= 14 && energies[2] <= 22, `${energies[2]}`);
	t.true(energies[3] >= energies[2] && energies[3] < energies[2] + 1.5);
});

test("the meter is sampled at the event, not as it was told last", (t) => {
	const laboratory = new Laboratory();
	laboratory.words(`plug; ${CHARGES}; sleep 20.7; pause; sleep 3`);
	const paused = laboratory.told(`${MANAGER}/e2m/session_event`).find(({ event }) => event === "ChargingPausedEV") as Told;
	const { meter_value } = paused.charging_state_changed_event as { meter_value: { energy_Wh_import: { total: number } } };
	const after = (laboratory.ask(`${MANAGER}/m2e/powermeter/get`) as { energy_Wh_import: { total: number } }).energy_Wh_import.total;
	t.true(Math.abs(meter_value.energy_Wh_import.total - after) <= 1, `${meter_value.energy_Wh_import.total} ${after}`);
});

test("the energy of a session never goes back, and session info says what the meter says", (t) => {
	const laboratory = new Laboratory();
	laboratory.words(`plug; ${CHARGES}; sleep 20; pause; sleep 4; ${CHARGES}`);
	const meter = laboratory.told(`${MANAGER}/e2m/powermeter`).map((told) => (told.energy_Wh_import as { total: number }).total);
	const info = laboratory.told(`${MANAGER}/e2m/session_info`).map(({ charged_energy_wh }) => charged_energy_wh as number);
	for (const all of [meter, info])
		t.deepEqual(
			all,
			[...all].sort((one, other) => one - other),
		);
	t.true(Math.abs((info.at(-1) as number) - (meter.at(-1) as number)) <= 0.5);
	t.true((info.at(-1) as number) > 60);
	const last = laboratory.ask(`${MANAGER}/m2e/session_info/get`) as Told;
	const lasted = (from: unknown): number => Math.floor((Date.parse(`${last.timestamp}`) - Date.parse(`${from}`)) / 1_000);
	t.is(last.session_duration_s, lasted(last.session_start_time));
	t.is(last.transaction_duration_s, lasted(last.transaction_start_time));
	t.true((last.session_duration_s as number) > 30);
});

test("a session keeps its uuid over a restart of the charger, and is told to be resumed", (t) => {
	const laboratory = new Laboratory();
	laboratory.words(`plug; ${CHARGES}`);
	const [{ uuid }] = laboratory.told(`${MANAGER}/e2m/session_event`).slice(1);
	laboratory.words("power off; sleep 8; power on; sleep 30");
	const told = laboratory.told(`${MANAGER}/e2m/session_event`);
	t.deepEqual(
		told.map(({ event }) => event),
		["Enabled", "SessionResumed", "ChargingStarted"],
	);
	t.deepEqual([...new Set(told.slice(1).map((each) => each.uuid))], [uuid]);
	laboratory.words("unplug; sleep 4");
	const last = laboratory.told(`${MANAGER}/e2m/session_event`).at(-1) as Told;
	t.deepEqual([last.event, last.uuid], ["SessionFinished", uuid]);
});

test("a facade that restarts finds the session, its uuid, and its state", (t) => {
	const laboratory = new Laboratory();
	laboratory.words(`plug; ${CHARGES}`);
	const [{ uuid }] = laboratory.told(`${MANAGER}/e2m/session_event`).slice(1);
	laboratory.restart();
	laboratory.words("sleep 6");
	t.deepEqual(
		laboratory.told(`${MANAGER}/e2m/session_event`).map((told) => [told.event, told.uuid]),
		[
			["Enabled", ""],
			["SessionResumed", uuid],
			["ChargingStarted", uuid],
		],
	);
	has(t, laboratory.ask(`${MANAGER}/m2e/session_info/get`), { state: "Charging", selected_protocol: "IEC61851-1" });
	laboratory.words("unplug; sleep 4");
	t.is(laboratory.events().at(-1), "SessionFinished");
});

test("a session that ended while the charger was out of sight is ended for whoever follows it", (t) => {
	const laboratory = new Laboratory();
	laboratory.words(`plug; ${CHARGES}`);
	const [{ uuid }] = laboratory.told(`${MANAGER}/e2m/session_event`).slice(1);
	laboratory.words("link down; sleep 8; unplug; sleep 5; link up; sleep 8");
	t.deepEqual(
		laboratory.told(`${MANAGER}/e2m/session_event`).map((told) => [told.event, told.uuid]),
		[
			["TransactionFinished", uuid],
			["SessionFinished", uuid],
		],
	);
	t.is(state(laboratory), "Unplugged");
});

test("events that EVerest does not know are none of its events", (t) => {
	const laboratory = new Laboratory();
	laboratory.words(`plug; ${CHARGES}; > limit me 10; sleep 3; > forbid; sleep 8; > permit; sleep 3`);
	const told = laboratory.told(`${MANAGER}/e2m/session_event`);
	t.false(told.some(({ event }) => ["LimitChanged", "PermitChanged", "Closed", "Opened", "FaultRaised"].includes(`${event}`)));
	const paused = told.find(({ event }) => event === "ChargingPausedEVSE") as Told;
	t.deepEqual(paused.charging_paused_evse, { reasons: ["NoEnergy"] }, "who manages energy has forbidden it");
	laboratory.words("> forbid; sleep 8; > set limit 5; sleep 3; > pause; sleep 3");
	t.deepEqual(
		laboratory.told(`${MANAGER}/e2m/session_event`).flatMap(({ charging_paused_evse }) => charging_paused_evse ?? []),
		[{ reasons: ["NoEnergy"] }, { reasons: ["UserPause", "NoEnergy"] }],
		"of two reasons that have the same name there it is one",
	);
	t.deepEqual(laboratory.told(`${ERRORS}/e2m/error_raised`), []);
});

test("what happened in a session while the charger was out of sight shows afterwards", (t) => {
	const laboratory = new Laboratory(ASKS);
	laboratory.words("plug; sleep 3");
	laboratory.events();
	laboratory.words(`link down; sleep 8; > authorize CARD1 ISO14443; ${CHARGES}; link up; sleep 8`);
	const told = laboratory.told(`${MANAGER}/e2m/session_event`);
	t.deepEqual(
		told.map(({ event }) => event),
		["TransactionStarted", "ChargingStarted"],
	);
	has(t, told[0].transaction_started, { id_tag: { id_token: { value: "CARD1", type: "ISO14443" }, authorization_type: "RFID" } });
	laboratory.words("link down; sleep 8; > pause; sleep 9; link up; sleep 8");
	t.deepEqual(laboratory.events(), ["ChargingPausedEVSE"]);
	laboratory.words("link down; sleep 8; > stop; sleep 9; link up; sleep 8");
	t.deepEqual(laboratory.events(), ["TransactionFinished"]);
	t.is(state(laboratory), "Finished");
});

test("of what an event has rounded no more is believed than what is sure, so that the register never goes back", (t) => {
	let total = 7_000;
	const window = { clear: true, get: (key: string) => (key === "energy.total" ? total : 0), ask: () => {} };
	const register = new Register(new Charger(window));
	register.begin();
	register.note(5);
	t.deepEqual([register.wh, register.chargedWh], [11.5, 4.5]);
	register.note(3);
	t.is(register.wh, 11.5);
	total = 11_600;
	t.deepEqual([register.wh, register.chargedWh.toFixed(1)], [11.6, "4.6"]);
	register.begin();
	t.deepEqual([register.wh, register.chargedWh], [11.6, 0]);
});
