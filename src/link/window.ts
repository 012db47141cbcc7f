// SPDX-License-Identifier: Apache-2.0
/** The charger's end of the window: it shows what has changed, tells events, and takes one request between two ticks. It never waits for anybody. */
import type { Payload } from "../evse/events.js";
import { nearest } from "../settings/nearest.js";
import { ACTION_NAMES, type Action, actionOf } from "../thing/actions.js";
import { wrongArguments } from "../thing/arguments.js";
import type { Outcome } from "../thing/outcome.js";
import type { Subject } from "../thing/subject.js";
import { VERSION } from "../version.js";
import { frameOf, heardIn, LANGUAGE, type Request } from "./language.js";
import { RequestQueue } from "./queue.js";
import { PARTS, Sight } from "./sight.js";

/** Snapshots are sent at most this often, and at least this often, so that the other side knows that we live, ms. */
const SHOWN_MS = 250;
const ALIVE_MS = 2_000;
/** Whoever has said nothing for so long is gone, ms. */
export const GONE_MS = 30_000;
/** Ends at most: a network's, and a cable's, and two to spare. */
const MOST_ENDS = 4;

/** One who looks in. */
export interface End {
	/** A frame has come from outside. */
	take(frame: string): void;
	/** Nobody is there any more. */
	close(): void;
}

/** What is known of one who looks in. */
interface Guest {
	readonly send: (frame: string) => void;
	/** Has greeted, and when it has said something last. */
	greeted: boolean;
	heardAt: number;
	/** The next part of everything that is to be sent to it; PARTS if it has them all. */
	part: number;
}

/** A request on its way to its tick. */
interface Waiting {
	readonly from: Guest;
	readonly withdraws: boolean;
	readonly id: number;
	readonly action: Action;
	readonly request: Request;
}

/** The window of one charger. */
export class Window {
	readonly #subject: Subject;
	readonly #drawRun: () => number;
	#run: number | undefined;
	readonly #guests: Guest[] = [];
	readonly #queue = new RequestQueue<Guest, Waiting>();
	#sight: Sight | undefined;
	#shownAt = 0;
	#snapshots = 0;
	#events = 0;

	/** `drawRun` gives the number of this run, another one after each restart; it is asked once, when somebody looks in. */
	constructor(subject: Subject, drawRun: () => number) {
		this.#subject = subject;
		this.#drawRun = drawRun;
	}

	/** Somebody looks in; `send` gets each frame, and must not throw. Undefined if there are too many already. */
	open(send: (frame: string) => void): End | undefined {
		if (this.#guests.length >= MOST_ENDS) return undefined;
		const guest: Guest = { send, greeted: false, heardAt: this.#now, part: PARTS };
		this.#guests.push(guest);
		return { take: (frame) => this.#take(guest, frame), close: () => this.#close(guest) };
	}

	/** Requests that wait for their tick. */
	get waiting(): number {
		return this.#queue.length;
	}

	/** The port has told of an event. */
	event(name: string, payload: Payload): void {
		if (!this.#watched) return;
		const frame = frameOf({ event: name, n: this.#events, with: payload });
		this.#events = (this.#events + 1) & 0x3fffffff;
		this.#tell(frame);
	}

	/** Between two ticks: one request, a look at some rows, and what is due to be shown. True if a request was taken. */
	tick(): boolean {
		if (this.#guests.length === 0) return false;
		const now = this.#now;
		this.#leave(now);
		const waiting = this.#queue.take();
		if (waiting !== undefined) this.#answer(waiting);
		if (this.#watched) this.#show(now);
		return waiting !== undefined;
	}

	get #now(): number {
		return this.#subject.evse.runningMs;
	}

	get #watched(): boolean {
		return this.#guests.some(({ greeted }) => greeted);
	}

	#take(guest: Guest, frame: string): void {
		try {
			const heard = heardIn(frame);
			guest.heardAt = this.#now;
			if ("hello" in heard) this.#greet(guest, heard.hello);
			else if ("ask" in heard) this.#ask(guest, heard);
		} catch (error) {
			guest.send(frameOf({ answer: 0, refused: `not understood: ${(error as Error).message}` }));
		}
	}

	#greet(guest: Guest, language: number): void {
		this.#run ??= this.#drawRun();
		guest.send(frameOf({ welcome: LANGUAGE, run: this.#run, version: VERSION }));
		guest.greeted = language === LANGUAGE;
		this.#sight ??= new Sight(this.#subject);
		guest.part = guest.greeted ? 0 : PARTS;
	}

	#ask(from: Guest, request: Request): void {
		const action = actionOf(request.do);
		const wrong = action === undefined ? unknown(request.do) : wrongArguments(action.arguments, request.with);
		if (action === undefined || wrong !== "") this.#refuse(from, request.ask, wrong);
		else this.#enqueue({ from, withdraws: action.withdraws === true, id: request.ask, action, request });
	}

	#enqueue(waiting: Waiting): void {
		const { added, displaced } = this.#queue.add(waiting);
		if (!added) this.#refuse(waiting.from, waiting.id, BUSY);
		if (displaced !== undefined) this.#refuse(displaced.from, displaced.id, BUSY);
	}

	#answer({ from, id, action, request }: Waiting): void {
		const outcome: Outcome = action.run(this.#subject, request.with as { [name: string]: number | string });
		from.send(frameOf({ answer: id, ...outcome }));
	}

	#refuse(guest: Guest, answer: number, refused: string): void {
		guest.send(frameOf({ answer, refused }));
	}

	#show(now: number): void {
		const sight = this.#sight as Sight;
		sight.look(now);
		for (const guest of this.#guests) if (guest.part < PARTS) this.#showPart(guest, sight, now);
		if (now - this.#shownAt < SHOWN_MS) return;
		const changes = sight.changes();
		if (changes === "" && now - this.#shownAt < ALIVE_MS) return;
		this.#shownAt = now;
		this.#snapshots = (this.#snapshots + 1) & 0x3fffffff;
		this.#tell(this.#snapshot(changes, 0));
	}

	/** A part of everything each tick, to whoever has just greeted: as it is now, so that it is never older than a change that was told before. */
	#showPart(guest: Guest, sight: Sight, now: number): void {
		const members = sight.part(guest.part, now);
		guest.part += 1;
		guest.send(this.#snapshot(members, guest.part === PARTS ? 2 : 1));
	}

	#snapshot(members: string, whole: 0 | 1 | 2): string {
		return `{"see":{${members}},"n":${this.#snapshots},"whole":${whole}}`;
	}

	/** To all who have greeted. */
	#tell(frame: string): void {
		for (const guest of this.#guests) if (guest.greeted) guest.send(frame);
	}

	/** Whoever is silent for too long is gone. */
	#leave(now: number): void {
		for (let i = this.#guests.length - 1; i >= 0; i--) if (now - this.#guests[i].heardAt >= GONE_MS) this.#forget(this.#guests[i]);
	}

	/** It may come back with a greeting. */
	#forget(guest: Guest): void {
		guest.greeted = false;
		guest.part = PARTS;
		this.#queue.forget(guest);
	}

	#close(guest: Guest): void {
		this.#forget(guest);
		const place = this.#guests.indexOf(guest);
		if (place >= 0) this.#guests.splice(place, 1);
	}
}

/** Why a request is refused that finds no room. */
const BUSY = "busy: too many requests wait; ask again when one is answered";

function unknown(name: string): string {
	const near = nearest(name, ACTION_NAMES);
	return `there is no action "${name}"; ${near === undefined ? `actions are ${ACTION_NAMES.join(", ")}` : `did you mean "${near}"?`}`;
}
