// SPDX-License-Identifier: Apache-2.0
/** The chip's radio, by the SDK's module of ECMA-419: it does what it is told and says how it is. */
import { frozen } from "../../../src/control/frozen.js";
import type { StaticAddress } from "../../../src/link/shown.js";
import type { Link, Radio, Wanted } from "../../../src/network/radio.js";

/** How the module is connected: below it is apart, from it on it joins, from the next on it has joined; with an address or without. */
const JOINING = 300;
const JOINED = 400;

/** What is used of the module `embedded:network/interface/wifi`. */
export interface WifiModule {
	readonly connection: number;
	readonly address: string | undefined;
	readonly RSSI: number | undefined;
	configure(options: { hostname: string; static: StaticAddress | false }): void;
	connect(options: { SSID: string; password?: string }): void;
	disconnect(): void;
}

/** Makes the module's object; `onChanged` hears of what has changed. */
export type MakeWifi = (onChanged: (property: string) => void) => WifiModule;

/** One radio. The module never says why an attempt has failed, so that a wrong password looks like a network that is not there. */
export class WifiRadio implements Radio {
	readonly #wifi: WifiModule;
	/** The module has told that there is an address; that of the network before may still be read. */
	#addressed = false;

	constructor(make: MakeWifi) {
		this.#wifi = make((property) => this.#note(property));
	}

	get link(): Link {
		const { connection } = this.#wifi;
		return connection >= JOINED ? "joined" : connection >= JOINING ? "joining" : "apart";
	}

	/** An address of IPv6 alone is none: faces listen on IPv4. */
	get address(): string {
		const address = this.#addressed && this.link === "joined" ? this.#wifi.address : undefined;
		return address === undefined || !IPV4.test(address) ? "" : address;
	}

	get signal(): number {
		return this.#wifi.RSSI ?? 0;
	}

	/** The module throws where it is joining already, or the chip cannot begin. */
	join({ ssid, password, hostname, address }: Wanted): boolean {
		this.#addressed = false;
		try {
			this.#wifi.configure({ hostname, static: address ?? false });
			this.#wifi.connect({ SSID: ssid, ...(password === "" ? {} : { password }) });
			return true;
		} catch {
			return false;
		}
	}

	leave(): void {
		this.#addressed = false;
		this.#wifi.disconnect();
	}

	/** Nothing is done but noted: a command here would be answered by the next change. */
	#note(property: string): void {
		this.#addressed = this.link === "joined" && (this.#addressed || property === "address");
	}
}

const IPV4 = frozen(/^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$/);
