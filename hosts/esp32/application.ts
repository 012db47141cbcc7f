// SPDX-License-Identifier: Apache-2.0
/** What runs on the chip, whatever its board: a console, a sealed store, a tick every 10 ms, and the last words before a restart. */
import { eventLine } from "../../src/console/event-line.js";
import { Line, type Port } from "../../src/console/line.js";
import { shows } from "../../src/console/past.js";
import { PHRASES } from "../../src/console/phrases.js";
import type { Voice } from "../../src/console/word.js";
import { frozen } from "../../src/control/frozen.js";
import { step } from "../../src/control/step.js";
import type { Store } from "../../src/evse/store.js";
import type { Outlets } from "../../src/outlets.js";
import type { Retained } from "../../src/settings/heldStore.js";
import { SealedStore } from "../../src/settings/sealedStore.js";
import type { Birth } from "../../src/thing/subject.js";
import { portrait } from "../bench/portrait.js";
import { FIRST_WORDS } from "../bench/scenario/parse.js";
import { type Machine, Outpost } from "../sdk/outpost.js";
import { type BoardFile, complaints } from "./boardFile.js";
import { Charger, type Pins } from "./charger.js";
import { Stopwatch } from "./stopwatch.js";
import { VirtualCharger } from "./virtual.js";

/** How often the virtual board says what its ticks have cost, ms. */
const REPORT_MS = 60_000;
/** On the board "virtual" what begins so is for the console; everything else is for the bench. */
const CONSOLE = ">";
/** The record that keeps why the firmware broke off. */
const CRASH = "crash";
const LONGEST_CRASH = 200;

/** What the chip says of its start and end. */
export interface Life extends Retained {
	reason(): string;
	lastWords(): string | undefined;
	giveUp(reason: string): void;
}

/** What the chip brings. */
export interface Chip {
	readonly port: Port;
	readonly pins: Pins;
	/** The key-value storage, as it is. */
	readonly flash: Store;
	readonly life: Life;
	/** A clock, µs. */
	microseconds(): number;
	/** A number from 0 to `limit` − 1 that nobody can foresee. */
	chance(limit: number): number;
	/** Makes a machine beside this one, which speaks to the network; left out where there is no radio. */
	outside?(): Machine;
}

/** What the board makes of a tick, a line and a question. */
interface Running {
	/** So many milliseconds have passed. */
	pass(ms: number): void;
	type(line: string): void;
	more(): readonly string[];
	/** Leads the charger's own outside to its window: `hear` gets its frames. Returns where frames for it go. */
	connect(hear: (frame: string) => void): (frame: string) => void;
	/** Whether the contactor is open, and stays so. */
	isOpen(): boolean;
}

/** The port of HTTP, and who turns names into addresses where the network's owner names nobody: the SDK's own choice. */
const PLAN = frozen({ http: 80, names: [], dns: "1.1.1.1" });

/** Reasons of a start during which the supply was there, as Boot.reason() names them. Of one that is not known it was gone. */
const OWN: readonly string[] = frozen([
	"restarted by the firmware",
	"panic",
	"interrupt watchdog",
	"task watchdog",
	"watchdog",
	"reset pin",
]);

/** Everything between the chip and the charger. */
export class Application {
	readonly line: Line;
	readonly #chip: Chip;
	readonly #store: SealedStore;
	readonly #voice: Voice = { shown: "on" };
	readonly #stopwatch = new Stopwatch();
	readonly #outlets: Outlets;
	#running: Running | undefined;
	#outpost: Outpost | undefined;
	#passedMs = 0;
	/** What has stopped the controller in this run, once it was written down. */
	#failure: string | undefined;

	constructor(chip: Chip) {
		this.#chip = chip;
		this.line = new Line({ port: chip.port, heard: (line) => this.#running?.type(line) }, PHRASES);
		const { life, flash } = chip;
		this.#store = new SealedStore(flash, (line) => this.line.print(line));
		const birth = this.#born();
		this.#outlets = {
			store: this.#store,
			retained: life,
			print: (line) => this.line.print(line),
			event: (name, payload) => this.#tell(name, payload),
			chance: (limit) => chip.chance(limit),
			birth,
			ownRestart: OWN.includes(birth.reason),
			voice: this.#voice,
			portrait,
			line: this.line,
		};
	}

	/** A byte has come in on the serial line. */
	take(byte: number): void {
		this.line.take(byte, this.#nowMs());
	}

	/** Says why the chip has started, and remembers why it broke off before: in flash, for as long as nothing else breaks off. */
	#born(): Birth {
		const { life } = this.#chip;
		const reason = life.reason();
		const words = life.lastWords();
		if (words !== undefined) this.#store.write(CRASH, words);
		const crash = this.#store.read(CRASH) ?? "";
		this.line.print(words === undefined ? `boot (${reason})` : `boot (${reason}) after: ${words}`);
		return { reason, crash, more: () => this.#running?.more() ?? [] };
	}

	/** Becomes the charger of a board; says what is wrong with it if it cannot, and leaves the contactor open. */
	beReal(board: string, file: BoardFile, decide = step): void {
		const wrong = complaints(file);
		for (const complaint of wrong) this.line.print(`board ${board}: ${complaint}`);
		if (wrong.length > 0) return;
		const charger = new Charger(file, this.#outlets, this.#chip.pins, decide);
		this.#running = {
			pass: () => {
				this.#timed(() => charger.tick());
				this.#remember(charger.firmware.failure);
			},
			type: (line) => charger.firmware.type(line),
			more: () => [this.#stopwatch.text, charger.text],
			connect: (hear) => charger.connect(hear),
			isOpen: () => charger.firmware.drive.contactor === 0,
		};
		this.#speak(this.#running);
		this.line.print(`board ${board}: ${file.says}`);
	}

	/** Becomes the board without pins. */
	beVirtual(): void {
		this.line.phrases = FIRST_WORDS;
		const charger = new VirtualCharger(this.#outlets, this.#stopwatch, () => this.#chip.microseconds());
		let waited = 0;
		this.#running = {
			pass: (ms) => {
				charger.pass(ms);
				waited += ms;
				if (waited < REPORT_MS) return;
				waited = 0;
				this.line.print(charger.cost());
			},
			type: (line) => {
				if ((charger.firmware?.asks ?? "") !== "") charger.firmware?.type(line);
				else if (line.startsWith(CONSOLE)) charger.firmware?.type(line.slice(1));
				else charger.type(line);
			},
			more: () => [],
			connect: (hear) => charger.connect(hear),
			isOpen: () => charger.firmware?.drive.contactor !== 1,
		};
		this.#speak(this.#running);
		this.line.print("board virtual: type words of the bench, and words of the console after >");
	}

	/** A tick of the clock, `ms` after the one before. */
	tick(ms: number): void {
		this.#running?.pass(ms);
		this.line.follow();
		this.#passedMs += ms;
		this.#outpost?.tick(this.#passedMs);
	}

	/** What speaks to the network runs beside the charger. One that hears nothing is taken away with the contactor open alone: whatever it holds may stop this machine. */
	#speak(running: Running): void {
		const make = this.#chip.outside;
		if (make === undefined) return;
		const tell = (line: string): void => this.line.print(line);
		this.#outpost = new Outpost({ make, connect: running.connect, mayForce: running.isOpen, tell }, PLAN);
	}

	/** XS gives up, or something was thrown that nobody caught: the contactor opens, the line and the next start say why. */
	abort(reason: unknown, exception: unknown): void {
		this.#chip.life.giveUp(wordsOf(reason, exception));
	}

	/** A bug has stopped the controller, and the contactor was told to open: somebody will restart it, and has to be able to say why. */
	#remember(failure: string | undefined): void {
		if (failure === this.#failure || failure === undefined) return;
		this.#failure = failure;
		this.#store.write(CRASH, failure);
	}

	#timed(tick: () => void): void {
		const began = this.#chip.microseconds();
		tick();
		this.#stopwatch.note(this.#chip.microseconds() - began);
	}

	#tell(name: string, payload: object): void {
		if (!shows(this.#voice, name)) return;
		this.line.print(eventLine(name, payload));
	}

	#nowMs(): number {
		return Math.floor(this.#chip.microseconds() / 1_000);
	}
}

/** What went wrong, in a line. With no memory left even that may fail; then the engine's own reason has to do. */
function wordsOf(reason: unknown, exception: unknown): string {
	try {
		return exception === undefined ? `${reason}` : `${reason}: ${exception}`.slice(0, LONGEST_CRASH);
	} catch {
		return reason as string;
	}
}
