// SPDX-License-Identifier: Apache-2.0
/** The command `everest --manager` beside brokers that nobody here wrote, with a consumer that publishes as EVerest's do: QoS 2, and subscribed with 0. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { aedes, hasMosquitto, mosquitto, type TestBroker, until } from "./broker.js";
import { running } from "./running.js";

const MANAGER = "everest_api/1/evse_manager_consumer/evse_1";
const LIMITS = "everest_api/1/external_energy_limits_consumer/evse_1";

/** A consumer: npm's client, with EVerest's qualities of service. */
class Consumer {
	readonly heard: { readonly topic: string; readonly payload: string }[] = [];
	readonly #client: {
		on(name: string, heard: (topic: string, payload: Buffer) => void): void;
		subscribeAsync(filter: string, options: object): Promise<unknown>;
		publishAsync(topic: string, payload: string, options: object): Promise<unknown>;
		endAsync(force: boolean): Promise<unknown>;
	};
	#asked = 0;

	private constructor(client: never) {
		this.#client = client;
		this.#client.on("message", (topic, payload) => this.heard.push({ topic, payload: `${payload}` }));
	}

	static async at(t: ExecutionContext, port: number, options: object = {}): Promise<Consumer> {
		const library = (await import(`${"mqtt"}`)).default;
		const consumer = new Consumer((await library.connectAsync(`mqtt://127.0.0.1:${port}`, options)) as never);
		t.teardown(() => consumer.#client.endAsync(true));
		await consumer.#client.subscribeAsync("#", { qos: 0 });
		return consumer;
	}

	async publish(topic: string, payload: string): Promise<void> {
		await this.#client.publishAsync(topic, payload, { qos: 2, retain: false });
	}

	/** Publishes a request as EVerest prints one, and waits for the reply. */
	async ask(topic: string, payload?: unknown): Promise<unknown> {
		this.#asked += 1;
		const replyTo = `${MANAGER}/e2m/reply/${this.#asked}-${this.heard.length}`;
		await this.publish(topic, JSON.stringify({ headers: { replyTo }, ...(payload === undefined ? {} : { payload }) }, null, 4));
		const reply = () => this.heard.find((each) => each.topic === replyTo);
		await until(
			() => reply() !== undefined,
			() => `no reply to ${topic}`,
		);
		return JSON.parse(reply()?.payload ?? "");
	}

	/** Names of session events so far. */
	get events(): string[] {
		return this.heard.filter(({ topic }) => topic === `${MANAGER}/e2m/session_event`).map(({ payload }) => JSON.parse(payload).event);
	}

	async sees(event: string, times = 1): Promise<void> {
		await until(
			() => this.events.filter((each) => each === event).length >= times,
			() => `${event} is not among ${this.events}`,
		);
	}
}

/** A session over a broker, through its restart. */
async function converse(t: ExecutionContext, broker: TestBroker, options: object, more: readonly string[], user: string): Promise<void> {
	const consumer = await Consumer.at(t, broker.port, options);
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
	const found = (await consumer.ask("everest_api/query-modules/evse_manager_consumer")) as { apis: { module_id: string }[] };
	t.deepEqual(
		found.apis.map(({ module_id }) => module_id),
		["evse_1"],
	);
	await consumer.publish(`${MANAGER}/m2e/communication_check`, "true");
	command.type("plug; draw_power_regulated 16,3");
	await consumer.sees("ChargingStarted");
	const limits = { ac_max_current_A: { value: 10, source: "me" } };
	const entry = { timestamp: "2026-01-01T00:00:00Z", limits_to_root: limits, limits_to_leaves: {} };
	const message = { schedule_import: [entry], schedule_export: [], schedule_setpoints: [] };
	await consumer.publish(`${LIMITS}/m2e/set_external_limits`, JSON.stringify(message, null, 4));
	await until(
		() => consumer.heard.some(({ topic, payload }) => topic === `${MANAGER}/e2m/enforced_limits` && payload.includes('"source":"everest"')),
		() => "the limit does not show",
	);
	t.true(await consumer.ask(`${MANAGER}/m2e/pause_charging`));
	await consumer.sees("ChargingPausedEVSE");
	await broker.close();
	await until(() => command.out().includes("no connection to"), command.out);
	command.type("unplug");
	await broker.open();
	const again = await Consumer.at(t, broker.port, options);
	await again.sees("SessionFinished");
	t.is(((await again.ask(`${MANAGER}/m2e/session_info/get`)) as { state: string }).state, "Unplugged");
	t.is(again.events.filter((event) => event === "SessionFinished").length, 1);
	t.is(await command.kill("SIGTERM"), 0);
	t.is(command.err(), "");
}

/** What the file of a password is called on the command line. */
function withPassword(password: string): string[] {
	const file = join(mkdtempSync(join(tmpdir(), "pilotlight-")), "password");
	writeFileSync(file, `${password}\n`, { mode: 0o600 });
	return ["--mqtt-password-file", file];
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
	const consumer = await Consumer.at(t, broker.port);
	const command = running(t, ["serve", "--http", "0", "--mqtt", `mqtt://127.0.0.1:${broker.port}`, "--everest", "--module-id", "evse_1"]);
	await until(() => consumer.heard.some(({ topic }) => topic === "everest_api/ready_beacon"), command.out);
	await until(() => consumer.heard.some(({ topic, payload }) => topic === "pilotlight/status" && payload === "online"), command.out);
	t.like(await consumer.ask(`${MANAGER}/m2e/get_evse`), { id: 1 });
	t.true(command.out().includes("-v -t 'everest_api/1/+/evse_1/#'"));
	t.is(await command.kill("SIGTERM"), 0);
});
