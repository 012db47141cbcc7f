// SPDX-License-Identifier: Apache-2.0
/** The other side, as it shows itself by communication_check: there, fallen silent, or not watched any more. */
import { fieldsOf, parsedFrom } from "./json.js";

/** Whoever is there says so at least this often, s: EVerest cfg_communication_check_to_s. */
export const CHECK_S = 5;

/** What is known of it. */
export type Companionship = "unheard" | "there" | "silent" | "unwatched";

/** One. Times are those of whoever holds it, ms. */
export class Companion {
	state: Companionship = "unheard";
	#heardAt = 0;

	/** A message on communication_check: true for being there, false for not wanting to be watched. Anything else says nothing. */
	hear(payload: string, now: number): void {
		const said = parsedFrom(payload)?.value;
		if (fieldsOf(said) !== undefined || this.state === "unwatched") return;
		if (said === true) this.state = "there";
		if (said === false) this.state = "unwatched";
		if (said === true) this.#heardAt = now;
	}

	/** Time has passed. */
	tick(now: number): void {
		if (this.state === "there" && now - this.#heardAt > CHECK_S * 1_000) this.state = "silent";
	}
}
