// SPDX-License-Identifier: Apache-2.0
/** What a Matter client does, as a scenario writes it behind `matter`: read, write, invoke or untimed, an element, and JSON. */
import { frozen } from "../../../src/control/frozen.js";
import type { Deed } from "../matter.js";
import { didYouMean } from "./near.js";

/** What it does. */
export interface ReadDeed {
	readonly deed: Deed;
	readonly name: string;
	/** Empty where there is none. */
	readonly json: string;
}

const DEEDS: readonly Deed[] = frozen(["read", "write", "invoke", "untimed"]);
const HOW = "write matter read CLUSTER.ATTRIBUTE, matter write CLUSTER.ATTRIBUTE JSON, or matter invoke|untimed CLUSTER.COMMAND [JSON]";
const PARTS = /^(\S+)\s+([A-Za-z]+\.[A-Za-z0-9]+)(?:\s+(.+))?$/;

/** Reads it, or says what is wrong with it. */
export function deedIn(text: string): ReadDeed | { readonly wrong: string } {
	const [, word = "", name = "", json = ""] = PARTS.exec(text) ?? [];
	if (name === "") return { wrong: `"matter ${text}" names no element; ${HOW}` };
	const deed = DEEDS.find((each) => each === word.toLowerCase());
	if (deed === undefined) return { wrong: `"${word}" does not belong there${didYouMean(word, DEEDS)}; ${HOW}` };
	if ((deed === "write") !== (json !== "") && deed !== "invoke" && deed !== "untimed")
		return { wrong: deed === "write" ? `JSON is missing; ${HOW}` : `"${json}" is too much; ${HOW}` };
	return json === "" || isJson(json) ? { deed, name, json } : { wrong: `${json} is no JSON; ${HOW}` };
}

function isJson(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}
