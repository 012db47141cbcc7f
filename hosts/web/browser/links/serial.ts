// SPDX-License-Identifier: Apache-2.0
/** A charger on a cable, by Web Serial: frames and the console share the line. The port may go and come back. */
import { CableReader } from "../../../../src/link/cable.js";
import { Mirror } from "../../../../src/link/mirror.js";
import type { Link, Listener } from "../../model/link.js";

/** As the console says it. */
const BAUD = 115_200;
/** Time passes for the window this often, ms; and a port that is gone is looked for this often. */
const TICK_MS = 100;
const AGAIN_MS = 2_000;

/** What Web Serial gives, as far as it is used here; the standard library of TypeScript does not know it. */
interface Port {
	readonly readable: ReadableStream<Uint8Array> | null;
	readonly writable: WritableStream<Uint8Array> | null;
	open(options: { readonly baudRate: number; readonly bufferSize: number }): Promise<void>;
	close(): Promise<void>;
}

/** The way to ports. */
interface Serial {
	requestPort(): Promise<Port>;
	getPorts(): Promise<Port[]>;
}

/** Where this browser has its ports; undefined where it has none. */
export function serialOf(host: Navigator): Serial | undefined {
	return (host as Navigator & { readonly serial?: Serial }).serial;
}

/** The link. */
export class SerialLink implements Link {
	readonly how = "cable";
	readonly view: Mirror;
	trouble = "";
	readonly #serial: Serial;
	readonly #listeners: Listener[] = [];
	readonly #reader: CableReader;
	readonly #encoder = new TextEncoder();
	#port: Port | undefined;
	#writer: WritableStreamDefaultWriter<Uint8Array> | undefined;
	#tryAt = 0;

	constructor(serial: Serial) {
		this.#serial = serial;
		const decoder = new TextDecoder();
		this.#reader = new CableReader(
			{ frame: (frame) => this.view.take(frame), text: (line) => this.#toAll((listener) => listener.printed?.(line)) },
			(bytes) => decoder.decode(bytes),
		);
		this.view = new Mirror((frame) => this.#write(`${frame}\r\n`), {
			seen: () => this.#toAll((listener) => listener.seen?.()),
			event: (name, payload) => this.#toAll((listener) => listener.event?.(name, payload)),
			restarted: () => this.#toAll((listener) => listener.restarted?.()),
		});
		setInterval(() => this.#tick(), TICK_MS);
	}

	/** The owner chooses a port; the browser asks. */
	readonly connect = async (): Promise<void> => {
		try {
			await this.#open(await this.#serial.requestPort());
		} catch (error) {
			this.#complain((error as Error).message);
		}
	};

	readonly type = (line: string): void => {
		this.#write(`${line}\r`);
	};

	hear(listener: Listener): void {
		this.#listeners.push(listener);
	}

	#tick(): void {
		const now = Math.trunc(performance.now());
		if (this.#writer === undefined && now >= this.#tryAt) {
			this.#tryAt = now + AGAIN_MS;
			void this.#openAgain();
		}
		if (this.#writer !== undefined) this.view.tick(now);
		this.#toAll((listener) => listener.changed?.());
	}

	/** A port that was allowed once needs no other choice. */
	async #openAgain(): Promise<void> {
		const [port] = this.#port === undefined ? await this.#serial.getPorts() : [this.#port];
		if (port !== undefined) await this.#open(port).catch((error: Error) => this.#complain(error.message));
	}

	async #open(port: Port): Promise<void> {
		if (this.#writer !== undefined) return;
		await port.open({ baudRate: BAUD, bufferSize: 8_192 });
		this.#port = port;
		this.#writer = port.writable?.getWriter();
		this.#complain("");
		// what somebody has typed before is no part of the first frame
		this.#write("\r\n");
		void this.#read(port);
	}

	/** Until the cable is gone. */
	async #read(port: Port): Promise<void> {
		const reader = port.readable?.getReader();
		try {
			for (let next = await reader?.read(); next !== undefined && !next.done; next = await reader?.read()) this.#reader.take(next.value);
			this.#complain("closed");
		} catch (error) {
			this.#complain((error as Error).message);
		}
		reader?.releaseLock();
		this.#writer?.releaseLock();
		this.#writer = undefined;
		await port.close().catch(() => {});
	}

	/** What cannot be written is lost with the cable, which its reader notices. */
	#write(text: string): void {
		this.#writer?.write(this.#encoder.encode(text)).catch(() => {});
	}

	#complain(why: string): void {
		this.trouble = why;
		this.#toAll((listener) => listener.changed?.());
	}

	#toAll(tell: (listener: Listener) => void): void {
		for (const listener of this.#listeners) tell(listener);
	}
}
