// SPDX-License-Identifier: Apache-2.0
/** The API of a charger as a room of a site, with its entrance. */
import { ApiFace } from "../../../src/http/api/face.js";
import type { Routes } from "../../../src/http/exchange.js";
import { LINK, LinkRoutes } from "../../../src/http/link.js";
import type { Door } from "../../../src/http/login/door.js";
import { ENTRANCE, Entrance } from "../../../src/http/login/entrance.js";
import { Keeper } from "../../../src/http/login/keeper.js";
import type { Mount } from "../../../src/http/site.js";
import type { Confidant } from "../../../src/link/charger.js";
import { Relay } from "../../../src/link/relay.js";
import type { Onlooker } from "../../bench/outside.js";
import { CRYPTO } from "../crypto.js";
import { Onlookers } from "../onlookers.js";
import { early, type Room } from "./room.js";

/** The longest body of a request, bytes: a window's frame of 512 characters, written with spaces. */
const LONGEST = 4_096;

/** Runs of a relay are told apart by a number below this. */
const MOST_RUN = 0x3fffffff;

/** The room. */
export class ApiRoom implements Room {
	readonly mounts: readonly Mount[];
	readonly #door: Door;
	readonly #kept: boolean;
	readonly #tell: (line: string) => void;
	#face: Routes | undefined;
	#link: Routes | undefined;

	/** `kept` says that the charger keeps the password; `tell` hears what people have to know. */
	constructor(door: Door, kept: boolean, tell: (line: string) => void) {
		this.#door = door;
		this.#kept = kept;
		this.#tell = tell;
		const entrance = new Entrance(door, () => performance.now());
		const link = early(() => this.#link);
		const routes = early(() => this.#face);
		this.mounts = [
			{ fits: (path) => ENTRANCE.some((route) => route.path === path), routes: entrance, longest: LONGEST, admits: "all" },
			{ fits: (path) => path === LINK, routes: link, longest: LONGEST, admits: "door" },
			{ fits: (path) => path === "/api" || path.startsWith("/api/"), routes, longest: LONGEST, admits: "door" },
		];
	}

	serve(window: Confidant): Onlooker {
		const face = new ApiFace(window, this.#door.log, { clock: () => Date.now() });
		const relay = new Relay(window, 1 + Math.floor(Math.random() * MOST_RUN));
		const link = new LinkRoutes(relay, CRYPTO);
		this.#face = face;
		this.#link = link;
		const onlookers = new Onlookers();
		onlookers.add(face);
		onlookers.add(relay);
		onlookers.add({ tick: (now) => link.tick(now) });
		if (this.#kept) onlookers.add(new Keeper(window, this.#door, this.#tell));
		return onlookers;
	}

	words(base: string): readonly string[] {
		const setup = `  curl ${base}api/setup -d '{"code":"…","password":"…"}'`;
		return [
			`API: ${base}api, for who knows the password. Read the charger by`,
			`  curl -u me ${base}api/properties`,
			...(this.#kept ? ["The first password is set on the page, or with the setup code by", setup] : []),
			"",
		];
	}
}
