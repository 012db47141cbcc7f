// SPDX-License-Identifier: Apache-2.0
/** A stand-in for OpenEVSE's WiFi gateway, of version 3.3.1: HTTP on the one side, RAPI on the other. */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { frameOf } from "../../src/rapi/frame.js";
import type { Line } from "../rapi/line.js";

/** It listens. */
export interface Gateway {
	readonly host: string;
	close(): void;
}

/** What is asked of it: paths, and what they answer. */
type Routes = { readonly [path: string]: (line: Line, body: string) => object };

const ROUTES: Routes = {
	"/r": (line, body) => {
		const cmd = new URLSearchParams(body).get("rapi") ?? "";
		return { cmd, ret: line.raw(frameOf(cmd.slice(1)).slice(0, -1)) };
	},
	"/config": (line) => {
		const [firmware] = ask(line, "GV");
		const [least, most] = ask(line, "GC").map(Number);
		const off = Number.parseInt(ask(line, "GE")[1], 16);
		const checks = { diodet: 2, ventt: 4, groundt: 8, relayt: 16, gfcit: 32, tempt: 512 };
		const enabled = Object.fromEntries(Object.entries(checks).map(([name, bit]) => [name, (off & bit) === 0]));
		return { firmware, version: "3.3.1", wifi_serial: "123456", min_current_hard: least, max_current_hard: most, ...enabled };
	},
	"/status": (line) => {
		const [state, elapsed] = ask(line, "GS");
		const [amp, millivolts] = ask(line, "GG").map(Number);
		const [temp1, temp2, temp3] = ask(line, "GP").map(Number);
		const [gfcicount, nogndcount, stuckcount] = ask(line, "GF").map((count) => Number.parseInt(count, 16));
		const [wattsec, watthour] = ask(line, "GU").map(Number);
		const counts = { gfcicount, nogndcount, stuckcount, wattsec, watthour, elapsed: Number(elapsed) };
		const [pilot] = ask(line, "GE").map(Number);
		return { state: Number.parseInt(state, 16), amp, voltage: millivolts / 1_000, pilot, temp1, temp2, temp3, ...counts };
	},
};

/** The words of an answer behind `OK`. */
function ask(line: Line, command: string): string[] {
	return line.ask(command).split(" ").slice(1);
}

/** Begins to listen, on an address of this machine that is free. */
export function gateway(line: Line): Promise<Gateway> {
	const server = createServer((request, response) => {
		const { pathname, search } = new URL(request.url ?? "", "http://gateway");
		const route = ROUTES[pathname];
		if (route === undefined) response.writeHead(404).end("Not Found");
		else bodyOf(request).then((body) => response.end(JSON.stringify(route(line, body || search))));
	});
	return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(listening(server))));
}

function listening(server: Server): Gateway {
	return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	let body = "";
	for await (const data of request) body += data;
	return body;
}
