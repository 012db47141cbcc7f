// SPDX-License-Identifier: Apache-2.0
/** A laboratory: the bench with a whole site beside it, in virtual time, and somebody who asks it. */
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { powerUp } from "../../src/firmware.js";
import type { Reply, Request, Stream } from "../../src/http/exchange.js";
import { Door } from "../../src/http/login/door.js";
import { Page, type PageFile } from "../../src/http/page.js";
import { Premises } from "../../src/http/premises.js";
import { Site } from "../../src/http/site.js";
import { Mirror } from "../../src/link/mirror.js";
import { Account } from "../../src/login/account.js";
import { SecurityLog } from "../../src/login/securityLog.js";
import { plainCrypto } from "../haystack/sha256.js";
import { basicOf } from "./basic.js";

const SILENT = { booted: () => {}, printed: () => {}, happened: () => {}, answered: () => {}, showed: () => {} };
/** How long an answer may take, ms. */
const PATIENCE_MS = 10_000;
const STEP_MS = 100;
export const PASSWORD = "correct horse";
/** When the laboratory begins, s since 1970. */
export const BEGAN = 1_780_000_000;

const HTML: PageFile = {
	path: "/",
	contentType: "text/html",
	etag: '"1"',
	bytes: Uint8Array.of(60, 62),
	gzip: Uint8Array.of(31),
	policy: "default-src 'self'",
};

/** An answer, read to its end. */
export interface Heard {
	readonly status: number;
	readonly contentType: string;
	readonly headers: { readonly [name: string]: string };
	readonly text: string;
}

/** What is asked: a method, a path with its query, and whatever else a request has. */
export type Asked = Partial<Omit<Request, "method" | "path" | "query">>;

/** One charger with its site. */
export class Laboratory {
	readonly bench: Bench;
	readonly account: Account;
	readonly door: Door;
	readonly site: Site;
	readonly told: string[] = [];
	#mirror: Mirror;
	#premises: Premises;
	readonly #player: Player;
	#now = 0;

	/** Begins when everything of the charger has been seen. With a password unless there is to be none. */
	constructor(password = PASSWORD, settings: readonly string[] = []) {
		const crypto = plainCrypto();
		this.bench = new Bench(powerUp([...settings]), SILENT, 1);
		this.#player = new Player(this.bench, new Observer(() => {}));
		this.account = new Account(crypto, { iterations: 1 });
		if (password !== "") this.account.know(password);
		this.door = new Door(this.account, crypto, new SecurityLog(() => BEGAN * 1_000 + this.#now));
		const services = {
			crypto,
			clock: () => this.#now,
			unixMs: () => undefined,
			...(password === "" ? { tell: (line: string) => void this.told.push(line) } : {}),
		};
		this.#premises = new Premises(this.door, services);
		const page = new Page([HTML]);
		const mounts = [{ fits: (path: string) => page.has(path), routes: page, longest: 1, admits: "all" } as const, ...this.#premises.mounts];
		this.site = new Site(this.door, mounts, { clock: () => this.#now, names: ["charger.example"] });
		const send = this.bench.outside.connect((frame) => this.#mirror.take(frame));
		this.#mirror = new Mirror(send, this.#premises);
		this.#premises.serve(this.#mirror);
		this.pass(6_000);
	}

	/** Time goes by, ms. */
	pass(ms: number): this {
		for (let i = 0; i < ms; i += STEP_MS) {
			this.#now += STEP_MS;
			this.#player.idle(this.bench.now + STEP_MS);
			this.#mirror.tick(this.#now);
			this.#premises.tick(this.#now);
		}
		return this;
	}

	/** Time goes by for the site alone, at once, ms. */
	leap(ms: number): this {
		this.#now += ms;
		this.#premises.tick(this.#now);
		return this;
	}

	/** Plays commands of a scenario, and lets so much time go by, ms. */
	words(script: string, ms = 1_000): this {
		this.#player.playOut(script);
		return this.pass(ms);
	}

	/** Asks, and waits for the answer: as a program that knows the password, unless headers say otherwise. */
	ask(method: string, path: string, body = "", asked: Asked = {}): Heard {
		const reply = this.reply(method, path, body, asked);
		if ("next" in reply) throw new Error(`${path} is a stream`);
		const { status, contentType, headers = [] } = reply;
		const text = "body" in reply ? [...reply.body].join("") : [...reply.bytes].join();
		return { status, contentType, headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])), text };
	}

	/** The same of what has no end. */
	listen(path: string, asked: Asked = {}): Stream {
		const reply = this.reply("GET", path, "", asked);
		if (!("next" in reply)) throw new Error(`${path} is no stream: ${reply.status}`);
		return reply;
	}

	reply(method: string, path: string, body = "", asked: Asked = {}): Reply {
		const question = path.indexOf("?");
		const headers = { host: "192.168.1.20", ...(asked.headers ?? { authorization: basicOf("me", PASSWORD) }) };
		const request: Request = {
			method,
			path: question < 0 ? path : path.slice(0, question),
			query: question < 0 ? "" : path.slice(question + 1),
			body: "",
			from: asked.from ?? "192.168.1.5",
			headers,
		};
		const replies: Reply[] = [];
		const received = this.site.receive(request);
		received.answer(received.longest === 0 ? "" : body, (reply) => replies.push(reply));
		for (let ms = 0; replies.length === 0 && ms < PATIENCE_MS; ms += STEP_MS) this.pass(STEP_MS);
		if (replies.length !== 1) throw new Error(`${replies.length} answers to ${method} ${path}`);
		return replies[0];
	}

	/** What a path says, as JSON. */
	get(path: string): unknown {
		const { status, text } = this.ask("GET", path);
		if (status !== 200) throw new Error(`${status} ${text}`);
		return JSON.parse(text);
	}

	/** Why a request is refused, with its status. */
	refused(method: string, path: string, body = "", asked: Asked = {}): string {
		const { status, text } = this.ask(method, path, body, asked);
		return `${status} ${(JSON.parse(text) as { refused?: string }).refused}`;
	}
}

/** All that a stream has at the moment. */
export function takenFrom(stream: Stream): string {
	let text = "";
	for (let piece = stream.next(); piece !== undefined; piece = stream.next()) text += piece;
	return text;
}

/** The data of its events, as JSON. */
export function dataOf(text: string): unknown[] {
	return text
		.split("\n")
		.filter((line) => line.startsWith("data: "))
		.map((line) => JSON.parse(line.slice("data: ".length)));
}
