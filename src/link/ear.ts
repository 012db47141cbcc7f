// SPDX-License-Identifier: Apache-2.0
/** How a frame of one who looks in is heard, by the window and by a relay of it: not too many at a time, nothing before a greeting, no request out of its turn. */
import { GREET_FIRST, type Greeting, type Heard, heardIn, numberOf, type Request, wrongNumber } from "./language.js";
import { REFUSALS } from "./refusals.js";

/** Frames that are read of each between two ticks, at most; as many more are refused unread, and the rest is not even answered. */
export const MOST_FRAMES = 4;

/** What is known of one who looks in. */
export interface Speaker {
	/** Has greeted, and when it has said something last. */
	greeted: boolean;
	heardAt: number;
	/** Frames that have come since the last tick. */
	frames: number;
	/** The number of its last request. */
	asked: number;
}

/** What whoever hears does about it. */
export interface Listener<S> {
	greet(speaker: S, greeting: Greeting): void;
	/** A request whose turn it is. */
	ask(speaker: S, request: Request): void;
	refuse(speaker: S, answer: number, refused: string): void;
}

/** Hears a frame at a moment of the listener's clock. */
export function hear<S extends Speaker>(listener: Listener<S>, speaker: S, frame: string, now: number): void {
	speaker.frames += 1;
	if (speaker.frames <= MOST_FRAMES) read(listener, speaker, frame, now);
	// what it is costs nothing to find out, because nobody does
	else if (speaker.frames <= 2 * MOST_FRAMES) listener.refuse(speaker, numberOf(frame), REFUSALS.busy);
}

/** Whoever is gone is not heard any more: nobody begins to count its frames anew. */
export function deafenTo(speaker: Speaker): void {
	speaker.frames = Number.POSITIVE_INFINITY;
}

function read<S extends Speaker>(listener: Listener<S>, speaker: S, frame: string, now: number): void {
	try {
		take(listener, speaker, heardIn(frame), now);
	} catch (error) {
		listener.refuse(speaker, 0, `not understood: ${(error as Error).message}`);
	}
}

function take<S extends Speaker>(listener: Listener<S>, speaker: S, heard: Heard, now: number): void {
	speaker.heardAt = now;
	if ("hello" in heard) listener.greet(speaker, heard);
	else if (!speaker.greeted) listener.refuse(speaker, "ask" in heard ? heard.ask : 0, GREET_FIRST);
	else if ("ask" in heard) takeRequest(listener, speaker, heard);
}

function takeRequest<S extends Speaker>(listener: Listener<S>, speaker: S, request: Request): void {
	const wrong = wrongNumber(request.ask, speaker.asked);
	if (wrong !== undefined) {
		listener.refuse(speaker, wrong.answer, wrong.refused);
		return;
	}
	speaker.asked = request.ask;
	listener.ask(speaker, request);
}
