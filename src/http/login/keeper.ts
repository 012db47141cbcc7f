// SPDX-License-Identifier: Apache-2.0
/** Keeps the owner's password in the charger: asks for it whenever it may be another one, and tells it a new one. */
import type { Confidant } from "../../link/charger.js";
import { causeOf } from "../../link/refusals.js";
import { type Data, saidOf } from "../../link/shown.js";
import type { Door } from "./door.js";

const KEY = "password";
/** It changes with each secret that is set, by whatever way. */
const CHANGES = "secrets.changes";
/** What the charger has not answered is asked again so often, ms. */
const AGAIN_MS = 2_000;

/** One charger's. Times are those of whoever holds it, ms, and never go back. */
export class Keeper {
	readonly #window: Confidant;
	readonly #door: Door;
	readonly #tell: (line: string) => void;
	/** The number of changes at which the password was asked for; undefined before that. */
	#asked: Data | undefined;
	#tryAt = 0;
	#waits = false;

	/** `tell` hears what people have to know. */
	constructor(window: Confidant, door: Door, tell: (line: string) => void) {
		this.#window = window;
		this.#door = door;
		this.#tell = tell;
	}

	/** Time has passed. */
	tick(now: number): void {
		const changes = saidOf(CHANGES, this.#window.get(CHANGES)) as Data;
		if (!this.#window.clear || this.#waits || changes === this.#asked || now < this.#tryAt) return;
		this.#waits = true;
		this.#tryAt = now + AGAIN_MS;
		this.#window.confide("reveal", { key: KEY }, (outcome) => {
			this.#waits = false;
			if ("refused" in outcome && causeOf(outcome.refused) !== undefined) return;
			const first = this.#asked === undefined;
			this.#asked = changes;
			if (!("refused" in outcome)) this.#learn(`${outcome.data ?? ""}`, first);
			if (first && this.#door.account.secret === undefined) this.#tellCode();
		});
	}

	/** A password that is another one ends all sessions; one that was taken away leaves the setup code. */
	#learn(password: string, first: boolean): void {
		const { account } = this.#door;
		// what gives nothing out, as the window of a cable, is to keep nothing either
		if (first) account.keptBy((kept) => this.#keep(kept));
		if (password === "" ? account.secret === undefined : account.holds(password)) return;
		const before = account.secret;
		if (password === "") account.forget();
		else account.know(password);
		if (before === undefined) return;
		this.#door.closeAll();
		this.#door.log.note("password", "", "another password was set on the charger");
		if (password === "") this.#tellCode();
	}

	#tellCode(): void {
		this.#tell(`no password is set yet; the setup code is ${this.#door.account.code}`);
	}

	#keep(password: string): void {
		this.#window.ask("set", { key: KEY, value: password }, (outcome) => {
			if ("refused" in outcome) this.#tell(`the charger does not keep the password: ${outcome.refused}`);
		});
	}
}
