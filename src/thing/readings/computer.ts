// SPDX-License-Identifier: Apache-2.0
/** The computer of the charger, and what speaks to the network beside it. */
import { UNKNOWN } from "../../control/board.js";
import { frozen } from "../../control/frozen.js";
import { UNIQUE_DIGITS } from "../../evse/unique.js";
import { VERSION } from "../../version.js";
import { MQTT_STATES, NETWORK_STATES, type Told } from "../outside.js";
import { COUNT, choice, MINUTE, MOMENT, MOST, measure, type Property, row, SECOND, seconds, TEXT } from "../property.js";
import type { Subject } from "../subject.js";

/** The computer itself. */
export const COMPUTER: readonly Property[] = frozen([
	row("version", TEXT, "version of the firmware", () => VERSION),
	row("unique", { is: "text", longest: UNIQUE_DIGITS }, "digits that tell this charger from all others", ({ evse }) => evse.unique),
	row("start", TEXT, "why the charger has started", ({ birth }) => birth?.reason ?? ""),
	row("crash", TEXT, "why the firmware broke off before that", ({ birth }) => birth?.crash ?? ""),
	row("uptime", measure("ms", 0, MOST), "time since power-up", ({ evse }) => evse.runningMs, MINUTE),
	row("clock", MOMENT, "the time of day", ({ evse }) => seconds(evse.clockMs), MINUTE),
	row("zone", TEXT, "the time zone", ({ evse }) => evse.zoneText),
]);

/** What the outside tells of itself; a moment after it is silent nobody knows it. */
export const NETWORK: readonly Property[] = frozen([
	row("network.state", choice(...NETWORK_STATES), "how it is with the network", (subject) =>
		NETWORK_STATES.indexOf(known(subject).network ?? "unknown"),
	),
	row(
		"network.address",
		{ is: "text", longest: 40 },
		"the address there; empty for none",
		(subject) => known(subject).address ?? "",
		SECOND,
	),
	row(
		"network.signal",
		measure("dBm", -127, 0),
		"how strong the radio is heard",
		(subject) => known(subject).signal ?? UNKNOWN,
		5 * SECOND,
	),
	row("mqtt.state", choice(...MQTT_STATES), "how it is with the broker", (subject) =>
		MQTT_STATES.indexOf(known(subject).mqtt ?? "unknown"),
	),
	row("outside.restarts", COUNT, "how often the outside was started anew since power-up", ({ outside }) => outside.restarts, SECOND),
	row("secrets.changes", COUNT, "how often a secret was changed since power-up", ({ settings }) => settings.secretChanges),
]);

function known({ outside, evse }: Subject): Told {
	return outside.at(evse.runningMs);
}
