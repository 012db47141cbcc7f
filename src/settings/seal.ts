// SPDX-License-Identifier: Apache-2.0
/** The seal on a record: `CRC LAYOUT KEY TEXT` in plain ASCII on one line, so that what was damaged or misplaced is never believed. */
import { crc32 } from "./crc32.js";

/** Of the texts that this firmware writes. Whatever another layout changes, the frame before the text stays as it is here. */
export const LAYOUT = 1;

/** What a sealed record turns out to be. A text of null says that the record was erased; a newer layout says whose record it is, and no more. */
export type Opened =
	| { readonly is: "good"; readonly key: string; readonly text: string | null }
	| { readonly is: "newer"; readonly key: string; readonly layout: number }
	| { readonly is: "damaged" };

/** Digits of the sum; a space follows. */
const SUM = 8;
/** What only a key that can be told from the text has. */
const KEY = /^[!-~]{1,14}$/;
/** What stands before the text. The engine keeps on its stack what a repetition may give back: none here runs over the text. */
const HEAD = /^([1-9][0-9]{0,8}) ([!-~]{1,14})(?: |$)/;

/**
 * The record, sealed. Throws an Error if the key cannot be: in the key-value storage of the ESP32 it has 15 characters at most, and
 * one of them is for what is kept aside.
 */
export function sealed(key: string, text: string | null, layout = LAYOUT): string {
	if (!KEY.test(key)) throw new Error(`a record cannot be called "${key}"; write 1 to 14 characters of ASCII without spaces`);
	const content = text === null ? `${layout} ${key}` : `${layout} ${key} ${escaped(text)}`;
	return `${crc32(content)} ${content}`;
}

/** What a record is that was sealed once, or was never. */
export function opened(record: string): Opened {
	const content = record.slice(SUM + 1);
	if (record[SUM] !== " " || crc32(content) !== record.slice(0, SUM) || !isAscii(record)) return { is: "damaged" };
	const found = HEAD.exec(content);
	if (found === null) return { is: "damaged" };
	const [head, layout, key] = found;
	if (Number(layout) !== LAYOUT) return { is: "newer", key, layout: Number(layout) };
	return { is: "good", key, text: head.endsWith(" ") ? unescaped(content.slice(head.length)) : null };
}

/** The sum takes single bytes only: a character that is none was not sealed here. */
function isAscii(record: string): boolean {
	return !/[^ -~]/.test(record);
}

/** Plain ASCII without ends of lines. By code points, as XS 17 counts characters, not by halves of those above FFFF. */
function escaped(text: string): string {
	return text.replace(/[^ -[\]-~]/gu, (sign) => (sign === "\\" ? "\\\\" : codePoint(sign.codePointAt(0) as number)));
}

function codePoint(code: number): string {
	const digits = code.toString(16).padStart(4, "0");
	return digits.length === 4 ? `\\u${digits}` : `\\u{${digits}}`;
}

function unescaped(text: string): string {
	return text.replace(/\\(?:\\|u([0-9a-f]{4})|u\{((?:10|[1-9a-f])[0-9a-f]{4})\})/g, (_, four?: string, more?: string) => {
		const digits = four ?? more;
		return digits === undefined ? "\\" : String.fromCodePoint(Number.parseInt(digits, 16));
	});
}
