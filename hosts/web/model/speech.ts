// SPDX-License-Identifier: Apache-2.0
/** How the page speaks: its own words in a language, what the firmware says in English in that language, and numbers as they are written there. */
import { FAULTS, type Fault } from "../../../src/control/faults.js";
import { frozen } from "../../../src/control/frozen.js";
import { FAULT_WORDS } from "../../../src/evse/faults.js";
import { OF_HOLDS } from "../../../src/evse/headlines.js";
import { ENGLISH, ENGLISH_BLOCKER_WORDS, type Words } from "../texts/english.js";
import { ENGLISH_REASONS } from "../texts/reasons.js";

/** A headline with its sentence. */
export interface Headline {
	readonly text: string;
	readonly more: string;
}

/** What is said of a fault. */
export interface FaultSaid {
	readonly is: string;
	readonly means: string;
	/** What ends it, a sentence. */
	readonly end: string;
}

/** One language. */
export interface Speech {
	/** As in the attribute `lang`. */
	readonly code: "en" | "de";
	readonly words: Words;
	/** Between whole numbers and decimals. */
	readonly point: "." | ",";
	/** A sentence of the firmware: of a headline, or of the advice below it. */
	told(sentence: string): string;
	fault(name: string): FaultSaid;
	/** What holds charging back, and what forbids closing. */
	hold(name: string): Headline;
	blocker(name: string): string;
	/** Why a transaction ended. */
	reason(name: string): string;
	/** What a setting says, by its key, and in English. */
	setting(key: string, help: string): string;
	/** A title of the settings' groups. */
	group(name: string): string;
}

/** Puts figures in the place of words in braces. */
export function fill(text: string, figures: { readonly [name: string]: string | number }): string {
	return text.replace(/\{(\w+)\}/g, (_, name: string) => `${figures[name] ?? ""}`);
}

/** English, as the firmware speaks. */
export const ENGLISH_SPEECH: Speech = frozen({
	code: "en",
	words: ENGLISH,
	point: ".",
	told: (sentence: string) => sentence,
	fault: faultInEnglish,
	hold: (name: string) => OF_HOLDS[name as keyof typeof OF_HOLDS] ?? { text: name, more: "" },
	blocker: (name: string) => ENGLISH_BLOCKER_WORDS[name as keyof typeof ENGLISH_BLOCKER_WORDS] ?? name,
	reason: (name: string) => ENGLISH_REASONS[name as keyof typeof ENGLISH_REASONS] ?? name,
	setting: (_: string, help: string) => help,
	group: (name: string) => GROUPS[name] ?? name,
} as const);

/** Groups of settings whose name does not say it all. */
const GROUPS: { readonly [name: string]: string | undefined } = frozen({
	"": "The port",
	identity: "Name and place",
	frontEnd: "Pilot: front end",
	pilot: "Pilot",
	proximity: "Proximity contact",
	contactor: "Contactor",
	sequence: "Sequence",
	supervisor: "Supervisor",
	residual: "Residual current",
	overcurrent: "Overcurrent",
	temperature: "Temperature",
	mains: "Mains",
	meter: "Meter",
	lock: "Lock",
	selfTest: "Self-test",
	matter: "Matter",
	haystack: "Project Haystack",
	mqtt: "MQTT",
	wifi: "Wi-Fi",
	secrets: "Password of this page",
	network: "Network",
	http: "HTTP",
	debounce: "Faults: how long until they count",
	retryAfter: "Faults: pause before the next try",
	retries: "Faults: how often they are tried again",
});

function faultInEnglish(name: string): FaultSaid {
	const row = FAULTS.find((fault) => fault.name === name) as Fault | undefined;
	if (row === undefined) return { is: name, means: "", end: "" };
	const { is, until } = FAULT_WORDS[name as keyof typeof FAULT_WORDS];
	return { is, means: row.means, end: ENDS[row.clears](until) };
}

/** What ends a fault by how it clears. */
const ENDS: { readonly [Clears in Fault["clears"]]: (until: string) => string } = frozen({
	itself: (until: string) => `It is tried again some time after ${until}.`,
	unplug: (until: string) => `Ends once ${until} and the vehicle is unplugged (or the fault cleared).`,
	person: (until: string) => `Ends once ${until} and the fault is cleared.`,
	restart: () => "Ends with a restart of the charger.",
});
