// SPDX-License-Identifier: Apache-2.0
/** How a charger gets its address: from the network, or told, as "192.168.1.20/24 192.168.1.1 192.168.1.1". */

/** The address comes from the network. */
export const DHCP = "dhcp";

/** An address that was told, and what goes with it. */
export interface StaticAddress {
	readonly address: string;
	readonly mask: string;
	readonly gateway: string;
	/** Who turns names into addresses. */
	readonly dns: string;
}

const HOW = `write ${DHCP}, or ADDRESS/BITS GATEWAY [DNS], as 192.168.1.20/24 192.168.1.1`;

/** What a text says; undefined for DHCP. Throws an Error that says what is wrong, and what would be right. */
export function addressIn(text: string): StaticAddress | undefined {
	if (text.toLowerCase() === DHCP) return undefined;
	const words = text.split(" ").filter((word) => word !== "");
	const [own = "", gateway = "", dns = gateway] = words;
	const slash = own.indexOf("/");
	if (slash < 0 || words.length < 2 || words.length > 3) throw new Error(`"${text}" is no address; ${HOW}`);
	const bits = bitsIn(own.slice(slash + 1));
	const host = ipv4In(own.slice(0, slash), "address");
	checkPlace(own, host, maskOf(bits));
	if (((ipv4In(gateway, "gateway") ^ host) & maskOf(bits)) !== 0)
		throw new Error(`the gateway ${gateway} is not in the network of ${own}; give it an address there, or fewer bits`);
	ipv4In(dns, "DNS server");
	return { address: own.slice(0, slash), mask: dotted(maskOf(bits)), gateway, dns };
}

/** A network without a place for two has none for a charger and its gateway; its first and last address are nobody's. */
function checkPlace(own: string, host: number, mask: number): void {
	const place = host & ~mask;
	if (place === 0 || place === ~mask)
		throw new Error(`${own} is nobody's: the first and the last address of a network stand for all of it`);
}

function bitsIn(text: string): number {
	const bits = /^\d{1,2}$/.test(text) ? Number(text) : -1;
	if (bits < 8 || bits > 30) throw new Error(`"/${text}" is no size of a network; write /8 to /30, for 255.255.255.0 write /24`);
	return bits;
}

function maskOf(bits: number): number {
	return -1 << (32 - bits);
}

function ipv4In(text: string, what: string): number {
	const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)?.slice(1).map(Number);
	if (parts === undefined || parts.some((part) => part > 255) || parts[0] === 0 || parts[0] === 127 || parts[0] > 223)
		throw new Error(`"${text}" is no ${what}; ${HOW}`);
	return parts.reduce((sum, part) => (sum << 8) | part, 0);
}

function dotted(address: number): string {
	return [24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".");
}

/** What is wrong with such a text; an empty text if nothing. */
export function wrongAddress(text: string): string {
	try {
		addressIn(text);
		return "";
	} catch (error) {
		return (error as Error).message;
	}
}
