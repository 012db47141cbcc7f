// SPDX-License-Identifier: Apache-2.0
/** What every view of the page has: how the page speaks, its charger, and what it has seen so far. */
import type { Charger } from "../../../../src/link/charger.js";
import type { Outcome } from "../../../../src/link/shown.js";
import type { Link } from "../../model/link.js";
import type { Speech } from "../../model/speech.js";

/** A moment of the curve: power, mW; null where nobody knew it. */
export interface Moment {
	readonly at: number;
	readonly mw: number | null;
}

/** Something that has happened. */
export interface Happening {
	readonly at: Date;
	readonly text: string;
}

/** What the page remembers, whatever view is open. */
export interface Past {
	readonly curve: Moment[];
	readonly events: Happening[];
	/** Lines of the console, and what was said there. */
	readonly console: string[];
}

/** What a view is made with. */
export interface Context {
	readonly speech: Speech;
	readonly charger: Charger;
	readonly link: Link;
	readonly past: Past;
	/** Asks for something; what came of it is heard always, once. */
	ask(action: string, told: { readonly [name: string]: string | number }, answered?: (outcome: Outcome) => void): void;
}

/** A view. */
export interface View {
	readonly element: HTMLElement;
	/** Something is seen otherwise. */
	update(): void;
	/** It is looked at, or not any more. */
	opened?(): void;
	closed?(): void;
	/** Something has happened. */
	event?(name: string): void;
}
