// SPDX-License-Identifier: Apache-2.0
/** The bench in real time: words come in as somebody types them, and everything that changes is shown. */
import { clearScreenDown, createInterface, cursorTo, type Interface, moveCursor } from "node:readline";
import { completionOf } from "../../src/console/completion.js";
import { PHRASES } from "../../src/console/phrases.js";
import type { Medium } from "../../src/settings/journal.js";
import { secretAt } from "../../src/settings/secrets.js";
import { MutedTerminal } from "./muted.js";
import type { Options } from "./options.js";
import type { Output } from "./output.js";
import { type Paint, paintFor } from "./paint.js";
import { Session, WORDS } from "./session.js";
import { statusText } from "./status.js";

/** How often the bench catches up with real time, ms. */
const FRAME_MS = 40;
/** Columns behind the status that are left for typing. */
const TYPING_COLUMNS = 28;

const GREETING = [
	"Type what happens to it, for example:",
	"  plug                        the cable goes in",
	"  draw_power_regulated 16,3   the vehicle charges with 16 A on three phases",
	"  unplug                      and is gone",
	"help lists all words, quit ends.",
	"",
];

/** Runs until the input ends or somebody quits; the exit status. Settings and the store have been looked at before. */
export async function runTerminal(
	options: Options,
	version: string,
	output: Output,
	medium: Medium | undefined,
	accompany?: (session: Session, print: (line: string) => void) => Companion,
): Promise<number> {
	const person = process.stdin.isTTY === true && process.stdout.isTTY === true && !options.json;
	const display = person ? new Screen() : new Stream(output);
	if (!options.json) {
		display.print(`Pilotlight ${version}: the firmware of an EV charger on a virtual board, in real time.`);
		for (const line of GREETING) display.print(line);
	}
	const session = new Session(options, display, display.paint, medium);
	// what serves others goes on when nobody types any more
	if (accompany !== undefined) for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => quit(session));
	const companion = accompany?.(session, (line) => display.print(line));
	await new Promise<void>((resolve) => follow(session, display, output, { person, lasts: companion !== undefined }, resolve));
	await companion?.end();
	session.end();
	display.close();
	return person ? 0 : session.status;
}

/** Something that runs beside a session, and has to be ended before that is over. */
export interface Companion {
	end(): Promise<void>;
}

function quit(session: Session): void {
	session.quits = true;
}

/** Lets the session and the display keep up with time, until it is over; without `lasts` that is at the end of the input at the latest. */
function follow(
	session: Session,
	display: Display,
	output: Output,
	{ person, lasts }: { readonly person: boolean; readonly lasts: boolean },
	over: () => void,
): void {
	const startedAt = performance.now();
	let inputEnded = false;
	const frame = (): void => {
		const played = session.catchUp(Math.trunc(performance.now() - startedAt));
		display.show(session);
		// what a pipe brings is played to its end, for its expectations; a person who sees nothing any more has left
		if (!output.open && process.stdin.isTTY) session.quits = true;
		if (!session.quits && !(inputEnded && (person || (played && !lasts)))) return;
		clearInterval(timer);
		over();
	};
	const timer = setInterval(frame, FRAME_MS);
	display.reader.on("line", (line) => {
		if (person) session.typeNow(line);
		else session.type(line);
	});
	display.reader.on("close", () => {
		inputEnded = true;
	});
}

/** What a session is shown on. */
interface Display {
	readonly reader: Interface;
	readonly paint: Paint;
	print(line: string): void;
	complain(line: string): void;
	/** Shows what has been printed, and the status. */
	show(session: Session): void;
	close(): void;
}

/** Plain lines, for pipes and files. */
class Stream implements Display {
	readonly reader = createInterface({ input: process.stdin, terminal: false });
	readonly paint = paintFor({}, {});
	private readonly output: Output;

	constructor(output: Output) {
		this.output = output;
	}

	print(line: string): void {
		this.output.print(line);
	}

	complain(line: string): void {
		process.stderr.write(`${line}\n`);
	}

	show(): void {}

	close(): void {
		this.reader.close();
	}
}

/** A terminal with a person: lines go above a prompt that carries the status. */
class Screen implements Display {
	readonly paint = paintFor(process.stdout, process.env);
	private readonly output = new MutedTerminal(process.stdout);
	readonly reader = createInterface({ input: process.stdin, output: this.output, terminal: true, completer: complete });
	private readonly lines: string[] = [];
	private prompt = "";
	private closed = false;

	constructor() {
		this.reader.on("close", () => {
			this.closed = true;
		});
		this.reader.on("history", (lines: string[]) => {
			if (this.output.muted || secretAt(typedIn(lines[0] ?? "") ?? "") >= 0) lines.shift();
		});
	}

	print(line: string): void {
		this.lines.push(line);
	}

	complain(line: string): void {
		this.lines.push(this.paint("red", line));
	}

	show(session: Session): void {
		this.output.muted = session.asks !== "";
		if (this.output.muted) {
			if (this.lines.length > 0) this.flush();
			this.prompt = "";
			return;
		}
		const room = (process.stdout.columns ?? 0) - TYPING_COLUMNS;
		const prompt = `${statusText(session.bench, this.paint, room)} ${this.paint("blue", ">")} `;
		if (this.closed || (this.lines.length === 0 && prompt === this.prompt)) return;
		this.flush();
		this.prompt = prompt;
		this.reader.setPrompt(prompt);
		this.reader.prompt(true);
	}

	close(): void {
		this.flush();
		this.reader.close();
	}

	/** Takes the prompt and what is being typed away, however many rows they fill, and prints above it. */
	private flush(): void {
		if (!this.closed) moveCursor(process.stdout, 0, -this.reader.getCursorPos().rows);
		cursorTo(process.stdout, 0);
		clearScreenDown(process.stdout);
		process.stdout.write(this.lines.map((line) => `${line}\n`).join(""));
		this.lines.length = 0;
	}
}

/** What is typed on the charger's console, behind >; undefined of a word of the bench. */
function typedIn(line: string): string | undefined {
	return /^\s*>\s*(.*)$/.exec(line)?.[1];
}

/** What the word that is being typed may become: one of the bench, or behind > one of the charger's console. */
function complete(line: string): [string[], string] {
	const typed = typedIn(line);
	if (typed === undefined) return [WORDS.filter((word) => word.startsWith(line.toLowerCase())), line];
	const { choices } = completionOf(PHRASES, typed);
	return [choices.length === 1 ? [`${choices[0]} `] : [...choices], typed.slice(typed.lastIndexOf(" ") + 1)];
}
