// SPDX-License-Identifier: Apache-2.0
/** One serial line for people and for machines: bytes in, told apart by what a line begins with, texts and frames out through a bounded queue. */
import { Editor } from "./editor.js";
import { folded } from "./fold.js";
import { FrameLine } from "./frame-line.js";
import { Outgoing } from "./outgoing.js";

const BRACE = 0x7b;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** Bytes that may wait before a long answer goes on: a tick at 115 200 baud takes 115. */
const LITTLE = 256;

/** The serial port, as a line needs it. */
export interface Port {
	/** Takes a byte, or throws because it is full. */
	write(byte: number): void;
	/** A text in UTF-8. */
	encode(text: string): Uint8Array;
}

/** Whoever takes frames that begin with a dollar sign. Its clock is the host's, in ms. */
export interface FrameTaker {
	/** A byte, while nothing is typed. True if it belongs to a frame: the one that opens it, those inside, and the one that ends it. */
	take(byte: number, nowMs: number): boolean;
	/** Frames come: until this is over nothing but frames goes out. */
	readonly talking: boolean;
}

/** What a line has to do with. */
export interface LineParts {
	/** Left out where nobody looks: then nothing goes out. */
	readonly port?: Port;
	/** Gets each line that a person has typed. */
	heard(line: string): void;
	/** Gets what is wrong with a line that is not obeyed; left out, it is printed. */
	readonly refuse?: (message: string) => void;
	/** Gets each frame that is sent, where there is no port. */
	readonly sent?: (frame: string) => void;
}

/** One serial line. */
export class Line {
	/** Who takes frames that begin with a dollar sign; until there is somebody they are text. */
	rapi: FrameTaker | undefined = undefined;
	/** Who takes lines that begin with a brace; until there is somebody they are text. */
	frames: ((line: string) => void) | undefined = undefined;
	/** Whether an answer is still being given: the prompt waits for its end. */
	answers: () => boolean = () => false;
	/** Hears that a key has ended what was shown again and again. */
	touched: () => void = () => {};
	/** What a secret is asked for with; an empty text while none is. */
	asks: () => string = () => "";
	/** Hears that the secret that is asked for is not told. */
	untold: () => void = () => {};
	readonly #editor: Editor;
	readonly #outgoing: Outgoing | undefined;
	readonly #write: (byte: number) => void;
	readonly #sent: ((frame: string) => void) | undefined;
	readonly #object = new FrameLine();
	/** A frame has just ended with a carriage return: a line feed belongs to it. */
	#ended = false;
	/** Frames came when somebody looked last. */
	#talked = false;
	/** Texts that were not printed because frames came. */
	#missed = 0;

	/** `phrases` is what Tab completes: words, and words with their first argument. */
	constructor({ port, heard, refuse, sent }: LineParts, phrases: readonly string[]) {
		this.#sent = sent;
		this.#write = (byte) => port?.write(byte);
		this.#outgoing = port === undefined ? undefined : new Outgoing((text) => port.encode(text));
		const desk = {
			show: (text: string) => this.#show(text),
			heard,
			refuse: refuse ?? ((message: string) => this.print(message)),
			answers: () => this.answers(),
			touched: () => this.touched(),
			asks: () => this.asks(),
			untold: () => this.untold(),
		};
		this.#editor = new Editor(desk, phrases);
	}

	/** What Tab completes, from now on. */
	set phrases(phrases: readonly string[]) {
		this.#editor.phrases = phrases;
	}

	/** A byte has come in. */
	take(byte: number, nowMs: number): void {
		const paired = this.#ended && byte === LINE_FEED;
		this.#ended = false;
		if (this.#takesFrame(byte, nowMs)) this.#ended = byte === CARRIAGE_RETURN;
		else if (!paired) this.#type(byte);
		this.#listen();
		this.flush();
	}

	/** Time has passed: frames may be over, and what waits goes on. To be called now and then. */
	follow(): void {
		this.#listen();
		if (!this.#talked) this.#editor.follow();
		this.flush();
	}

	/** Prints a line for people, of at most 80 columns each. While frames come it is dropped, and counted: who types next is told how many were. */
	print(line: string): void {
		this.#listen();
		if (this.#talked) this.#missed += 1;
		else for (const piece of folded(line)) this.#editor.print(piece);
		this.flush();
	}

	/** Shows a text of at most 79 columns in the place of the one before it, until a key is pressed; not while frames come. */
	refresh(text: string): void {
		this.#listen();
		if (!this.#talked) this.#editor.refresh(text);
		this.flush();
	}

	/** Little enough waits that another line may be printed without any being lost. */
	get ready(): boolean {
		return this.#outgoing === undefined || this.#outgoing.waiting < LITTLE;
	}

	/** Sends a frame as it is, whatever comes in. */
	send(frame: string): void {
		this.#listen();
		this.#show(this.#editor.hide());
		if (this.#outgoing === undefined) this.#sent?.(frame);
		else this.#outgoing.push(frame, true);

		this.flush();
	}

	/** Sends what waits, as far as the port takes it. */
	flush(): void {
		this.#outgoing?.send(this.#write, !this.#talked);
	}

	/** Gives a byte to whoever takes frames; true if it was one's. A frame begins a line. */
	#takesFrame(byte: number, nowMs: number): boolean {
		if (!this.#object.open && !this.#editor.empty) return false;
		const taken = this.#takesObject(byte) || this.rapi?.take(byte, nowMs) === true;
		if (taken) this.#show(this.#editor.hide());
		return taken;
	}

	#takesObject(byte: number): boolean {
		if (this.frames === undefined || (byte !== BRACE && !this.#object.open)) return false;
		const frame = this.#object.take(byte);
		if (frame !== undefined) this.frames(frame);
		return true;
	}

	/** Somebody types. While frames come it is obeyed without a word. */
	#type(byte: number): void {
		if (this.#missed > 0 && !this.#talked) this.#tellMissed();
		this.#editor.take(byte);
		if (this.#talked) this.#editor.hide();
	}

	#tellMissed(): void {
		const missed = this.#missed;
		this.#missed = 0;
		this.#editor.print(`(${missed} texts were not printed while frames came)`);
	}

	/** Looks whether frames come now: what waits for people is dropped then. */
	#listen(): void {
		const talking = this.rapi?.talking === true;
		if (talking && !this.#talked) {
			this.#missed += this.#outgoing?.giveWay() ?? 0;
			this.#editor.hide();
		}
		this.#talked = talking;
	}

	#show(text: string): void {
		if (!this.#talked && text !== "") this.#outgoing?.push(text);
	}
}
