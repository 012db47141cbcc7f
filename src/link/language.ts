// SPDX-License-Identifier: Apache-2.0
/** The language of the window: frames of one line of JSON each, as they cross it in either direction. */
import type { Payload } from "../evse/events.js";
import type { Data } from "../thing/outcome.js";

/** The version of the language: another number is another language. */
export const LANGUAGE = 1;

/** The longest frame that the charger reads, characters. */
export const LONGEST_FRAME = 512;
/** Records within records, at most: deeper ones are not read, so that no frame can exhaust the parser's stack. */
const DEEPEST = 3;

/** From the charger: what it is, after each greeting. `run` is another number after each restart. */
export interface Welcome {
	readonly welcome: number;
	readonly run: number;
	readonly version: string;
}

/** From the charger: properties that have changed, by key, since snapshot `n` − 1. `whole`: what is not in here nor in those to come until `whole` 2, is not there. */
export interface Snapshot {
	readonly see: { readonly [key: string]: number | string };
	readonly n: number;
	/** 0: changes. 1: a part of everything, more follows. 2: the last part of everything. */
	readonly whole: 0 | 1 | 2;
}

/** From the charger: something has happened. */
export interface Event {
	readonly event: string;
	readonly n: number;
	readonly with: Payload;
}

/** From the charger: request `answer` is done, or refused. */
export interface Answer {
	readonly answer: number;
	readonly done?: string;
	readonly data?: Data;
	readonly refused?: string;
}

/** What the charger sends. */
export type Told = Welcome | Snapshot | Event | Answer;

/** To the charger: somebody is there, and wants everything anew. */
export interface Greeting {
	readonly hello: number;
}

/** To the charger: somebody is still there. */
export interface Sign {
	readonly here: number;
}

/** To the charger: a request. Numbers of requests are the outside's own. */
export interface Request {
	readonly ask: number;
	readonly do: string;
	readonly with: { readonly [name: string]: unknown };
}

/** What the charger reads. */
export type Heard = Greeting | Sign | Request;

/** Reads a frame that came from outside. Throws an Error that says what is wrong with it; nothing of it is obeyed then. */
export function heardIn(frame: string): Heard {
	if (frame.length > LONGEST_FRAME) throw new Error(`a frame of ${frame.length} characters; at most ${LONGEST_FRAME}`);
	if (depthOf(frame) > DEEPEST) throw new Error(`records within records, deeper than ${DEEPEST}`);
	return checked(parsed(frame));
}

function parsed(frame: string): unknown {
	try {
		return JSON.parse(frame);
	} catch {
		throw new Error("no JSON");
	}
}

/** How deep brackets stand within brackets, at most; those in texts count too, which does no harm. */
function depthOf(frame: string): number {
	let depth = 0;
	let deepest = 0;
	for (let i = 0; i < frame.length; i++) {
		const letter = frame[i];
		if (letter === "{" || letter === "[") depth += 1;
		else if (letter === "}" || letter === "]") depth -= 1;
		if (depth > deepest) deepest = depth;
	}
	return deepest;
}

function checked(frame: unknown): Heard {
	if (typeof frame !== "object" || frame === null || Array.isArray(frame)) throw new Error("no record");
	const record = frame as { readonly [key: string]: unknown };
	if ("hello" in record) return { hello: number(record.hello, "hello") };
	if ("here" in record) return { here: number(record.here, "here") };
	if (!("ask" in record)) throw new Error("a frame is one of hello, here, ask");
	const { do: name, with: told = {} } = record;
	if (typeof name !== "string") throw new Error(`"do" is the name of an action`);
	if (typeof told !== "object" || told === null || Array.isArray(told)) throw new Error(`"with" is a record of arguments`);
	return { ask: number(record.ask, "ask"), do: name, with: told as Request["with"] };
}

/** A whole number that is exact in every engine. */
function number(value: unknown, key: string): number {
	if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 0x3fffffff)
		throw new Error(`"${key}" is a whole number from 0 to ${0x3fffffff}`);
	return value;
}

/** A frame as it goes out. */
export function frameOf(told: Told | Heard): string {
	return JSON.stringify(told);
}
