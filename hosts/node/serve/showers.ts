// SPDX-License-Identifier: Apache-2.0
/** What shows a charger to others, by the command that asks for it. */
import type { Making, Own, Shower } from "../beside.js";
import { type CommandName, isOwn } from "../commands.js";
import { boardSpeech, managerSpeech } from "../everest/speech.js";
import { haystackFront, lockedRoom } from "../haystack/command.js";
import { Front } from "../http/front.js";
import { doorOf } from "../http/owner.js";
import { PageRoom } from "../http/page.js";
import { PremisesRoom } from "../http/premises.js";
import { Announcer } from "../mdns/announcer.js";
import { BrokerCarrier } from "../mqtt/carrier.js";
import { MQTT_SPEECH } from "../mqtt/speech.js";
import { Onlookers } from "../onlookers.js";
import type { Options } from "../options.js";

/** Those that the options of a command ask for. */
export function showersFor(command: CommandName, options: Options): readonly Making[] {
	if (command === "everest") return [everest];
	return command === "serve" ? [wholeFront, ...brokered(options)] : [haystackFront];
}

/** What a broker is told beside the front. */
function brokered({ mqtt, everest: spoken, board }: Options): Making[] {
	if (mqtt === undefined) return [];
	return [(own) => BrokerCarrier.make(mqtt, MQTT_SPEECH, own), ...(spoken || board ? [everest] : [])];
}

/** The broker of this computer is where EVerest's is. */
function everest(own: Own): Promise<Shower> {
	const { mqtt, moduleId, board } = own.options;
	return BrokerCarrier.make(mqtt ?? new URL("mqtt://localhost"), board ? boardSpeech(moduleId) : managerSpeech(moduleId), own);
}

/** A server with all rooms behind one door, announced in the network if it can be reached from there. */
async function wholeFront({ options, tell }: Own): Promise<Shower> {
	const door = doorOf(options, tell);
	const premises = new PremisesRoom(door, options.passwordFile === undefined ? tell : undefined);
	const rooms = [new PageRoom(), premises, lockedRoom(door.account, options)];
	const front = await Front.listen(options, door, rooms, tell);
	const announcer = isOwn(options.host) ? undefined : await Announcer.make(front.server.port, tell);
	return announcer === undefined ? front : both(front, announcer);
}

function both(one: Shower, other: Shower): Shower {
	return {
		serve: (window) => {
			const onlookers = new Onlookers();
			for (const shower of [one, other]) onlookers.add(shower.serve(window));
			return onlookers;
		},
		words: () => [...one.words(), ...other.words()],
		close: async () => void (await Promise.all([one.close(), other.close()])),
	};
}
