// SPDX-License-Identifier: Apache-2.0
/** The command `everest --manager` beside brokers that nobody here wrote, with a consumer that publishes as EVerest's do: QoS 2, and subscribed with 0. */
import test, { type ExecutionContext } from "ava";
import { aedes, hasMosquitto, mosquitto, type TestBroker, until } from "./broker.js";
import { Peer, withPassword } from "./everestPeer.js";
import { running } from "./running.js";

const MANAGER = "everest_api/1/evse_manager_consumer/evse_1";
const EVENTS = `${MANAGER}/e2m/session_event`;
const LIMITS = "everest_api/1/external_energy_limits_consumer/evse_1";

/** A session over a broker, through its restart. */
async function converse(t: ExecutionContext, broker: TestBroker, options: object, more: readonly string[], user: string): Promise<void> {
	const consumer = await Peer.at(t, broker.port, options);
	const command = running(t, [
		"everest",
		"--manager",
		"--module-id",
		"evse_1",
		"--mqtt",
		`mqtt://${user}127.0.0.1:${broker.port}`,
		...more,
	]);
	await until(() => consumer.heard.some(({ topic }) => topic === "everest_api/ready_beacon"), command.out);
	const found = (await consumer.ask(`${MANAGER}/e2m`, "everest_api/query-modules/evse_manager_consumer")) as {
		apis: { module_id: string }[];
	};
	t.deepEqual(
		found.apis.map(({ module_id }) => module_id),
		["evse_1"],
	);
	await consumer.publish(`${MANAGER}/m2e/communication_check`, "true");
	command.type("plug; draw_power_regulated 16,3");
	await consumer.sees(EVENTS, "ChargingStarted");
	const limits = { ac_max_current_A: { value: 10, source: "me" } };
	const entry = { timestamp: "2026-01-01T00:00:00Z", limits_to_root: limits, limits_to_leaves: {} };
	const message = { schedule_import: [entry], schedule_export: [], schedule_setpoints: [] };
	await consumer.publish(`${LIMITS}/m2e/set_external_limits`, JSON.stringify(message, null, 4));
	await until(
		() => consumer.heard.some(({ topic, payload }) => topic === `${MANAGER}/e2m/enforced_limits` && payload.includes('"source":"everest"')),
		() => "the limit does not show",
	);
	t.true(await consumer.ask(`${MANAGER}/e2m`, `${MANAGER}/m2e/pause_charging`));
	await consumer.sees(EVENTS, "ChargingPausedEVSE");
	await broker.close();
	await until(() => command.out().includes("no connection to"), command.out);
	command.type("unplug");
	await broker.open();
	const again = await Peer.at(t, broker.port, options);
	await again.sees(EVENTS, "SessionFinished");
	t.is(((await again.ask(`${MANAGER}/e2m`, `${MANAGER}/m2e/session_info/get`)) as { state: string }).state, "Unplugged");
	t.is(again.heard.filter(({ topic, payload }) => topic === EVENTS && payload.includes("SessionFinished")).length, 1);
	t.is(await command.kill("SIGTERM"), 0);
	t.is(command.err(), "");
}

test("a session by way of a broker from npm, which comes and goes, with a password", async (t) => {
	t.timeout(120_000);
	const broker = await aedes("correct horse");
	t.teardown(() => broker.end());
	await converse(t, broker, { username: "owner", password: "correct horse" }, withPassword("correct horse"), "owner@");
});

const withMosquitto = hasMosquitto() ? test : test.skip;

withMosquitto("a session by way of mosquitto, which comes and goes", async (t) => {
	t.timeout(120_000);
	const broker = await mosquitto();
	t.teardown(() => broker.end());
	t.log(`mosquitto ${broker.version}`);
	await converse(t, broker, {}, [], "");
});

withMosquitto("the same with mosquitto's passwords", async (t) => {
	t.timeout(120_000);
	const broker = await mosquitto("correct horse");
	t.teardown(() => broker.end());
	await converse(t, broker, { username: "owner", password: "correct horse" }, withPassword("correct horse"), "owner@");
});

test("serve tells EVerest's consumers beside everybody else", async (t) => {
	t.timeout(60_000);
	const broker = await aedes();
	t.teardown(() => broker.end());
	const consumer = await Peer.at(t, broker.port);
	const command = running(t, ["serve", "--http", "0", "--mqtt", `mqtt://127.0.0.1:${broker.port}`, "--everest", "--module-id", "evse_1"]);
	await until(() => consumer.heard.some(({ topic }) => topic === "everest_api/ready_beacon"), command.out);
	await until(() => consumer.heard.some(({ topic, payload }) => topic === "pilotlight/status" && payload === "online"), command.out);
	t.like(await consumer.ask(`${MANAGER}/e2m`, `${MANAGER}/m2e/get_evse`), { id: 1 });
	t.true(command.out().includes("-v -t 'everest_api/1/+/evse_1/#'"));
	t.is(await command.kill("SIGTERM"), 0);
});
