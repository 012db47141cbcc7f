// SPDX-License-Identifier: Apache-2.0
/** What the SDK brings for the network, from classes that whoever runs on it imports: a simulator has others than a chip. */
import type { Crypto } from "../../src/login/secret.js";
import type { Asked, MqttClientClass, Platform, Tcp, TcpClass, TcpOptions } from "./client.js";

/** A socket that waits for connections. */
export interface Listener {
	read(): Tcp | undefined;
	close(): void;
}

/** The SDK's classes. */
export interface Classes {
	readonly Tcp: TcpClass & (new (options: TcpOptions & { readonly from: Tcp }) => Tcp);
	readonly Listener: new (options: { readonly port: number; onReadable(this: Listener, count: number): void }) => Listener;
	readonly Udp: object;
	readonly Resolver: new (options: { readonly servers: readonly string[]; readonly socket: { readonly io: object } }) => Resolver;
	readonly MqttClient: MqttClientClass;
	readonly Crypto: new () => Crypto;
}

/** A resolver of names. */
export interface Resolver {
	resolve(asked: Asked): void;
}

/** All of it; `dns` gives the address of whoever turns names into addresses. */
export function platformOf({ Tcp, Udp, Resolver, MqttClient }: Classes, dns: () => string): Platform {
	return {
		Client: MqttClient,
		Tcp,
		resolve: (asked) => new Resolver({ servers: [dns()], socket: { io: Udp } }).resolve(asked),
		encode: (text) => ArrayBuffer.fromString(text),
		decode: textOf,
		chance: (limit) => Math.floor(Math.random() * limit),
	};
}

function textOf(bytes: ArrayBuffer): string | undefined {
	try {
		return String.fromArrayBuffer(bytes);
	} catch {
		return undefined;
	}
}
