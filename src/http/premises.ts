// SPDX-License-Identifier: Apache-2.0
/** The premises: all that a charger shows by HTTP behind one door. They stand earlier than the charger does, and say so as long. */
import type { Confidant } from "../link/charger.js";
import type { Hearer } from "../link/mirror.js";
import { Relay } from "../link/relay.js";
import type { Payload } from "../link/shown.js";
import type { Crypto } from "../login/secret.js";
import { tooEarly } from "./answers.js";
import { ApiFace } from "./api/face.js";
import type { Routes } from "./exchange.js";
import { LINK, LinkRoutes } from "./link.js";
import type { Door } from "./login/door.js";
import { ENTRANCE, Entrance } from "./login/entrance.js";
import { Keeper } from "./login/keeper.js";
import { OpenEvse } from "./openevse/openevse.js";
import { routeOf } from "./openevse/routes.js";
import type { Mount } from "./site.js";

/** What they need of their host beside the window. */
export interface Services {
	readonly crypto: Crypto;
	/** ms that never go back. */
	clock(): number;
	/** The host's time of day, ms since 1970 UTC, for as long as the charger knows none; undefined if nobody knows it. */
	unixMs(): number | undefined;
	/** Hears what people have to know where the charger keeps the password; left out where something else does. */
	readonly tell?: ((line: string) => void) | undefined;
}

/** The longest body of a request, bytes: a frame of the window has 512 characters. */
const LONGEST = 2_048;
/** A charger that is not there yet will be soon, ms. */
const SOON_MS = 2_000;
/** Runs of a relay are told apart by a number of so many bytes. */
const RUN_BYTES = 3;

/** Those of one charger. They hear what the window tells. */
export class Premises implements Hearer {
	readonly mounts: readonly Mount[];
	readonly #door: Door;
	readonly #services: Services;
	#rooms: Rooms | undefined;

	constructor(door: Door, services: Services) {
		this.#door = door;
		this.#services = services;
		const open = { longest: LONGEST, admits: "all" } as const;
		const locked = { longest: LONGEST, admits: "door" } as const;
		this.mounts = [
			{ ...open, fits: isEntrance, routes: new Entrance(door, () => services.clock()) },
			{ ...locked, fits: (path) => path === LINK, routes: early(() => this.#rooms?.link) },
			{ ...locked, fits: isApi, routes: early(() => this.#rooms?.api) },
			{ ...locked, fits: (path) => routeOf(path) !== undefined, routes: early(() => this.#rooms?.openEvse) },
		];
	}

	/** The charger is there. */
	serve(window: Confidant): void {
		const { crypto, unixMs, tell } = this.#services;
		const run = crypto.random(RUN_BYTES).reduce((sum, byte) => sum * 256 + byte, 0);
		const relay = new Relay(window, run);
		this.#rooms = {
			api: new ApiFace(window, this.#door.log, { clock: unixMs }),
			relay,
			link: new LinkRoutes(relay, crypto),
			openEvse: new OpenEvse(window),
			keeper: tell === undefined ? undefined : new Keeper(window, this.#door, tell),
		};
	}

	seen(keys: readonly string[]): void {
		this.#rooms?.api.seen(keys);
		this.#rooms?.relay.seen(keys);
	}

	event(name: string, payload: Payload): void {
		this.#rooms?.api.event(name, payload);
		this.#rooms?.relay.event(name, payload);
	}

	missed(): void {
		this.#rooms?.api.missed();
		this.#rooms?.relay.missed();
	}

	restarted(): void {
		this.#rooms?.api.restarted();
		this.#rooms?.relay.restarted();
	}

	/** Time has passed; to be called some times a second. Times are those of whoever holds them, ms, and never go back. */
	tick(now: number): void {
		if (this.#rooms === undefined) return;
		const { api, relay, link, openEvse, keeper } = this.#rooms;
		api.tick(now);
		relay.tick(now);
		link.tick(now);
		openEvse.tick(now);
		keeper?.tick(now);
	}
}

/** What is there once the charger is. */
interface Rooms {
	readonly api: ApiFace;
	readonly relay: Relay;
	readonly link: LinkRoutes;
	readonly openEvse: OpenEvse;
	readonly keeper: Keeper | undefined;
}

function isEntrance(path: string): boolean {
	return ENTRANCE.some((route) => route.path === path);
}

function isApi(path: string): boolean {
	return path === "/api" || path.startsWith("/api/") || path === "/.well-known/wot";
}

/** Routes that are there once the charger is. */
function early(routes: () => Routes | undefined): Routes {
	return {
		answer: (request, answered) => {
			const there = routes();
			if (there === undefined) answered(tooEarly(503, "there is no charger yet; ask again", SOON_MS));
			else there.answer(request, answered);
		},
	};
}
