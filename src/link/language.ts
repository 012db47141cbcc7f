// SPDX-License-Identifier: Apache-2.0
/** The language of the window: frames of one line of JSON each, as they cross it in either direction. */
import { frozen } from "../control/frozen.js";
import type { Payload } from "../evse/events.js";
import { crc32 } from "../settings/crc32.js";
import { ACTIONS } from "../thing/actions.js";
import type { Data } from "../thing/outcome.js";
import { PROPERTIES } from "../thing/properties.js";
import { TRUSTED } from "../thing/trusted.js";

/** The version of the language: another number is another language. */
export const LANGUAGE = 1;

/** What tells tables of properties and actions apart: a value of a choice is a place in its table, and means nothing beside another one. */
export const TABLE: string = crc32(
	JSON.stringify([
		PROPERTIES.map(({ key, kind }) => [key, kind]),
		[...ACTIONS, ...TRUSTED].map(({ name, arguments: rows }) => [
			name,
			...rows.map((row) => [row.name, row.kind, row.optional, row.instead]),
		]),
	]),
);

/** The longest frame that the charger reads, characters. */
export const LONGEST_FRAME = 512;
/** Numbers of requests, snapshots, events and runs are below this, so that they are exact everywhere. */
export const NUMBERS = 0x3fffffff;

/** From the charger: what it is, after each greeting. What follows goes on from these numbers. */
export interface Welcome {
	readonly welcome: number;
	/** Another number after each restart. */
	readonly run: number;
	readonly version: string;
	readonly table: string;
	/** Numbers of the last snapshot, of the last event, and of the last request that it has read from this end. */
	readonly n: number;
	readonly events: number;
	readonly asked: number;
}

/** From the charger: properties by key. Changes since snapshot `n` − 1; or a part of everything, as it is at snapshot `n`. */
export interface Snapshot {
	readonly see: { readonly [key: string]: number | string };
	readonly n: number;
	/** Which part of everything, from 1, of how many; left out of changes. */
	readonly part?: number;
	readonly of?: number;
}

/** From the charger: something has happened. */
export interface Event {
	readonly event: string;
	readonly n: number;
	readonly with: Payload;
}

/** From the charger: request `answer` is done, or refused; 0 stands for a frame that was no request. */
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

/** To the charger: a request. Each has a greater number than the one before, so that none is obeyed twice. */
export interface Request {
	readonly ask: number;
	readonly do: string;
	readonly with: { readonly [name: string]: unknown };
}

/** What the charger reads. */
export type Heard = Greeting | Sign | Request;

/** The refusal of whoever has not greeted, or not since the charger has started. */
export const GREET_FIRST = `greet first: {"hello":${LANGUAGE}}`;

/** Braces and brackets of a frame, at most: what is deeper is not read, so that no frame can exhaust the parser's stack. A request has two. */
const MOST_BRACKETS = 8;
/** How a request begins that a mirror has written. */
const ASK = /^\{"ask":([1-9]\d{0,8}),/;

/** The number of a request without reading it; 0 if it does not say it first. */
export function numberOf(frame: string): number {
	return Number(ASK.exec(frame)?.[1] ?? 0);
}

/** Numbers of requests that may be left out at once: those of a wire that was down. A digit that a wire has spoilt must not use up all that are to come. */
const MOST_SKIPPED = 1_000;

/** What is to be answered to a request because of its number, after the last one of its end; undefined if it is right. */
export function wrongNumber(id: number, asked: number): (Answer & { readonly refused: string }) | undefined {
	const next = asked + 1;
	if (id < next) return { answer: 0, refused: `request ${id} has come already, or another after it; numbers grow, the next is ${next}` };
	if (id <= asked + MOST_SKIPPED) return undefined;
	return { answer: id, refused: `the number ${id} is too far ahead; the next is ${next}, and at most ${MOST_SKIPPED} may be left out` };
}

/** Reads a frame that came from outside. Throws an Error that says what is wrong with it; nothing of it is obeyed then. */
export function heardIn(frame: string): Heard {
	if (frame.length > LONGEST_FRAME) throw new Error(`a frame of ${frame.length} characters; at most ${LONGEST_FRAME}`);
	if (tooMany(frame, "{") || tooMany(frame, "[")) throw new Error(`more than ${MOST_BRACKETS} braces or brackets`);
	return checked(parsed(frame));
}

/** Whether a character is there more often than brackets may be. */
function tooMany(frame: string, bracket: string): boolean {
	let at = -1;
	for (let count = 0; count <= MOST_BRACKETS; count++) {
		at = frame.indexOf(bracket, at + 1);
		if (at < 0) return false;
	}
	return true;
}

function parsed(frame: string): unknown {
	try {
		return JSON.parse(frame);
	} catch {
		throw new Error("no JSON");
	}
}

function checked(frame: unknown): Heard {
	if (!isRecord(frame)) throw new Error("no record");
	if ("hello" in frame) return { hello: number(frame.hello, "hello", 0) };
	if ("here" in frame) return { here: number(frame.here, "here", 0) };
	if (!("ask" in frame)) throw new Error("a frame is one of hello, here, ask");
	const { do: name, with: told = NO_ARGUMENTS } = frame;
	if (typeof name !== "string") throw new Error(`"do" is the name of an action`);
	if (!isRecord(told)) throw new Error(`"with" is a record of arguments`);
	return { ask: number(frame.ask, "ask", 1), do: name, with: told };
}

const NO_ARGUMENTS = frozen({});

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A whole number that is exact in every engine. */
function number(value: unknown, key: string, least: number): number {
	if (typeof value !== "number" || !Number.isInteger(value) || value < least || value > NUMBERS)
		throw new Error(`"${key}" is a whole number from ${least} to ${NUMBERS}`);
	return value;
}

/** Reads a frame that came from a charger; undefined of what is none. */
export function toldIn(frame: string): Told | undefined {
	try {
		const told: unknown = JSON.parse(frame);
		return isRecord(told) && SHAPES.some((shape) => fits(told, shape)) ? (told as unknown as Told) : undefined;
	} catch {
		return undefined;
	}
}

function fits(told: { readonly [key: string]: unknown }, shape: Shape): boolean {
	return Object.keys(shape).every((key) => (shape[key] === "record" ? isRecord(told[key]) : typeof told[key] === shape[key]));
}

type Shape = { readonly [key: string]: string };

/** What stands in each of the frames that a charger sends. */
const SHAPES: readonly Shape[] = frozen([
	{ welcome: "number", run: "number" },
	{ see: "record", n: "number" },
	{ event: "string", n: "number", with: "record" },
	{ answer: "number" },
]);

/** A frame as it goes out. */
export function frameOf(told: Told | Heard): string {
	return JSON.stringify(told);
}

/** The number after one. */
export function after(n: number): number {
	return n === NUMBERS ? 0 : n + 1;
}
