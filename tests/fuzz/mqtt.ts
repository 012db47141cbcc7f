// SPDX-License-Identifier: Apache-2.0
/** A million spoilt messages of MQTT to the face of a charger, over a broker that comes and goes, and what they leave of the heap; `npm run fuzz:mqtt`. */
import { Onslaught } from "../mqtt/spoilt.js";
import { beset } from "./brokers.js";

beset(
	(calm, seed) => new Onslaught(calm, seed),
	({ commands, answers, dropped, connections }) =>
		`${commands} commands, ${answers} answers, ${dropped} dropped for want of room, ${connections} connections`,
);
