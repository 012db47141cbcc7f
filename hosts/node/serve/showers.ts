// SPDX-License-Identifier: Apache-2.0
/** What shows a charger to others, by the command that asks for it. */
import type { Making, Own } from "../beside.js";
import type { CommandName } from "../commands.js";
import { haystackFront, lockedRoom } from "../haystack/command.js";
import { ApiRoom } from "../http/api.js";
import { Front } from "../http/front.js";
import { OpenEvseRoom } from "../http/openEvse.js";
import { doorOf } from "../http/owner.js";
import { PageRoom } from "../http/page.js";
import { MqttCarrier } from "../mqtt/carrier.js";
import type { Options } from "../options.js";

/** Those that the options of a command ask for. */
export function showersFor(command: CommandName, { mqtt }: Options): readonly Making[] {
	if (command !== "serve") return [haystackFront];
	return mqtt === undefined ? [wholeFront] : [wholeFront, (own) => MqttCarrier.make(mqtt, own)];
}

/** A server with all rooms behind one door. */
async function wholeFront({ options, tell }: Own): Promise<Front> {
	const door = doorOf(options, tell);
	const api = new ApiRoom(door, options.passwordFile === undefined, tell);
	const rooms = [new PageRoom(), api, lockedRoom(door.account, options), new OpenEvseRoom()];
	return Front.listen(options, door, rooms, tell);
}
