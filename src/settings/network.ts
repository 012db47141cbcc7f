// SPDX-License-Identifier: Apache-2.0
/** How the charger is reached: texts that an owner may set of its network and its broker. */
import { frozen } from "../control/frozen.js";
import { DHCP, wrongAddress } from "./address.js";
import { BROKER_FORM, brokerIn } from "./broker.js";
import type { TextRow } from "./identity.js";

/** Stands for no server. */
export const NOBODY = "off";

/** The table; its keys are the settings' names. */
export const NETWORK = frozen({
	"wifi.ssid": {
		value: "",
		longest: 32,
		help: "the wireless network to join; empty for none",
		source: "IEEE 802.11 § 9.4.2.2: an SSID has at most 32 bytes",
	},
	"network.hostname": {
		value: "pilotlight",
		longest: 32,
		help: "the name by which it asks for an address, and NAME.local",
		source: "RFC 1123 § 2.1; lwIP's CONFIG_LWIP_LOCAL_HOSTNAME has at most 32 characters",
		wrong: wrongHostname,
	},
	"network.address": {
		value: DHCP,
		longest: 64,
		help: "its address: dhcp, or ADDRESS/BITS GATEWAY [DNS]",
		source: "own choice; RFC 2131",
		wrong: wrongAddress,
	},
	ntp: {
		value: "time.cloudflare.com",
		longest: 64,
		help: `who is asked for the time of day; ${NOBODY} for nobody`,
		source: "own choice: a server for everybody, as pool.ntp.org wants each maker of devices to have a name of its own there",
		wrong: wrongServer,
	},
	"mqtt.url": {
		value: "",
		longest: 64,
		help: `the broker, as ${BROKER_FORM}; empty for none`,
		source: "own choice of the length",
		wrong: wrongBroker,
	},
	"mqtt.user": { value: "", longest: 64, help: "who logs in there; empty for nobody", source: "own choice of the length" },
} as const satisfies Record<string, TextRow>);

/** Its values. */
export type Network = { -readonly [Key in keyof typeof NETWORK]: string };

function wrongHostname(text: string): string {
	const right = /^[a-z0-9-]+$/i.test(text) && !text.startsWith("-") && !text.endsWith("-");
	return right ? "" : `"${text}" is no name of a computer; write letters, digits and hyphens, no hyphen at its ends`;
}

function wrongServer(text: string): string {
	return isHost(text) ? "" : `"${text}" is no server; write a name or an address, as 192.168.1.1, or ${NOBODY}`;
}

function isHost(text: string): boolean {
	return /^[a-z0-9.-]+$/i.test(text) && !text.startsWith(".") && !text.endsWith(".") && !text.includes("..");
}

function wrongBroker(text: string): string {
	try {
		if (text !== "") brokerIn(text);
		return "";
	} catch (error) {
		return (error as Error).message;
	}
}
