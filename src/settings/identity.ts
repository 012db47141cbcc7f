// SPDX-License-Identifier: Apache-2.0
/** Who the charger is: texts that an installer may set, and what they may look like. */
import { frozen } from "../control/frozen.js";

/** A text. */
export interface TextRow {
	readonly value: string;
	/** Characters at most, printable ASCII without spaces at the ends. */
	readonly longest: number;
	readonly help: string;
	readonly source: string;
	/** What else it has to be: what is wrong with it and what would be right; an empty text if nothing. */
	readonly wrong?: (text: string) => string;
}

/** The table; its keys are the settings' names. */
export const IDENTITY = frozen({
	name: { value: "Pilotlight", longest: 32, help: "what people call this charger", source: "Matter NodeLabel: at most 32 characters" },
	serial: { value: "", longest: 32, help: "serial number of the device", source: "Matter SerialNumber: at most 32 characters" },
	evseId: {
		value: "",
		longest: 37,
		help: "number of the port in a charging network, as DE*ABC*E123",
		source: "eMI3: at most 37 characters; Matter SupplierID",
	},
	site: { value: "", longest: 32, help: "where it stands", source: "Project Haystack siteRef; own choice of the length" },
	space: { value: "", longest: 32, help: "the room or the parking space", source: "Project Haystack spaceRef; own choice of the length" },
	circuit: { value: "", longest: 32, help: "the circuit that feeds it", source: "Project Haystack elecRef; own choice of the length" },
	dispenser: {
		value: "",
		longest: 32,
		help: "the enclosure with this port and perhaps others in it",
		source: "Project Haystack evse-dispenser; own choice of the length",
	},
	system: { value: "", longest: 32, help: "the system that it belongs to", source: "Project Haystack systemRef; own choice of the length" },
	parentMeter: {
		value: "",
		longest: 32,
		help: "the meter that counts what this one counts, and more",
		source: "Project Haystack submeterOf; own choice of the length",
	},
	mqttBase: {
		value: "pilotlight",
		longest: 32,
		help: "topics of MQTT begin with it; another one for each charger of a broker",
		source: "own choice; MQTT 3.1.1 § 4.7 forbids + and # in the topic of a message",
	},
} as const satisfies Record<string, TextRow>);

/** Its values. */
export type Identity = { -readonly [Key in keyof typeof IDENTITY]: string };
