// SPDX-License-Identifier: Apache-2.0
/** Haystack's ops over HTTP: who asks is looked at, what is asked goes to the ops, and nobody holds anybody else up. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import type { Ops, Request, Response } from "../../../src/haystack/exchange.js";
import type { Login } from "../../../src/haystack/login/login.js";
import { type Address, addressOf, BASE, refusalOf, requestIn } from "./reading.js";
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

/** Whom it serves, and how. */
export interface Service {
	readonly ops: Ops;
	/** Left out where nobody has to log in. */
	readonly login?: Login | undefined;
	/** Hears of what must not happen. */
	complain(line: string): void;
}

/** One server. */
export class HaystackServer {
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
	static async listen(service: Service, host: string, port: number, waits = WAITS): Promise<HaystackServer> {
		const server = new HaystackServer(service, waits);
		await new Promise<void>((resolve, reject) => {
			server.#http.once("error", reject);
			server.#http.listen(port, host, resolve);
		});
		return server;
	}

	/** Where the ops are, with a slash at the end. */
	get base(): string {
		const { address, port, family } = this.#http.address() as AddressInfo;
		return `http://${family === "IPv6" ? `[${address}]` : address}:${port}${BASE}`;
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
			const refusal = refusalOf(incoming, this.#service.login === undefined);
			if (refusal !== undefined) refuse(outgoing, refusal);
			else await this.#admit(incoming, outgoing, addressOf(incoming) as Address);
		} catch (error) {
			this.#fail(incoming, outgoing, error as Error);
		}
	}

	async #admit(incoming: IncomingMessage, outgoing: ServerResponse, address: Address): Promise<void> {
		const { login } = this.#service;
		const admitted = login?.look(incoming.headers.authorization, incoming.socket.remoteAddress ?? "", performance.now());
		if (admitted !== undefined && "status" in admitted) {
			refuse(outgoing, admitted);
			return;
		}
		const request = await requestIn(incoming, address);
		if ("status" in request) {
			refuse(outgoing, request);
			return;
		}
		const response = await this.#ask(admitted === undefined ? request : { ...request, user: admitted.user });
		if (admitted !== undefined && request.op === "close" && response.status === 200) login?.end(admitted.token, performance.now());
		await send(outgoing, response);
	}

	#ask(request: Request): Promise<Response> {
		return new Promise((resolve) => this.#service.ops.answer(request, resolve));
	}

	/** Whoever has left hears nothing, and nobody has to hear of it. */
	#fail(incoming: IncomingMessage, outgoing: ServerResponse, error: Error): void {
		if (incoming.errored !== null || outgoing.destroyed) return;
		this.#service.complain(`${incoming.method} ${incoming.url}: ${error.stack ?? error.message}`);
		if (outgoing.headersSent) outgoing.destroy();
		else refuse(outgoing, { status: 500, text: "a mistake of the server, which its own log tells of" });
	}
}
