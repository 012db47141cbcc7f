// SPDX-License-Identifier: Apache-2.0
/** A server that does nothing but carry requests to OpenEVSE's routes, and a charger whose time goes by for whoever asks. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { OpenEvse } from "../../../src/http/openevse/openevse.js";
import type { Laboratory } from "../../http/openevse/openEvseLaboratory.js";

/** Time goes by so often, and so much at once: five times as fast as it does here, ms and s. */
const STEP_MS = 10;
const STEP = "sleep 0.05";

/** It listens. */
export interface Served {
	readonly host: string;
	close(): Promise<void>;
}

/** Begins to listen, on an address of this machine that is free. */
export async function serve(laboratory: Laboratory): Promise<Served> {
	const timer = setInterval(() => laboratory.words(STEP), STEP_MS);
	const server = createServer((incoming, outgoing) => void carry(laboratory.openEvse, incoming, outgoing));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	return {
		host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: async () => {
			clearInterval(timer);
			const closed = new Promise((resolve) => server.close(resolve));
			server.closeAllConnections();
			await closed;
		},
	};
}

async function carry(openEvse: OpenEvse, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
	let body = "";
	for await (const piece of incoming) body += piece;
	const { pathname, search } = new URL(incoming.url ?? "", "http://charger");
	const request = { method: incoming.method ?? "", path: pathname, query: search.slice(1), headers: {}, body, from: "127.0.0.1" };
	openEvse.answer(request, ({ status, contentType, headers = [], body: pieces }) => {
		outgoing.writeHead(status, { "Content-Type": contentType, ...Object.fromEntries(headers) });
		outgoing.end([...pieces].join(""));
	});
}
