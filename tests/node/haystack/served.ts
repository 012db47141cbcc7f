// SPDX-License-Identifier: Apache-2.0
/** Ops behind a server of this computer, as the command puts them there. */
import { alone, HaystackRoom } from "../../../hosts/node/haystack/room.js";
import { doorOf } from "../../../hosts/node/http/owner.js";
import { HttpServer, type Waits } from "../../../hosts/node/http/server.js";
import { defaultOptions } from "../../../hosts/node/options.js";
import type { Ops } from "../../../src/haystack/exchange.js";
import type { Login } from "../../../src/haystack/login/login.js";
import { Site } from "../../../src/http/site.js";

/** Where the ops are, and the server. Without a login this computer gets in. */
export async function served(
	ops: Ops,
	login: Login | undefined,
	complain: (line: string) => void,
	waits?: Waits,
	port = 0,
): Promise<{ readonly base: string; readonly server: HttpServer }> {
	const room = new HaystackRoom(
		() => login ?? "this computer",
		() => [],
		ops,
	);
	const site = new Site(
		doorOf(defaultOptions(), () => {}),
		alone(room).mounts,
		{ clock: () => performance.now(), names: [] },
	);
	const server = await HttpServer.listen({ site, complain }, "127.0.0.1", port, waits);
	return { base: `${server.base}haystack/`, server };
}
