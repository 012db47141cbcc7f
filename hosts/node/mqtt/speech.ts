// SPDX-License-Identifier: Apache-2.0
/** The charger's own topics of MQTT, as a broker is told of them. */
import { MqttFace } from "../../../src/mqtt/face.js";
import type { Speech } from "./carrier.js";

/** All that is to be carried. */
export const MQTT_SPEECH: Speech = {
	make: (window, random) => new MqttFace(window, { random }),
	words: (shown, subscribe) => [`MQTT: ${shown}. See what it tells by`, `  ${subscribe} 'pilotlight/#'`],
};
