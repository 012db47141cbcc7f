// SPDX-License-Identifier: Apache-2.0
/** The premises of a charger as a room of a site on this computer. */
import type { Door } from "../../../src/http/login/door.js";
import { Premises } from "../../../src/http/premises.js";
import type { Mount } from "../../../src/http/site.js";
import type { Confidant } from "../../../src/link/charger.js";
import type { Onlooker } from "../../bench/outside.js";
import { CRYPTO } from "../crypto.js";
import type { Room } from "./room.js";

/** The room. */
export class PremisesRoom implements Room {
	readonly #premises: Premises;
	readonly #kept: boolean;

	/** `tell` hears what people have to know where the charger keeps the password; it is left out where a file does. */
	constructor(door: Door, tell?: (line: string) => void) {
		this.#kept = tell !== undefined;
		this.#premises = new Premises(door, { crypto: CRYPTO, clock: () => performance.now(), unixMs: () => Date.now(), tell });
	}

	get mounts(): readonly Mount[] {
		return this.#premises.mounts;
	}

	serve(window: Confidant): Onlooker {
		this.#premises.serve(window);
		return this.#premises;
	}

	words(base: string): readonly string[] {
		const setup = `  curl ${base}api/setup -d '{"code":"…","password":"…"}'`;
		return [
			`API: ${base}api, for who knows the password; and OpenEVSE's, for evcc and Home Assistant. Read the charger by`,
			`  curl -u me ${base}api/properties`,
			...(this.#kept ? ["The first password is set on the page, or with the setup code by", setup] : []),
			"",
		];
	}
}
