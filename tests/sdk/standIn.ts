// SPDX-License-Identifier: Apache-2.0
/** A broker that is none, behind a client that stands in for the SDK's: it has that one's calls and refusals, and reads what comes from the sluice before it. */
import type { Control, MqttClient, MqttOptions, Platform, Sending, Tcp, TcpOptions } from "../../hosts/sdk/client.js";
import { message, messageIn, textIn, utf8 } from "./wire.js";

/** What a socket of the chip takes at once, and what the client keeps of that for itself, bytes. */
const [SOCKET, OVERHEAD] = [1_460, 8];
/** The client's numbers. */
const [CONNACK, PUBACK, SUBSCRIBE, SUBACK, DISCONNECT] = [2, 4, 8, 9, 14];

/** A message as it has come to the broker. */
export interface Heard {
	readonly topic: string;
	readonly payload: string;
	readonly retain: boolean;
	readonly QoS: number;
}

/** What is published, with its bytes so far. */
interface Coming {
	readonly sending: Extract<Sending, { readonly topic: string }>;
	readonly bytes: number[];
}

/** One connection's client. */
class Client implements MqttClient {
	readonly options: MqttOptions;
	over = false;
	readonly #broker: Broker;
	#control: Control[] = [{ operation: CONNACK }];
	#room = 0;
	#coming: Coming | undefined;
	#payload: readonly number[] = [];
	#wire: TcpOptions | undefined;
	#bytes: number[] = [];

	constructor(options: MqttOptions, broker: Broker) {
		this.options = options;
		this.#broker = broker;
		// the sluice makes its socket of the platform's class
		broker.connecting = (wire) => {
			this.#wire = wire;
		};
		const Socket = options.socket.io as unknown as new (options: TcpOptions & { address: string; port: number }) => Tcp;
		const sluice = new Socket({
			address: options.host,
			port: options.port,
			onReadable: (count) => this.#read(sluice, count),
			onWritable: () => {},
			onError: () => this.fail(),
		});
	}

	write(data: ArrayBuffer | null, sending?: Sending): number {
		const bytes = [...new Uint8Array(data ?? new ArrayBuffer(0))];
		const length = bytes.length + (sending === undefined ? 0 : "topic" in sending ? 9 + sending.topic.length : 2);
		if (this.over || length > this.#room) throw new Error("overflow");
		this.#room -= length;
		if (sending === undefined) for (const byte of bytes) this.#coming?.bytes.push(byte);
		else if ("topic" in sending) this.#coming = { sending, bytes };
		else this.#do(sending);
		this.#finish();
		return Math.max(0, this.#room - OVERHEAD);
	}

	read(): ArrayBuffer | undefined {
		return Uint8Array.from(this.#payload).buffer;
	}

	close(): void {
		this.over = true;
	}

	/** The connection breaks. */
	fail(): void {
		if (this.over) return;
		this.over = true;
		this.options.onError.call(this);
	}

	/** Time has passed. */
	tick(): void {
		this.#room = SOCKET;
		for (const control of this.#control.splice(0)) if (!this.over) this.options.onControl.call(this, control);
		if (!this.over) this.options.onWritable.call(this, SOCKET - OVERHEAD);
	}

	/** The broker sends something. */
	send(bytes: readonly number[]): void {
		this.#bytes = [...bytes];
		if (!this.over) this.#wire?.onReadable(bytes.length);
	}

	/** What has come over the wire. */
	take(): ArrayBuffer {
		return Uint8Array.from(this.#bytes).buffer;
	}

	#read(sluice: Tcp, count: number): void {
		const packet = [...new Uint8Array(sluice.read(count) as ArrayBuffer)];
		if (packet[0] >> 4 !== 3) return;
		const { topic, payload } = messageIn(packet);
		this.#payload = payload;
		this.options.onReadable.call(this, payload.length, { topic, byteLength: payload.length, more: false });
	}

	#do(sending: Exclude<Sending, { readonly topic: string }>): void {
		if (sending.operation === DISCONNECT) this.#broker.goodbyes += 1;
		if (!("items" in sending)) return;
		this.#broker.filters = sending.items.map(({ topic }) => topic);
		this.#control.push({ operation: SUBACK, id: sending.id, payload: sending.items.map(() => 0) });
	}

	#finish(): void {
		if (this.#coming === undefined || this.#coming.bytes.length < this.#coming.sending.byteLength) return;
		const { sending, bytes } = this.#coming;
		this.#coming = undefined;
		const payload = textIn(Uint8Array.from(bytes).buffer) ?? "";
		this.#broker.heard.push({ topic: sending.topic, payload, retain: sending.retain, QoS: sending.QoS });
		if (sending.QoS === 1) this.#control.push({ operation: PUBACK, id: sending.id });
	}
}

/** One. */
export class Broker {
	/** What has come. */
	heard: Heard[] = [];
	filters: readonly string[] = [];
	/** Takes connections. */
	there = true;
	/** Clients that have said that they go. */
	goodbyes = 0;
	/** The newest is the last. */
	readonly clients: Client[] = [];
	connecting: (wire: TcpOptions) => void = () => {};
	readonly platform: Platform;

	constructor() {
		const broker = this;
		this.platform = {
			Client: class extends Client {
				static readonly CONNACK = CONNACK;
				static readonly PUBACK = PUBACK;
				static readonly SUBSCRIBE = SUBSCRIBE;
				static readonly SUBACK = SUBACK;
				static readonly DISCONNECT = DISCONNECT;
				constructor(options: MqttOptions) {
					super(options, broker);
					broker.clients.push(this);
				}
			},
			Tcp: class implements Tcp {
				format = "buffer";
				constructor(options: TcpOptions) {
					broker.connecting(options);
				}
				read(): ArrayBuffer {
					return broker.client?.take() ?? new ArrayBuffer(0);
				}
				write(): number {
					return SOCKET;
				}
				close(): void {}
			},
			resolve: ({ host, onResolved }) => onResolved(host, "192.0.2.1"),
			encode: utf8,
			decode: textIn,
			chance: (limit) => limit >> 1,
		};
	}

	/** The client of the connection that there is. */
	get client(): Client | undefined {
		const last = this.clients.at(-1);
		return last?.over === false ? last : undefined;
	}

	/** What has come on a topic. */
	on(topic: string): string[] {
		return this.heard.filter((each) => each.topic === topic).map(({ payload }) => payload);
	}

	/** Somebody publishes something. */
	publish(topic: string, payload: string, retained = false): void {
		this.client?.send(message(topic, payload, retained ? 1 : 0));
	}

	/** It is gone, or there again. */
	set up(up: boolean) {
		this.there = up;
		if (!up) this.client?.fail();
	}

	/** Time has passed. */
	tick(): void {
		if (!this.there) this.client?.fail();
		else if (this.client !== undefined) this.client.tick();
	}
}
