// SPDX-License-Identifier: Apache-2.0
/** What the simulator shows in the network, as the words behind `npm run simulator` say: they reach the app as its configuration. */
import type { Plan } from "../sdk/messages.js";

/** The resolver of this computer. */
const DNS = "127.0.0.1";
/** What is not served has a port, too. */
const HTTP_PORT = 8_080;

/** What was asked for. */
export interface Asked {
	readonly plan: Omit<Plan, "restarts">;
	/** What is typed on the charger's console: the settings that say what is shown. */
	readonly words: readonly string[];
}

/** The plan; undefined if nothing is to be shown. */
export function askedIn({ http, mqtt, speaks }: { readonly [name: string]: unknown }): Asked | undefined {
	if (!http && !mqtt) return undefined;
	return {
		plan: { http: Number(http || HTTP_PORT), names: [], dns: DNS },
		words: [
			`set http ${http ? "yes" : "no"}`,
			...(mqtt ? [`set mqtt.url mqtt://${mqtt}`] : []),
			...(speaks ? [`set mqtt.speaks ${speaks}`] : []),
		],
	};
}
