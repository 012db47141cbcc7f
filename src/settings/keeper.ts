// SPDX-License-Identifier: Apache-2.0
/** The keeper of settings: what somebody has set survives a restart, as it was typed, by the names of the settings. */
import { frozen } from "../control/frozen.js";
import { keep, recall, type Say, type Store } from "../evse/store.js";
import { assign, defaults, set, settingOf, shownOf, textOf, type Values } from "./settings.js";
import { SETTINGS } from "./table.js";

const RECORD = "settings";
const SAMPLE = frozen({ set: [{ key: "", text: "" }] });

/** One setting that is kept. */
interface Kept {
	readonly key: string;
	readonly text: string;
}

/** Changes settings, and keeps what differs from what the charger was installed with. */
export class Keeper {
	readonly #values: Values;
	readonly #store: Store;
	readonly #changed: () => void;
	/** What the charger was installed with: the defaults, and what its board says. */
	readonly #installed: readonly Kept[];
	/** What is kept; also what this firmware does not know, for the one that does. */
	#kept: Kept[] = [];

	/** Takes up what is kept. What cannot be any more is said and stays kept. `changed` hears of every change after that. */
	constructor(values: Values, store: Store, say: Say, changed: () => void) {
		this.#values = values;
		this.#store = store;
		this.#changed = changed;
		this.#installed = SETTINGS.map(({ key }) => ({ key, text: textOf(values, key) }));
		this.#kept = [...(recall(store, RECORD, SAMPLE, say)?.set ?? [])];
		this.#restore(say);
	}

	/** Sets one as typed; throws an Error that says what cannot be. Returns it as it is now, with its unit. */
	change(key: string, text: string): string {
		set(this.#values, key, text);
		const setting = settingOf(key);
		this.#keep(setting.key, textOf(this.#values, setting.key));
		return `${setting.key} ${shownOf(this.#values, setting.key)}`.trimEnd();
	}

	/** Sets one, or all, back to what the charger was installed with; throws an Error if that contradicts another one. */
	reset(key: string | undefined): void {
		const found = key === undefined ? undefined : settingOf(key).key;
		const rest = this.#kept.filter((kept) => found !== undefined && kept.key !== found);
		const { text } = this.#installed.find((each) => each.key === found) ?? {};
		if (found !== undefined) set(this.#values, found, text ?? "");
		else this.#resetAll();
		this.#kept = rest;
		this.#write();
	}

	#resetAll(): void {
		const fresh = defaults();
		for (const group of Object.keys(fresh) as (keyof Values)[]) copyInto(this.#values[group], fresh[group]);
		for (const { key, text } of this.#installed) if (text !== textOf(fresh, key)) this.#trySet(key, text);
	}

	/** What contradicts something else on the way is set by what comes later. */
	#restore(say: Say): void {
		const late = this.#kept.filter(({ key, text }) => this.#trySet(key, text) !== "");
		for (const { key, text } of late) {
			const wrong = this.#trySet(key, text);
			if (wrong !== "") say(`the kept setting ${key}=${text} does not hold: ${wrong}`);
		}
	}

	#trySet(key: string, text: string): string {
		try {
			assign(this.#values, `${key}=${text}`);
			return "";
		} catch (error) {
			return (error as Error).message;
		}
	}

	#keep(key: string, text: string): void {
		const same = this.#installed.some((each) => each.key === key && each.text === text);
		this.#kept = this.#kept.filter((kept) => kept.key !== key);
		if (!same) this.#kept.push({ key, text });
		this.#write();
	}

	#write(): void {
		this.#changed();
		if (this.#kept.length === 0) this.#store.erase(RECORD);
		else keep(this.#store, RECORD, { set: this.#kept });
	}
}

/** Copies values into a tree of the same shape. */
function copyInto(to: object, from: object): void {
	const target = to as { [key: string]: unknown };
	for (const [key, value] of Object.entries(from)) {
		if (typeof value === "object") copyInto(target[key] as object, value as object);
		else target[key] = value;
	}
}
