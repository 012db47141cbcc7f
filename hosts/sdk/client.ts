// SPDX-License-Identifier: Apache-2.0
/** What is used of the SDK's client of MQTT, its sockets and its resolver, as shapes: whoever runs on the SDK hands them in. */

/** A socket of TCP (ECMA-419). */
export interface Tcp {
	readonly remoteAddress?: string | undefined;
	format: string;
	/** Up to so many bytes, or into a buffer; a number where the format is one. */
	read(count?: number | Uint8Array): unknown;
	/** At most as many bytes as there is room for; gives the room that is left. */
	write(bytes: Uint8Array, options?: object): number;
	close(): void;
}

/** What a socket is made with. */
export interface TcpOptions {
	readonly onReadable: (count: number) => void;
	readonly onWritable: (count: number) => void;
	readonly onError: () => void;
}

/** Makes one. */
export type TcpClass = new (options: TcpOptions & { readonly format?: "buffer"; readonly address: string; readonly port: number }) => Tcp;

/** A message as the client hands it out: its bytes are read from the client. */
export interface Incoming {
	readonly topic?: string;
	readonly byteLength?: number;
	readonly more: boolean;
}

/** What has come that is no message. */
export interface Control {
	readonly operation: number;
	readonly id?: number;
	readonly payload?: readonly number[];
}

/** What the client is made with. */
export interface MqttOptions {
	readonly host: string;
	readonly port: number;
	readonly id: string;
	readonly clean: true;
	/** ms. */
	readonly keepAlive: number;
	readonly user?: string;
	readonly password?: string;
	readonly will?: { readonly topic: string; readonly message: ArrayBuffer; readonly QoS: 1; readonly retain: true };
	readonly dns: { readonly io: new () => { resolve(asked: Asked): void } };
	readonly socket: { readonly io: new (options: never) => object };
	onReadable(this: MqttClient, count: number, options: Incoming): void;
	onControl(this: MqttClient, control: Control): void;
	onWritable(this: MqttClient, count: number): void;
	onError(this: MqttClient): void;
}

/** What is published, or asked for; left out with the further pieces of a message. */
export type Sending =
	| { readonly topic: string; readonly byteLength: number; readonly QoS: 0 | 1; readonly retain: boolean; readonly id: number }
	| { readonly operation: number; readonly id: number; readonly items: readonly { readonly topic: string; readonly QoS: 0 }[] }
	| { readonly operation: number; readonly id: number };

/** The client. */
export interface MqttClient {
	/** Gives the room that is left, bytes. */
	write(bytes: ArrayBuffer | null, options?: Sending): number;
	read(count?: number): ArrayBuffer | undefined;
	close(): void;
}

/** Makes one, which begins to connect at once. */
export interface MqttClientClass {
	new (options: MqttOptions): MqttClient;
	readonly CONNACK: number;
	readonly PUBACK: number;
	readonly SUBSCRIBE: number;
	readonly SUBACK: number;
	readonly DISCONNECT: number;
}

/** A question for the resolver. */
export interface Asked {
	readonly host: string;
	onResolved(host: string, address: string): void;
	onError(host: string): void;
}

/** What a platform brings. */
export interface Platform {
	readonly Client: MqttClientClass;
	readonly Tcp: TcpClass;
	resolve(asked: Asked): void;
	/** As UTF-8. */
	encode(text: string): ArrayBuffer;
	/** Undefined of what is no UTF-8. */
	decode(bytes: ArrayBuffer): string | undefined;
	/** A number from 0 to `limit` − 1. */
	chance(limit: number): number;
}
