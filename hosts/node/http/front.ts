// SPDX-License-Identifier: Apache-2.0
/** What a command puts before a charger by HTTP: one server with its rooms, behind one door. */
import { isIP } from "node:net";
import type { Door } from "../../../src/http/login/door.js";
import { Site } from "../../../src/http/site.js";
import type { Confidant } from "../../../src/link/charger.js";
import type { Onlooker } from "../../bench/outside.js";
import type { Shower } from "../beside.js";
import { Onlookers } from "../onlookers.js";
import type { Options } from "../options.js";
import type { Room } from "./room.js";
import { HttpServer } from "./server.js";

/** One server for one charger. */
export class Front implements Shower {
	readonly server: HttpServer;
	readonly #rooms: readonly Room[];

	private constructor(server: HttpServer, rooms: readonly Room[]) {
		this.server = server;
		this.#rooms = rooms;
	}

	/** Begins to listen; an Error with what people can do if it cannot. */
	static async listen({ host, httpPort }: Options, door: Door, rooms: readonly Room[], complain: (line: string) => void): Promise<Front> {
		const ground = { clock: () => performance.now(), names: isIP(host) === 0 ? [host.toLowerCase()] : [] };
		const mounts = rooms.flatMap((room) => room.mounts);
		try {
			return new Front(await HttpServer.listen({ site: new Site(door, mounts, ground), complain }, host, httpPort), rooms);
		} catch (error) {
			throw new Error(
				`${host} port ${httpPort} cannot be listened at (${(error as Error).message}); choose others by --http N and --host ADDRESS`,
			);
		}
	}

	serve(window: Confidant): Onlooker {
		const onlookers = new Onlookers();
		for (const room of this.#rooms) onlookers.add(room.serve(window));
		return onlookers;
	}

	words(): string[] {
		return this.#rooms.flatMap((room) => room.words(this.server.base));
	}

	async close(): Promise<void> {
		await this.server.close();
	}
}
