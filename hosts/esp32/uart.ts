// SPDX-License-Identifier: Apache-2.0
/** The serial console on UART0: lines in, lines out, and nothing waits for a slow line. */
import Serial from "embedded:io/serial";
import { LineReader } from "./lineReader.js";

const BAUD = 115_200;
/** What does not fit into the port's buffer waits here, up to this many characters; then the oldest are lost. */
const MOST_WAITING = 4_096;

/** One console. */
export class Uart {
	readonly #serial: Serial;
	readonly #reader: LineReader;
	#waiting = "";

	/** `heard` gets each line that was typed. */
	constructor(receive: number, transmit: number, heard: (line: string) => void) {
		this.#reader = new LineReader(heard);
		const hear = (byte: number) => this.#show(this.#reader.take(byte));
		this.#serial = new Serial({
			port: 0,
			baud: BAUD,
			receive,
			transmit,
			format: "number",
			onReadable(count: number) {
				for (; count > 0; count--) hear(this.read() as number);
			},
		});
	}

	/** Prints a line. */
	print(line: string): void {
		this.#show(`${line}\r\n`);
	}

	/** Sends what waits, as far as the port takes it. To be called now and then. */
	flush(): void {
		if (this.#waiting === "") return;
		const bytes = new Uint8Array(ArrayBuffer.fromString(this.#waiting));
		let sent = 0;
		try {
			for (; sent < bytes.length; sent++) this.#serial.write(bytes[sent]);
		} catch {
			// the port's buffer is full: the rest goes the next time
		}
		this.#waiting = sent === bytes.length ? "" : String.fromArrayBuffer(bytes.slice(sent).buffer);
	}

	#show(text: string): void {
		this.#waiting = (this.#waiting + text).slice(-MOST_WAITING);
		this.flush();
	}
}
