// SPDX-License-Identifier: Apache-2.0
/** What the network needs of a radio; an adapter fills it with whatever a platform has. */
import type { StaticAddress } from "../link/shown.js";

/** How it is with the access point: not joined, being joined, or joined, with an address or without. */
export type Link = "apart" | "joining" | "joined";

/** A network that is to be joined. */
export interface Wanted {
	readonly ssid: string;
	/** Empty of an open network. */
	readonly password: string;
	readonly hostname: string;
	/** Undefined for an address from the network. */
	readonly address: StaticAddress | undefined;
}

/** A radio. It says nothing by itself but that something has changed; how it is then is read here. None of these throws. */
export interface Radio {
	readonly link: Link;
	/** An address of IPv4; empty for none. */
	readonly address: string;
	/** How strong the access point is heard, dBm; 0 for nobody knows. */
	readonly signal: number;
	/** Begins to join. False if it could not even begin. */
	join(wanted: Wanted): boolean;
	/** Leaves the access point, or gives joining up. */
	leave(): void;
}
