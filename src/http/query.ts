// SPDX-License-Identifier: Apache-2.0
/** What stands behind the question mark of an address. */

/** The value of a name; undefined if it is not there. Throws an Error if it is no percent-encoded UTF-8. */
export function valueIn(query: string, name: string): string | undefined {
	const found = query.split("&").find((part) => part === name || part.startsWith(`${name}=`));
	if (found === undefined) return undefined;
	const text = found.slice(name.length + 1);
	try {
		return decodeURIComponent(text.split("+").join(" "));
	} catch {
		throw new Error(`"${text}" in the query is not percent-encoded UTF-8`);
	}
}
