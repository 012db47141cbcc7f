// SPDX-License-Identifier: Apache-2.0
/** A pseudo-terminal, which Node cannot make: `socat` makes it, and passes its bytes to and fro. */
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, constants, openSync } from "node:fs";
import type { NoWire } from "./wire.js";

/** Bytes that may wait for socat, and so for whoever reads the pseudo-terminal. */
const MOST_WAITING = 4_096;
const MISSING =
	"--pty needs socat, which makes the pseudo-terminal; install it: sudo apt install socat (Debian, Ubuntu), brew install socat (macOS)";

/** An open pseudo-terminal. */
export class PseudoTerminal {
	/** What other programs open. */
	readonly name: string;
	readonly #socat: ChildProcess;
	/** The other programs' end, held open: without that the terminal would end with the first program that closes it. */
	readonly #held: number;

	constructor(name: string, socat: ChildProcess) {
		this.name = name;
		this.#socat = socat;
		this.#held = openSync(name, constants.O_RDWR | constants.O_NOCTTY);
	}

	/** Nobody reads what was sent before. */
	get full(): boolean {
		return (this.#socat.stdin?.writableLength ?? 0) >= MOST_WAITING;
	}

	/** Sends something to whoever has opened it. */
	received(bytes: Uint8Array): void {
		this.#socat.stdin?.write(bytes);
	}

	/** `typed` gets what comes from there, `ended` is told when there is no terminal any more. */
	listen(typed: (bytes: Uint8Array) => void, ended: () => void): void {
		this.#socat.stdout?.on("data", typed);
		this.#socat.stdin?.on("error", () => {});
		this.#socat.once("exit", ended);
	}

	close(): void {
		closeSync(this.#held);
		this.#socat.removeAllListeners("exit");
		this.#socat.kill();
	}
}

/** Makes one. */
export async function openPseudoTerminal(): Promise<PseudoTerminal | NoWire> {
	const socat = spawn("socat", ["-d", "-d", "pty,raw,echo=0", "-"], { stdio: "pipe" });
	let said = "";
	return new Promise((resolve) => {
		socat.once("error", () => resolve({ wrong: MISSING }));
		socat.once("exit", () => resolve({ wrong: `--pty: socat makes no pseudo-terminal (${said.trim()})` }));
		socat.stderr.on("data", (text: Buffer) => {
			said += text;
			const name = /PTY is (\S+)\s/.exec(said)?.[1];
			if (name === undefined) return;
			socat.stderr.removeAllListeners("data").resume();
			socat.removeAllListeners("exit");
			resolve(new PseudoTerminal(name, socat));
		});
	});
}
