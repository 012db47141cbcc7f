// SPDX-License-Identifier: Apache-2.0
/** Carries requests of HTTP to a charger's site, from a port that is listened at. */
import type { Site } from "../../../src/http/site.js";
import type { Window } from "../../../src/link/charger.js";
import type { Platform, Tcp } from "../client.js";
import type { Classes, Listener } from "../platform.js";
import type { Socket } from "./conversation.js";
import { type Events, HttpServer } from "./server.js";

/** The setting that says whether it is served. */
const SERVED = "set.http";

/** What is carried, and where. */
export interface Port {
	readonly port: number;
	readonly site: Pick<Site, "receive">;
	readonly window: Window;
	/** Hears of what people have to know. */
	tell(line: string): void;
}

/** One port, listened at for as long as the charger's settings say so. */
export class HttpCarrier {
	readonly #classes: Classes;
	readonly #port: Port;
	readonly #server: HttpServer;
	#listener: Listener | undefined;
	/** Why it could not be listened at: told once. */
	#wrong = "";

	constructor(classes: Classes, { encode, decode }: Pick<Platform, "encode" | "decode">, port: Port) {
		this.#classes = classes;
		this.#port = port;
		this.#server = new HttpServer({ encode, decode, complain: port.tell, receive: (request) => port.site.receive(request) });
	}

	tick(now: number): void {
		this.#follow();
		this.#server.tick(now);
	}

	close(): void {
		this.#listener?.close();
		this.#listener = undefined;
		this.#server.close();
	}

	/** Whoever is out of sight is served on. */
	#follow(): void {
		const { window } = this.#port;
		if (!window.clear) return;
		const served = window.get(SERVED) === 1;
		if (served && this.#listener === undefined) this.#listen();
		else if (!served && this.#listener !== undefined) this.close();
	}

	#listen(): void {
		const { Tcp, Listener } = this.#classes;
		const { port, tell } = this.#port;
		const server = this.#server;
		try {
			this.#listener = new Listener({
				port,
				onReadable(count) {
					for (; count > 0; count--) callWith(server, Tcp, this.read());
				},
			});
			tell(`HTTP: port ${port}`);
		} catch (error) {
			const wrong = `HTTP: port ${port} cannot be listened at (${(error as Error).message})`;
			if (wrong !== this.#wrong) tell(wrong);
			this.#wrong = wrong;
		}
	}
}

function callWith(server: HttpServer, Class: Classes["Tcp"], tcp: Tcp | undefined): void {
	if (tcp !== undefined) server.call({ accept: (events) => accepted(Class, tcp, events), dismiss: () => tcp.close() });
}

/** A connection as the SDK accepts it: taken over by a socket that tells what happens. */
function accepted(Tcp: Classes["Tcp"], from: Tcp, events: Events): Socket {
	const tcp = new Tcp({
		from,
		onReadable: () => events.readable(),
		onWritable: (room) => events.writable(room),
		onError: () => events.gone(),
	});
	return {
		remoteAddress: tcp.remoteAddress ?? "",
		read: () => new Uint8Array((tcp.read() as ArrayBuffer | undefined) ?? new ArrayBuffer(0)),
		write: (bytes) => tcp.write(bytes),
		close: () => tcp.close(),
	};
}
