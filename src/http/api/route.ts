// SPDX-License-Identifier: Apache-2.0
/** What a route of the API is: a method, a path, what it says, and how it answers. */
import type { Charger } from "../../link/charger.js";
import type { SecurityLog } from "../../login/securityLog.js";
import type { Reply } from "../exchange.js";
import type { Listeners } from "./listeners.js";

/** What routes look at and ask. */
export interface Scene {
	readonly charger: Charger;
	readonly log: SecurityLog;
	readonly listeners: Listeners;
}

/** What was asked. */
export interface Asked {
	/** What stands in the path for {name}; an empty text if nothing does. */
	readonly name: string;
	readonly query: string;
	/** Under which name it was asked: its Host header. */
	readonly host: string;
	readonly body: string;
}

/** Hears the answer. */
export type Answered = (reply: Reply) => void;

/** One route. */
export interface Route {
	readonly method: "GET" | "PUT" | "POST";
	/** With {name} at its end for a name. */
	readonly path: string;
	/** What it tells or does, for documents. */
	readonly says: string;
	/** Answers at once or later, always, once. What it throws is what is wrong with what was asked, and what would be right. */
	answer(scene: Scene, asked: Asked, answered: Answered): void;
}
