// SPDX-License-Identifier: Apache-2.0
/** Carries the messages of a charger's face to a broker and back, by npm's client. */

import type { Speaker } from "../../../src/broker/broker.js";
import { Caller } from "../../../src/broker/caller.js";
import type { Window } from "../../../src/link/charger.js";
import type { Hearer } from "../../../src/link/mirror.js";
import type { MqttState } from "../../../src/link/shown.js";
import type { Onlooker } from "../../bench/outside.js";
import type { Own, Shower } from "../beside.js";
import { opennessOf, passwordIn } from "../passwordFile.js";
import { type Address, Connection } from "./connection.js";
import { type Library, loadLibrary } from "./library.js";

/** A face that speaks with a broker, and hears what the window tells. */
export type Spokesman = Speaker & Hearer;

/** What is spoken. */
export interface Speech {
	/** Makes the face; `tell` hears of what people have to know. */
	make(window: Window, random: () => number, tell: (line: string) => void): Spokesman;
	/** What people are told of it; `subscribe` is how mosquitto's client listens, but for the topics. */
	words(shown: string, subscribe: string): string[];
}

/** One broker for one face of a charger. */
export class BrokerCarrier implements Shower {
	readonly #library: Library;
	readonly #address: Address;
	readonly #speech: Speech;
	readonly #tell: (line: string) => void;
	readonly #random: () => number;
	#face: Spokesman | undefined;
	#caller: Caller | undefined;

	constructor(library: Library, address: Address, speech: Speech, tell: (line: string) => void, random: () => number = Math.random) {
		this.#speech = speech;
		this.#library = library;
		this.#address = address;
		this.#tell = tell;
		this.#random = random;
	}

	/** Loads what it needs, and reads the password. Throws an Error with what people can do. */
	static async make(url: URL, speech: Speech, { options: { mqttPasswordFile }, tell }: Own): Promise<BrokerCarrier> {
		const library = await loadLibrary();
		const address = addressOf(url, mqttPasswordFile === undefined ? undefined : passwordIn(mqttPasswordFile, "mqtt-password-file"));
		if (url.password !== "")
			tell(
				"everybody on this computer can read the password in --mqtt; write mqtt://USER@HOST, and the password in the file of --mqtt-password-file",
			);
		const open = mqttPasswordFile === undefined ? "" : opennessOf(mqttPasswordFile);
		if (open !== "") tell(open);
		return new BrokerCarrier(library, address, speech, tell);
	}

	serve(window: Window): Onlooker {
		const face = this.#speech.make(window, this.#random, this.#tell);
		const caller = new Caller(face, {
			connect: (session, listener) => new Connection(this.#library, this.#address, session, listener),
			shown: this.#address.shown,
			tell: this.#tell,
			random: this.#random,
		});
		this.#face = face;
		this.#caller = caller;
		return {
			seen: (keys) => face.seen?.(keys),
			event: (name, payload) => face.event?.(name, payload),
			missed: () => face.missed?.(),
			restarted: () => face.restarted?.(),
			tick: (now) => caller.tick(now),
		};
	}

	get mqtt(): MqttState {
		return this.#caller?.connected ? "online" : "connecting";
	}

	words(): string[] {
		const { protocol, host, shown } = this.#address;
		const safe = protocol === "mqtts" || host === "localhost" || host === "::1" || host.startsWith("127.");
		const open = "It is not encrypted: what is told and asked, and the password, can be seen on the way; mqtts:// is.";
		return [...this.#speech.words(shown, `mosquitto_sub ${subscription(this.#address)} -v -t`), ...(safe ? [] : [open]), ""];
	}

	/** Says that the charger is not there any more, and ends. */
	async close(): Promise<void> {
		const will = this.#face?.session?.will;
		await this.#caller?.close()?.end(will);
	}
}

/** What a URL says, and the password that is not in it. */
export function addressOf(url: URL, password: string | undefined): Address {
	const protocol = url.protocol === "mqtts:" ? "mqtts" : "mqtt";
	const port = url.port === "" ? (protocol === "mqtts" ? 8_883 : 1_883) : Number(url.port);
	const secret = password ?? decodeURIComponent(url.password);
	return {
		protocol,
		host: url.hostname.replace(/^\[|\]$/g, ""),
		port,
		...(url.username === "" ? {} : { username: decodeURIComponent(url.username) }),
		...(secret === "" ? {} : { password: secret }),
		shown: `${protocol}://${url.hostname}:${port}`,
	};
}

/** How mosquitto's clients are told of a broker. */
function subscription({ protocol, host, port, username }: Address): string {
	const user = username === undefined ? "" : ` -u ${username} -P …`;
	return `-h ${host} -p ${port}${user}${protocol === "mqtts" ? " --tls-use-os-certs" : ""}`;
}
