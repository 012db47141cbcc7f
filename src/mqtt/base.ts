// SPDX-License-Identifier: Apache-2.0
/** What all topics of a charger begin with: the setting mqttBase, without what no topic may have. */

import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";

const DEFAULT = "pilotlight";
/** Wildcards (MQTT 3.1.1 § 4.7.1). */
const FORBIDDEN: readonly string[] = frozen(["+", "#"]);

/** The base. Empty levels are left out, and $ at the beginning, where topics belong to the broker (§ 4.7.2). */
export function baseOf(charger: Charger): string {
	const signs = [...charger.text("set.mqttBase")].filter((sign) => !FORBIDDEN.includes(sign)).join("");
	const levels = signs.split("/").filter((level) => level !== "");
	const base = levels.join("/");
	return base === "" || base.startsWith("$") ? DEFAULT : base;
}
