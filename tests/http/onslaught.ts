// SPDX-License-Identifier: Apache-2.0
/** Damaged requests at all rooms of a charger: each is answered, once, soon and shortly, with a reason if it is refused; and nothing is asked of the charger by whoever may not, or otherwise than it was said. */
import { Stream as Of, Random } from "../../hosts/bench/random.js";
import type { Reply, Request, Stream } from "../../src/http/exchange.js";
import { LINK } from "../../src/http/link.js";
import { Door } from "../../src/http/login/door.js";
import { Premises } from "../../src/http/premises.js";
import { Site } from "../../src/http/site.js";
import { actionOf, type Outcome, wrongArguments } from "../../src/link/shown.js";
import { Account } from "../../src/login/account.js";
import { base64From, bytesOf } from "../../src/login/base64.js";
import type { Crypto } from "../../src/login/secret.js";
import { SecurityLog } from "../../src/login/securityLog.js";
import { PROPERTIES } from "../../src/thing/properties.js";
import { basicOf } from "./basic.js";
import { drawn, HOST, PASSWORD, type World } from "./damagedRequests.js";

const STATUSES = [200, 204, 400, 401, 403, 404, 405, 409, 413, 414, 421, 422, 429, 501, 503, 504];
/** The longest answer, characters: the Thing Description, which is made piece by piece. */
const LONGEST_ANSWER = 120_000;
/** What an engine says, and no room may. */
const ENGINES =
	/annot read|undefined|not a function|call stack|not iterable|nvalid (time|date|array|count|string)|coerce|internal|\[object|URI malformed/;
/** No answer takes longer, ms: a charger answers within 5 s here, and what is done is waited for 3 s. */
const LATEST_MS = 9_000;
const TICK_MS = 100;
/** Whoever asks for it changes nothing. */
const READING = ["recount", "clock"];
/** Streams that are listened to at a time, of those that are given. */
const LISTENED = 6;

/** What has come of it. */
export interface Figures {
	readonly wrong: string[];
	readonly statuses: { [status: number]: number };
	/** Asked of the charger, by action. */
	readonly asked: { [action: string]: number };
	longest: number;
	latestMs: number;
}

interface Pending {
	readonly request: Request;
	readonly at: number;
	answers: number;
}

/** One. */
export class Onslaught {
	readonly figures: Figures = { wrong: [], statuses: {}, asked: {}, longest: 0, latestMs: 0 };
	readonly #world: World;
	readonly #site: Site;
	readonly #premises: Premises;
	readonly #owed: { readonly at: number; readonly answer: () => void }[] = [];
	readonly #streams: Stream[] = [];
	#pending: Pending[] = [];
	/** Whose request is being looked at. */
	#request: Request | undefined;
	#now = 0;

	constructor(seed: number, crypto: Crypto) {
		this.#world = { dice: new Random(seed, Of.Noise), token: "", link: "" };
		const account = new Account(crypto, { iterations: 1 });
		account.know(PASSWORD);
		const clock = (): number => this.#now;
		const door = new Door(account, crypto, new SecurityLog(clock));
		this.#premises = new Premises(door, { crypto, clock, unixMs: () => undefined });
		this.#site = new Site(door, this.#premises.mounts, { clock, names: [] });
		this.#premises.serve(this.#charger());
		this.#logIn();
	}

	/** Sends so many. */
	send(count: number): void {
		for (let i = 0; i < count; i++) {
			this.#sendOne(drawn(this.#world));
			if (this.#world.dice.below(4) === 0) this.#pass(TICK_MS);
			if (this.#world.dice.below(5_000) === 0) this.#pass(60_000);
		}
	}

	/** Nobody asks anything any more; then somebody does who is well-behaved, and is served. */
	rest(): void {
		for (const stream of this.#streams.splice(0)) stream.close();
		this.#pass(10_000);
		for (const path of ["/api/properties", "/status"])
			if (this.#ask("GET", path)?.status !== 200) this.#complain(path, "is not served afterwards");
		for (const path of ["/api/events", "/api/changes", "/api/link"]) {
			const reply = this.#ask("GET", path);
			if (reply === undefined || !("next" in reply)) this.#complain(path, "gives nothing to listen to afterwards");
			else reply.close();
		}
		this.#logIn();
	}

	/** A charger that is always in sight, and answers soon or later, well or not. */
	#charger() {
		const values = new Map<string, number | string>(PROPERTIES.map(({ key, kind }) => [key, kind.is === "text" ? "" : 0]));
		return {
			clear: true,
			get: (key: string) => values.get(key),
			ask: (action: string, told: object, answered: (outcome: Outcome) => void) => this.#asked(action, told, answered),
			confide: (_: string, answered: (outcome: Outcome) => void) => answered({ refused: "nothing is confided here" }),
		} as unknown as Parameters<Premises["serve"]>[0];
	}

	#asked(action: string, told: object, answered: (outcome: Outcome) => void): void {
		const { dice } = this.#world;
		const outcome: Outcome = dice.below(3) === 0 ? { refused: "busy: this is a test" } : { done: "done" };
		const at = this.#now + dice.below(5_000);
		this.figures.asked[action] = (this.figures.asked[action] ?? 0) + 1;
		this.#owed.push({ at, answer: () => answered(outcome) });
		const row = actionOf(action);
		const request = this.#request;
		if (row === undefined) this.#complain(action, "is no action, and was asked for");
		// what stands in a frame of the window goes on to the charger's own window, which refuses it
		else if (
			request?.path !== LINK &&
			wrongArguments(row.arguments, told as { readonly [name: string]: unknown }).startsWith("there is no argument")
		)
			this.#complain(`${action} ${JSON.stringify(told)}`, "was asked with what it does not take");
		if (request === undefined || READING.includes(action)) return;
		if (!mayAsk(request, this.#world.token)) this.#complain(request, `has ${action} asked for, and may not`);
		if (!says(request, action, told)) this.#complain(request, `has ${action} ${JSON.stringify(told)} asked for, and does not say so`);
	}

	#sendOne(request: Request): void {
		const pending: Pending = { request, at: this.#now, answers: 0 };
		this.#pending.push(pending);
		this.#request = request;
		try {
			const received = this.#site.receive({ ...request, body: "" });
			const body = received.longest === 0 ? "" : request.body;
			if (body.length <= received.longest) received.answer(body, (reply) => this.#hear(pending, reply));
			else pending.answers = 1;
		} catch (error) {
			pending.answers = 1;
			this.#complain(request, `throws ${error}`);
		}
		this.#request = undefined;
	}

	#pass(ms: number): void {
		for (let passed = 0; passed < ms; passed += TICK_MS) {
			this.#now += TICK_MS;
			const due = this.#owed.filter(({ at }) => at <= this.#now);
			if (due.length > 0) this.#owed.splice(0, this.#owed.length, ...this.#owed.filter(({ at }) => at > this.#now));
			for (const { answer } of due) answer();
			this.#premises.tick(this.#now);
			this.#listen();
		}
		const late = this.#pending.filter(({ answers, at }) => answers === 0 && this.#now - at > Math.max(LATEST_MS, ms));
		for (const { request } of late) this.#complain(request, "is not answered");
		this.#pending = this.#pending.filter((each) => each.answers === 0 && !late.includes(each));
	}

	/** Some listen, some do not, some leave. */
	#listen(): void {
		const { dice } = this.#world;
		for (const stream of [...this.#streams]) {
			if (dice.below(3) === 0) for (let piece = stream.next(); piece !== undefined; piece = stream.next()) this.#learn(piece);
			if (!stream.over && dice.below(50) !== 0 && this.#streams.length <= LISTENED) continue;
			stream.close();
			this.#streams.splice(this.#streams.indexOf(stream), 1);
		}
	}

	#learn(piece: string): void {
		const id = /^event: hello\ndata: \{"id":"([0-9a-f]+)"\}/m.exec(piece)?.[1];
		if (id !== undefined) this.#world.link = id;
	}

	#hear(pending: Pending, reply: Reply): void {
		const { request, at } = pending;
		pending.answers += 1;
		if (pending.answers > 1) this.#complain(request, "is answered twice");
		this.figures.latestMs = Math.max(this.figures.latestMs, this.#now - at);
		this.figures.statuses[reply.status] = (this.figures.statuses[reply.status] ?? 0) + 1;
		if (!STATUSES.includes(reply.status)) this.#complain(request, `has status ${reply.status}`);
		if ("next" in reply) {
			reply.wakes(() => {});
			this.#streams.push(reply);
		} else if ("body" in reply) this.#judge(request, reply.status, [...reply.body].join(""));
	}

	#judge(request: Request, status: number, text: string): void {
		this.figures.longest = Math.max(this.figures.longest, text.length);
		if (text.length > LONGEST_ANSWER) this.#complain(request, `has an answer of ${text.length} characters`);
		if (status < 400) return;
		if (text.length < 10) this.#complain(request, "is refused without a reason");
		if (ENGINES.test(text)) this.#complain(request, `is told ${text}`);
	}

	#logIn(): void {
		const reply = this.#ask("POST", "/api/login", JSON.stringify({ password: PASSWORD }));
		const cookie = reply?.headers?.find(([name]) => name === "Set-Cookie")?.[1] ?? "";
		this.#world.token = /^pilotlight=([0-9a-f]+);/.exec(cookie)?.[1] ?? "";
		if (this.#world.token === "") this.#complain("the owner", `cannot log in: ${reply?.status}`);
	}

	/** Somebody who is well-behaved asks. */
	#ask(method: string, path: string, body = ""): Reply | undefined {
		let heard: Reply | undefined;
		const request = { method, path, query: "", headers: { host: HOST, authorization: basicOf("me", PASSWORD) }, body, from: "192.168.1.9" };
		this.#site.receive(request).answer(body, (reply) => {
			heard = reply;
		});
		return heard;
	}

	#complain(of: Request | string, what: string): void {
		const text = typeof of === "string" ? of : JSON.stringify(of);
		this.figures.wrong.push(`${text.length > 600 ? `${text.slice(0, 600)}…` : text} ${what}`);
	}
}

/** Whether whoever has written a request may have something done: who knows the password or has the session, of the charger's own page, by its own name. */
function mayAsk({ headers, method }: Request, token: string): boolean {
	const { host = "", origin, authorization, cookie = "" } = headers;
	if (/^evil\.example/i.test(host) || headers["sec-fetch-site"] === "cross-site") return false;
	if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) return false;
	if (authorization !== undefined) return passwordIn(authorization) === PASSWORD;
	return token !== "" && cookie.includes(token) && (method === "GET" || origin !== undefined);
}

/** What stands behind the first colon of HTTP Basic: the right password's digits of Base64 are the same in each that is right. */
function passwordIn(authorization: string): string {
	const digits = /^\s*basic +([\w+/]+)/i.exec(authorization)?.[1] ?? "";
	const right = base64From(bytesOf(`me:${PASSWORD}`)).replace(/=+$/, "");
	// the user's name may be another one, as long as the rest stays in its place
	return digits.slice(4) === right.slice(4) ? PASSWORD : "";
}

/** Whether an action stands in a request, in the words of its room. */
function says({ path, query, body, method }: Request, action: string, told: object): boolean {
	if (path.startsWith("/api/actions/")) return method === "POST" && path === `/api/actions/${action}`;
	if (path.startsWith("/api/properties/")) return action === "set" && path === `/api/properties/set.${(told as { key: string }).key}`;
	if (path === "/api/link") return body.includes(`"${action}"`);
	if (path === "/r") return /rapi=/.test(query + body);
	return method !== "GET";
}
