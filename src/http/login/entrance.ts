// SPDX-License-Identifier: Apache-2.0
/** The routes that anybody may ask: whether there is a password, the first one with the setup code, logging in and out, another password. */
import { frozen } from "../../control/frozen.js";
import { recordIn } from "../../link/told.js";
import { wrongPassword } from "../../login/secret.js";
import { json, nothing, refusal } from "../answers.js";
import type { Reply, Request, Routes } from "../exchange.js";
import type { Door } from "./door.js";

/** What a route makes of a request. */
type Answer = (door: Door, request: Request, now: number) => Reply;

/** A route. */
export interface EntranceRoute {
	readonly method: "GET" | "POST";
	readonly path: string;
	/** What it says or does. */
	readonly says: string;
	/** What is told with it. */
	readonly takes: readonly string[];
	readonly answer: Answer;
}

/** The table. */
export const ENTRANCE: readonly EntranceRoute[] = frozen([
	{
		method: "GET",
		path: "/api/session",
		says: "whether a password is set, and whether whoever asks has logged in",
		takes: [],
		answer: session,
	},
	{ method: "POST", path: "/api/setup", says: "sets the first password", takes: ["code", "password"], answer: setup },
	{ method: "POST", path: "/api/login", says: "begins the session of a browser", takes: ["password"], answer: login },
	{ method: "POST", path: "/api/logout", says: "ends it", takes: [], answer: logout },
	{
		method: "POST",
		path: "/api/password",
		says: "sets another password, and ends all sessions",
		takes: ["old", "password"],
		answer: change,
	},
]);

/** The room of these routes. */
export class Entrance implements Routes {
	readonly #door: Door;
	readonly #clock: () => number;

	/** `clock` gives ms that never go back. */
	constructor(door: Door, clock: () => number) {
		this.#door = door;
		this.#clock = clock;
	}

	answer(request: Request, answered: (reply: Reply) => void): void {
		const methods = ENTRANCE.filter(({ path }) => path === request.path);
		const route = methods.find(({ method }) => method === request.method);
		if (route === undefined) {
			const allowed = methods.map(({ method }) => method).join(", ");
			answered(refusal(405, `${request.path} knows ${allowed}, not ${request.method}`, [["Allow", allowed]]));
		} else answered(answerOf(route, this.#door, request, this.#clock()));
	}
}

/** What is wrong with a body is its sender's. */
function answerOf({ answer }: EntranceRoute, door: Door, request: Request, now: number): Reply {
	try {
		return answer(door, request, now);
	} catch (error) {
		return refusal(400, (error as Error).message);
	}
}

function session(door: Door, request: Request, now: number): Reply {
	return json({ password: door.account.secret !== undefined, in: !("status" in door.look(request, now)) });
}

function setup(door: Door, request: Request, now: number): Reply {
	const { code, password } = textsIn(request.body, "code", "password");
	if (door.account.secret !== undefined) return refusal(409, "a password is set already; log in with it, and change it by /api/password");
	const wrong = wrongPassword(password);
	if (wrong !== "") return refusal(422, wrong);
	const tried = door.account.tryCode(code, request.from, now);
	if (tried !== "right") return tried === "wrong" ? wrongCode(door, request) : door.refuse(request, tried);
	door.account.change(password);
	door.log.note("password", request.from, "the first password was set, with the setup code");
	return nothing([door.open(request, now)]);
}

function wrongCode(door: Door, request: Request): Reply {
	door.log.note("refused", request.from, "a wrong setup code");
	return refusal(403, "this is not the setup code; it stands on the console of the charger");
}

function login(door: Door, request: Request, now: number): Reply {
	const { password } = textsIn(request.body, "password");
	if (door.account.secret === undefined)
		return refusal(409, "no password is set yet; set one by /api/setup, with the setup code that stands on the console");
	const tried = door.account.tryPassword(password, request.from, now);
	if (tried !== "right") return tried === "wrong" ? wrongWord(door, request) : door.refuse(request, tried);
	door.log.note("login", request.from, "logged in");
	return nothing([door.open(request, now)]);
}

function wrongWord(door: Door, request: Request): Reply {
	door.log.note("refused", request.from, "login: a wrong password");
	return refusal(403, "the password is wrong");
}

function logout(door: Door, request: Request, now: number): Reply {
	return nothing([door.close(request, now)]);
}

/** Who has a session has to know the password all the same: somebody may have left it open. */
function change(door: Door, request: Request, now: number): Reply {
	const { old, password } = textsIn(request.body, "old", "password");
	if (door.account.secret === undefined) return refusal(409, "no password is set yet; set one by /api/setup");
	const tried = door.account.tryPassword(old, request.from, now);
	if (tried !== "right") return tried === "wrong" ? wrongWord(door, request) : door.refuse(request, tried);
	const wrong = door.account.change(password);
	if (wrong !== "") return refusal(422, wrong);
	door.closeAll();
	door.log.note("password", request.from, "another password was set");
	return nothing([door.open(request, now)]);
}

/** Texts of a record that has these and no others. */
function textsIn<Name extends string>(body: string, ...names: readonly Name[]): Readonly<Record<Name, string>> {
	const read = recordIn(body);
	const stranger = Object.keys(read).find((name) => !(names as readonly string[]).includes(name));
	const missing = names.find((name) => typeof read[name] !== "string");
	if (stranger === undefined && missing === undefined) return read as Record<Name, string>;
	throw new Error(
		`${stranger === undefined ? `"${missing}" is missing` : `there is no "${stranger}"`}; write {${names.map((name) => `"${name}":"…"`).join(",")}}`,
	);
}
