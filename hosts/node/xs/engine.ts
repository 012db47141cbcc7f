// SPDX-License-Identifier: Apache-2.0
/** Drives one XS engine in a worker process: imports module files into it and evaluates expressions there. */
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { type Answer, guestProgram, type Question, type Result } from "./guest.js";
import { NetstringReader, netstring } from "./netstring.js";
import { inSource } from "./places.js";

/** What an expression came to, and what it cost. */
export interface Reply<T> {
	readonly value: T;
	/** The engine's own measure of work, the same on every run and machine; it wraps at 2^32. */
	readonly computrons: number;
	/** Slots in use when the reply was made, with what the next collection will free. */
	readonly heapCount: number;
}

/** What an engine is opened with. */
export interface EngineOptions {
	/** The program, as findWorker() names it. */
	readonly worker: string;
	/** Files for bare specifiers; all other imports must be relative. */
	readonly modules?: Readonly<Record<string, string>>;
	/** What is made of a module's text before it is compiled; its lines must stay where they are. */
	readonly prepare?: (file: string, text: string) => string;
	/** Receives what code in the engine passes to its global function `write`, at once and in order. */
	readonly write?: (text: string) => void;
	/** An answer that takes longer ends the engine. */
	readonly timeoutMs?: number;
}

const exits: Readonly<Record<number, string>> = {
	11: "its memory is full",
	12: "its stack has overflowed",
	15: "of an exception that nothing caught",
	16: "it has no more keys",
};

/** One XS engine. When it dies, the call under way and all later ones reject with the reason. */
export class Engine {
	readonly #child: ChildProcess;
	readonly #input: Writable;
	readonly #options: EngineOptions;
	#waiting: { resolve(message: Buffer): void; reject(reason: Error): void } | undefined;
	#death: Error | undefined;
	#turn: Promise<unknown>;

	constructor(options: EngineOptions) {
		this.#options = options;
		// what the engine itself prints goes to standard error; an empty environment keeps it from looking for a debugger
		this.#child = spawn(options.worker, [], { stdio: ["ignore", 2, 2, "pipe", "pipe"], env: {} });
		this.#input = this.#child.stdio[3] as Writable;
		// a write to a dead engine: its exit is what tells why
		this.#input.on("error", () => {});
		const reader = new NetstringReader();
		(this.#child.stdio[4] as Readable).on("data", (piece: Buffer) => {
			for (const message of reader.push(piece)) this.#receive(message);
		});
		this.#child.on("error", (error) => this.#die(`cannot run ${options.worker}: ${error.message}`));
		this.#child.on("close", (code, signal) => this.#die(`ended because ${cause(code, signal)}`));
		this.#turn = this.#exchange(`e${guestProgram}`);
		this.#turn.catch(() => {});
	}

	/** Imports an ES module file, with all that it imports; expressions see its exports as `name`. */
	async import(name: string, file: string): Promise<void> {
		await this.#run(`guestImport(${JSON.stringify(name)}, ${JSON.stringify(resolve(file))})`);
	}

	/** Evaluates an expression, waits for it if it is a promise, and brings its value here as JSON. */
	call<T>(expression: string): Promise<Reply<T>> {
		return this.#run(`guestCall(${JSON.stringify(expression)})`) as Promise<Reply<T>>;
	}

	/** Collects garbage and counts the slots that remain in use. */
	async collect(): Promise<number> {
		return measured(await this.#queue("egc()")).heapCount;
	}

	/** Lets the engine finish what it does and end. */
	async close(): Promise<void> {
		await this.#queue("q").catch(() => {});
	}

	async #run(code: string): Promise<Reply<unknown>> {
		const message = await this.#queue(`e${code}`);
		const { heapCount, computrons, text } = measured(message);
		if (text === "") throw new Error("the expression waits for a promise that nothing will settle: XS has no timers here");
		const result: Result = JSON.parse(text);
		if ("error" in result) throw revived(result.error);
		return { value: result.value, computrons, heapCount };
	}

	/** One message at a time: while the worker works, it takes whatever comes next for the answer to its own question. */
	#queue(message: string): Promise<Buffer> {
		const turn = this.#turn.then(() => this.#exchange(message));
		this.#turn = turn.catch(() => {});
		return turn;
	}

	#exchange(message: string): Promise<Buffer> {
		if (this.#death) return Promise.reject(this.#death);
		const { timeoutMs } = this.#options;
		return new Promise<Buffer>((resolve, reject) => {
			const late =
				timeoutMs &&
				setTimeout(() => {
					this.#die(`gave no answer within ${timeoutMs / 1000} s`);
					this.#child.kill("SIGKILL");
				}, timeoutMs);
			const settle = () => {
				clearTimeout(late);
				this.#waiting = undefined;
			};
			this.#waiting = {
				resolve(answer) {
					settle();
					resolve(answer);
				},
				reject(reason) {
					settle();
					reject(reason);
				},
			};
			this.#input.write(netstring(message));
		});
	}

	#receive(message: Buffer): void {
		const kind = message.toString("latin1", 0, 1);
		const text = message.toString("utf8", 1);
		if (kind === "?") this.#input.write(netstring(`/${JSON.stringify(this.#answer(JSON.parse(text)))}`));
		else if (kind === "!") this.#waiting?.reject(new Error(`XS: ${text}`));
		else this.#waiting?.resolve(message);
	}

	#answer(question: Question): Answer {
		try {
			if (question.ask === "load") return { text: `${this.#load(question.file)}\n//# sourceURL=${question.file}` };
			if (question.ask === "resolve") return { text: this.#find(question.specifier, question.importer) };
			this.#options.write?.(question.text);
			return { text: "" };
		} catch (error) {
			const { code, message } = error as NodeJS.ErrnoException;
			return { refusal: code === "ENOENT" ? "there is no such module" : message };
		}
	}

	#load(file: string): string {
		const text = readFileSync(file, "utf8");
		return this.#options.prepare?.(file, text) ?? text;
	}

	#find(specifier: string, importer: string): string {
		if (/^\.{0,2}\//.test(specifier)) return resolve(dirname(importer), specifier);
		const file = this.#options.modules?.[specifier];
		if (file) return file;
		throw new Error(`${importer} imports "${specifier}", which is neither a relative path nor a module of this engine`);
	}

	#die(reason: string): void {
		this.#death ??= new Error(`the XS engine ${reason}`);
		this.#waiting?.reject(this.#death);
	}
}

function cause(code: number | null, signal: string | null): string {
	return exits[code ?? -1] ?? `of ${signal ?? `exit code ${code}`}`;
}

/** A reply is `.`, the meter as JSON, a byte of value 1, and what the guest has encoded. */
function measured(message: Buffer): { text: string; computrons: number; heapCount: number } {
	const split = message.indexOf(1);
	const { compute, currentHeapCount } = JSON.parse(message.subarray(1, split).toString());
	return { text: message.subarray(split + 1).toString(), computrons: compute, heapCount: currentHeapCount };
}

function revived({ name, message, stack }: { name: string; message: string; stack: string }): Error {
	const error = new Error(message);
	error.name = name;
	error.stack = inSource(stack);
	return error;
}
