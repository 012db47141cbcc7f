// SPDX-License-Identifier: Apache-2.0
/** A hand of the crew, seen from outside: a process of its own that is asked, and that answers, dies, or is given up. */
import { type ChildProcess, fork } from "node:child_process";
import type { Answer, Order, Start } from "./worker.js";

/** Why there was no answer. It says nothing about the tests. */
export interface NoAnswer {
	readonly fate: "error";
	readonly failure: string;
}

const WORKER = new URL("./worker.js", import.meta.url);

/** What a process may take, far more than the tests need. */
const MEMORY_MB = 512;

/** A process with one copy of the house; no thread, because one that runs out of memory may take all the others with it. */
export class Hand {
	readonly #process: ChildProcess;
	readonly #patienceMs: number;
	#complaint = "";
	#died: string | undefined;
	#tell: ((answer: Answer | NoAnswer) => void) | undefined;

	constructor(start: Start, patienceMs: number) {
		this.#patienceMs = patienceMs;
		this.#process = fork(WORKER, [JSON.stringify(start)], {
			execArgv: [`--max-old-space-size=${MEMORY_MB}`],
			stdio: ["ignore", "ignore", "pipe", "ipc"],
		});
		this.#process.stderr?.on("data", (text) => (this.#complaint += text));
		this.#process.on("message", (answer: Answer) => this.#tell?.(answer));
		this.#process.on("error", (error) => this.#die(error.message));
		this.#process.on("close", (code, signal) => this.#die(errorIn(this.#complaint) ?? `ended with ${signal ?? `code ${code}`}`));
	}

	/** The answer, or why there is none. After that it is of no use any more. */
	ask(order: Order): Promise<Answer | NoAnswer> {
		return new Promise((resolve) => {
			const patience = setTimeout(() => {
				this.#die(`no answer within ${this.#patienceMs / 1_000} s`);
				this.end();
			}, this.#patienceMs);
			this.#tell = (answer) => {
				clearTimeout(patience);
				this.#tell = undefined;
				resolve(answer);
			};
			if (this.#died !== undefined) this.#tell({ fate: "error", failure: this.#died });
			// an error here is one that ends the process, which is heard of anyway
			else this.#process.send(order, () => {});
		});
	}

	/** Ends it, whatever it does. */
	end(): void {
		this.#process.kill("SIGKILL");
	}

	#die(failure: string): void {
		this.#died ??= failure;
		this.#tell?.({ fate: "error", failure: this.#died });
	}
}

/** What a process has said last of all: the line that names its error. */
function errorIn(complaint: string): string | undefined {
	return /^(?:\w*Error|FATAL ERROR): .*$/m.exec(complaint)?.[0];
}
