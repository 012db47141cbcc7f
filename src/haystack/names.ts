// SPDX-License-Identifier: Apache-2.0
/** Ids of the records, and references to what other systems know: made of settings alone, so that they are the same after every restart. */
import type { Charger } from "../link/charger.js";
import { type Ref, ref } from "./value.js";

/** A text as an id: what cannot stand in one (docHaystack Kinds, Ref) becomes a dash. */
export function idOf(text: string): string {
	return text.replace(/[^A-Za-z0-9_:.~-]+/g, "-");
}

/** The id of the port, with which all of its ids begin. */
export function portId(charger: Charger): string {
	const serial = idOf(charger.text("set.serial"));
	return serial === "" ? "evse" : `evse-${serial}`;
}

/** A reference to what is named in a setting, which may be an id or a name for people; undefined if it is empty. */
export function referenceIn(charger: Charger, setting: string): Ref | undefined {
	const named = charger.text(`set.${setting}`);
	return named === "" ? undefined : ref(idOf(named), named === idOf(named) ? undefined : named);
}

/** The site: every record is of one, whether somebody has named it or not. */
export function siteRef(charger: Charger): Ref {
	return referenceIn(charger, "site") ?? ref(`${portId(charger)}.site`);
}

/** What contains the port. */
export function dispenserRef(charger: Charger): Ref | undefined {
	return referenceIn(charger, "dispenser");
}

/** The port. */
export function portRef(charger: Charger): Ref {
	return ref(portId(charger), charger.text("set.name"));
}
