// SPDX-License-Identifier: Apache-2.0
/** What an installer may set of the faces that the charger shows to the world: choices where a protocol or its clients leave one. */

import { frozen } from "../control/frozen.js";
import type { NumberRow } from "../control/numbers.js";

/** The table, by face. */
export const FACES = frozen({
	matter: {
		zeroMost: {
			value: 1,
			min: 0,
			max: 1,
			unit: "yes/no",
			source: "Home Assistant's switch sends EnableCharging with a maximum of 0, which taken literally offers nothing",
		},
		raise: { value: 0, min: 0, max: 1, unit: "yes/no", source: "IEC 61851-1 has no duty for 1 to 5999 mA; as sent it offers nothing" },
		faultStops: {
			value: 0,
			min: 0,
			max: 1,
			unit: "yes/no",
			source: "Matter 1.4 § 9.3.10.3 against TC_EEVSE_2_4, which takes any further event for a failure",
		},
		efficiency: {
			value: -1,
			min: -1,
			max: 65_534,
			unit: "count",
			source: "Matter ApproximateEVEfficiency, km/kWh × 1000; −1 if nobody has said",
		},
		soc: { value: 0, min: 0, max: 1, unit: "yes/no", source: "Matter Energy EVSE feature SOC: somebody tells how full the battery is" },
		rfid: { value: 0, min: 0, max: 1, unit: "yes/no", source: "Matter Energy EVSE feature RFID: the charger has a reader of cards" },
		pnc: { value: 0, min: 0, max: 1, unit: "yes/no", source: "Matter Energy EVSE feature PNC: somebody tells which vehicle is there" },
	},
	haystack: {
		meterScope: { value: 1, min: 0, max: 2, unit: "meter scope", source: "Project Haystack 4 meterScope" },
		cable1: { value: 1, min: 0, max: 5, unit: "cable", source: "Project Haystack 4 evseCableType, those of alternating current" },
		cable2: { value: 0, min: 0, max: 5, unit: "cable", source: "Project Haystack 4 evseCableType, those of alternating current" },
		fed: { value: 1, min: 1, max: 2, unit: "count", source: "Project Haystack 4 evse-port: of several cables only one is energized" },
	},
	mqtt: {
		speaks: {
			value: 0,
			min: 0,
			max: 2,
			unit: "speech",
			source: "own choice: topics that Home Assistant finds; of EVerest's API evse_board_support, or evse_manager_consumer",
		},
		discovery: {
			value: 1,
			min: 0,
			max: 1,
			unit: "yes/no",
			source: "Home Assistant finds devices by itself; some want it to be switchable",
		},
	},
	http: {
		served: { value: 1, min: 0, max: 1, unit: "yes/no", source: "ETSI EN 303 645 provision 5.6-1: what is not used can be turned off" },
	},
} as const satisfies { readonly [face: string]: { readonly [name: string]: NumberRow } });

/** Their values. */
export type FaceNumbers = {
	-readonly [Face in keyof typeof FACES]: { -readonly [Key in keyof (typeof FACES)[Face]]: number };
};
