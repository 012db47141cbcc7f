// SPDX-License-Identifier: Apache-2.0
/** What leads from the page to a charger, whatever it is made of: the window's end, and what is printed on the way. */
import type { Mirror } from "../../../src/link/mirror.js";

/** How the page sees its charger: it is in the page itself, on a cable, or behind a server. */
export type How = "alone" | "cable" | "served";

/** What the page sees of a charger, and asks. */
export type View = Pick<Mirror, "clear" | "get" | "ask" | "strange">;

/** Who hears of it. */
export interface Listener {
	seen?(): void;
	event?(name: string, payload: object): void;
	/** The charger's console has printed a line. */
	printed?(line: string): void;
	restarted?(): void;
	/** The link itself stands otherwise: opened, or lost for a reason. */
	changed?(): void;
}

/** A link. */
export interface Link {
	readonly how: How;
	readonly view: View;
	/** What is wrong with the link itself, for people; empty if nothing is. */
	readonly trouble: string;
	/** Says a line on the charger's own console; left out where there is none. */
	readonly type?: (line: string) => void;
	/** Begins; left out where there is nothing to choose. Only in answer to a press. */
	readonly connect?: () => Promise<void>;
	/** Ends what the owner has begun, as by logging out; left out where there is nothing to end. */
	readonly leave?: () => void;
	hear(listener: Listener): void;
}
