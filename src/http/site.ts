// SPDX-License-Identifier: Apache-2.0
/** The site: rooms of routes behind one door. It looks at the head of a request before anybody reads its body, and at each answer before it goes out. */
import { frozen } from "../control/frozen.js";
import { refusal } from "./answers.js";
import type { Head, Reply, Request, Routes } from "./exchange.js";
import type { Door } from "./login/door.js";
import { isForeign, isOwnName, nameIn } from "./origin.js";

/** A room, and what is asked there. */
export interface Mount {
	/** Whether a path is one of its. The first that says so has it. */
	fits(path: string): boolean;
	readonly routes: Routes;
	/** The longest body that it reads, bytes. */
	readonly longest: number;
	/** Who may ask: everybody, who is let in by the site's door, or whom the room itself does not refuse. */
	readonly admits: "all" | "door" | ((request: Request) => Reply | undefined);
}

/** What is to be done with a request whose head has come. */
export interface Received {
	/** Bytes of a body that are read at most; 0 for what is answered without it. */
	readonly longest: number;
	/** Answers; once. */
	answer(body: string, answered: (reply: Reply) => void): void;
}

/** Methods that anything here knows. */
const METHODS: readonly string[] = frozen(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]);
/** A longer path and query are not looked at, characters. */
const LONGEST_PATH = 2_560;

/** What holds for every answer that does not say otherwise. What is not the page may load nothing, and be shown in nothing. */
const HEADERS: readonly (readonly [name: string, value: string])[] = frozen([
	["Cache-Control", "no-store"],
	["Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"],
	["Cross-Origin-Resource-Policy", "same-origin"],
	["Referrer-Policy", "no-referrer"],
	["X-Content-Type-Options", "nosniff"],
	["X-Frame-Options", "DENY"],
] as const);

/** What a site needs of its host beside its rooms. */
export interface Ground {
	/** ms that never go back. */
	clock(): number;
	/** Names by which this computer is called, beside those that can only mean it. */
	readonly names: readonly string[];
}

/** One site. */
export class Site {
	readonly #door: Door;
	readonly #mounts: readonly Mount[];
	readonly #ground: Ground;

	constructor(door: Door, mounts: readonly Mount[], ground: Ground) {
		this.#door = door;
		this.#mounts = mounts;
		this.#ground = ground;
	}

	/** The head of a request has come; its body is an empty text as yet. */
	receive(request: Request): Received {
		const mount = this.#mounts.find(({ fits }) => fits(request.path)) ?? NOWHERE;
		const wrong = this.#refusalOf(request, mount);
		if (wrong !== undefined) return refused(wrong);
		if (typeof mount.admits === "function") return admitted(mount, request, mount.admits(request));
		if (mount.admits === "all") return admitted(mount, request, undefined);
		const looked = this.#door.look(request, this.#ground.clock());
		return "status" in looked ? refused(looked) : admitted(mount, request, undefined, () => this.#door.isIn(looked, this.#ground.clock()));
	}

	/** What is wrong whoever asks. */
	#refusalOf(request: Request, mount: Mount): Reply | undefined {
		// a room that lets in by itself refuses by itself, in its own way
		if (typeof mount.admits === "function") return undefined;
		const { method, path, query, headers } = request;
		if (!METHODS.includes(method)) return refusal(501, `${method.slice(0, 16)} is served nowhere here; methods are ${METHODS.join(", ")}`);
		if (path.length + query.length > LONGEST_PATH) return refusal(414, `a path with its query has ${LONGEST_PATH} characters at most`);
		const name = nameIn(headers.host ?? "");
		if (!isOwnName(name, this.#ground.names)) {
			this.#door.log.note("refused", request.from, `asked for "${name}"`);
			return refusal(
				421,
				`this is no computer of the name "${name}"; ask for its address, for NAME.local, or for a name that was told with --host`,
			);
		}
		if (!isForeign(request)) return undefined;
		if (mount.admits === "all" && headers.origin === undefined) return undefined;
		this.#door.log.note("refused", request.from, `${method} ${path}: asked by a page of ${headers.origin ?? "another site"}`);
		return refusal(403, "asked by a page of another origin; only the charger's own page may");
	}
}

/** Where nothing is. Strangers are not told so. */
const NOWHERE: Mount = frozen({
	fits: () => true,
	routes: { answer: (_: Request, answered: (reply: Reply) => void) => answered(refusal(404, "there is nothing here")) },
	longest: 0,
	admits: "door",
} as const);

function refused(reply: Reply): Received {
	return { longest: 0, answer: (_, answered) => answered(sealed(reply)) };
}

/** `isIn` says whether whoever was let in may go on listening. */
function admitted(mount: Mount, request: Request, wrong: Reply | undefined, isIn = () => true): Received {
	if (wrong !== undefined) return refused(wrong);
	const answer = (body: string, answered: (reply: Reply) => void): void =>
		mount.routes.answer({ ...request, body }, (reply) => answered(sealed(request.method === "HEAD" ? ended(reply) : reply, isIn)));
	return { longest: mount.longest, answer };
}

/** Of what has no end whoever asks for the head alone hears nothing more. */
function ended(reply: Reply): Reply {
	if (!("next" in reply)) return reply;
	reply.close();
	return { status: reply.status, contentType: reply.contentType, headers: reply.headers ?? [], body: [] };
}

/** A reply with the headers that every one has; a stream that ends for who may not listen any more. */
function sealed(reply: Reply, isIn = () => true): Reply {
	const { status, contentType, headers = [] } = reply;
	const said = headers.map(([name]) => name.toLowerCase());
	const head: Head = { status, contentType, headers: [...headers, ...HEADERS.filter(([name]) => !said.includes(name.toLowerCase()))] };
	if ("body" in reply) return { ...head, body: reply.body };
	if ("bytes" in reply) return { ...head, bytes: reply.bytes };
	return {
		...head,
		get over() {
			return reply.over || !isIn();
		},
		next: () => reply.next(),
		wakes: (wake) => reply.wakes(wake),
		close: () => reply.close(),
	};
}
