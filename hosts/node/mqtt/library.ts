// SPDX-License-Identifier: Apache-2.0
/** The package `mqtt`, as far as a connection needs it: loaded by the command that has one. Its own declarations speak of browsers, which there are none of here. */

/** What a connection is made with. */
export interface ClientOptions {
	readonly protocol: "mqtt" | "mqtts";
	readonly host: string;
	readonly port: number;
	readonly username?: string;
	readonly password?: string;
	readonly clientId: string;
	readonly protocolVersion: 4;
	readonly clean: boolean;
	/** s. */
	readonly keepalive: number;
	/** ms; 0 for never. */
	readonly connectTimeout: number;
	readonly reconnectPeriod: number;
	readonly resubscribe: boolean;
	readonly queueQoSZero: boolean;
	readonly will?: { readonly topic: string; readonly payload: Buffer; readonly qos: 0 | 1; readonly retain: boolean };
}

/** A connection. */
export interface Client {
	readonly connected: boolean;
	on(name: "connect" | "close", heard: () => void): void;
	on(name: "error", heard: (error: Error) => void): void;
	on(name: "message", heard: (topic: string, payload: Buffer, packet: { readonly retain: boolean }) => void): void;
	/** `sent` hears when it has gone, or, if it has to be, was acknowledged. */
	publish(
		topic: string,
		payload: string,
		options: { readonly qos: 0 | 1; readonly retain: boolean },
		sent: (error?: Error | null) => void,
	): void;
	subscribe(filters: string[], options: { readonly qos: 0 | 2 }, subscribed: (error: Error | null) => void): void;
	end(force: boolean, ended?: () => void): void;
}

/** What is used of it. */
export interface Library {
	connect(options: ClientOptions): Client;
}

const MQTT = "mqtt";

/** Loads it; throws an Error that says how to bring it. */
export async function loadLibrary(): Promise<Library> {
	try {
		return (await import(MQTT)).default;
	} catch (error) {
		const [why] = (error as Error).message.split("\n");
		throw new Error(`--mqtt needs the package mqtt, which is not here (${why}); npm install mqtt brings it`);
	}
}
