// SPDX-License-Identifier: Apache-2.0
/** The keeper of settings: what somebody has set survives a restart, as it was typed, by the names of the settings. */
import { frozen } from "../control/frozen.js";
import { keep, recall, type Say, type Store } from "../evse/store.js";
import { isSecret } from "./secrets.js";
import { type Assignment, check, heldOf, isSetting, keptOf, set, setAll, setDefault, settingOf, shownOf, type Values } from "./settings.js";
import { SETTINGS, type Setting } from "./table.js";
import { defaultOf } from "./value.js";

const RECORD = "settings";
const SAMPLE = frozen({ set: [{ key: "", text: "" }] });

/** One setting that is kept, or was installed. */
interface Kept {
	readonly key: string;
	readonly text: string;
}

/** A store, and whether it writes what it is told now only once the contactor is open. */
export interface LateStore extends Store {
	readonly late?: boolean;
}

/** What a keeper needs beside the values. */
export interface KeeperParts {
	readonly store: LateStore;
	/** Hears what cannot be any more of what is kept. */
	readonly say: Say;
	/** Hears of every change. */
	readonly changed: () => void;
	/** Keys, as in the table, of which the values stand although others are kept; whoever sets one takes it out. */
	readonly firm?: string[];
}

/** Changes settings, and keeps what differs from what the charger was installed with. */
export class Keeper {
	/** How often a secret was changed since power-up, so that whoever knows one asks again. */
	secretChanges = 0;
	readonly #values: Values;
	readonly #store: LateStore;
	readonly #changed: () => void;
	readonly #firm: string[];
	/** Where the charger was installed with something else than the defaults. */
	#installed: readonly Kept[];
	/** What is kept; also what this firmware does not know, for the one that does. */
	#kept: readonly Kept[];

	/** Takes up what is kept; what is in `values` is what the charger was installed with. What cannot be any more is said and stays kept. */
	constructor(values: Values, { store, say, changed, firm = [] }: KeeperParts) {
		this.#values = values;
		this.#store = store;
		this.#changed = changed;
		this.#firm = firm;
		this.#installed = SETTINGS.filter((setting) => `${heldOf(values, setting)}` !== `${usual(setting)}`).map(({ key }) => this.#now(key));
		this.#kept = recall(store, RECORD, SAMPLE, say)?.set ?? [];
		this.#restore(say);
	}

	/** Sets one as typed; throws an Error that says what cannot be. Returns it as it is now, with its unit, and when it is written. */
	change(key: string, text: string): string {
		return this.changeAll([[key, text]]);
	}

	/** Sets several, all or none, which have to agree once all are set; the same. */
	changeAll(changes: readonly Assignment[]): string {
		setAll(this.#values, changes);
		const keys = changes.map(([key]) => settingOf(key).key);
		if (keys.some(isSecret)) this.secretChanges += 1;
		for (const key of keys) this.#keep(key);
		return this.#written(keys.map((key) => `${key} ${shownOf(this.#values, key)}`.trimEnd()).join(", "));
	}

	/** The charger was set up otherwise after its start: that is what it goes back to. */
	install(key: string, text: string): void {
		set(this.#values, key, text);
		const installed = this.#now(settingOf(key).key);
		if (isSecret(installed.key)) this.secretChanges += 1;
		this.#installed = [...without(this.#installed, installed.key), installed];
	}

	/** Sets one, or all, back to what the charger was installed with; throws an Error if that contradicts others. Says the same as change(). */
	reset(key: string | undefined): string {
		if (key === undefined) return this.#resetAll();
		// what only another firmware knows can be forgotten, too
		const stranger = !isSetting(key) && this.#kept.some((kept) => kept.key === key);
		const name = stranger ? key : this.#resetOne(settingOf(key));
		this.#write(without(this.#kept, name));
		return this.#written(stranger ? `${key} is forgotten` : `${name} ${shownOf(this.#values, name)}`.trimEnd());
	}

	#resetOne(setting: Setting): string {
		const { text } = this.#installed.find((each) => each.key === setting.key) ?? { text: defaultOf(setting) };
		set(this.#values, setting.key, text);
		if (isSecret(setting.key)) this.secretChanges += 1;
		return setting.key;
	}

	#resetAll(): string {
		for (const setting of SETTINGS) setDefault(this.#values, setting);
		setAll(this.#values, this.#installed.map(assignmentOf));
		this.secretChanges += 1;
		this.#write([]);
		return this.#written("all settings are as the charger was installed");
	}

	/** What is wrong by itself is left out; the others are right together, or as many of them as can be. */
	#restore(say: Say): void {
		const wanted = this.#kept.filter(({ key }) => !this.#firm.includes(key));
		const known = wanted.filter(({ key }) => isSetting(key));
		// not what it is: it may be a secret
		for (const { key } of wanted)
			if (!isSetting(key)) say(`the kept setting ${key} is unknown to this firmware; it stays kept for one that knows it`);
		const right = known.filter((kept) => told(say, kept, () => check(kept.key, kept.text)));
		if (wrongWith(() => setAll(this.#values, right.map(assignmentOf))) !== "") this.#restoreOneByOne(right, say);
	}

	/** What contradicts something else on the way is set by what comes later. */
	#restoreOneByOne(right: readonly Kept[], say: Say): void {
		let rest = right;
		for (let before = rest.length + 1; rest.length < before; ) {
			before = rest.length;
			rest = rest.filter(({ key, text }) => wrongWith(() => set(this.#values, key, text)) !== "");
		}
		for (const kept of rest) told(say, kept, () => set(this.#values, kept.key, kept.text));
	}

	#now(key: string): Kept {
		return { key, text: keptOf(this.#values, key) };
	}

	/** What is as it was installed needs not be kept, unless that was only for once. */
	#keep(key: string): void {
		const now = this.#now(key);
		const text = this.#installed.find((each) => each.key === key)?.text ?? defaultOf(settingOf(key));
		const firm = this.#firm.indexOf(key);
		const rest = without(this.#kept, key);
		this.#write(text === now.text && firm < 0 ? rest : [...rest, now]);
		if (firm >= 0) this.#firm.splice(firm, 1);
	}

	#write(kept: readonly Kept[]): void {
		this.#kept = kept;
		this.#changed();
		if (kept.length === 0) this.#store.erase(RECORD);
		else keep(this.#store, RECORD, { set: kept });
	}

	#written(text: string): string {
		return this.#store.late === true ? `${text}; it counts now, and is written once the contactor is open` : text;
	}
}

function usual(setting: Setting): string | number {
	return "text" in setting ? setting.text.value : setting.row.value;
}

function without(kept: readonly Kept[], key: string): Kept[] {
	return kept.filter((each) => each.key !== key);
}

function assignmentOf({ key, text }: Kept): Assignment {
	return [key, text];
}

function wrongWith(act: () => void): string {
	try {
		act();
		return "";
	} catch (error) {
		return (error as Error).message;
	}
}

/** Says what does not hold any more; true if all is well. */
function told(say: Say, { key, text }: Kept, act: () => void): boolean {
	const wrong = wrongWith(act);
	if (wrong !== "") say(`the kept setting ${isSecret(key) ? key : `${key}=${text}`} does not hold: ${wrong}; it stays kept`);
	return wrong === "";
}
