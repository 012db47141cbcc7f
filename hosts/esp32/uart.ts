// SPDX-License-Identifier: Apache-2.0
/** The serial console: lines in, lines out, nothing waits for a slow line, and what is printed does not tear what is being typed. */
import { LineReader } from "./lineReader.js";
import { Outgoing } from "./outgoing.js";

/** The serial port, as a console needs it. */
export interface Port {
	/** Takes a byte, or throws because it is full. */
	write(byte: number): void;
	/** A text in UTF-8. */
	encode(text: string): Uint8Array;
}

/** One console. */
export class Uart {
	readonly #reader: LineReader;
	readonly #outgoing: Outgoing;
	readonly #write: (byte: number) => void;

	/** `heard` gets each line that was typed. */
	constructor(port: Port, heard: (line: string) => void) {
		this.#write = (byte) => port.write(byte);
		this.#outgoing = new Outgoing((text) => port.encode(text));
		this.#reader = new LineReader((text) => this.#show(text), heard);
	}

	/** A byte has come in. */
	take(byte: number): void {
		this.#reader.take(byte);
	}

	/** Prints a line. What is being typed makes room for it, and stands below it afterwards. */
	print(line: string): void {
		const { typed } = this.#reader;
		this.#show(typed === "" ? `${line}\r\n` : `\r${" ".repeat(typed.length)}\r${line}\r\n${typed}`);
	}

	/** Sends what waits, as far as the port takes it. To be called now and then. */
	flush(): void {
		this.#outgoing.send(this.#write);
	}

	#show(text: string): void {
		this.#outgoing.push(text);
		this.flush();
	}
}
