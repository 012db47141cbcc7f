// SPDX-License-Identifier: Apache-2.0
/** The face: a charger seen through the window as a Haystack server, which answers requests of HTTP without a socket (docHaystack HttpApi). */
import type { Window } from "../link/charger.js";
import type { Hearer } from "../link/mirror.js";
import { errorGrid } from "./answers.js";
import type { Ops, Request, Response } from "./exchange.js";
import { type Format, formatFor, formatOf } from "./formats.js";
import { OPS, opOf } from "./ops/all.js";
import type { Op } from "./ops/op.js";
import { type Asked, askedBy, askedIn } from "./request.js";
import { Station, type Surroundings } from "./station.js";
import type { Grid } from "./value.js";

/** One charger's. It hears what the window tells. */
export class HaystackFace implements Hearer, Ops {
	readonly station: Station;

	constructor(window: Window, surroundings: Surroundings = {}) {
		this.station = new Station(window, surroundings);
	}

	/** Some properties are other than before. */
	seen(keys: readonly string[]): void {
		this.station.seen(keys);
	}

	/** The charger has restarted: what it keeps may be other than before. */
	restarted(): void {
		this.station.sessions.forget();
	}

	/** Time has passed; to be called some times a second. Times are those of whoever holds the face, ms, and never go back. */
	tick(now: number): void {
		this.station.tick(now);
	}

	/** Answers, at once or when the charger has; always, once. */
	answer(request: Request, answered: (response: Response) => void): void {
		const op = opOf(request.op);
		const format = formatFor(request.accept);
		const refused = refusalOf(request, op, format);
		if (op === undefined || format === undefined || refused !== undefined) {
			answered(refused as Response);
			return;
		}
		const asked = this.#read(request);
		if ("status" in asked) answered(asked);
		else this.#run(op, asked, (grid) => answered(responseOf(format, grid)), request.user ?? "");
	}

	/** What is asked, or why it cannot be read. */
	#read({ method, query, contentType = "", body }: Request): Asked | Response {
		try {
			return method === "GET" ? askedBy(query) : askedIn(body, formatOf(contentType) as Format);
		} catch (error) {
			return plain(400, (error as Error).message);
		}
	}

	/** What an op throws is what was wrong with what it was asked. */
	#run(op: Op, asked: Asked, answered: (grid: Grid) => void, user: string): void {
		try {
			op.run(this.station, asked, answered, user);
		} catch (error) {
			answered(errorGrid((error as Error).message));
		}
	}
}

/** What HTTP itself has to say; undefined if the grid may be read. */
function refusalOf({ method, op: name, contentType }: Request, op: Op | undefined, format: Format | undefined): Response | undefined {
	if (method !== "GET" && method !== "POST") return plain(501, `${method} is not served; write GET or POST`);
	if (op === undefined) return plain(404, `there is no op "${name}"; ops are ${OPS.map((each) => each.name).join(", ")}`);
	if (method === "GET" && !op.noSideEffects) return plain(405, `${name} changes something; write POST`);
	if (format === undefined) return plain(406, "no format of those that are accepted; ask for text/zinc or application/json");
	if (method === "GET") return undefined;
	if (contentType === undefined) return plain(400, "Content-Type is missing; write text/zinc or application/json");
	if (formatOf(contentType)?.read === undefined) return plain(415, `${contentType} is not read here; post text/zinc or application/json`);
	return undefined;
}

function plain(status: number, text: string): Response {
	return { status, contentType: "text/plain; charset=utf-8", body: [`${text}\n`] };
}

function responseOf(format: Format, grid: Grid): Response {
	return { status: 200, contentType: format.contentType, body: format.write(grid) };
}
