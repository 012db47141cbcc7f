// SPDX-License-Identifier: Apache-2.0
/** A Haystack client of the bench's charger: posts grids to its ops and reads the answers, as Zinc, and looks at its records. */
import { frozen } from "../../src/control/frozen.js";
import { errorGrid } from "../../src/haystack/answers.js";
import { HaystackFace } from "../../src/haystack/face.js";
import { portId } from "../../src/haystack/names.js";
import { type Dict, dict, type Grid, grid, isOf, ref, type Value } from "../../src/haystack/value.js";
import { gridFromZinc } from "../../src/haystack/zinc/decode.js";
import { zincOf } from "../../src/haystack/zinc/encode.js";
import { Errands } from "./errands.js";
import type { Answered, Outside } from "./outside.js";

/** Who it is among those who look in. */
const NAME = "haystack";
const ZINC = "text/zinc";
/** The point that is written. */
const SETPOINT = "maxCurrent";
/** The port's own record, among the names of those that stand below it. */
export const PORT = "port";

/** What it is asked to do. */
export interface Call {
	readonly does: "read" | "write" | "invoke";
	/** What is invoked; an empty text otherwise. */
	readonly action: string;
	/** What is told: a filter; a level with its value; or arguments. */
	readonly told: Dict;
}

/** How a call becomes the request of an op, and how its answer is said. */
interface Manner {
	readonly op: string;
	asked(call: Call, port: string): Grid;
	says(answer: Grid): string;
}

const MANNERS: { readonly [does in Call["does"]]: Manner } = frozen({
	read: { op: "read", asked: ({ told }) => grid([told]), says: idsOf },
	write: {
		op: "pointWrite",
		asked: ({ told }, port) => grid([new Map([["id", ref(`${port}.${SETPOINT}`)], ...told])]),
		says: () => "done",
	},
	invoke: {
		op: "invokeAction",
		asked: ({ told, action }, port) => grid(told.size === 0 ? [] : [told], dict({ id: ref(port), action })),
		says: ({ rows }) => `${[...rows][0]?.get("done") ?? "done"}`,
	},
} satisfies { readonly [does in Call["does"]]: Manner });

/** The client, with the face that it speaks to. */
export class HaystackClient {
	readonly #face: HaystackFace;
	readonly #answered: Answered;
	readonly #errands = new Errands();

	constructor(outside: Outside, answered: Answered) {
		this.#answered = answered;
		this.#face = new HaystackFace(outside.window(NAME));
		outside.admit(NAME, this.#face, (now) => this.#tick(now));
	}

	/** Asks an op. What is wrong is an answer too: the text of the error grid. */
	act(call: Call): void {
		this.#errands.run(() => {
			const { op, asked, says } = MANNERS[call.does];
			this.#post(op, asked(call, this.#port), (answer) => {
				const wrong = answer.meta.has("err");
				this.#answered(`${NAME}.${call.does}`, !wrong, wrong ? `${answer.meta.get("dis")}` : says(answer));
			});
		});
	}

	/**
	 * What a record says, by names in letters of any size: curVal of a point (`maxCurrent`), or a tag of a record (`power.curStatus`,
	 * `port.threePhase`). Null where it has no such tag; undefined if there is no such record.
	 */
	value(name: string): Value | undefined {
		const whole = this.#record(name);
		if (whole !== undefined) return tagOf(whole, "curVal");
		const dot = name.lastIndexOf(".");
		const record = this.#record(name.slice(0, dot));
		return record === undefined ? undefined : tagOf(record, name.slice(dot + 1));
	}

	get #port(): string {
		return portId(this.#face.station.charger);
	}

	/** The port's own, or one of those below it. */
	#record(name: string): Dict | undefined {
		const { station } = this.#face;
		const id = name.toLowerCase() === PORT ? this.#port : `${this.#port}.${name}`;
		const entity = station.entities.find((each) => each.id.toLowerCase() === id.toLowerCase());
		return station.find(entity?.id ?? id);
	}

	#tick(now: number): void {
		this.#face.tick(now);
		if (this.#face.station.sight !== "unknown") this.#errands.begin();
	}

	#post(op: string, asked: Grid, heard: (answer: Grid) => void): void {
		const body = [...zincOf(asked)].join("");
		this.#face.answer({ method: "POST", op, query: "", contentType: ZINC, accept: ZINC, body }, (response) => {
			const text = [...response.body].join("");
			heard(response.status === 200 ? gridFromZinc(text) : errorGrid(text.trim()));
		});
	}
}

function idsOf({ rows }: Grid): string {
	const ids = [...rows].map((row) => row.get("id")).map((id) => (isOf(id, "ref") ? `@${id.id}` : "?"));
	return ids.join(" ") || "nothing";
}

function tagOf(record: Dict, name: string): Value {
	for (const [tag, value] of record) if (tag.toLowerCase() === name.toLowerCase()) return value;
	return null;
}
