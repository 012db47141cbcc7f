// SPDX-License-Identifier: Apache-2.0
/** Carries a charger's messages to a broker and back, and makes each connection anew when one is gone: after a pause that grows, never quite the same. */
import type { Window } from "../../../src/link/charger.js";
import { MqttFace } from "../../../src/mqtt/face.js";
import type { Onlooker } from "../../bench/outside.js";
import type { Own, Shower } from "../beside.js";
import { opennessOf, passwordIn } from "../passwordFile.js";
import { type Address, Connection } from "./connection.js";
import { type Library, loadLibrary } from "./library.js";

/** The pause after a connection that was none, ms; each is twice as long as the last. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** A connection that has lasted for so long was one, ms. */
const LASTING_MS = 30_000;

/** One broker for one charger. */
export class MqttCarrier implements Shower {
	readonly #library: Library;
	readonly #address: Address;
	readonly #tell: (line: string) => void;
	readonly #random: () => number;
	#face: MqttFace | undefined;
	#connection: Connection | undefined;
	#pause = FIRST_PAUSE_MS;
	#tryAt = 0;
	#now = 0;
	/** The last thing that was said of the broker: it is not said again and again. */
	#said = "";

	constructor(library: Library, address: Address, tell: (line: string) => void, random: () => number = Math.random) {
		this.#library = library;
		this.#address = address;
		this.#tell = tell;
		this.#random = random;
	}

	/** Loads what it needs, and reads the password. Throws an Error with what people can do. */
	static async make(url: URL, { options: { mqttPasswordFile }, tell }: Own): Promise<MqttCarrier> {
		const library = await loadLibrary();
		const address = addressOf(url, mqttPasswordFile === undefined ? undefined : passwordIn(mqttPasswordFile, "mqtt-password-file"));
		if (url.password !== "")
			tell(
				"everybody on this computer can read the password in --mqtt; write mqtt://USER@HOST, and the password in the file of --mqtt-password-file",
			);
		const open = mqttPasswordFile === undefined ? "" : opennessOf(mqttPasswordFile);
		if (open !== "") tell(open);
		return new MqttCarrier(library, address, tell);
	}

	serve(window: Window): Onlooker {
		const face = new MqttFace(window, { random: this.#random });
		this.#face = face;
		return {
			seen: (keys) => face.seen(keys),
			event: (name, payload) => face.event(name, payload),
			missed: () => face.missed(),
			tick: (now) => this.#tick(face, now),
		};
	}

	words(): string[] {
		const { protocol, host, shown } = this.#address;
		const safe = protocol === "mqtts" || host === "localhost" || host === "::1" || host.startsWith("127.");
		const open = "It is not encrypted: what is told and asked, and the password, can be seen on the way; mqtts:// is.";
		return [
			`MQTT: ${shown}. See what it tells by`,
			`  mosquitto_sub ${subscription(this.#address)} -v -t 'pilotlight/#'`,
			...(safe ? [] : [open]),
			"",
		];
	}

	/** Says that the charger is not there any more, and ends. */
	async close(): Promise<void> {
		const connection = this.#connection;
		this.#connection = undefined;
		this.#tryAt = Number.POSITIVE_INFINITY;
		this.#face?.disconnected();
		await connection?.end(this.#face?.session?.will);
	}

	#tick(face: MqttFace, now: number): void {
		this.#now = now;
		face.tick(now);
		const { session } = face;
		if (session === undefined || this.#connection !== undefined || now < this.#tryAt) return;
		this.#connection = new Connection(this.#library, this.#address, session, {
			opened: (connection) => this.#opened(face, connection),
			closed: (connection, why) => this.#closed(face, connection, why),
			heard: (topic, payload, retained) => face.message(topic, payload, retained),
			acknowledged: (id) => face.acknowledged(id),
			room: () => face.flush(),
		});
	}

	#opened(face: MqttFace, connection: Connection): void {
		connection.openedAt = this.#now;
		this.#say(`connected to ${this.#address.shown}`);
		face.connected(connection);
	}

	#closed(face: MqttFace, connection: Connection, why: string): void {
		if (connection !== this.#connection) return;
		this.#connection = undefined;
		face.disconnected();
		const lasted = connection.openedAt !== undefined && this.#now - connection.openedAt >= LASTING_MS;
		if (lasted) this.#pause = FIRST_PAUSE_MS;
		// between half of it and all of it: not all chargers come back at the same moment
		this.#tryAt = this.#now + Math.round(this.#pause * (0.5 + this.#random() / 2));
		this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
		this.#say(`no connection to ${this.#address.shown} (${why}); it is tried again, after ${LONGEST_PAUSE_MS / 1_000} s at the latest`);
	}

	#say(line: string): void {
		if (line !== this.#said) this.#tell(line);
		this.#said = line;
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
