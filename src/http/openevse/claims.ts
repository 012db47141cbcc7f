// SPDX-License-Identifier: Apache-2.0
/** The claims of all clients, the manual override among them: each is a limit of the port, so that none can overrule anybody else. */
import type { Charger } from "../../link/charger.js";
import { allowanceOf, type Claim, claimOf, currentOf } from "./claim.js";
import { clearLimit, FAMILY, type Heard, HIDDEN, namesOf, setLimit, standing } from "./limits.js";

/** The client that stands for the manual override (openevse_esp32_firmware src/evse_man.h, EvseClient_OpenEVSE_Manual). */
export const MANUAL = 0x10001;
/** How the original ranks the override and other clients. Here nobody ranks above anybody. */
export const MANUAL_PRIORITY = 1_000;
export const CLIENT_PRIORITY = 500;
/** Numbers of clients are below this, which stands for none. */
const NOBODY = 0xffffffff;
/** Claims beside the override, at most: each is a limit of the port, which has room for 32 of everybody. */
const MOST_CLAIMS = 4;

/**
 * Those of one charger. What was claimed is kept here, and whether it stands is seen at the charger: with the vehicle it ends there, and
 * whoever restarts here still finds what holds.
 */
export class Claims {
	readonly #charger: Charger;
	readonly #known = new Map<number, Claim>();

	constructor(charger: Charger) {
		this.#charger = charger;
	}

	/** The claim of a client; undefined if it has none. */
	of(client: number): Claim | undefined {
		const known = this.#known.get(client);
		const stands = standing(this.#charger, nameOf(client));
		if (stands === HIDDEN) return known;
		if (stands === undefined) {
			this.#known.delete(client);
			return undefined;
		}
		return known !== undefined && allowanceOf(known) === stands ? known : claimOf(stands);
	}

	/** The manual override; undefined if there is none. */
	get override(): Claim | undefined {
		return this.of(MANUAL);
	}

	/** The client whose claim a limit of this name is; undefined if it is none. */
	clientCalled(name: string): number | undefined {
		const client = clientOf(name);
		return client < 0 ? undefined : client;
	}

	/** All of them, by their clients. */
	get all(): [client: number, claim: Claim][] {
		const clients = new Set([...namesOf(this.#charger).map(clientOf), ...this.#known.keys()]);
		return [...clients].flatMap((client) => {
			const claim = client < 0 ? undefined : this.of(client);
			return claim === undefined ? [] : [[client, claim]];
		});
	}

	/** The least current that one of them names, mA per phase; Infinity if none does. */
	get ma(): number {
		return Math.min(...this.all.map(([, claim]) => currentOf(claim)), Number.POSITIVE_INFINITY);
	}

	/** Whether one of them ends charging. */
	get disable(): boolean {
		return this.all.some(([, { state }]) => state === "disabled");
	}

	/** Makes a claim in place of the one that the client has. */
	make(client: number, claim: Claim, heard: Heard): void {
		const wrong = this.#wrongWith(client, claim);
		if (wrong !== "") {
			heard(wrong);
			return;
		}
		const untilUnplugged = claim.auto_release === true ? "yes" : "no";
		const told = { name: nameOf(client), current: allowanceOf(claim), untilUnplugged, reason: reasonOf(client) };
		setLimit(this.#charger, told, (refusal) => {
			if (refusal === "") this.#known.set(client, claim);
			heard(refusal);
		});
	}

	/** Takes a claim back. What was not there need not be. */
	release(client: number, heard: Heard): void {
		clearLimit(this.#charger, nameOf(client), (refusal) => {
			if (refusal === "") this.#known.delete(client);
			heard(refusal);
		});
	}

	#wrongWith(client: number, { state }: Claim): string {
		if (!(client >= 0 && client < NOBODY)) return `a client is a number below ${NOBODY}`;
		const others = this.all.filter(([each]) => each !== client && each !== MANUAL).length;
		if (client !== MANUAL && others >= MOST_CLAIMS) return `${MOST_CLAIMS} clients have claims, and there is room for no more; release one`;
		// who does not know that it was disabled must not enable it
		const unseen = state === undefined && !this.#known.has(client) && standing(this.#charger, nameOf(client)) === HIDDEN;
		return unseen ? "so many limits are set that it cannot be seen whether this one stands; say the state as well" : "";
	}
}

function nameOf(client: number): string {
	return client === MANUAL ? FAMILY : `${FAMILY}.${client}`;
}

/** −1 for a limit that is no claim. */
function clientOf(name: string): number {
	if (name === FAMILY) return MANUAL;
	if (!name.startsWith(`${FAMILY}.`)) return -1;
	const digits = name.slice(FAMILY.length + 1);
	return /^\d{1,10}$/.test(digits) ? Number(digits) : -1;
}

function reasonOf(client: number): string {
	return client === MANUAL ? "OpenEVSE override" : `OpenEVSE client ${client}`;
}
