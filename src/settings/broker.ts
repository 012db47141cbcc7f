// SPDX-License-Identifier: Apache-2.0
/** Where a broker of MQTT is, as people write it: mqtt://HOST[:PORT], or mqtts:// for TLS. */

/** What stands in such a text. */
export interface BrokerAddress {
	readonly tls: boolean;
	readonly host: string;
	readonly port: number;
}

/** How it is written. */
export const BROKER_FORM = "mqtt://HOST or mqtts://HOST:PORT";
/** Ports of the two, as IANA lists them. */
const PORT = 1_883;
const TLS_PORT = 8_883;

/** What a text says. Throws an Error that says what is wrong, and what would be right; it repeats nothing that may be a password. */
export function brokerIn(text: string): BrokerAddress {
	if (text.includes("@"))
		throw new Error(`a broker is written as ${BROKER_FORM}; the user has its place in mqtt.user, the password in mqtt.password`);
	const found = /^(mqtts?):\/\/([a-z0-9.-]+)(?::(\d{1,5}))?\/?$/i.exec(text);
	const tls = found?.[1].toLowerCase() === "mqtts";
	const port = Number(found?.[3] ?? (tls ? TLS_PORT : PORT));
	if (found === null || port < 1 || port > 65_535) throw new Error(`"${text}" is no broker; write ${BROKER_FORM}`);
	return { tls, host: found[2], port };
}
