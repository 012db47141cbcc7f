// SPDX-License-Identifier: Apache-2.0
/** Damaged TLV: it is refused with an error that says why, or read as matter.js reads it; `npm run fuzz:tlv` does a million. */
import { pathToFileURL } from "node:url";
import { Random, Stream } from "../../hosts/bench/random.js";
import { decode } from "../../src/matter/tlv/decode.js";
import { encode } from "../../src/matter/tlv/encode.js";
import { TlvError } from "../../src/matter/tlv/reader.js";
import { damaged, drawn, type Element, elements, FEATURES } from "../node/matterValues.js";

/** In a text, what follows it is the number of a translation (Matter Core Specification § 7.19.2.40): matter.js leaves that away, and this charger has none. */
const SEPARATOR = 0x1f;

/** What has come of it. */
export interface Damage {
	readonly wrong: string[];
	accepted: number;
	refused: number;
}

/** Damages so many encoded values. */
export function damage(count: number, seed: number): Damage {
	const dice = new Random(seed, Stream.Noise);
	const all = elements();
	const damage: Damage = { wrong: [], accepted: 0, refused: 0 };
	for (let i = 0; i < count; i++) {
		const element = all[dice.below(all.length)];
		judge(element, damaged(encode(element.field.type, drawn(element.field, dice)), dice), damage);
	}
	return damage;
}

function judge({ name, field, oracle }: Element, bytes: Uint8Array, damage: Damage): void {
	let ours: Uint8Array;
	try {
		ours = encode(field.type, decode(field, bytes, FEATURES));
	} catch (error) {
		if (!(error instanceof TlvError) || error.message === "") damage.wrong.push(`${name} ${hex(bytes)}: ${error}`);
		damage.refused += 1;
		return;
	}
	damage.accepted += 1;
	const theirs = canonical(oracle, bytes);
	if (theirs !== undefined && theirs !== hex(ours) && !bytes.includes(SEPARATOR))
		damage.wrong.push(`${name} ${hex(bytes)}: ${hex(ours)} here, ${theirs} there`);
}

/** What matter.js reads, as it would write it; undefined of what it refuses. */
function canonical(oracle: Element["oracle"], bytes: Uint8Array): string | undefined {
	try {
		return hex(Uint8Array.from(oracle.encode(oracle.decode(bytes))));
	} catch {
		return undefined;
	}
}

function hex(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString("hex");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
	const { wrong, accepted, refused } = damage(Number(process.argv[2] ?? 1_000_000), Number(process.argv[3] ?? 1));
	for (const line of wrong.slice(0, 20)) console.log(`WRONG: ${line}`);
	console.log(`${accepted} accepted, ${refused} refused, ${wrong.length} wrong`);
	process.exitCode = wrong.length === 0 ? 0 : 1;
}
