// SPDX-License-Identifier: Apache-2.0
/** What a small computer can be at its broker: a charger with topics of its own, a board below EVerest, or a manager in EVerest's place. */
import type { Speaker } from "../../src/broker/broker.js";
import { frozen } from "../../src/control/frozen.js";
import type { Surroundings } from "../../src/everest/api/surroundings.js";
import { BoardFace } from "../../src/everest/board/face.js";
import { ManagerFace } from "../../src/everest/manager/face.js";
import type { Charger, Window } from "../../src/link/charger.js";
import type { Hearer } from "../../src/link/mirror.js";
import { saidOf } from "../../src/link/shown.js";
import { MqttFace } from "../../src/mqtt/face.js";

/** A face that speaks with a broker, and hears what the window tells. */
export type Spokesman = Speaker & Hearer;

/** One way to speak. */
interface Speech {
	/** It speaks by the id of a module. */
	readonly named: boolean;
	/** It tells what has happened, also late; others tell how it is. */
	readonly relates: boolean;
	readonly make: (window: Window, surroundings: Surroundings) => Spokesman;
}

/** The setting that chooses, and the one by whose value the module is called: other chargers in the same network have other names. */
export const SPEAKS = "set.mqtt.speaks";
export const NAME = "set.network.hostname";

const OWN = "own";
/** By the names of the setting. */
const SPEECHES: Readonly<Record<string, Speech>> = frozen({
	own: { named: false, relates: true, make: (window: Window, surroundings: Surroundings) => new MqttFace(window, surroundings) },
	board: { named: true, relates: false, make: (window: Window, surroundings: Surroundings) => new BoardFace(window, surroundings) },
	manager: { named: true, relates: false, make: (window: Window, surroundings: Surroundings) => new ManagerFace(window, surroundings) },
});

/** What a charger's settings ask for. */
export interface Chosen extends Speech {
	/** A name of the setting. */
	readonly speaks: string;
	/** The id of the module; empty where none is needed. */
	readonly module: string;
}

/** Reads the settings. A number without a name, which a charger of another version may have, is the charger's own. */
export function chosenIn(charger: Charger): Chosen {
	const said = `${saidOf(SPEAKS, charger.window.get(SPEAKS))}`;
	const speaks = said in SPEECHES ? said : OWN;
	const speech = SPEECHES[speaks];
	return { ...speech, speaks, module: speech.named ? charger.text(NAME) : "" };
}
