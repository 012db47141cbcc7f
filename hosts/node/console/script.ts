// SPDX-License-Identifier: Apache-2.0
/** A console that is used by a script: a line in, its answers out, without echo and prompt; the next line when the prompt is back. */
import { Rows } from "./rows.js";

const PROMPT = "> ";
/** What begins a frame is answered by a frame, without a prompt. */
const FRAMES = ["$", "{"];
/** How long a charger may say nothing before its answer is not waited for any more, ms. */
const SILENCE_MS = 5_000;
/** How long it may take until it is there: opening a port restarts some boards. */
const TRIES = 5;
const TRY_MS = 1_000;

/** Types lines. */
export class Script {
	readonly #send: (text: string) => void;
	readonly #print: (row: string) => void;
	readonly #rows = new Rows((row) => this.#ended(row));
	/** The prompt was seen. */
	#awake = false;
	/** Whether that is the end of an answer, by the row that has ended (undefined while none has), and who waits for it. */
	#over: (row: string | undefined) => boolean = () => false;
	#done: () => void = () => {};
	#heardAt = 0;

	/** `send` types on the charger's line; `print` gets each row of the answers, and what the charger says unasked. */
	constructor(send: (text: string) => void, print: (row: string) => void) {
		this.#send = send;
		this.#print = print;
	}

	/** The charger has sent something. */
	received(bytes: Uint8Array): void {
		this.#heardAt = performance.now();
		this.#rows.take(bytes);
		if (this.#over(undefined)) this.#done();
	}

	/** Types a line, and waits for the end of its answer. What is wrong, or an empty text. */
	async ask(line: string): Promise<string> {
		if (line.trim() === "") return "";
		const frame = FRAMES.find((each) => line.startsWith(each));
		if (frame === undefined && !(await this.#wake())) return "the charger shows no prompt; is it one, and is the baud rate right?";
		const prompt = this.#promptAgain();
		const answered = await this.#type(`${line}\r`, (row) => prompt(row) || (frame !== undefined && row?.startsWith(frame) === true));
		return answered ? "" : `no answer to "${line}" within ${SILENCE_MS / 1_000} s`;
	}

	/** The prompt is back, once the row with the echo has ended. */
	#promptAgain(): (row: string | undefined) => boolean {
		let echoed = false;
		return (row) => {
			if (row?.startsWith(PROMPT)) echoed = true;
			return row === undefined && echoed && this.#rows.row === PROMPT;
		};
	}

	async #wake(): Promise<boolean> {
		for (let i = 0; i < TRIES && !this.#awake; i++)
			this.#awake = await this.#type("\r", (row) => row === undefined && this.#rows.row === PROMPT, TRY_MS);
		return this.#awake;
	}

	/** Types something and waits until it is over; false if the charger says nothing for too long. */
	async #type(text: string, over: (row: string | undefined) => boolean, silenceMs = SILENCE_MS): Promise<boolean> {
		this.#heardAt = performance.now();
		const answered = new Promise<boolean>((resolve) => {
			const timer = setInterval(() => {
				if (performance.now() - this.#heardAt > silenceMs) end(false);
			}, silenceMs / 10);
			const end = (answered: boolean): void => {
				clearInterval(timer);
				resolve(answered);
			};
			this.#done = () => end(true);
		});
		this.#over = over;
		this.#send(text);
		const is = await answered;
		this.#over = () => false;
		return is;
	}

	#ended(row: string): void {
		const isFrame = this.#over(row);
		// before the prompt was seen, an empty row is what Enter has made
		if (!row.startsWith(PROMPT.trim()) && (this.#awake || row !== "")) this.#print(row);
		if (isFrame) this.#done();
	}
}
