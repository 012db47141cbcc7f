// SPDX-License-Identifier: Apache-2.0
/** GET /config: how the charger is set up (openevse_esp32_firmware models/Config.yaml), as a table. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { LEAST_MA } from "./limits.js";
import { circuitAmps, ownerAmps } from "./mains.js";
import type { Field } from "./status.js";

/** The version of the API that is spoken: the first that has /limit. From 5.1.0 on clients ask for more than there is. */
export const API_VERSION = "5.0.0";

/** The table. */
export const CONFIG: readonly Field[] = frozen<readonly Field[]>([
	{
		key: "version",
		unit: "",
		reads: API_VERSION,
		why: "of the API, not of the firmware: python-openevse-http asks for /limit from 5.0.0 on",
		of: () => API_VERSION,
	},
	{ key: "firmware", unit: "", reads: "`version`", why: "", of: ({ charger }) => charger.text("version") },
	{
		key: "wifi_serial",
		unit: "",
		reads: "the setting `serial`; `name` where there is none",
		why: "python-openevse-http fails without it, and Home Assistant tells chargers apart by it",
		of: ({ charger }) => serialOf(charger),
	},
	{ key: "evse_serial", unit: "", reads: "the setting `serial`", why: "", of: ({ charger }) => charger.text("set.serial") },
	{ key: "buildenv", unit: "", reads: "pilotlight", why: "python-openevse-http's model", of: () => "pilotlight" },
	{ key: "protocol", unit: "", reads: "-", why: "as the original: RAPI's version is nobody's business here", of: () => "-" },
	{ key: "hostname", unit: "", reads: "the setting `name`", why: "", of: ({ charger }) => charger.text("set.name") },
	{ key: "min_current_hard", unit: "A", whole: true, reads: "6", why: "bounds of Home Assistant's slider", of: () => LEAST_MA / 1_000 },
	{
		key: "max_current_hard",
		unit: "A",
		whole: true,
		reads: "the setting `limit`, truncated",
		why: "as above",
		of: ({ charger }) => circuitAmps(charger),
	},
	{
		key: "max_current_soft",
		unit: "A",
		whole: true,
		reads: "the least of the settings `limit` and `userLimit`, truncated",
		why: "what Home Assistant's slider shows",
		of: ({ charger }) => ownerAmps(charger),
	},
	{ key: "is_threephase", unit: "", reads: "the setting `phases`", why: "", of: ({ charger }) => charger.number("set.phases") === 3 },
	{ key: "service", unit: "", whole: true, reads: "2: above 120 V", why: "there is no other", of: () => 2 },
	{ key: "diode_check", unit: "", reads: "true", why: "it cannot be switched off", of: () => true },
	{ key: "gfci_check", unit: "", reads: "the setting `residual.fitted`", why: "", of: ({ charger }) => charger.yes("set.residual.fitted") },
	{ key: "ground_check", unit: "", reads: "the setting `mains.pen`", why: "", of: ({ charger }) => charger.yes("set.mains.pen") },
	{
		key: "relay_check",
		unit: "",
		reads: "the setting `contactor.feedback`",
		why: "",
		of: ({ charger }) => charger.yes("set.contactor.feedback"),
	},
	{
		key: "vent_check",
		unit: "",
		reads: "whether vehicles that ask for ventilation are refused: the setting `ventilation`",
		why: "",
		of: ({ charger }) => !charger.yes("set.ventilation"),
	},
	{
		key: "temp_check",
		unit: "",
		reads: "the setting `temperature.fitted`",
		why: "",
		of: ({ charger }) => charger.yes("set.temperature.fitted"),
	},
	{
		key: "time_zone",
		unit: "",
		reads: "`zone`, as in POSIX",
		why: "python-openevse-http sends it back with the time",
		of: ({ charger }) => charger.text("zone"),
	},
	{
		key: "sntp_enabled",
		unit: "",
		reads: "false",
		why: "python-openevse-http sends no time where it is true",
		of: () => false,
	},
]);

function serialOf(charger: Charger): string {
	return charger.text("set.serial") || charger.text("set.name");
}
