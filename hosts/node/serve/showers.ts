// SPDX-License-Identifier: Apache-2.0
/** What shows a charger to others, by the command that asks for it. */
import type { Making, Own } from "../beside.js";
import type { CommandName } from "../commands.js";
import { haystackFront, lockedRoom } from "../haystack/command.js";
import { Front } from "../http/front.js";
import { doorOf } from "../http/owner.js";
import { PageRoom } from "../http/page.js";
import { PremisesRoom } from "../http/premises.js";
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
	const premises = new PremisesRoom(door, options.passwordFile === undefined ? tell : undefined);
	const rooms = [new PageRoom(), premises, lockedRoom(door.account, options)];
	return Front.listen(options, door, rooms, tell);
}
