// SPDX-License-Identifier: Apache-2.0
/** The API of a charger as a room of a site, with its entrance. */
import { ApiFace } from "../../../src/http/api/face.js";
import type { Routes } from "../../../src/http/exchange.js";
import { LINK, LinkRoutes } from "../../../src/http/link.js";
import type { Door } from "../../../src/http/login/door.js";
import { ENTRANCE, Entrance } from "../../../src/http/login/entrance.js";
import type { Mount } from "../../../src/http/site.js";
import type { Window } from "../../../src/link/charger.js";
import { Relay } from "../../../src/link/relay.js";
import type { Onlooker } from "../../bench/outside.js";
import { CRYPTO } from "../crypto.js";
import { Onlookers } from "../onlookers.js";
import { EARLY, type Room } from "./room.js";

/** The longest body of a request, bytes: a window's frame of 512 characters, written with spaces. */
const LONGEST = 4_096;

/** Runs of a relay are told apart by a number below this. */
const MOST_RUN = 0x3fffffff;

/** Routes that are there once the charger is. */
function early(routes: () => Routes | undefined): Routes {
	return {
		answer: (request, answered) => {
			const there = routes();
			if (there === undefined) answered(EARLY);
			else there.answer(request, answered);
		},
	};
}

/** The room. */
export class ApiRoom implements Room {
	readonly mounts: readonly Mount[];
	readonly #door: Door;
	#face: Routes | undefined;
	#link: Routes | undefined;

	constructor(door: Door) {
		this.#door = door;
		const entrance = new Entrance(door, () => performance.now());
		const link = early(() => this.#link);
		const routes = early(() => this.#face);
		this.mounts = [
			{ fits: (path) => ENTRANCE.some((route) => route.path === path), routes: entrance, longest: LONGEST, admits: "all" },
			{ fits: (path) => path === LINK, routes: link, longest: LONGEST, admits: "door" },
			{ fits: (path) => path === "/api" || path.startsWith("/api/"), routes, longest: LONGEST, admits: "door" },
		];
	}

	serve(window: Window): Onlooker {
		const face = new ApiFace(window, this.#door.log, { clock: () => Date.now() });
		const relay = new Relay(window, 1 + Math.floor(Math.random() * MOST_RUN));
		const link = new LinkRoutes(relay, CRYPTO);
		this.#face = face;
		this.#link = link;
		const onlookers = new Onlookers();
		onlookers.add(face);
		onlookers.add(relay);
		onlookers.add({ tick: (now) => link.tick(now) });
		return onlookers;
	}

	words(base: string): readonly string[] {
		const { code } = this.#door.account;
		const setup = [
			`No password is set yet. The setup code is ${code}; with it set one on the page, or by`,
			`  curl ${base}api/setup -d '{"code":"${code}","password":"…"}'`,
		];
		const read = [`API: ${base}api, for who knows the password. Read the charger by`, `  curl -u me ${base}api/properties`];
		return [...read, ...(code === "" ? [] : setup), ""];
	}
}
