// SPDX-License-Identifier: Apache-2.0
/** A besieged `pilotlight serve`: the command with a vehicle that charges, an owner who asks it something now and then, and sockets of whoever means harm. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { basicOf } from "../http/basic.js";
import { until } from "./broker.js";
import { PROGRAM } from "./command.js";

const PASSWORD = "correct horse";
/** The address of those who mean harm, and of the owner: one may not take the other's connections. */
const HARM = "127.0.0.2";
const OWNER = "127.0.0.1";

/** What the owner reads. */
export interface Seen {
	/** Since the vehicle came, s. */
	readonly duration: number;
	readonly contactor: unknown;
	readonly faults: unknown;
}

/** The command, with a vehicle that charges. */
export class Besieged {
	readonly port: number;
	readonly #out: () => string;
	readonly #err: () => string;

	private constructor(port: number, out: () => string, err: () => string) {
		this.port = port;
		this.#out = out;
		this.#err = err;
	}

	/** Starts it, and waits until it charges. */
	static async begin(t: ExecutionContext, ...args: readonly string[]): Promise<Besieged> {
		const file = join(mkdtempSync(join(tmpdir(), "pilotlight-")), "password");
		writeFileSync(file, `${PASSWORD}\n`, { mode: 0o600 });
		const child: ChildProcess = spawn(process.execPath, [PROGRAM, "serve", "--http", "0", "--password-file", file, ...args]);
		t.teardown(() => child.kill("SIGKILL"));
		let [out, err] = ["", ""];
		child.stdout?.on("data", (part) => (out += part));
		child.stderr?.on("data", (part) => (err += part));
		await until(
			() => /http:\/\/127\.0\.0\.1:\d+\//.test(out),
			() => out + err,
		);
		const port = Number(/http:\/\/127\.0\.0\.1:(\d+)\//.exec(out)?.[1]);
		const besieged = new Besieged(
			port,
			() => out,
			() => err,
		);
		child.stdin?.write("plug; draw_power_regulated 16,3\n");
		for (let tries = 0; tries < 60; tries++) {
			const seen = await besieged.look().catch(() => undefined);
			if (seen?.contactor === "closed") return besieged;
			await pause(500);
		}
		throw new Error(`it does not charge: ${out}${err}`);
	}

	/** What it has printed. */
	get told(): string {
		return this.#out() + this.#err();
	}

	/** The owner reads how the charger is. An Error if nobody answers. */
	look(): Promise<Seen> {
		return new Promise((resolve, reject) => {
			const headers = { authorization: basicOf("me", PASSWORD) };
			const asked = request(
				{ host: OWNER, port: this.port, path: "/api/properties", headers, agent: false, localAddress: OWNER },
				(response) => {
					let text = "";
					response.setEncoding("utf8").on("data", (part: string) => (text += part));
					response.on("end", () => {
						if (response.statusCode !== 200) reject(new Error(`${response.statusCode} ${text}`));
						else resolve(seenIn(JSON.parse(text) as { [key: string]: unknown }));
					});
				},
			);
			asked.on("error", reject).end();
		});
	}

	/** One who means harm connects. */
	harm(): Promise<Socket> {
		return new Promise((resolve) => {
			const socket = connect({ host: OWNER, port: this.port, localAddress: HARM });
			socket.once("connect", () => resolve(socket)).once("error", () => resolve(socket));
			socket.on("error", () => {});
		});
	}
}

function seenIn(all: { readonly [key: string]: unknown }): Seen {
	return { duration: all["session.duration"] as number, contactor: all["contactor.is"], faults: all.faults };
}

/** Real time goes by. */
export function pause(ms: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Sees the end of a connection. */
export function closed(socket: Socket): Promise<void> {
	socket.resume();
	return socket.destroyed ? Promise.resolve() : new Promise((resolve) => socket.once("close", () => resolve()));
}
