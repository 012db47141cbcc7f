// SPDX-License-Identifier: Apache-2.0
/** Reads one scalar of Zinc 3.0: what has no members (docHaystack Zinc, grammar). */
import { frozen } from "../../control/frozen.js";
import { dayIn, isSpelt, misspelt, momentIn, numberIn, placeAt, quoted, timeIn, zoneOf } from "../spelling.js";
import { MARKER, NA, num, REMOVE, ref, type Scalar, sym, uri } from "../value.js";
import { type Code, Scanner } from "./scanner.js";

/** The scalar that begins at a place of a text of one line, and the place after it. Throws an Error that says line, column and what would be right. */
export function scalarAt(text: string, at: number): { readonly value: Scalar; readonly end: number } {
	const scanner = new Scanner([text]);
	scanner.at = at;
	return { value: scalarOf(scanner), end: scanner.at };
}

/** The scalar that comes next. */
export function scalarOf(scanner: Scanner): Scalar {
	if (scanner.take('"')) return quotedText(scanner, QUOTE, TEXT_ESCAPES);
	if (scanner.take("`")) return uri(quotedText(scanner, GRAVE, URI_ESCAPES));
	if (scanner.take("@")) return refOf(scanner);
	if (scanner.take("^")) return sym(idOf(scanner));
	if (isDigit(scanner.code) || scanner.is("-")) return quantityOf(scanner);
	return wordOf(scanner);
}

/** A text in quotes that comes next. */
export function textOf(scanner: Scanner): string {
	scanner.expect('"', "which begins a text");
	return quotedText(scanner, QUOTE, TEXT_ESCAPES);
}

const QUOTE = 0x22;
const GRAVE = 0x60;

/** What stands behind a backslash, and what it means. */
type Escapes = { readonly [letter: string]: string };

const TEXT_ESCAPES: Escapes = frozen({ b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\", $: "$" });

/** A delimiter behind a backslash is no delimiter: the URI keeps both, else it would become another one (as Haxall's and haystack-core's readers do). */
const URI_ESCAPES: Escapes = frozen({
	"`": "`",
	"\\": "\\",
	":": "\\:",
	"/": "\\/",
	"?": "\\?",
	"#": "\\#",
	"[": "\\[",
	"]": "\\]",
	"@": "\\@",
	"&": "\\&",
	"=": "\\=",
	";": "\\;",
});

/** What is left of something quoted, and its end. */
function quotedText(scanner: Scanner, end: Code, escapes: Escapes): string {
	let text = scanner.upTo(end);
	if (scanner.code !== end) {
		const parts = [text];
		while (scanner.code !== end) parts.push(escapeOf(scanner, escapes), scanner.upTo(end));
		text = parts.join("");
	}
	scanner.at += 1;
	return text;
}

function escapeOf(scanner: Scanner, escapes: Escapes): string {
	const from = scanner.at;
	scanner.at += 1;
	if (scanner.take("u")) return unicode(scanner);
	const letter = String.fromCharCode(scanner.code);
	if (!(letter in escapes))
		throw scanner.error(`no escape: there are \\u and four digits, ${Object.keys(escapes).map(escaped).join(" ")}`, from);
	scanner.at += 1;
	return escapes[letter];
}

function escaped(letter: string): string {
	return `\\${letter}`;
}

/** A character by its number, of which UTF-16 may make two. */
function unicode(scanner: Scanner): string {
	const high = fourDigits(scanner);
	const after = scanner.at;
	if (high >= 0xd800 && high < 0xdc00 && scanner.take("\\u")) {
		const low = fourDigits(scanner);
		if (low >= 0xdc00 && low < 0xe000) return String.fromCodePoint(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
		scanner.at = after;
	}
	return String.fromCharCode(high);
}

function fourDigits(scanner: Scanner): number {
	let value = 0;
	for (let i = 0; i < 4; i++) {
		const digit = hexDigit(scanner.code);
		if (digit < 0) throw scanner.error("four digits from 0 to f follow \\u");
		value = value * 16 + digit;
		scanner.at += 1;
	}
	return value;
}

/** The value of a digit; below 0 if it is none. */
function hexDigit(code: Code): number {
	if (isDigit(code)) return code - 0x30;
	const letter = code | 0x20;
	return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

function refOf(scanner: Scanner): Scalar {
	const id = idOf(scanner);
	if (!scanner.is(' "')) return ref(id);
	scanner.at += 1;
	return ref(id, textOf(scanner));
}

function idOf(scanner: Scanner): string {
	const id = scanner.run(isIdCharacter);
	if (id === "") throw scanner.error(misspelt("id", ""));
	return id;
}

/** A number, a day, a time or a moment: all that begins with a digit or a minus. */
function quantityOf(scanner: Scanner): Scalar {
	const from = scanner.at;
	const text = scanner.run(isQuantityCharacter);
	const found = numberIn(text) ?? dayIn(text) ?? timeIn(text) ?? (text.includes("T") ? momentOf(scanner, text, from) : undefined);
	if (found === undefined) throw scanner.error(`${quoted(text)} is no number, date, time or moment`, from);
	return found;
}

function momentOf(scanner: Scanner, text: string, from: number): Scalar {
	const zone = zoneAfter(scanner) ?? zoneOf(text);
	if (zone === undefined) throw scanner.error(`${quoted(text)} lacks the name of its time zone: a space, then Berlin or another`, from);
	const moment = momentIn(text, zone);
	if (moment === undefined) throw scanner.error(`${quoted(text)} is no moment: 2026-11-29T19:30:00+01:00 Berlin is one`, from);
	return moment;
}

/** The name of the zone, if one follows. */
function zoneAfter(scanner: Scanner): string | undefined {
	if (!scanner.is(" ")) return undefined;
	scanner.at += 1;
	if (isCapital(scanner.code)) return scanner.run(isZoneCharacter);
	scanner.at -= 1;
	return undefined;
}

/** Values that are words. */
const WORDS: { readonly [word: string]: Scalar } = frozen({
	N: null,
	M: MARKER,
	R: REMOVE,
	NA,
	T: true,
	F: false,
	INF: num(Infinity),
	NaN: num(Number.NaN),
});

function wordOf(scanner: Scanner): Scalar {
	const from = scanner.at;
	const word = isCapital(scanner.code) ? scanner.run(isWordCharacter) : "";
	if (scanner.take("(")) return word === "C" && !scanner.is('"') ? placeOf(scanner) : typedText(scanner, word, from);
	if (word in WORDS) return WORDS[word];
	const found = quoted(word || scanner.run(isWordCharacter) || (scanner.ends ? "" : String.fromCharCode(scanner.code)));
	throw scanner.error(`${found} is no value: those of one word are ${Object.keys(WORDS).join(" ")}, and a text stands in quotes`, from);
}

function typedText(scanner: Scanner, type: string, from: number): Scalar {
	if (!isSpelt("type", type)) throw scanner.error(misspelt("type", type), from);
	const text = textOf(scanner);
	scanner.expect(")", "which ends a value with a type of its own");
	return { kind: "xstr", type, text };
}

function placeOf(scanner: Scanner): Scalar {
	const from = scanner.at;
	const latitude = degrees(scanner);
	scanner.expect(",", "which stands between latitude and longitude");
	const longitude = degrees(scanner);
	scanner.expect(")", "which ends a place");
	const place = placeAt(latitude, longitude);
	if (place === undefined) throw scanner.error("a place has a latitude up to 90 and a longitude up to 180 degrees", from);
	return place;
}

function degrees(scanner: Scanner): number {
	const found = numberIn(scanner.run(isQuantityCharacter));
	return found === undefined || found.unit !== undefined ? Number.NaN : found.value;
}

function isDigit(code: Code): boolean {
	return code >= 0x30 && code <= 0x39;
}

function isCapital(code: Code): boolean {
	return code >= 0x41 && code <= 0x5a;
}

function isSmall(code: Code): boolean {
	return code >= 0x61 && code <= 0x7a;
}

/** Letters, digits and _. */
export function isWordCharacter(code: Code): boolean {
	return isSmall(code) || isDigit(code) || isCapital(code) || code === 0x5f;
}

/** Those of ids: also - . : ~ */
function isIdCharacter(code: Code): boolean {
	return isWordCharacter(code) || code === 0x2d || code === 0x2e || code === 0x3a || code === 0x7e;
}

/** Those of zones: also + - */
function isZoneCharacter(code: Code): boolean {
	return isWordCharacter(code) || code === 0x2b || code === 0x2d;
}

/** Those of numbers with units, days, times and moments: also $ % + - . / : and all beyond ASCII. */
function isQuantityCharacter(code: Code): boolean {
	return (
		isWordCharacter(code) ||
		code > 0x7f ||
		(code >= 0x2d && code <= 0x2f) ||
		code === 0x24 ||
		code === 0x25 ||
		code === 0x2b ||
		code === 0x3a
	);
}
