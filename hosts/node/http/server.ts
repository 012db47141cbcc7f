// SPDX-License-Identifier: Apache-2.0
/** A site over HTTP: what is asked goes to its rooms, what they answer goes back, and nobody holds anybody else up. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Reply } from "../../../src/http/exchange.js";
import type { Received, Site } from "../../../src/http/site.js";
import { bodyOf, headOf } from "./reading.js";
import { refuse, send } from "./sending.js";

/** How long it waits, ms. */
export interface Waits {
	/** For the headers of a request, and for all of it. */
	readonly headers: number;
	readonly request: number;
	/** While nothing goes either way. */
	readonly idle: number;
}

const WAITS: Waits = { headers: 10_000, request: 20_000, idle: 30_000 };
/** How often that is looked at, and how long whoever polls keeps its connection between two polls, ms. */
const LOOK_MS = 1_000;
const KEEP_MS = 15_000;
/** Bytes of headers, and connections at a time: of all, and from the same address, so that nobody takes them all. */
const HEADERS = 8_192;
const CONNECTIONS = 64;
const CONNECTIONS_OF_ONE = 16;

/** What it serves. */
export interface Service {
	readonly site: Pick<Site, "receive">;
	/** Hears of what must not happen. */
	complain(line: string): void;
}

/** One server. */
export class HttpServer {
	readonly #http: Server;
	readonly #service: Service;
	/** Connections by address. */
	readonly #connected = new Map<string, number>();

	private constructor(service: Service, { headers, request, idle }: Waits) {
		this.#service = service;
		this.#http = createServer({ connectionsCheckingInterval: Math.min(LOOK_MS, headers), maxHeaderSize: HEADERS }, (incoming, outgoing) => {
			void this.#serve(incoming, outgoing);
		});
		this.#http.on("connection", (socket) => this.#count(socket));
		this.#http.headersTimeout = headers;
		this.#http.requestTimeout = request;
		this.#http.keepAliveTimeout = KEEP_MS;
		this.#http.timeout = idle;
		this.#http.maxConnections = CONNECTIONS;
	}

	/** Begins to listen; an Error if it cannot. Port 0 is any that is free. */
	static async listen(service: Service, host: string, port: number, waits = WAITS): Promise<HttpServer> {
		const server = new HttpServer(service, waits);
		await new Promise<void>((resolve, reject) => {
			server.#http.once("error", reject);
			server.#http.listen(port, host, resolve);
		});
		return server;
	}

	/** Where it is, with a slash at the end. */
	get base(): string {
		const { address, family } = this.#http.address() as AddressInfo;
		return `http://${family === "IPv6" ? `[${address}]` : address}:${this.port}/`;
	}

	/** Its TCP port. */
	get port(): number {
		return (this.#http.address() as AddressInfo).port;
	}

	/** Ends, whatever is being said. */
	async close(): Promise<void> {
		const closed = new Promise((resolve) => this.#http.close(resolve));
		this.#http.closeAllConnections();
		await closed;
	}

	#count(socket: Socket): void {
		const { remoteAddress = "" } = socket;
		const count = (this.#connected.get(remoteAddress) ?? 0) + 1;
		if (count > CONNECTIONS_OF_ONE) {
			socket.destroy();
			return;
		}
		this.#connected.set(remoteAddress, count);
		socket.once("close", () => this.#forget(remoteAddress));
	}

	#forget(address: string): void {
		const count = (this.#connected.get(address) ?? 1) - 1;
		if (count > 0) this.#connected.set(address, count);
		else this.#connected.delete(address);
	}

	async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
		try {
			const received = this.#service.site.receive(headOf(incoming));
			const body = received.longest === 0 ? "" : await bodyOf(incoming, received.longest);
			if (typeof body === "string") await send(outgoing, await replyOf(received, body));
			else refuse(outgoing, body);
		} catch (error) {
			this.#fail(incoming, outgoing, error as Error);
		}
	}

	/** Whoever has left hears nothing, and nobody has to hear of it. */
	#fail(incoming: IncomingMessage, outgoing: ServerResponse, error: Error): void {
		if (incoming.errored !== null || outgoing.destroyed) return;
		this.#service.complain(`${incoming.method} ${incoming.url}: ${error.stack ?? error.message}`);
		if (outgoing.headersSent) outgoing.destroy();
		else refuse(outgoing, { status: 500, text: "a mistake of the server, which its own log tells of" });
	}
}

function replyOf(received: Received, body: string): Promise<Reply> {
	return new Promise((resolve) => received.answer(body, resolve));
}
