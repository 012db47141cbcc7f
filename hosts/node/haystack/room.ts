// SPDX-License-Identifier: Apache-2.0
/** Haystack's ops as a room of a site, with the login of docHaystack Auth. */
import type { Request as Asked, Ops } from "../../../src/haystack/exchange.js";
import { HaystackFace } from "../../../src/haystack/face.js";
import type { Admitted, Answer, Login } from "../../../src/haystack/login/login.js";
import type { Surroundings } from "../../../src/haystack/station.js";
import type { Reply, Request } from "../../../src/http/exchange.js";
import { isForeign, nameIn } from "../../../src/http/origin.js";
import type { Mount } from "../../../src/http/site.js";
import type { Window } from "../../../src/link/charger.js";
import type { Onlooker } from "../../bench/outside.js";
import type { Room } from "../http/room.js";

/** Where the ops are. */
export const BASE = "/haystack/";
/** The longest body that is read, bytes. */
const LONGEST = 65_536;
const METHODS = ["GET", "POST"];
/** A page that somebody has been lured to may have a name that leads to this computer, but not these. */
const OWN_NAMES = ["localhost", "127.0.0.1", "[::1]"];
/** A computer has room for a day of minutes, and for all of it in one answer; and it knows what time it is. */
const SURROUNDINGS: Surroundings = { clock: () => Date.now(), samples: 1_440, rows: 10_000 };

/** What is answered while there is no charger. */
const EARLY: Reply = { status: 503, contentType: "text/plain; charset=utf-8", body: ["there is no charger yet; ask again\n"] };

/** Who may ask. */
export type Entry = Login | "this computer" | "nobody yet";

/** The room. */
export class HaystackRoom implements Room {
	readonly mounts: readonly Mount[];
	readonly #entry: () => Entry;
	readonly #words: (base: string) => readonly string[];
	#ops: Ops | undefined;

	/** `entry` says who may ask at this moment; `ops` answer if they are there before the charger is. */
	constructor(entry: () => Entry, words: (base: string) => readonly string[], ops?: Ops) {
		this.#entry = entry;
		this.#words = words;
		this.#ops = ops;
		const routes = { answer: (request: Request, answered: (reply: Reply) => void) => this.#answer(request, answered) };
		this.mounts = [{ fits: (path) => path.startsWith(BASE), routes, longest: LONGEST, admits: (request) => this.#refuse(request) }];
	}

	serve(window: Window): Onlooker {
		const face = new HaystackFace(window, SURROUNDINGS);
		this.#ops = face;
		return face;
	}

	words(base: string): readonly string[] {
		return this.#words(`${base}${BASE.slice(1)}`);
	}

	#refuse(request: Request): Reply | undefined {
		const entry = this.#entry();
		const wrong = refusalOf(request, entry);
		if (wrong !== undefined) return wrong;
		if (typeof entry === "string") return undefined;
		const looked = look(entry, request);
		return "token" in looked ? undefined : plain(looked.status, looked.text, looked.headers);
	}

	#answer(request: Request, answered: (reply: Reply) => void): void {
		const entry = this.#entry();
		const looked = typeof entry === "string" ? undefined : look(entry, request);
		const admitted = looked !== undefined && "token" in looked ? looked : undefined;
		const asked = askedBy(request, admitted);
		if (this.#ops === undefined || "status" in asked) {
			answered("status" in asked ? asked : EARLY);
			return;
		}
		this.#ops.answer(asked, (response) => {
			const ends = admitted !== undefined && asked.op === "close" && response.status === 200;
			if (ends && typeof entry !== "string") entry.end(admitted.token, performance.now());
			answered(response);
		});
	}
}

/** A room that has its site for itself, and says of every path what is there. */
export function alone(room: Room): Room {
	return {
		mounts: room.mounts.map((mount) => ({ ...mount, fits: () => true })),
		serve: (window) => room.serve(window),
		words: (base) => room.words(base),
	};
}

function look(login: Login, { headers, from }: Request): Admitted | Answer {
	return login.look(headers.authorization, from, performance.now());
}

/** The name of the op in a path; empty if it is none. */
function opIn(path: string): string {
	const op = path.startsWith(BASE) ? path.slice(BASE.length) : "";
	return /^[A-Za-z]\w*$/.test(op) ? op : "";
}

/** What is wrong with a request before anybody looks at who has sent it; undefined if nothing is. */
function refusalOf(request: Request, entry: Entry): Reply | undefined {
	const { method, path, headers } = request;
	if (!METHODS.includes(method)) return plain(501, `${method} is not served; write GET or POST`);
	if (opIn(path) === "") return plain(404, `there is nothing here; an op is at ${BASE}OP, for instance ${BASE}about`);
	if (entry === "nobody yet") return plain(403, "no password is set yet; set one first, with the setup code that stands on the console");
	if (isForeign(request)) return plain(403, "asked by a page of another origin; only programs may");
	const name = nameIn(headers.host ?? "");
	if (entry === "this computer" && !OWN_NAMES.includes(name))
		return plain(403, `without a login this computer is ${OWN_NAMES.join(" or ")}, not ${name}`);
	return undefined;
}

/** What is asked of the ops. A GET has no body: phable sends an empty grid with some, and `Content-Type: json` with others. */
function askedBy({ method, path, query, headers, body }: Request, admitted: Admitted | undefined): Asked | Reply {
	const { accept, "content-type": contentType } = headers;
	const user = admitted === undefined ? {} : { user: admitted.user };
	const asked = { method, op: opIn(path), query, ...user, ...(accept === undefined ? {} : { accept }) };
	if (method === "GET") return { ...asked, body: "" };
	if (contentType === undefined) return plain(400, "Content-Type is missing; write text/zinc, or what else the op filetypes lists");
	return { ...asked, contentType, body };
}

function plain(status: number, text: string, headers: Answer["headers"] = []): Reply {
	return { status, headers, contentType: "text/plain; charset=utf-8", body: [`${text}\n`] };
}
