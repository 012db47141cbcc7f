// SPDX-License-Identifier: Apache-2.0
/** The small computer's carrier of MQTT: it has the face that the settings choose, the one, and that one's host may be lost at any moment. */
import test from "ava";
import { BOARD, Carried, MANAGER } from "./everestBench.js";

const EVEREST = ["mode=everest", "mqtt.speaks=board"];

test("as installed a broker hears the charger's own topics, and nothing of EVerest's", (t) => {
	const carried = new Carried([]);
	t.is(carried.carrier.state, "online");
	t.deepEqual(carried.bases, ["homeassistant", "pilotlight"]);
	t.deepEqual(carried.broker.on("pilotlight/status"), ["online"]);
	t.deepEqual(carried.broker.on("pilotlight/setting/mqtt/speaks"), ["own"]);
	t.is(carried.broker.client?.options.will?.topic, "pilotlight/status");
	t.deepEqual(carried.broker.filters, ["pilotlight/set/#", "pilotlight/do/#", "homeassistant/status"]);
	t.deepEqual(carried.said, ["connected to mqtt://broker.example:1883"]);
});

test("a board speaks to EVerest alone, and a vehicle charges by what that says", (t) => {
	const carried = new Carried(EVEREST);
	t.deepEqual(carried.broker.filters, [
		"everest_api/1/evse_board_support/pilotlight/e2m/#",
		"everest_api/1/powermeter/pilotlight_meter/e2m/#",
		"everest_api/1/auth_token_provider/pilotlight_reader/e2m/#",
	]);
	t.is(carried.broker.client?.options.will, undefined);
	carried.charge();
	t.true(carried.closed);
	t.is(carried.duty, 2_667);
	const events = carried.broker.on(`${BOARD}/m2e/event`).map((text) => JSON.parse(text).event);
	t.deepEqual(
		events.filter((event, i) => event !== events[i - 1] && event !== events[i - 2]),
		["A", "PowerOff", "B", "C", "PowerOn"],
	);
	t.true(
		carried.broker.on("everest_api/1/powermeter/pilotlight_meter/m2e/powermeter_values").some((text) => text.includes('"total":11040')),
	);
	t.deepEqual(carried.bases, ["everest_api"]);
	t.true(carried.broker.heard.every(({ retain }) => !retain));
	carried.tell("allow_power_on", '{"allow_power_on": false, "reason": "PowerOff"}');
	carried.live(1);
	t.false(carried.closed);
});

test("what has no payload reaches the board, and what the broker has kept does not", (t) => {
	const carried = new Carried(EVEREST);
	carried.charge();
	carried.broker.publish(`${BOARD}/e2m/cp_state_F`, "", true);
	carried.live(1);
	t.true(carried.closed);
	carried.tell("cp_state_F");
	carried.live(1);
	t.is(carried.duty, 0);
	t.false(carried.closed);
});

test("a broker that is gone is a host that is gone: X1 within a tick, and nothing closes by what was said before", (t) => {
	const carried = new Carried(EVEREST);
	carried.charge();
	carried.broker.up = false;
	carried.pass(0.3);
	t.is(carried.duty, 10_000);
	carried.pass(8);
	t.false(carried.closed);
	carried.broker.up = true;
	carried.live(12);
	t.is(carried.carrier.state, "online");
	t.false(carried.closed);
	t.true(carried.broker.on(`${BOARD}/m2e/raise_error`).some((text) => text.includes('"host_lost"')));
	carried.permit();
	t.true(carried.closed);
});

test("a broker whose EVerest is silent is one without a host", (t) => {
	const carried = new Carried(EVEREST);
	carried.charge();
	// the last heartbeat was a second ago
	carried.pass(1.3);
	t.not(carried.duty, 10_000);
	carried.pass(0.5);
	t.is(carried.duty, 10_000);
	carried.pass(8);
	t.false(carried.closed);
});

test("the module is called as the computer is", (t) => {
	const carried = new Carried([...EVEREST, "network.hostname=garage-1"]);
	t.deepEqual(carried.broker.filters, [
		"everest_api/1/evse_board_support/garage-1/e2m/#",
		"everest_api/1/powermeter/garage-1_meter/e2m/#",
		"everest_api/1/auth_token_provider/garage-1_reader/e2m/#",
	]);
	carried.broker.heard = [];
	carried.words("> set network.hostname garage-2");
	carried.pass(3);
	t.is(carried.broker.filters[0], "everest_api/1/evse_board_support/garage-2/e2m/#");
	t.true(carried.broker.on("everest_api/1/evse_board_support/garage-2/m2e/capabilities").length > 0);
});

test("the host's name is nothing to a charger that has topics of its own", (t) => {
	const carried = new Carried([]);
	carried.words("> set network.hostname garage-2");
	carried.pass(3);
	t.is(carried.broker.clients.length, 1);
});

test("a manager tells EVerest's consumers, and hears them", (t) => {
	const carried = new Carried(["mqtt.speaks=manager"]);
	carried.words("plug; draw_power_regulated 16,3");
	carried.pass(5);
	const events = carried.broker.on(`${MANAGER}/e2m/session_event`).map((text) => JSON.parse(text).event);
	t.deepEqual(events, ["Enabled", "SessionStarted", "Authorized", "TransactionStarted", "PrepareCharging", "ChargingStarted"]);
	t.deepEqual(carried.bases, ["everest_api"]);
	t.deepEqual(carried.broker.on(`${MANAGER}/e2m/supported_energy_transfer_modes`), ['["AC_single_phase_core","AC_three_phase_core"]']);
	carried.broker.publish(`${MANAGER}/m2e/pause_charging`, '{"headers":{"replyTo":"me/1"}}');
	carried.pass(4);
	t.deepEqual(carried.broker.on("me/1"), ["true"]);
	t.false(carried.closed);
});

test("a charger that restarts is told of", (t) => {
	const carried = new Carried(["mqtt.speaks=manager"]);
	carried.words("reboot");
	carried.pass(8);
	const events = carried.broker.on(`${MANAGER}/e2m/session_event`).map((text) => JSON.parse(text).event);
	t.deepEqual(events, ["Enabled", "Enabled"]);
});

test("another choice takes effect at once: the face before says good-bye, and nobody hears of it any more", (t) => {
	const carried = new Carried([]);
	carried.words("> set mode everest; > set mqtt.speaks board");
	carried.pass(3);
	t.is(carried.broker.on("pilotlight/status").at(-1), "offline");
	t.deepEqual([carried.broker.clients.length, carried.broker.goodbyes], [2, 1]);
	carried.broker.heard = [];
	carried.charge();
	t.true(carried.closed);
	t.deepEqual(carried.bases, ["everest_api"]);
	const [before] = carried.broker.clients;
	before.options.onReadable.call(before, 0, { topic: "pilotlight/do/pause", more: false });
	carried.live(1);
	t.true(carried.closed);
});

test("a board that becomes something else is a host that is lost, and its last word is X1", (t) => {
	const carried = new Carried(EVEREST);
	carried.charge();
	carried.broker.heard = [];
	carried.words("> set mqtt.speaks own");
	carried.pass(1);
	t.is(carried.duty, 10_000);
	carried.pass(10);
	t.false(carried.closed);
	t.deepEqual(carried.broker.on("pilotlight/status"), ["online"]);
	t.true(carried.broker.on("pilotlight/host").includes("lost"));
});

test("another broker has the same face, and knows nothing", (t) => {
	const carried = new Carried(EVEREST);
	carried.charge();
	carried.broker.heard = [];
	carried.words("> set mqtt.url mqtt://other.example");
	carried.pass(1);
	t.is(carried.duty, 10_000);
	carried.live(12);
	t.false(carried.closed);
	t.true(carried.broker.on(`${BOARD}/m2e/capabilities`).length > 0);
	carried.permit();
	t.true(carried.closed);
});

test("without a broker a board is there all the same, and withdraws", (t) => {
	const carried = new Carried(EVEREST);
	carried.charge();
	carried.words("> mqtt off");
	carried.pass(1);
	t.is(carried.carrier.state, "off");
	t.is(carried.duty, 10_000);
	carried.pass(8);
	t.false(carried.closed);
});

/** EVerest is to decide, and nobody speaks to it: what is told after ten seconds, once. */
const NOTICES: readonly (readonly [settings: readonly string[], url: readonly string[], said: string])[] = [
	[
		["mode=everest"],
		["mqtt.url=mqtt://broker.example"],
		"EVerest decides here (setting mode), and nobody speaks to it from here: its setting mqtt.speaks is own; type: set mqtt.speaks board",
	],
	[
		["mode=everest", "mqtt.speaks=manager"],
		[],
		"EVerest decides here (setting mode), and nobody speaks to it from here: its setting mqtt.speaks is manager; type: set mqtt.speaks board",
	],
	[EVEREST, [], "EVerest decides here (setting mode), and nobody speaks to it from here: no broker is set; type: set mqtt.url mqtt://HOST"],
	[
		["mqtt.speaks=board"],
		["mqtt.url=mqtt://broker.example"],
		"EVerest decides nothing here, the port does: its setting mode is port; type: set mode everest",
	],
	[["mqtt.speaks=board"], [], "EVerest decides nothing here, the port does: its setting mode is port; type: set mode everest"],
];

for (const [settings, url, said] of NOTICES)
	test(`${settings.join(", ")}${url.length > 0 ? " with a broker" : ""}: people are told what is missing`, (t) => {
		const carried = new Carried(settings, url);
		carried.pass(60);
		t.is(carried.said.filter((line) => line.includes("EVerest decides")).join("\n"), said);
	});

test("what is missing again is told again", (t) => {
	const carried = new Carried(["mode=everest"]);
	carried.pass(20);
	carried.words("> set mqtt.speaks board");
	carried.pass(20);
	carried.words("> set mqtt.speaks own");
	carried.pass(20);
	t.is(carried.said.filter((line) => line.includes("set mqtt.speaks board")).length, 2);
});

test("where a computer at the cable is the board, nothing is missing", (t) => {
	const carried = new Carried(["mode=everest"]);
	carried.pass(30, () => carried.mirror.ask("host.alive", {}, () => {}));
	t.deepEqual(
		carried.said.filter((line) => line.includes("EVerest")),
		[],
	);
});
