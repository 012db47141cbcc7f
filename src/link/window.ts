// SPDX-License-Identifier: Apache-2.0
/** The charger's end of the window: it shows what has changed, tells events, and takes one request between two ticks. It never waits for anybody. */
import type { Payload } from "../evse/events.js";
import { nearest } from "../settings/nearest.js";
import type { Action } from "../thing/action.js";
import { ACTION_NAMES, actionOf } from "../thing/actions.js";
import { type Arguments, wrongArguments } from "../thing/arguments.js";
import type { Outcome } from "../thing/outcome.js";
import type { Subject } from "../thing/subject.js";
import { trustedOf } from "../thing/trusted.js";
import { VERSION } from "../version.js";
import { deafenTo, hear, type Listener, type Speaker } from "./ear.js";
import { after, frameOf, type Greeting, LANGUAGE, type Request, TABLE, type Told } from "./language.js";
import { RequestQueue } from "./queue.js";
import { REFUSALS } from "./refusals.js";
import { PARTS, Sight } from "./sight.js";

/** Snapshots are sent at most this often, and at least this often, so that the other side knows that we live, ms. */
const SHOWN_MS = 250;
const ALIVE_MS = 2_000;
/** A part of everything is sent this often, ms: some 10 kB/s, which a cable of 115 200 baud carries. */
const PART_MS = 50;
/** Whoever has said nothing for so long is gone, ms. */
export const GONE_MS = 30_000;
/** Ends at most: a network's, and a cable's, and two to spare. */
export const MOST_ENDS = 4;

/** One who looks in. */
export interface End {
	/** A frame has come from outside. */
	take(frame: string): void;
	/** Nobody is there any more. */
	close(): void;
}

/** What is known of one who looks in. */
interface Guest extends Speaker {
	readonly send: (frame: string) => void;
	/** It is the charger's own outside, which may ask for secrets. */
	readonly trusted: boolean;
	/** The next part of everything that is to be sent to it; PARTS if it has them all. */
	part: number;
}

/** A request on its way to its tick. */
interface Waiting {
	readonly from: Guest;
	readonly withdraws: boolean;
	readonly id: number;
	readonly action: Action;
	readonly told: Arguments;
}

/** The window of one charger. */
export class Window {
	readonly #subject: Subject;
	readonly #drawRun: () => number;
	#run: number | undefined;
	readonly #guests: Guest[] = [];
	readonly #queue = new RequestQueue<Guest, Waiting>(undoes);
	readonly #listener: Listener<Guest> = {
		greet: (guest, greeting) => this.#greet(guest, greeting),
		ask: (guest, request) => this.#ask(guest, request),
		refuse: (guest, answer, refused) => this.#refuse(guest, answer, refused),
	};
	/** What the outside sees; undefined while nobody looks. */
	#sight: Sight | undefined;
	#shownAt = 0;
	#partAt = 0;
	#snapshots = 0;
	#events = 0;

	/** `drawRun` gives the number of this run, another one after each restart; it is asked once, when somebody looks in. */
	constructor(subject: Subject, drawRun: () => number) {
		this.#subject = subject;
		this.#drawRun = drawRun;
	}

	/**
	 * Somebody looks in; `send` gets each frame, and whoever's throws is sent away. Undefined if there are too many already. `trusted` is the
	 * charger's own outside, in another machine of the same computer: no cable and no page, because secrets are given out to it.
	 */
	open(send: (frame: string) => void, trusted = false): End | undefined {
		if (this.#guests.length >= MOST_ENDS) return undefined;
		const guest: Guest = { send, trusted, greeted: false, heardAt: this.#now, frames: 0, asked: 0, part: PARTS };
		this.#guests.push(guest);
		return { take: (frame) => hear(this.#listener, guest, frame, this.#now), close: () => this.#close(guest) };
	}

	/** Requests that wait for their tick. */
	get waiting(): number {
		return this.#queue.length;
	}

	/** The port has told of an event. */
	event(name: string, payload: Payload): void {
		this.#events = after(this.#events);
		if (this.#sight !== undefined) this.#tell(frameOf({ event: name, n: this.#events, with: payload }));
	}

	/** Between two ticks: one request, a look at some rows, and what is due to be shown. True if a request was taken. */
	tick(): boolean {
		if (this.#guests.length === 0) return false;
		const now = this.#now;
		this.#goRound(now);
		const waiting = this.#queue.take();
		if (waiting !== undefined) this.#answer(waiting);
		if (this.#sight !== undefined) this.#show(this.#sight, now);
		return waiting !== undefined;
	}

	get #now(): number {
		return this.#subject.evse.runningMs;
	}

	/** Whoever speaks another language is told so, and nothing more. */
	#greet(guest: Guest, { hello }: Greeting): void {
		this.#run ??= this.#drawRun();
		guest.greeted = hello === LANGUAGE;
		guest.part = guest.greeted ? 0 : PARTS;
		if (guest.greeted) this.#sight ??= new Sight(this.#subject);
		const numbers = { n: this.#snapshots, events: this.#events, asked: guest.asked };
		this.#send(guest, { welcome: LANGUAGE, run: this.#run, version: VERSION, table: TABLE, ...numbers });
	}

	#ask(from: Guest, { ask: id, do: name, with: told }: Request): void {
		const action = actionOf(name) ?? (from.trusted ? trustedOf(name) : undefined);
		const wrong = action === undefined ? unknown(name) : wrongArguments(action.arguments, told);
		if (action === undefined || wrong !== "") this.#refuse(from, id, wrong);
		else this.#enqueue(from, id, action, told as Arguments);
	}

	#enqueue(from: Guest, id: number, action: Action, told: Arguments): void {
		const { withdraws = false } = action;
		const passes = typeof withdraws === "function" ? withdraws(this.#subject, told) : withdraws;
		for (const { row, why } of this.#queue.add({ from, withdraws: passes, id, action, told }))
			this.#refuse(row.from, row.id, REFUSALS[why]);
	}

	#answer({ from, id, action, told }: Waiting): void {
		this.#send(from, { answer: id, ...outcomeOf(action, this.#subject, told) });
	}

	#refuse(guest: Guest, answer: number, refused: string): void {
		this.#send(guest, { answer, refused });
	}

	#show(sight: Sight, now: number): void {
		sight.look();
		if (now - this.#partAt >= PART_MS) this.#showParts(sight, now);
		if (now - this.#shownAt < SHOWN_MS) return;
		const changes = sight.changes();
		if (changes === "" && now - this.#shownAt < ALIVE_MS) return;
		this.#shownAt = now;
		this.#snapshots = after(this.#snapshots);
		this.#tell(`{"see":{${changes}},"n":${this.#snapshots}}`);
	}

	/** A part of everything to each who has just greeted: as it is now, so that it is never older than a change that was told before. */
	#showParts(sight: Sight, now: number): void {
		this.#partAt = now;
		for (let i = this.#guests.length - 1; i >= 0; i--) {
			const guest = this.#guests[i];
			if (guest.part >= PARTS) continue;
			const members = sight.part(guest.part);
			guest.part += 1;
			this.#deliver(guest, `{"see":{${members}},"n":${this.#snapshots},"part":${guest.part},"of":${PARTS}}`);
		}
	}

	/** To all who have greeted. */
	#tell(frame: string): void {
		for (let i = this.#guests.length - 1; i >= 0; i--) if (this.#guests[i].greeted) this.#deliver(this.#guests[i], frame);
	}

	#send(guest: Guest, told: Told): void {
		this.#deliver(guest, frameOf(told));
	}

	/** What cannot be reached is nobody any more. */
	#deliver(guest: Guest, frame: string): void {
		try {
			guest.send(frame);
		} catch {
			this.#close(guest);
		}
	}

	/** All may speak again; who was silent for too long is gone, and if nobody is left, nothing is looked at. */
	#goRound(now: number): void {
		let watched = false;
		for (let i = 0; i < this.#guests.length; i++) {
			const guest = this.#guests[i];
			guest.frames = 0;
			if (guest.greeted && now - guest.heardAt >= GONE_MS) this.#forget(guest);
			watched ||= guest.greeted;
		}
		if (!watched) this.#sight = undefined;
	}

	/** It may come back with a greeting. */
	#forget(guest: Guest): void {
		guest.greeted = false;
		guest.part = PARTS;
		this.#queue.forget(guest);
	}

	#close(guest: Guest): void {
		deafenTo(guest);
		this.#forget(guest);
		const place = this.#guests.indexOf(guest);
		if (place >= 0) this.#guests.splice(place, 1);
	}
}

/** Whether a request would undo one that withdraws and passes it: of one limit, only the same one. */
function undoes({ action, told }: Waiting, withdrawal: Waiting): boolean {
	return action.undoes?.includes(withdrawal.action.name) === true && told.name === withdrawal.told.name;
}

/** What comes of an action; a bug in it is its own and ends nothing else. */
function outcomeOf(action: Action, subject: Subject, told: Arguments): Outcome {
	try {
		return action.run(subject, told);
	} catch (error) {
		return { refused: `internal error: ${(error as Error).message}` };
	}
}

function unknown(name: string): string {
	if (trustedOf(name) !== undefined) return `"${name}" is only for the charger's own outside`;
	const near = name.length > LONGEST_NAME ? undefined : nearest(name, ACTION_NAMES);
	return `there is no action "${name}"; ${near === undefined ? `actions are ${ACTION_NAMES.join(", ")}` : `did you mean "${near}"?`}`;
}

/** No name of an action is longer, and no longer one is near. */
const LONGEST_NAME = 16;
