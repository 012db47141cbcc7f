// SPDX-License-Identifier: Apache-2.0
/** What descends from a term of the definitions (docHaystack Subtyping), as far as the table of this charger's definitions goes. */
import { TERMS } from "./defTable.js";

/** A term and all that descend from it; the term alone if the table does not have it. */
export function subtypesOf(term: string): readonly string[] {
	const found = [term];
	for (const rows of Object.values(TERMS)) {
		for (const row of rows) {
			const [name, ...is] = row.split(" ");
			if (is.some((parent) => found.includes(parent))) found.push(name);
		}
	}
	return found;
}
