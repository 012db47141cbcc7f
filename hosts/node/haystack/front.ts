// SPDX-License-Identifier: Apache-2.0
/** What the command puts before a charger: the server, which stands earlier than the charger does, and says so as long. */
import type { Ops, Request, Response } from "../../../src/haystack/exchange.js";
import { HaystackFace } from "../../../src/haystack/face.js";
import type { Login } from "../../../src/haystack/login/login.js";
import type { Surroundings } from "../../../src/haystack/station.js";
import type { Window } from "../../../src/link/charger.js";
import type { Onlooker } from "../../bench/outside.js";
import type { Shower } from "../beside.js";
import type { Options } from "../options.js";
import { HaystackServer } from "./server.js";

const EARLY: Response = { status: 503, contentType: "text/plain; charset=utf-8", body: ["there is no charger yet; ask again\n"] };

/** A computer has room for a day of minutes, and for all of it in one answer; and it knows what time it is. */
const SURROUNDINGS: Surroundings = { clock: () => Date.now(), samples: 1_440, rows: 10_000 };

/** One server for one charger. */
export class Front implements Ops, Shower {
	readonly #options: Options;
	readonly #open: boolean;
	#ops: Ops | undefined;
	#server: HaystackServer | undefined;

	private constructor(options: Options, open: boolean) {
		this.#options = options;
		this.#open = open;
	}

	/** Begins to listen; an Error with what people can do if it cannot. */
	static async listen(options: Options, login: Login | undefined, complain: (line: string) => void): Promise<Front> {
		const { host, httpPort } = options;
		const front = new Front(options, login === undefined);
		try {
			front.#server = await HaystackServer.listen({ ops: front, login, complain }, host, httpPort);
		} catch (error) {
			throw new Error(
				`${host} port ${httpPort} cannot be listened at (${(error as Error).message}); choose others by --http N and --host ADDRESS`,
			);
		}
		return front;
	}

	/** The charger is there; who hears what its window tells. */
	serve(window: Window): Onlooker {
		const face = new HaystackFace(window, SURROUNDINGS);
		this.#ops = face;
		return face;
	}

	answer(request: Request, answered: (response: Response) => void): void {
		if (this.#ops === undefined) answered(EARLY);
		else this.#ops.answer(request, answered);
	}

	/** Where it is, and how to read the port. */
	words(): string[] {
		const { user, passwordFile } = this.#options;
		const base = this.#server?.base;
		const read = `${base}read?filter=evse%20and%20port`;
		if (this.#open) return [`Haystack: ${base}, for this computer alone. Read the port by`, `  curl '${read}'`, ""];
		return [
			`Haystack: ${base}, for who logs in as ${user} with the password in ${passwordFile}, by HELLO and SCRAM. Read the port by`,
			`  curl -H 'Authorization: BEARER authToken=…' '${read}'`,
			"HTTP is not encrypted: what is read and written, and the token, can be seen on the way.",
			"",
		];
	}

	async close(): Promise<void> {
		await this.#server?.close();
	}
}
