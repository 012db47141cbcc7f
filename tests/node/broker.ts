// SPDX-License-Identifier: Apache-2.0
/** A broker on this computer: npm's aedes in this process, or Debian's mosquitto, and a client that listens and publishes there. */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { createServer as createSecure } from "node:tls";

/** How long something may take, ms. */
const PATIENCE_MS = 20_000;

/** Waits until something holds. */
export async function until(holds: () => boolean, what: () => string): Promise<void> {
	for (let ms = 0; ms < PATIENCE_MS; ms += 20) {
		if (holds()) return;
		await new Promise((resolve) => setTimeout(resolve, 20));
	}
	throw new Error(`waited for ${PATIENCE_MS / 1_000} s: ${what()}`);
}

/** One. */
export interface TestBroker {
	readonly port: number;
	/** Ends all connections, and takes no new ones until it is opened. */
	close(): Promise<void>;
	open(): Promise<void>;
	/** Ends for good. */
	end(): Promise<void>;
}

/** What is used of aedes. */
interface Aedes {
	readonly handle: (socket: Socket) => void;
	close(closed: () => void): void;
	authenticate: (
		client: unknown,
		user: string | undefined,
		password: Buffer | undefined,
		done: (error: Error | null, ok: boolean) => void,
	) => void;
}

/** A key and a certificate for this computer, and the file of the latter. */
export interface Certificate {
	readonly key: Buffer;
	readonly cert: Buffer;
	readonly file: string;
}

/** A new one, by openssl; undefined where that is not. */
export function certificate(): Certificate | undefined {
	const folder = mkdtempSync(join(tmpdir(), "pilotlight-"));
	const [key, file] = [join(folder, "key.pem"), join(folder, "cert.pem")];
	const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"];
	const names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
	const { status } = spawnSync("openssl", ["req", "-x509", ...curve, "-nodes", "-days", "2", "-keyout", key, "-out", file, ...names]);
	return status === 0 ? { key: readFileSync(key), cert: readFileSync(file), file } : undefined;
}

/** npm's. With a password only those who know it are let in, as "owner"; with a certificate it speaks TLS. At any free port, or at one. */
export async function aedes(password?: string, secure?: Certificate, at = 0): Promise<TestBroker> {
	const library: { Aedes: { createBroker(): Promise<Aedes> } } = await import(`${"aedes"}`);
	const broker = await library.Aedes.createBroker();
	if (password !== undefined) broker.authenticate = (_, user, told, done) => done(null, user === "owner" && `${told}` === password);
	const sockets = new Set<Socket>();
	let server: Server = await listening(at);
	const { port } = server.address() as AddressInfo;
	function listening(at: number): Promise<Server> {
		return new Promise((resolve) => {
			const serve = (socket: Socket): void => {
				sockets.add(socket);
				socket.once("close", () => sockets.delete(socket));
				socket.on("error", () => {});
				broker.handle(socket);
			};
			const made = secure === undefined ? createServer(serve) : createSecure({ key: secure.key, cert: secure.cert }, serve);
			made.listen(at, "127.0.0.1", () => resolve(made));
		});
	}
	const close = async () => {
		const closed = new Promise((resolve) => server.close(resolve));
		for (const socket of sockets) socket.destroy();
		await closed;
	};
	return {
		port,
		close,
		end: async () => {
			await close();
			await new Promise<void>((resolve) => broker.close(resolve));
		},
		open: async () => {
			server = await listening(port);
		},
	};
}

/** Whether Debian's mosquitto is here. */
export function hasMosquitto(): boolean {
	return spawnSync("mosquitto", ["-h"]).error === undefined;
}

/** Debian's. With a password only those who know it are let in, as "owner". */
export async function mosquitto(password?: string): Promise<TestBroker & { readonly version: string }> {
	const probe = createServer();
	await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
	const { port } = probe.address() as AddressInfo;
	await new Promise((resolve) => probe.close(resolve));
	const folder = mkdtempSync(join(tmpdir(), "pilotlight-"));
	const [file, passwords] = [join(folder, "mosquitto.conf"), join(folder, "passwords")];
	if (password !== undefined) spawnSync("mosquitto_passwd", ["-b", "-c", passwords, "owner", password]);
	const asked =
		password === undefined ? "allow_anonymous true" : `allow_anonymous false\npassword_file ${passwords}\nuser ${userInfo().username}`;
	writeFileSync(file, `listener ${port} 127.0.0.1\n${asked}\n`);
	let said = "";
	let child = spawn("mosquitto", ["-c", file]);
	const open = async () => {
		said = "";
		child = spawn("mosquitto", ["-c", file]);
		child.stderr?.on("data", (part) => (said += part));
		await until(
			() => / running/.test(said),
			() => said,
		);
	};
	child.kill("SIGKILL");
	await open();
	const close = async () => {
		const gone = new Promise((resolve) => child.once("exit", resolve));
		child.kill("SIGTERM");
		await gone;
	};
	return { port, version: /mosquitto version (\S+)/.exec(said)?.[1] ?? "", open, close, end: close };
}

/** A client of npm's mqtt that hears everything. */
export class Listener {
	readonly heard: { readonly topic: string; readonly payload: string; readonly retained: boolean }[] = [];
	readonly last = new Map<string, string>();
	readonly #client: {
		on(name: string, heard: (topic: string, payload: Buffer, packet: { retain: boolean }) => void): void;
		subscribeAsync(filter: string): Promise<unknown>;
		publishAsync(topic: string, payload: string, options?: object): Promise<unknown>;
		endAsync(force: boolean): Promise<unknown>;
	};

	private constructor(client: never) {
		this.#client = client;
		this.#client.on("message", (topic, payload, { retain }) => {
			this.heard.push({ topic, payload: `${payload}`, retained: retain });
			this.last.set(topic, `${payload}`);
		});
	}

	static async at(port: number, options: object = {}): Promise<Listener> {
		const library = (await import(`${"mqtt"}`)).default;
		const listener = new Listener((await library.connectAsync(`mqtt://127.0.0.1:${port}`, options)) as never);
		await listener.#client.subscribeAsync("#");
		return listener;
	}

	async publish(topic: string, payload: string, retain = false): Promise<void> {
		await this.#client.publishAsync(topic, payload, { retain });
	}

	/** Waits until a topic says this. */
	async says(topic: string, payload: string | RegExp): Promise<void> {
		const fits = (): boolean => (typeof payload === "string" ? this.last.get(topic) === payload : payload.test(this.last.get(topic) ?? ""));
		await until(fits, () => `${topic} says ${this.last.get(topic)}, not ${payload}`);
	}

	/** Publishes a command, and waits for its answer. */
	async tell(path: string, payload: string): Promise<{ readonly done?: string; readonly refused?: string }> {
		const before = this.heard.length;
		await this.publish(`pilotlight/${path}`, payload);
		const answer = () => this.heard.slice(before).find(({ topic }) => topic === "pilotlight/answer");
		await until(
			() => answer() !== undefined,
			() => `no answer to ${path}`,
		);
		return JSON.parse(answer()?.payload ?? "");
	}

	async end(): Promise<void> {
		await this.#client.endAsync(true);
	}
}
