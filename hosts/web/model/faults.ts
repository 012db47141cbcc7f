// SPDX-License-Identifier: Apache-2.0
/** Faults that stand: what each means, what ends it, and when it is tried again. */
import { FAULTS, type Fault } from "../../../src/control/faults.js";
import type { Charger } from "../../../src/link/charger.js";
import { saidOf } from "../../../src/link/shown.js";
import { fill, type Speech } from "./speech.js";

/** A fault that stands. */
export interface StandingFault {
	readonly name: string;
	readonly text: string;
	/** How hard it stops. */
	readonly severity: string;
	readonly means: string;
	readonly ends: string;
	/** When it is tried again; empty if that is not certain yet. */
	readonly next: string;
}

/** Names that stand in a property. */
export function namesOf(charger: Charger, key: string): readonly string[] {
	const said = saidOf(key, charger.window.get(key));
	return Array.isArray(said) ? said : [];
}

/** All of them, the one that makes the headline first: of it the charger itself says what ends it. */
export function standingOf(charger: Charger, speech: Speech): readonly StandingFault[] {
	const newest = charger.name("fault");
	const names = namesOf(charger, "faults");
	const retries = retriesIn(charger.text("faults.retry"));
	const headline = speech.told(charger.text("headline"));
	return [...names.filter((name) => name === newest), ...names.filter((name) => name !== newest)].map((name) => {
		const { is, means, end } = speech.fault(name);
		const leads = name === newest && charger.name("tone") === "bad";
		const seconds = retries[name];
		return {
			name,
			text: leads ? headline : is,
			severity: severityOf(name, speech),
			means,
			ends: leads ? speech.told(charger.text("advice")) : end,
			next: seconds === undefined ? "" : fill(speech.words.inSeconds, { seconds }),
		};
	});
}

function severityOf(name: string, { words }: Speech): string {
	const row = FAULTS.find((fault) => fault.name === name) as Fault | undefined;
	if (row?.severity === "warn") return words.severityWarn;
	return row?.severity === "stop first" ? words.severityStopFirst : words.severityAtOnce;
}

/** Seconds until the next try, by the name of the fault, from "diode 30, lock 12". */
function retriesIn(text: string): { readonly [name: string]: string | undefined } {
	return Object.fromEntries(text.split(", ").map((entry) => entry.split(" ") as [string, string]));
}
