// SPDX-License-Identifier: Apache-2.0
/** The firmware's sentences in German: each is recognised by its row in the firmware's tables, and its figures are carried over. */
import { FAULTS, type Fault } from "../../../src/control/faults.js";
import { frozen } from "../../../src/control/frozen.js";
import { FAULT_WORDS } from "../../../src/evse/faults.js";
import { IDLE_LOAD, OF_BLOCKERS, OF_HOLDS, OF_STAGES, OF_STATES, RESERVED } from "../../../src/evse/headlines.js";
import { GERMAN } from "../texts/german.js";
import { GERMAN_FAULTS, type GermanFault } from "../texts/germanFaults.js";
import {
	GERMAN_ALONE,
	GERMAN_BLOCKER_WORDS,
	GERMAN_BLOCKERS,
	GERMAN_HOLDS,
	GERMAN_LIMITS,
	GERMAN_STAGES,
	GERMAN_STATES,
} from "../texts/germanHeadlines.js";
import { GERMAN_GROUPS, GERMAN_OF_FAULTS, GERMAN_SETTINGS } from "../texts/germanSettings.js";
import { GERMAN_REASONS } from "../texts/reasons.js";
import { type FaultSaid, fill, type Headline, type Speech } from "./speech.js";

type Rows = { readonly [name: string]: Headline | null };

/** Headlines in English beside those in German. */
const TABLES: readonly (readonly [english: Rows, german: Rows])[] = frozen([
	[OF_HOLDS, GERMAN_HOLDS],
	[OF_STAGES, GERMAN_STAGES],
	[OF_BLOCKERS, GERMAN_BLOCKERS],
	[OF_STATES, GERMAN_STATES],
	[{ reserved: RESERVED, idle: IDLE_LOAD }, GERMAN_ALONE],
]);

/** A sentence of the firmware with its figures, and the same in German. */
interface Pair {
	readonly pattern: RegExp;
	readonly names: readonly string[];
	readonly german: string;
}

/** Every sentence of a headline. */
const PAIRS: readonly Pair[] = TABLES.flatMap(([english, german]) =>
	Object.keys(english).flatMap((name) => pairsOf(english[name], german[name])),
);

function pairsOf(english: Headline | null, german: Headline | null | undefined): Pair[] {
	if (english === null || german === null || german === undefined) return [];
	return [pair(english.text, german.text), pair(english.more, german.more)];
}

/** A figure that nobody knows is left out, with the space before it. */
function pair(english: string, german: string): Pair {
	const names = [...english.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
	const pattern = english.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/ ?\{\w+\}/g, " ?(.*?)");
	return { pattern: new RegExp(`^${pattern}$`), names, german };
}

/** German. */
export const GERMAN_SPEECH: Speech = {
	code: "de",
	words: GERMAN,
	point: ",",
	told: (sentence) => headlineIn(sentence) ?? faultIn(sentence) ?? endIn(sentence) ?? limitIn(sentence),
	fault: faultSaid,
	hold: (name) => GERMAN_HOLDS[name as keyof typeof GERMAN_HOLDS] ?? { text: name, more: "" },
	blocker: (name) => GERMAN_BLOCKER_WORDS[name as keyof typeof GERMAN_BLOCKER_WORDS] ?? name,
	reason: (name) => GERMAN_REASONS[name as keyof typeof GERMAN_REASONS] ?? name,
	setting: settingIn,
	group: (name) => GERMAN_GROUPS[name as keyof typeof GERMAN_GROUPS] ?? name,
};

function headlineIn(sentence: string): string | undefined {
	for (const { pattern, names, german } of PAIRS) {
		const found = pattern.exec(sentence);
		if (found === null) continue;
		return fill(german, Object.fromEntries(names.map((name, place) => [name, figureIn(name, found[place + 1])]))).trim();
	}
	return undefined;
}

function figureIn(name: string, figure: string): string {
	if (name === "by") return limitIn(figure);
	if (name === "start") return figure === "later" ? "später" : figure;
	return figure.replace(".", ",");
}

/** Who limits: the port's own names, or the name of whoever has set a limit. */
export function limitIn(name: string): string {
	return GERMAN_LIMITS[name as keyof typeof GERMAN_LIMITS] ?? name.replace(/^"(.*)"$/, "„$1“");
}

function faultIn(sentence: string): string | undefined {
	for (const { name } of FAULTS) {
		if (sentence === FAULT_WORDS[name].is) return GERMAN_FAULTS[name].is;
		if (sentence === FAULT_WORDS[name].was) return GERMAN_FAULTS[name].was;
	}
	return undefined;
}

/** What a person does at last, as the firmware says it. */
const LAST_STEPS: { readonly [english: string]: string | undefined } = frozen({
	"the vehicle is unplugged (or the fault cleared)": "das Fahrzeug abgesteckt ist (oder der Fehler gelöscht)",
	"the fault is cleared": "der Fehler gelöscht ist",
});

/** What ends a fault. */
function endIn(sentence: string): string | undefined {
	if (sentence === "Ends with a restart of the charger.") return "Endet mit einem Neustart der Ladestation.";
	if (sentence === "Ends in a moment.") return "Endet gleich.";
	const next = /^(Over|Next try) (?:(\d+) s after (.*)|in (\d+) s)\.$/.exec(sentence);
	if (next !== null) {
		const what = next[1] === "Over" ? "Vorüber" : "Nächster Versuch";
		return next[2] === undefined ? `${what} in ${next[4]} s.` : `${what} ${next[2]} s, nachdem ${untilIn(next[3])}.`;
	}
	const once = /^Ends once (.*)\.$/.exec(sentence);
	return once === null ? undefined : `Endet, sobald ${once[1].split(" and ").map(untilIn).join(" und ")}.`;
}

function untilIn(until: string): string {
	const fault = FAULTS.find(({ name }) => FAULT_WORDS[name].until === until);
	return fault === undefined ? (LAST_STEPS[until] ?? until) : GERMAN_FAULTS[fault.name].until;
}

function faultSaid(name: string): FaultSaid {
	const row = FAULTS.find((fault) => fault.name === name) as Fault | undefined;
	const said: GermanFault | undefined = GERMAN_FAULTS[name as keyof typeof GERMAN_FAULTS];
	if (row === undefined || said === undefined) return { is: name, means: "", end: "" };
	return { is: said.is, means: said.means, end: ENDS[row.clears](said.until) };
}

const ENDS: { readonly [Clears in Fault["clears"]]: (until: string) => string } = frozen({
	itself: (until: string) => `Wird einige Zeit, nachdem ${until}, wieder versucht.`,
	unplug: (until: string) => `Endet, sobald ${until} und das Fahrzeug abgesteckt ist (oder der Fehler gelöscht).`,
	person: (until: string) => `Endet, sobald ${until} und der Fehler gelöscht ist.`,
	restart: () => "Endet mit einem Neustart der Ladestation.",
});

/** Of each fault there are three; they are put together. */
function settingIn(key: string, help: string): string {
	const [group, name = ""] = key.split(".");
	if (group in GERMAN_OF_FAULTS) return `${faultSaid(name).means} ${GERMAN_OF_FAULTS[group as keyof typeof GERMAN_OF_FAULTS]}`;
	return GERMAN_SETTINGS[key as keyof typeof GERMAN_SETTINGS] ?? help;
}
