// SPDX-License-Identifier: Apache-2.0
/** Whoever speaks as EVerest's world does over MQTT: npm's client, with its qualities of service (published with QoS 2, subscribed with 0). */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { until } from "./broker.js";

/** One. */
export class Peer {
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

	static async at(t: ExecutionContext, port: number, options: object = {}): Promise<Peer> {
		const library = (await import(`${"mqtt"}`)).default;
		const peer = new Peer((await library.connectAsync(`mqtt://127.0.0.1:${port}`, options)) as never);
		t.teardown(() => peer.#client.endAsync(true));
		await peer.#client.subscribeAsync("#", { qos: 0 });
		return peer;
	}

	async publish(topic: string, payload: string): Promise<void> {
		await this.#client.publishAsync(topic, payload, { qos: 2, retain: false });
	}

	/** Publishes a request as EVerest prints one, and waits for the reply on a topic below a base. */
	async ask(base: string, topic: string, payload?: unknown): Promise<unknown> {
		this.#asked += 1;
		const replyTo = `${base}/reply/${this.#asked}-${this.heard.length}`;
		await this.publish(topic, JSON.stringify({ headers: { replyTo }, ...(payload === undefined ? {} : { payload }) }, null, 4));
		const reply = () => this.heard.find((each) => each.topic === replyTo);
		await until(
			() => reply() !== undefined,
			() => `no reply to ${topic}`,
		);
		return JSON.parse(reply()?.payload ?? "");
	}

	/** What came on a topic so far, parsed. */
	told(topic: string): unknown[] {
		return this.heard.filter((each) => each.topic === topic).map(({ payload }) => JSON.parse(payload));
	}

	/** Waits until something has come on a topic that holds this text, so many times. */
	async sees(topic: string, text: string, times = 1): Promise<void> {
		const count = () => this.heard.filter((each) => each.topic === topic && each.payload.includes(text)).length;
		await until(
			() => count() >= times,
			() => `${text} has not come on ${topic} ${times} times: ${JSON.stringify(this.told(topic).slice(-5))}`,
		);
	}
}

/** What the file of a password is called on the command line. */
export function withPassword(password: string): string[] {
	const file = join(mkdtempSync(join(tmpdir(), "pilotlight-")), "password");
	writeFileSync(file, `${password}\n`, { mode: 0o600 });
	return ["--mqtt-password-file", file];
}
