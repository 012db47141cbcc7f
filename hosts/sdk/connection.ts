// SPDX-License-Identifier: Apache-2.0
/** One connection to a broker, by the SDK's client. It is not mended: after its end there is another one. */
import type { Connection, Head, Listener, Session } from "../../src/broker/broker.js";
import type { Asked, Control, Incoming, MqttClient, MqttOptions, Platform, TcpOptions } from "./client.js";
import { Sluice } from "./sluice.js";

/** Where a broker is, and as whom. */
export interface Address {
	readonly host: string;
	readonly port: number;
	readonly user?: string;
	readonly password?: string;
}

/** How long a broker may take to accept, and how often it is asked whether it is there, ms. */
const CONNECT_MS = 10_000;
const KEEP_ALIVE_MS = 30_000;
/** The largest message that is taken, bytes; a larger one is no command. */
const LARGEST = 4_096;
/** The number of the only subscription. Those of messages are the face's: another kind, so they may be the same. */
const SUBSCRIPTION = 1;
/** A filter that a broker refuses (MQTT 3.1.1 § 3.9.3). */
const REFUSED = 0x80;
/** A client's name ends with so many digits by chance. */
const NAMES = 0x100000000;

/** One. It begins to connect with the first tick. Nothing in it throws: what the client throws ends the connection. */
export class SdkConnection implements Connection {
	readonly #platform: Platform;
	readonly #address: Address;
	readonly #session: Session;
	readonly #listener: Listener;
	#client: MqttClient | undefined;
	#sluice: Sluice | undefined;
	/** What the client takes now, bytes. */
	#room = 0;
	/** The broker has accepted, and the listener has heard of it. */
	#accepted = false;
	#opened = false;
	/** Why it is at its end; told with the next tick, because the client must not be closed within one of its calls. */
	#why = "";
	#over = false;
	#beganAt: number | undefined;

	constructor(platform: Platform, address: Address, session: Session, listener: Listener) {
		this.#platform = platform;
		this.#address = address;
		this.#session = session;
		this.#listener = listener;
	}

	get room(): number {
		return this.#accepted && this.#why === "" ? this.#room : 0;
	}

	/** Time has passed. */
	tick(now: number): void {
		if (this.#over) return;
		if (this.#beganAt === undefined) this.#begin(now);
		else if (!this.#accepted && now - this.#beganAt >= CONNECT_MS) this.#break("it does not answer");
		if (this.#why === "") return;
		this.#close();
		this.#listener.closed(this, this.#why);
	}

	begin({ topic, bytes, retain, id }: Head, piece: string): void {
		this.#write(piece, { topic, byteLength: bytes, QoS: id > 0 ? 1 : 0, retain, id });
	}

	go(piece: string): void {
		this.#write(piece);
	}

	/** Always with QoS 0: the client would acknowledge with more what it has read, and messages without a payload, or too long for it, go past it. */
	subscribe(filters: readonly string[]): void {
		const items = filters.map((topic) => ({ topic, QoS: 0 as const }));
		this.#write(null, { operation: this.#platform.Client.SUBSCRIBE, id: SUBSCRIPTION, items });
	}

	hangUp(): void {
		this.#disconnect();
		this.#break("ended here");
	}

	/** The good-bye goes out as far as there is room for it. */
	end(last: Session["will"] | undefined): void {
		if (this.#over) return;
		if (last !== undefined && this.#accepted) {
			const payload = this.#platform.encode(last.payload);
			this.#write(payload, { topic: last.topic, byteLength: payload.byteLength, QoS: 0, retain: true, id: 0 });
		}
		this.#disconnect();
		this.#close();
	}

	#begin(now: number): void {
		this.#beganAt = now;
		this.#try(() =>
			this.#platform.resolve({
				host: this.#address.host,
				onResolved: (_, address) => this.#over || this.#try(() => this.#connect(address)),
				onError: () => this.#break(`${this.#address.host} is not known`),
			}),
		);
	}

	#connect(address: string): void {
		const { Client } = this.#platform;
		this.#client = new Client(this.#optionsFor(address));
	}

	#optionsFor(address: string): MqttOptions {
		const { encode, chance } = this.#platform;
		const { name, will } = this.#session;
		const { port, user, password } = this.#address;
		const self = this;
		return {
			...{ host: address, port, clean: true, keepAlive: KEEP_ALIVE_MS },
			id: `${name}-${chance(NAMES).toString(16)}`,
			...(user === undefined ? {} : { user }),
			...(password === undefined ? {} : { password }),
			...(will === undefined ? {} : { will: { topic: will.topic, message: encode(will.payload), QoS: 1, retain: true } }),
			dns: { io: Known },
			socket: { io: this.#socketClass() },
			onReadable(count, options) {
				self.#try(() => self.#hear(this, count, options));
			},
			onControl: (control) => this.#try(() => this.#control(control)),
			onWritable: (count) => this.#try(() => this.#makeRoom(count)),
			onError: () => this.#break(this.#accepted ? "closed by the broker" : "refused, or not there"),
		};
	}

	/** The client makes its socket by itself; it gets ours. */
	#socketClass(): new (options: never) => Sluice {
		const made = (sluice: Sluice): void => {
			this.#sluice = sluice;
		};
		const { Tcp } = this.#platform;
		const bare = (topic: Uint8Array): void => this.#try(() => this.#tell(this.#platform.decode(topic.buffer as ArrayBuffer), ""));
		return class extends Sluice {
			constructor(options: TcpOptions & { readonly address: string; readonly port: number }) {
				super(Tcp, options, bare);
				made(this);
			}
		};
	}

	#hear(client: MqttClient, count: number, { topic }: Incoming): void {
		const bytes = client.read(count);
		this.#tell(
			topic,
			bytes === undefined || bytes.byteLength > (this.#session.longest ?? LARGEST) ? undefined : this.#platform.decode(bytes),
		);
	}

	/** A message has come; its payload is undefined if it cannot be read. After the end nothing is heard: another face may speak then. */
	#tell(topic: string | undefined, payload: string | undefined): void {
		if (topic !== undefined && !this.#over) this.#listener.heard(topic, payload, this.#sluice?.retained ?? false);
	}

	#control({ operation, id, payload }: Control): void {
		const { CONNACK, PUBACK, SUBACK } = this.#platform.Client;
		if (operation === CONNACK) this.#accepted = true;
		else if (operation === PUBACK) this.#listener.acknowledged(id ?? 0);
		else if (operation === SUBACK && payload?.includes(REFUSED)) this.#break("it refuses to tell what is published below our topics");
	}

	/** The first time after it was accepted it is a connection. */
	#makeRoom(count: number): void {
		this.#room = count;
		if (!this.#accepted || this.#why !== "") return;
		const opened = this.#opened;
		this.#opened = true;
		if (opened) this.#listener.room();
		else this.#listener.opened(this);
	}

	#write(data: string | ArrayBuffer | null, options?: Parameters<MqttClient["write"]>[1]): void {
		this.#try(() => {
			if (this.#client === undefined || this.#why !== "") return;
			this.#room = this.#client.write(typeof data === "string" ? this.#platform.encode(data) : data, options);
		});
	}

	#disconnect(): void {
		if (this.#accepted) this.#write(null, { operation: this.#platform.Client.DISCONNECT, id: 0 });
	}

	#try(deed: () => void): void {
		try {
			deed();
		} catch (error) {
			this.#break(`${(error as Error).message}`);
		}
	}

	#break(why: string): void {
		if (this.#why === "") this.#why = why;
	}

	#close(): void {
		this.#over = true;
		try {
			this.#client?.close();
		} catch {
			// it has closed itself
		}
		this.#client = undefined;
	}
}

/** A resolver for the client, which is given addresses only. */
class Known {
	resolve({ host, onResolved }: Asked): void {
		onResolved(host, host);
	}
}
