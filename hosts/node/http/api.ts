// SPDX-License-Identifier: Apache-2.0
/** The API of a charger as a room of a site, with its entrance. */
import { ApiFace } from "../../../src/http/api/face.js";
import type { Routes } from "../../../src/http/exchange.js";
import type { Door } from "../../../src/http/login/door.js";
import { ENTRANCE, Entrance } from "../../../src/http/login/entrance.js";
import type { Mount } from "../../../src/http/site.js";
import type { Window } from "../../../src/link/charger.js";
import type { Onlooker } from "../../bench/outside.js";
import { EARLY, type Room } from "./room.js";

/** The longest body of a request, bytes: a window's frame of 512 characters, written with spaces. */
const LONGEST = 4_096;

/** The room. */
export class ApiRoom implements Room {
	readonly mounts: readonly Mount[];
	readonly #door: Door;
	#face: ApiFace | undefined;

	constructor(door: Door) {
		this.#door = door;
		const entrance = new Entrance(door, () => performance.now());
		const routes: Routes = {
			answer: (request, answered) => (this.#face === undefined ? answered(EARLY) : this.#face.answer(request, answered)),
		};
		this.mounts = [
			{ fits: (path) => ENTRANCE.some((route) => route.path === path), routes: entrance, longest: LONGEST, admits: "all" },
			{ fits: (path) => path === "/api" || path.startsWith("/api/"), routes, longest: LONGEST, admits: "door" },
		];
	}

	serve(window: Window): Onlooker {
		this.#face = new ApiFace(window, this.#door.log, { clock: () => Date.now() });
		return this.#face;
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
