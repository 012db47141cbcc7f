// SPDX-License-Identifier: Apache-2.0
/** A street that a machine outside looks onto: sockets, a broker and a resolver in the place of the SDK's, which take all that they are given. */
import type { Control, MqttClient, MqttOptions, Sending, Tcp, TcpOptions } from "../../hosts/sdk/client.js";
import type { Classes } from "../../hosts/sdk/platform.js";

/** What a socket of the chip takes at once, bytes. */
const ROOM = 1_460;
const [CONNACK, PUBACK, SUBSCRIBE, SUBACK, DISCONNECT] = [2, 4, 8, 9, 14];
/** A digest of SHA-256, bytes. */
const DIGEST = 32;

/** Somebody who has connected to the charger. */
export class Passer {
	/** What the charger has said. */
	said = "";
	/** The charger's end of the connection, once it has taken it. */
	taken: TcpOptions | undefined;
	#coming: ArrayBuffer;

	constructor(request: string) {
		this.#coming = ArrayBuffer.fromString(request);
	}

	/** What has come is taken. */
	read(): ArrayBuffer {
		const bytes = this.#coming;
		this.#coming = new ArrayBuffer(0);
		return bytes;
	}

	/** Time has passed: what was said has arrived, and there is room again. */
	tick(): void {
		if (this.#coming.byteLength > 0) this.taken?.onReadable(this.#coming.byteLength);
		this.taken?.onWritable(ROOM);
	}
}

/** A connection that was accepted. */
class Accepted implements Tcp {
	readonly remoteAddress = "192.0.2.7";
	format = "buffer";
	readonly #passer: Passer;

	constructor(options: TcpOptions & { readonly from: Passer }) {
		this.#passer = options.from;
		this.#passer.taken = options;
	}

	read(): ArrayBuffer {
		return this.#passer.read();
	}

	write(bytes: Uint8Array): number {
		this.#passer.said = String.fromArrayBuffer(bytes.slice().buffer).slice(0, 400);
		return ROOM;
	}

	close(): void {
		this.#passer.taken = undefined;
	}
}

/** All of it. */
export class Street {
	readonly classes: Classes;
	/** Bytes that were published. */
	published = 0;
	#listener: { onReadable(count: number): void; read(): Passer | undefined; close(): void } | undefined;
	#passers: Passer[] = [];
	#brokers: Broker[] = [];
	#arriving: Passer | undefined;

	constructor() {
		const street = this;
		this.classes = {
			Tcp: Accepted,
			Listener: class {
				constructor(options: { onReadable(count: number): void }) {
					street.#listener = { ...options, read: () => street.#arriving, close: () => {} };
				}
			},
			MqttClient: class extends Broker {
				static readonly CONNACK = CONNACK;
				static readonly PUBACK = PUBACK;
				static readonly SUBSCRIBE = SUBSCRIBE;
				static readonly SUBACK = SUBACK;
				static readonly DISCONNECT = DISCONNECT;
				constructor(options: MqttOptions) {
					super(options, (bytes) => (street.published += bytes));
					street.#brokers.push(this);
				}
			},
			Udp: {},
			Resolver: class {
				resolve(asked: { readonly host: string; onResolved(host: string, address: string): void }): void {
					asked.onResolved(asked.host, "192.0.2.1");
				}
			},
			Crypto: Crypto,
		} as unknown as Classes;
	}

	/** Somebody connects and asks. */
	ask(request: string): Passer {
		const passer = new Passer(request);
		this.#passers.push(passer);
		this.#arriving = passer;
		this.#listener?.onReadable(1);
		return passer;
	}

	/** Somebody else publishes something at the broker. */
	publish(topic: string, payload: string): void {
		this.#brokers.at(-1)?.send(topic, payload);
	}

	/** Time has passed. */
	tick(): void {
		for (const each of [...this.#passers, ...this.#brokers]) each.tick();
	}
}

/** A broker that takes everything, as the client shows it. */
class Broker implements MqttClient {
	readonly #options: MqttOptions;
	readonly #count: (bytes: number) => void;
	#control: Control[] = [{ operation: CONNACK }];
	#payload: ArrayBuffer | undefined;

	constructor(options: MqttOptions, count: (bytes: number) => void) {
		this.#options = options;
		this.#count = count;
	}

	write(bytes: ArrayBuffer | null, options?: Sending): number {
		this.#count(bytes?.byteLength ?? 0);
		if (options === undefined || !("id" in options)) return ROOM;
		if ("operation" in options) this.#control.push({ operation: SUBACK, id: options.id, payload: [0] });
		else if (options.QoS === 1) this.#control.push({ operation: PUBACK, id: options.id });
		return ROOM;
	}

	read(): ArrayBuffer | undefined {
		return this.#payload;
	}

	/** A message for the client. */
	send(topic: string, payload: string): void {
		this.#payload = ArrayBuffer.fromString(payload);
		const { byteLength } = this.#payload;
		this.#options.onReadable.call(this, byteLength, { topic, byteLength, more: false });
	}

	close(): void {
		this.#control = [];
	}

	tick(): void {
		for (const control of this.#control.splice(0)) this.#options.onControl.call(this, control);
		this.#options.onWritable.call(this, ROOM);
	}
}

/** Hashes nothing, and what is random is always the same: who measures asks neither. */
class Crypto {
	sha256(): Uint8Array {
		return new Uint8Array(DIGEST);
	}
	hmac(): Uint8Array {
		return new Uint8Array(DIGEST);
	}
	pbkdf2(): Uint8Array {
		return new Uint8Array(DIGEST);
	}
	random(count: number): Uint8Array {
		return new Uint8Array(count);
	}
}
