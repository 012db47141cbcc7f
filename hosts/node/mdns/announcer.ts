// SPDX-License-Identifier: Apache-2.0
/** Announces a charger in the network of this computer (mDNS, RFC 6762), once it is seen, and anew when it has another name. */
import { ANNOUNCED_OF, servicesOf } from "../../../src/http/announcement.js";
import { Charger, type Confidant } from "../../../src/link/charger.js";
import type { Onlooker } from "../../bench/outside.js";
import type { Shower } from "../beside.js";
import { loadResponder, type MakeResponder, type Responder } from "./library.js";

/** How long services may take to be taken back, ms. */
const FAREWELL_MS = 1_000;

/** One charger's. */
export class Announcer implements Shower {
	readonly #make: MakeResponder;
	readonly #port: number;
	readonly #tell: (line: string) => void;
	#responder: Responder | undefined;
	/** What was announced last. */
	#said = "";

	/** `port` is that of the server. */
	constructor(make: MakeResponder, port: number, tell: (line: string) => void) {
		this.#make = make;
		this.#port = port;
		this.#tell = tell;
	}

	/** Undefined where the package is not here, which is told. */
	static async make(port: number, tell: (line: string) => void): Promise<Announcer | undefined> {
		const make = await loadResponder();
		if (make === undefined)
			tell("nobody finds the charger by itself: that needs the package bonjour-service; npm install bonjour-service brings it");
		return make === undefined ? undefined : new Announcer(make, port, tell);
	}

	serve(window: Confidant): Onlooker {
		const charger = new Charger(window);
		return { tick: () => this.#look(charger) };
	}

	words(): string[] {
		return ["mDNS: _http._tcp, _pilotlight._tcp and _openevse._tcp, by the name of the charger", ""];
	}

	async close(): Promise<void> {
		await this.#takeBack();
	}

	#look(charger: Charger): void {
		if (!charger.window.clear) return;
		const now = ANNOUNCED_OF.map((key) => charger.text(key)).join("\n");
		if (now === this.#said) return;
		this.#said = now;
		void this.#takeBack().then(() => this.#publish(charger));
	}

	#publish(charger: Charger): void {
		const responder = this.#make((error) => this.#tell(`the charger cannot be announced in the network (${error.message})`));
		this.#responder = responder;
		for (const service of servicesOf(charger)) responder.publish({ ...service, port: this.#port });
	}

	async #takeBack(): Promise<void> {
		const responder = this.#responder;
		this.#responder = undefined;
		if (responder === undefined) return;
		await new Promise<void>((resolve) => {
			const late = setTimeout(resolve, FAREWELL_MS);
			responder.unpublishAll(() => {
				clearTimeout(late);
				resolve();
			});
		});
		responder.destroy();
	}
}
