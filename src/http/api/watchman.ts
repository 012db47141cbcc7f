// SPDX-License-Identifier: Apache-2.0
/** Writes into the security log what the charger itself tells of: settings that were changed by whatever way, tampering, restarts. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { saidOf, unitOf } from "../../link/shown.js";
import type { SecurityLog } from "../../login/securityLog.js";

const SETTING = "set.";
/** Faults that say that somebody has laid hands on the charger. */
const TAMPER: readonly string[] = frozen(["tamper"]);

/** One charger's. */
export class Watchman {
	readonly #charger: Charger;
	readonly #log: SecurityLog;
	/** Settings as they were seen last, by key; empty until all have been seen. */
	readonly #settings = new Map<string, number | string | undefined>();

	constructor(charger: Charger, log: SecurityLog) {
		this.#charger = charger;
		this.#log = log;
	}

	/** Some properties are other than before; after a start of either side, all are told, and most are none other. */
	seen(keys: readonly string[]): void {
		for (const key of keys) if (key.startsWith(SETTING)) this.#look(key);
	}

	event(name: string, { fault }: { readonly [key: string]: unknown }): void {
		if (name === "FaultRaised" && TAMPER.includes(`${fault}`)) this.#log.note("tamper", "", `the charger has told of ${fault}`);
	}

	restarted(): void {
		this.#log.note("restart", "", "the charger has restarted");
	}

	#look(key: string): void {
		const { window } = this.#charger;
		const value = window.get(key);
		if (this.#settings.has(key) && this.#settings.get(key) !== value)
			this.#log.note("setting", "", `${key.slice(SETTING.length)} ${saidOf(key, value)} ${unitOf(key)}`.trim());
		this.#settings.set(key, value);
	}
}
