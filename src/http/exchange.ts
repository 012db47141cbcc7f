// SPDX-License-Identifier: Apache-2.0
/** What a carrier of HTTP hands to rooms of routes, and gets back: requests, and answers in three forms, without a socket. */

/** A request. */
export interface Request {
	/** GET, POST … */
	readonly method: string;
	/** The path as it came, without the query: "/api/properties". */
	readonly path: string;
	/** What stands behind the question mark, as it came; an empty text if nothing does. */
	readonly query: string;
	/** By their names in small letters. */
	readonly headers: { readonly [name: string]: string | undefined };
	readonly body: string;
	/** The address of whoever asks. */
	readonly from: string;
}

/** What every answer begins with. */
export interface Head {
	/** HTTP's status. */
	readonly status: number;
	readonly contentType: string;
	/** More headers. */
	readonly headers?: readonly (readonly [name: string, value: string])[];
}

/** An answer that is a text. */
export interface Response extends Head {
	/** In pieces that are made while they are read, once. */
	readonly body: Iterable<string>;
}

/** An answer that is bytes which lie ready: a file of the page. */
export interface Bytes extends Head {
	readonly bytes: Uint8Array;
}

/** An answer whose pieces come by and by, as server-sent events do. Its carrier takes them one by one, as fast as whoever asked does. */
export interface Stream extends Head {
	/** Whether it has ended: the carrier closes the connection, whatever has not been taken yet. */
	readonly over: boolean;
	/** The next piece; undefined if there is none at the moment. */
	next(): string | undefined;
	/** Who is to be told when there may be a piece, or it is over: the carrier, at once when it begins. */
	wakes(wake: () => void): void;
	/** Whoever listened is gone. */
	close(): void;
}

/** An answer. */
export type Reply = Response | Bytes | Stream;

/** A room of routes. Some ask the charger, so the answer comes later; it comes always, once. */
export interface Routes {
	answer(request: Request, answered: (reply: Reply) => void): void;
}
