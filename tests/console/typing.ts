// SPDX-License-Identifier: Apache-2.0
/** Somebody who types on the console of a charger on the bench, and reads what it prints. */
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { type Firmware, powerUp } from "../../src/firmware.js";

/** One charger with its bench. */
export class Typing {
	readonly #printed: string[] = [];
	readonly #bench: Bench;
	readonly #player: Player;

	constructor(...settings: string[]) {
		const observer = new Observer((entry) => {
			if (entry.kind === "console") this.#printed.push(`${entry.fields.text}`);
		});
		this.#bench = new Bench(powerUp(settings), observer, 1);
		this.#player = new Player(this.#bench, observer);
	}

	/** Plays commands of a scenario, `;` between them, and returns what the console has printed meanwhile. */
	play(script: string): string[] {
		this.#player.playOut(script);
		return this.#printed.splice(0);
	}

	/** Types a line, and returns what it has answered after so many seconds. */
	type(line: string, seconds = 0.1): string[] {
		return this.play(`> ${line}; sleep ${seconds}`);
	}

	get firmware(): Firmware {
		return this.#bench.device as Firmware;
	}
}
