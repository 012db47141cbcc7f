// SPDX-License-Identifier: Apache-2.0
/** What a carrier hands to the ops, and gets back: the parts of HTTP that Haystack's protocol speaks of, without a socket. */

/** A request. */
export interface Request {
	/** GET, POST … */
	readonly method: string;
	/** The name of the op: the last part of the path. */
	readonly op: string;
	/** What stands behind the question mark, as it came; an empty text if nothing does. */
	readonly query: string;
	readonly contentType?: string;
	readonly accept?: string;
	readonly body: string;
	/** Who has logged in; left out where nobody has to. */
	readonly user?: string;
}

/** An answer. */
export interface Response {
	/** HTTP's status. */
	readonly status: number;
	readonly contentType: string;
	/** In pieces that are made while they are read, once. */
	readonly body: Iterable<string>;
}

/** Answers requests. Some ask the charger, so that the answer comes later; it comes always, once. */
export interface Ops {
	answer(request: Request, answered: (response: Response) => void): void;
}
