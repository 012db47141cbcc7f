// SPDX-License-Identifier: Apache-2.0
/** The notice to people that EVerest is to decide and nobody speaks to it from here: whoever has set the one setting and not the others wants to know why nothing charges. */
import type { Charger } from "../../src/link/charger.js";
import { Notice } from "../../src/link/notice.js";
import { chosenIn } from "./speech.js";

/** It has to be so for so long, ms: a computer at the cable may be the board, and then its EVerest is heard. */
const PATIENCE_MS = 10_000;
const URL = "set.mqtt.url";

/** Of one charger. Times are those of whoever holds it, ms. */
export class Unspoken {
	readonly #charger: Charger;
	readonly #notice: Notice;

	constructor(charger: Charger, tell: (line: string) => void) {
		this.#charger = charger;
		this.#notice = new Notice(PATIENCE_MS, tell);
	}

	/** Time has passed. */
	tick(now: number): void {
		const charger = this.#charger;
		if (!charger.window.clear) return;
		const lacks = charger.name("driver") === "everest" && charger.name("host") === "lost" ? this.#lacking : "";
		this.#notice.tick(now, lacks, () => `EVerest decides here (setting mode), and nobody speaks to it from here: ${lacks}`);
	}

	/** What would be right; an empty text if it is. */
	get #lacking(): string {
		const { speaks } = chosenIn(this.#charger);
		if (speaks !== "board") return `its setting mqtt.speaks is ${speaks}; type: set mqtt.speaks board`;
		return this.#charger.text(URL) === "" ? "no broker is set; type: set mqtt.url mqtt://HOST" : "";
	}
}
