// SPDX-License-Identifier: Apache-2.0
/** The formats in which grids go over HTTP, and which of them a request asks for or has (docHaystack HttpApi, "Content Negotiation"; RFC 9110 12.5.1). */
import { frozen } from "../control/frozen.js";
import { csvOf } from "./csv/encode.js";
import { gridFromHayson } from "./json/decode.js";
import { haysonOf } from "./json/encode.js";
import { gridFromJson3 } from "./json3/decode.js";
import { json3Of } from "./json3/encode.js";
import { gridFromTrio } from "./trio/decode.js";
import { trioOf } from "./trio/encode.js";
import type { Grid } from "./value.js";
import { gridFromZinc } from "./zinc/decode.js";
import { zincOf } from "./zinc/encode.js";

/** A format. */
export interface Format {
	readonly name: string;
	/** As it is asked for, in small letters. */
	readonly mime: string;
	/** The version that has to be asked for with it; of those, the empty text stands for none. Left out where versions mean nothing. */
	readonly versions?: readonly string[];
	/** As it is answered. */
	readonly contentType: string;
	/** A grid in pieces; its rows are read once. Throws an Error of what cannot be written. */
	write(grid: Grid): Iterable<string>;
	/** Throws an Error that says where the text is wrong. */
	read?(text: string): Grid;
}

const HAYSTACK_JSON = "application/vnd.haystack+json";

/** The first is the one for whoever has no wish. */
export const FORMATS: readonly Format[] = frozen([
	{ name: "zinc", mime: "text/zinc", contentType: "text/zinc; charset=utf-8", write: zincOf, read: (text) => gridFromZinc(text) },
	{
		name: "json",
		mime: HAYSTACK_JSON,
		versions: ["", "4"],
		contentType: HAYSTACK_JSON,
		write: haysonOf,
		read: gridFromHayson,
	},
	{ name: "json", mime: "application/json", versions: ["", "4"], contentType: "application/json", write: haysonOf, read: gridFromHayson },
	{ name: "json3", mime: HAYSTACK_JSON, versions: ["3"], contentType: `${HAYSTACK_JSON};version=3`, write: json3Of, read: gridFromJson3 },
	{ name: "trio", mime: "text/trio", contentType: "text/trio; charset=utf-8", write: trioOf, read: gridFromTrio },
	{ name: "csv", mime: "text/csv", contentType: "text/csv; charset=utf-8", write: csvOf },
] satisfies readonly Format[]);

/** A range of media types with its quality, as Accept lists them. */
interface Range {
	readonly mime: string;
	/** An empty text if none is said. */
	readonly version: string;
	readonly quality: number;
	readonly place: number;
}

/** The format that an Accept header likes best; zinc if there is none; undefined if nothing fits. */
export function formatFor(accept: string | undefined): Format | undefined {
	if (accept === undefined || accept.trim() === "") return FORMATS[0];
	const ranges = accept.split(",").map(rangeOf);
	let best: Format | undefined;
	let liking: Range | undefined;
	for (const format of FORMATS) {
		const range = rangeFor(format, ranges);
		if (range === undefined || range.quality === 0 || (liking !== undefined && !isBetter(range, liking))) continue;
		best = format;
		liking = range;
	}
	return best;
}

/** The format of a Content-Type header; undefined if it is none of ours. */
export function formatOf(contentType: string): Format | undefined {
	const range = rangeOf(contentType, 0);
	return FORMATS.find((format) => format.mime === range.mime && hasVersion(format, range));
}

function rangeOf(text: string, place: number): Range {
	const [mime, ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
	return { mime, version: parameterOf(parameters, "version", ""), quality: qualityOf(parameterOf(parameters, "q", "1")), place };
}

const PARAMETER = frozen(/^([a-z]+)\s*=\s*"?([^"]*)"?$/);

function parameterOf(parameters: readonly string[], name: string, otherwise: string): string {
	for (const parameter of parameters) {
		const found = PARAMETER.exec(parameter);
		if (found !== null && found[1] === name) return found[2];
	}
	return otherwise;
}

const QUALITY = frozen(/^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/);

/** From 0 to 1; what is no quality likes nothing. */
function qualityOf(text: string): number {
	return QUALITY.test(text) ? Number(text) : 0;
}

/** The range that says most precisely what it thinks of a format. */
function rangeFor(format: Format, ranges: readonly Range[]): Range | undefined {
	let best: Range | undefined;
	for (const range of ranges) if (fits(format, range) && (best === undefined || precisionOf(range) > precisionOf(best))) best = range;
	return best;
}

function fits(format: Format, range: Range): boolean {
	if (range.mime === format.mime) return hasVersion(format, range);
	return range.mime === "*/*" || (range.mime.endsWith("/*") && format.mime.startsWith(range.mime.slice(0, -1)));
}

function hasVersion({ versions }: Format, { version }: Range): boolean {
	return versions === undefined || versions.includes(version);
}

function precisionOf({ mime, version }: Range): number {
	return mime === "*/*" ? 0 : mime.endsWith("/*") ? 1 : version === "" ? 2 : 3;
}

/** Whether it is liked better, or said more precisely, or said first. */
function isBetter(range: Range, than: Range): boolean {
	if (range.quality !== than.quality) return range.quality > than.quality;
	const [precision, other] = [precisionOf(range), precisionOf(than)];
	return precision === other ? range.place < than.place : precision > other;
}
