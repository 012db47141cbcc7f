// SPDX-License-Identifier: Apache-2.0
/** The interface auth_token_provider: tokens that are shown to the charger, for EVerest to accept or not. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import type { Payload } from "../../link/shown.js";
import type { ProvidedPart, TopicRow } from "../api/part.js";
import type { Provider } from "../api/provider.js";
import { tokenOf } from "../api/token.js";

/** Its type. */
export const TOKEN_TYPE = "auth_token_provider";
const PROVIDED = "provided_token";

/** Its topics. */
export const TOKEN_TOPICS: readonly TopicRow[] = frozen([
	{ name: "heartbeat", direction: "e2m", payload: "integer", says: "nothing: the board watches over its own" },
	{
		name: PROVIDED,
		direction: "m2e",
		payload: "ProvidedIdToken",
		says: "somebody shows a token to the charger, on its console or to its reader",
	},
] as const);

/** One port's. */
export class TokenPart implements ProvidedPart {
	readonly type = TOKEN_TYPE;
	readonly module: string;
	readonly #charger: Charger;
	readonly #provider: Provider;
	readonly #tell: (line: string) => void;

	constructor(module: string, charger: Charger, provider: Provider, tell: (line: string) => void) {
		this.module = module;
		this.#charger = charger;
		this.#provider = provider;
		this.#tell = tell;
	}

	get well(): boolean {
		return this.#charger.window.clear;
	}

	/** There is nothing that EVerest could ask. */
	receive(): void {}

	/** The window tells of an event. Whoever shows a token waits for what comes of it now: it is not kept for later. */
	event(name: string, { token, tokenKind }: Payload): void {
		if (name !== "TokenPresented") return;
		if (!this.#provider.line.up) this.#tell("a token was shown, and EVerest cannot be told: there is no connection to the broker");
		this.#provider.tell(this, PROVIDED, tokenOf(`${token}`, `${tokenKind}`));
	}
}
