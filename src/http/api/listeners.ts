// SPDX-License-Identifier: Apache-2.0
/** Who listens: feeds of events, and of properties that change; a bounded number. */
import type { Charger } from "../../link/charger.js";
import { SEEN_KEYS, saidOf } from "../../link/shown.js";
import { tooEarly } from "../answers.js";
import type { Reply } from "../exchange.js";
import { Feed } from "../feed.js";

/** Listeners at a time, of either kind. */
export const MOST_LISTENERS = 8;
/** Changes are told at most this often, ms. */
const CHANGES_MS = 250;
const AGAIN_MS = 10_000;

/** One who wants to know of changes, and the keys of those that it has not been told of. */
interface Watcher {
	readonly feed: Feed;
	readonly changed: Set<string>;
}

/** All of them. */
export class Listeners {
	readonly #charger: Charger;
	#feeds: readonly Feed[] = [];
	#watchers: readonly Watcher[] = [];
	#events = 0;
	#now = 0;
	#toldAt = 0;

	constructor(charger: Charger) {
		this.#charger = charger;
	}

	/** One more who hears events. */
	listen(): Reply {
		if (this.#feeds.length >= MOST_LISTENERS) return tooMany();
		const feed: Feed = new Feed(this.#now, () => {
			this.#feeds = this.#feeds.filter((each) => each !== feed);
		});
		this.#feeds = [...this.#feeds, feed];
		return feed;
	}

	/** One more who hears of changes, all properties first. */
	watch(): Reply {
		if (this.#watchers.length >= MOST_LISTENERS) return tooMany();
		const feed: Feed = new Feed(this.#now, () => {
			this.#watchers = this.#watchers.filter((each) => each.feed !== feed);
		});
		this.#watchers = [...this.#watchers, { feed, changed: new Set(SEEN_KEYS) }];
		return feed;
	}

	/** Something has happened, at a time of day or nobody knows when. */
	event(name: string, payload: { readonly [key: string]: unknown }, unixMs: number | undefined): void {
		this.#events += 1;
		const data = JSON.stringify({ ...payload, time: unixMs === undefined ? null : Math.floor(unixMs / 1_000) });
		for (const feed of this.#feeds) feed.send(name, data, this.#now, this.#events);
	}

	/** Some properties are other than before. */
	seen(keys: readonly string[]): void {
		for (const { changed } of this.#watchers) for (const key of keys) changed.add(key);
	}

	/** Time has passed. */
	tick(now: number): void {
		this.#now = now;
		if (now - this.#toldAt >= CHANGES_MS && this.#charger.window.clear) this.#tell(now);
		for (const feed of this.#feeds) feed.tick(now);
		for (const { feed } of this.#watchers) feed.tick(now);
	}

	#tell(now: number): void {
		this.#toldAt = now;
		for (const { feed, changed } of this.#watchers) {
			if (changed.size === 0) continue;
			const said = [...changed].map((key) => [key, saidOf(key, this.#charger.window.get(key))] as const);
			changed.clear();
			feed.send("", JSON.stringify(Object.fromEntries(said)), now);
		}
	}
}

function tooMany(): Reply {
	return tooEarly(503, `${MOST_LISTENERS} listen already; no more can`, AGAIN_MS);
}
