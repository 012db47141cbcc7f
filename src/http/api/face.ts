// SPDX-License-Identifier: Apache-2.0
/** The face: a charger seen through the window as routes of HTTP below /api, which answer without a socket. */
import { Charger, type Window } from "../../link/charger.js";
import { WallClock } from "../../link/clock.js";
import type { Hearer } from "../../link/mirror.js";
import type { SecurityLog } from "../../login/securityLog.js";
import { refusal } from "../answers.js";
import type { Reply, Request, Routes } from "../exchange.js";
import { Listeners } from "./listeners.js";
import { ROUTES, type Route } from "./routes.js";
import { Watchman } from "./watchman.js";

/** What the face needs of its host beside the window. */
export interface Surroundings {
	/** The host's time of day, ms since 1970 UTC, for as long as the charger knows none; undefined if nobody knows it. */
	readonly clock?: () => number | undefined;
}

/** One charger's. It hears what the window tells; times are those of whoever holds it, ms, and never go back. */
export class ApiFace implements Hearer, Routes {
	readonly charger: Charger;
	readonly log: SecurityLog;
	readonly listeners: Listeners;
	readonly #clock: WallClock;
	readonly #watchman: Watchman;
	#now = 0;

	/** `log` is that of all who speak for this charger. */
	constructor(window: Window, log: SecurityLog, { clock }: Surroundings = {}) {
		this.charger = new Charger(window);
		this.#clock = new WallClock(clock);
		this.log = log;
		this.listeners = new Listeners(this.charger);
		this.#watchman = new Watchman(this.charger, this.log);
	}

	/** The time of day, ms since 1970 UTC; undefined if nobody knows it. */
	get unixMs(): number | undefined {
		return this.#clock.at(this.#now);
	}

	seen(keys: readonly string[]): void {
		this.listeners.seen(keys);
		this.#watchman.seen(keys);
	}

	event(name: string, payload: { readonly [key: string]: unknown }): void {
		this.listeners.event(name, payload, this.unixMs);
		this.#watchman.event(name, payload);
	}

	missed(): void {
		this.listeners.event("missed", {}, this.unixMs);
	}

	restarted(): void {
		this.listeners.event("restarted", {}, this.unixMs);
		this.#watchman.restarted();
	}

	/** Time has passed; to be called some times a second. */
	tick(now: number): void {
		this.#now = now;
		if (this.charger.window.clear) this.#clock.follow(this.charger, now);
		this.listeners.tick(now);
		if (this.charger.ready(now)) this.charger.tell(now);
	}

	/** Answers, at once or when the charger has; always, once. */
	answer(request: Request, answered: (reply: Reply) => void): void {
		const method = request.method === "HEAD" ? "GET" : request.method;
		const here = ROUTES.filter(({ path }) => fits(path, request.path));
		const route = here.find((each) => each.method === method);
		if (route === undefined) answered(notServed(request, here));
		else this.#run(route, request, answered);
	}

	/** What a route throws is what was wrong with what it was asked. */
	#run(route: Route, request: Request, answered: (reply: Reply) => void): void {
		try {
			const { query, body, headers } = request;
			const name = route.path.endsWith(NAMED) ? nameIn(request.path.slice(route.path.length - NAMED.length)) : "";
			route.answer(this, { name, query, body, host: headers.host ?? "" }, answered);
		} catch (error) {
			answered(refusal(400, (error as Error).message));
		}
	}
}

/** Stands at the end of a path for a name. */
const NAMED = "{name}";

function fits(path: string, asked: string): boolean {
	if (!path.endsWith(NAMED)) return asked === path;
	const start = path.length - NAMED.length;
	return asked.startsWith(path.slice(0, start)) && asked.length > start && !asked.slice(start).includes("/");
}

function nameIn(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		throw new Error(`"${part}" in the path is not percent-encoded UTF-8`);
	}
}

function notServed({ method, path }: Request, here: readonly Route[]): Reply {
	if (here.length === 0) return refusal(404, `there is nothing at ${path}; GET /api tells what there is`);
	const allowed = here.map((each) => each.method).join(", ");
	return refusal(405, `${path} knows ${allowed}, not ${method}`, [["Allow", allowed]]);
}
