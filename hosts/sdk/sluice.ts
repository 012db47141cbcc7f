// SPDX-License-Identifier: Apache-2.0
/** A sluice: stands between the SDK's client of MQTT and its socket, and lets whole packets through that are small enough; the client would take room for whatever length a broker says, and hears nothing any more after a message without a payload. */
import type { Tcp, TcpClass, TcpOptions } from "./client.js";

/** The longest packet that is let through, bytes: a topic and a command. What is longer is passed over. */
const MOST_BYTES = 4_608;
const MOST_TOPIC = 512;
const PUBLISH = 3;
const RETAIN = 1;
/** A length has at most so many bytes (MQTT 3.1.1 § 2.2.3). */
const LENGTH_BYTES = 4;

/** What is written in a message before its payload. */
interface Cover {
	readonly topic: Uint8Array;
	/** Where the payload begins. */
	readonly payload: number;
}

/** One connection's. It is a socket to the client. */
export class Sluice implements Tcp {
	format = "buffer";
	/** The packet that the client reads now is a message that was retained. */
	retained = false;
	readonly #tcp: Tcp;
	readonly #options: TcpOptions;
	readonly #bare: (topic: Uint8Array) => void;
	/** The fixed header of the packet that is coming, as far as it has come. */
	#head: number[] = [];
	/** The packet that is coming, with its header; undefined while it is passed over. */
	#packet: Uint8Array | undefined;
	#filled = 0;
	/** Bytes that are still to come of it. */
	#left = 0;
	/** What the client has not read of the packet that it was given. */
	#given: Uint8Array = new Uint8Array(0);
	#closed = false;

	/** `bare` hears the topic of a message without a payload, in UTF-8. */
	constructor(
		Socket: TcpClass,
		options: TcpOptions & { readonly address: string; readonly port: number },
		bare: (topic: Uint8Array) => void,
	) {
		this.#options = options;
		this.#bare = bare;
		this.#tcp = new Socket({
			format: "buffer",
			address: options.address,
			port: options.port,
			onReadable: () => this.#try(() => this.#take(new Uint8Array(this.#tcp.read() as ArrayBuffer))),
			onWritable: (count) => this.#try(() => options.onWritable(count)),
			onError: () => options.onError(),
		});
	}

	read(count?: number | Uint8Array): unknown {
		if (this.format === "number") return this.#some(1)[0];
		if (typeof count !== "object") return this.#some(count ?? this.#given.length).slice().buffer;
		count.set(this.#some(count.length));
		return count.length;
	}

	write(bytes: Uint8Array, options?: object): number {
		return this.#tcp.write(bytes, options);
	}

	close(): void {
		this.#closed = true;
		this.#tcp.close();
	}

	#some(count: number): Uint8Array {
		const some = this.#given.subarray(0, count);
		this.#given = this.#given.subarray(count);
		return some;
	}

	#take(bytes: Uint8Array): void {
		for (let at = 0; at < bytes.length && !this.#closed; ) {
			if (this.#left === 0) this.#begin(bytes[at++]);
			else {
				const count = Math.min(this.#left, bytes.length - at);
				this.#packet?.set(bytes.subarray(at, at + count), this.#filled);
				this.#filled += count;
				this.#left -= count;
				at += count;
				if (this.#left === 0) this.#end();
			}
		}
	}

	/** A byte of the fixed header. */
	#begin(byte: number): void {
		this.#head.push(byte);
		const { length } = this.#head;
		if (length === 1) return;
		if (byte >= 0x80) {
			if (length > LENGTH_BYTES) this.#break();
			return;
		}
		this.#left = lengthIn(this.#head);
		this.#filled = length;
		const bytes = length + this.#left;
		this.#packet = bytes > MOST_BYTES ? undefined : new Uint8Array(bytes);
		this.#packet?.set(this.#head);
		this.#head = [];
		if (this.#left === 0) this.#end();
	}

	/** The packet has come. */
	#end(): void {
		const packet = this.#packet;
		this.#packet = undefined;
		if (packet === undefined) return;
		const [first] = packet;
		this.retained = (first & RETAIN) !== 0;
		if (first >> 4 !== PUBLISH) this.#give(packet);
		else this.#judge(packet, coverOf(packet));
	}

	/** Messages go through if there is a topic on them. */
	#judge(packet: Uint8Array, cover: Cover | undefined): void {
		if (cover === undefined) return;
		if (cover.payload === packet.length) this.#bare(cover.topic);
		else this.#give(packet);
	}

	#give(packet: Uint8Array): void {
		this.#given = packet;
		this.#options.onReadable(packet.length);
	}

	/** The client throws at a topic that is no UTF-8, for instance; nobody else would catch that. */
	#try(deed: () => void): void {
		try {
			deed();
		} catch {
			this.#break();
		}
	}

	/** What comes is no MQTT. */
	#break(): void {
		this.#closed = true;
		this.#options.onError();
	}
}

/** The length that a fixed header says. */
function lengthIn(head: readonly number[]): number {
	return head.slice(1).reduceRight((length, byte) => length * 128 + (byte & 0x7f), 0);
}

/** What stands before a message's payload; undefined if it has no topic that is one, or ends before it should. */
function coverOf(packet: Uint8Array): Cover | undefined {
	const start = packet.findIndex((byte, at) => at > 0 && byte < 0x80) + 1;
	const length = ((packet[start] ?? 0) << 8) | (packet[start + 1] ?? 0);
	const end = start + 2 + length;
	const payload = end + ((packet[0] & 6) === 0 ? 0 : 2);
	return length > 0 && length <= MOST_TOPIC && payload <= packet.length ? { topic: packet.slice(start + 2, end), payload } : undefined;
}
