// SPDX-License-Identifier: Apache-2.0
/** How a broker is looked for again: in virtual time, with a client that is none. */
import test from "ava";
import { boardSpeech } from "../../hosts/node/everest/speech.js";
import { addressOf, BrokerCarrier } from "../../hosts/node/mqtt/carrier.js";
import type { Client, ClientOptions, Library } from "../../hosts/node/mqtt/library.js";
import { MQTT_SPEECH } from "../../hosts/node/mqtt/speech.js";
import { SEEN_KEYS } from "../../src/link/shown.js";

const WINDOW = { clear: true, get: (key: string) => (SEEN_KEYS.includes(key) ? 0 : undefined), ask: () => {} };
const TICK_MS = 100;

/** A client whose connection a test makes and breaks. */
class StandIn implements Client {
	connected = false;
	readonly published: string[] = [];
	readonly #heard = new Map<string, (...told: never[]) => void>();

	on(name: string, heard: (...told: never[]) => void): void {
		this.#heard.set(name, heard);
	}

	tell(name: string, ...told: unknown[]): void {
		this.connected = name === "connect";
		this.#heard.get(name)?.(...(told as never[]));
	}

	publish(topic: string, _payload: string, _options: object, sent: (error?: Error | null) => void): void {
		this.published.push(topic);
		sent();
	}

	subscribe(): void {}

	end(_force: boolean, ended: () => void = () => {}): void {
		ended();
	}
}

/** A carrier with a library, and time that passes. */
function rig(chance: number, speech = MQTT_SPEECH) {
	const clients: { readonly at: number; readonly client: StandIn; readonly options: ClientOptions }[] = [];
	const said: string[] = [];
	let now = 0;
	const library: Library = {
		connect: (options) => {
			const client = new StandIn();
			clients.push({ at: now, client, options });
			return client;
		},
	};
	const address = addressOf(new URL("mqtt://me:secret@example.org"), undefined);
	const carrier = new BrokerCarrier(
		library,
		address,
		speech,
		(line) => said.push(line),
		() => chance,
	);
	const onlooker = carrier.serve(WINDOW);
	const pass = (ms: number): void => {
		for (const end = now + ms; now < end; ) onlooker.tick?.((now += TICK_MS));
	};
	return { clients, said, carrier, pass };
}

/** Breaks each connection as soon as it is wanted, for so long; the pauses between them, ms. */
function pauses(chance: number, speech = MQTT_SPEECH): number[] {
	const { clients, pass } = rig(chance, speech);
	for (let ms = 0; ms < 600_000; ms += TICK_MS) {
		const before = clients.length;
		pass(TICK_MS);
		if (clients.length > before) clients.at(-1)?.client.tell("close");
	}
	return clients.slice(1).map(({ at }, i) => at - clients[i].at);
}

test("pauses grow to a minute, by chance between half of that and all", (t) => {
	const [least, most] = [pauses(0), pauses(0.999)];
	t.deepEqual(most.slice(0, 8), [1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
	t.deepEqual(least.slice(0, 8), [500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
});

test("whoever a charge hangs on, as EVerest's board does, is called again within 5 s", (t) => {
	t.deepEqual(pauses(0.999, boardSpeech("pilotlight")).slice(0, 5), [1_000, 2_000, 4_000, 5_000, 5_000]);
});

test("a broker that drops every connection at once is not asked more and more often", (t) => {
	const { clients, said, pass } = rig(0.999);
	for (let ms = 0; ms < 120_000; ms += TICK_MS) {
		const before = clients.length;
		pass(TICK_MS);
		if (clients.length === before) continue;
		clients.at(-1)?.client.tell("connect");
		clients.at(-1)?.client.tell("close");
	}
	t.true(clients.length >= 6 && clients.length <= 9, `${clients.length}`);
	t.true(said.every((line) => !line.includes("secret") && !line.includes("me:")));
});

test("a connection that has lasted is made again soon, and what is told of it is told once", (t) => {
	const { clients, said, pass } = rig(0.999);
	pass(TICK_MS);
	for (let i = 0; i < 5; i++) {
		clients.at(-1)?.client.tell("error", new Error("connect ECONNREFUSED"));
		clients.at(-1)?.client.tell("close");
		pass(40_000);
	}
	t.deepEqual(said, ["no connection to mqtt://example.org:1883 (connect ECONNREFUSED); it is tried again, after 60 s at the latest"]);
	clients.at(-1)?.client.tell("connect");
	pass(40_000);
	const before = clients.length;
	clients.at(-1)?.client.tell("close");
	pass(1_200);
	t.is(clients.length, before + 1);
	t.is(said.at(-1), "no connection to mqtt://example.org:1883 (closed by the broker); it is tried again, after 60 s at the latest");
});

test("name and password go to the broker, the will stands, and each client has a name of its own", (t) => {
	const { clients, pass } = rig(0);
	pass(TICK_MS);
	clients[0].client.tell("close");
	pass(2_000);
	const [{ options }, { options: next }] = clients;
	t.like(options, { username: "me", password: "secret", protocolVersion: 4, clean: true, reconnectPeriod: 0, port: 1_883 });
	t.deepEqual(
		{ ...options.will, payload: `${options.will?.payload}` },
		{ topic: "pilotlight/status", payload: "offline", qos: 1, retain: true },
	);
	t.regex(options.clientId, /^pilotlight-pilotlight-[0-9a-f]+$/);
	t.not(options.clientId, next.clientId);
});

test("at the end the charger is told to be offline, and nothing is tried again", async (t) => {
	const { clients, carrier, pass } = rig(0);
	pass(TICK_MS);
	clients[0].client.tell("connect");
	clients[0].client.published.length = 0;
	await carrier.close();
	t.deepEqual(clients[0].client.published, ["pilotlight/status"]);
	pass(10_000);
	t.is(clients.length, 1);
});
