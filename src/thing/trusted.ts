// SPDX-License-Identifier: Apache-2.0
/** What only the charger's own outside may ask for, by a window that the host has opened for it as trusted: no face lists it or passes it on. */
import { frozen } from "../control/frozen.js";
import { SECRETS, type SecretKey } from "../settings/secrets.js";
import type { Action } from "./action.js";
import type { Arguments } from "./arguments.js";
import { UNKNOWN } from "./kinds.js";
import type { Outcome } from "./outcome.js";
import { MQTT_STATES, NETWORK_STATES, type Told } from "./outside.js";
import type { Subject } from "./subject.js";

/** The table. */
export const TRUSTED: readonly Action[] = frozen([
	{
		name: "reveal",
		arguments: [{ name: "key", kind: { is: "choice", of: Object.keys(SECRETS), called: "secret" }, says: "a secret" }],
		help: "give a secret out, as data",
		run: reveal,
	},
	{
		name: "report",
		arguments: [
			{ name: "network", kind: { is: "choice", of: NETWORK_STATES }, says: "how it is with the network", optional: true },
			{ name: "address", kind: { is: "text", longest: 40 }, says: "the address there; empty for none", optional: true },
			{
				name: "signal",
				kind: { is: "number", unit: "dBm", min: -127, max: 0 },
				says: "how strong the radio is heard; 0 for nobody knows",
				optional: true,
			},
			{ name: "mqtt", kind: { is: "choice", of: MQTT_STATES }, says: "how it is with the broker", optional: true },
			{
				name: "restarts",
				kind: { is: "number", unit: "count", min: 0, max: 0x7fffffff },
				says: "how often the outside was started anew",
				optional: true,
			},
		],
		help: "tell how the outside is; what is left out stays, all of it is forgotten after 30 s",
		run: report,
	},
] as const satisfies readonly (Action & { readonly name: TrustedName })[]);

/** Their names. */
export type TrustedName = "reveal" | "report";

/** The action of a name. */
export function trustedOf(name: string): Action | undefined {
	return TRUSTED.find((action) => action.name === name);
}

function reveal({ values }: Subject, { key }: Arguments): Outcome {
	return { done: "revealed", data: values.secrets[key as SecretKey] };
}

function report({ outside, evse }: Subject, told: Arguments): Outcome {
	outside.tell({ ...(told as Told), ...(told.signal === 0 ? { signal: UNKNOWN } : {}) }, evse.runningMs);
	return { done: "heard" };
}
