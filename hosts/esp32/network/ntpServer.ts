// SPDX-License-Identifier: Apache-2.0
/** A server of the time of day, by the SDK's client of SNTP: one client for each question, so that none hears the answer to another's. */
import type { TimeServer } from "../../../src/network/timekeeper.js";

/** What is used of the module `embedded:network/ntp/client`. */
export interface NtpClient {
	/** `answered` hears null and ms since 1970 UTC, or an Error. */
	getTime(answered: (error: Error | null, unixMs?: number) => void): void;
	close(): void;
}

/** Asks one question at a time. */
export class NtpServer implements TimeServer {
	readonly #make: (server: string) => NtpClient;
	#client: NtpClient | undefined;

	/** `make` makes a client that asks this server; it may throw, where there is no socket left. */
	constructor(make: (server: string) => NtpClient) {
		this.#make = make;
	}

	ask(server: string, answered: (unixMs: number | undefined) => void): void {
		this.giveUp();
		try {
			const client = this.#make(server);
			this.#client = client;
			client.getTime((error, unixMs) => {
				if (this.#client !== client) return;
				this.giveUp();
				answered(error === null ? unixMs : undefined);
			});
		} catch {
			this.giveUp();
			answered(undefined);
		}
	}

	giveUp(): void {
		this.#client?.close();
		this.#client = undefined;
	}
}
