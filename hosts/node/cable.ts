// SPDX-License-Identifier: Apache-2.0
/** A serial cable to a charger: frames are lines of JSON among what it prints, and a port that is gone is looked for again. */
import { CableReader } from "../../src/link/cable.js";
import { openPort } from "./console/serialPort.js";
import type { Wire } from "./console/wire.js";

/** A port that is gone is looked for this often, ms. */
const AGAIN_MS = 2_000;

/** Where a cable is, and who hears what comes over it. */
export interface Ends {
	readonly path: string;
	readonly baud: number;
	/** A frame has come from the charger. */
	heard(frame: string): void;
	/** The charger is gone, or back: one line. */
	complain(line: string): void;
}

/** One cable. */
export class Cable {
	readonly #ends: Ends;
	readonly #reader: CableReader;
	#wire: Wire | undefined;
	#timer: NodeJS.Timeout | undefined;

	constructor(ends: Ends) {
		this.#ends = ends;
		this.#reader = new CableReader({ frame: ends.heard }, (bytes) => Buffer.from(bytes).toString("utf8"));
	}

	/** Opens the port. Returns what is wrong with it, or an empty text. */
	async open(): Promise<string> {
		const wrong = await this.#open();
		if (wrong === "") this.#timer = setInterval(() => this.#look(), AGAIN_MS);
		return wrong;
	}

	/** A frame for the charger; without a port it is lost. */
	send(frame: string): void {
		this.#wire?.write(Buffer.from(`${frame}\r\n`));
	}

	close(): void {
		clearInterval(this.#timer);
		this.#wire?.close();
	}

	async #open(): Promise<string> {
		const { path, baud } = this.#ends;
		const wire = await openPort(path, baud, { received: (bytes) => this.#reader.take(bytes), lost: (why) => this.#lose(why) });
		if ("wrong" in wire) return wire.wrong;
		this.#wire = wire;
		// what somebody has typed before is no part of the first frame
		wire.write(Buffer.from("\r\n"));
		return "";
	}

	#lose(why: string): void {
		if (this.#wire === undefined) return;
		this.#wire = undefined;
		this.#ends.complain(`the charger on ${this.#ends.path} is gone (${why}); it is looked for every ${AGAIN_MS / 1_000} s`);
	}

	#look(): void {
		if (this.#wire !== undefined) return;
		void this.#open().then((wrong) => wrong === "" && this.#ends.complain(`the charger on ${this.#ends.path} is back`));
	}
}
