// SPDX-License-Identifier: Apache-2.0
/** Filters of topics, as a broker matches them (MQTT 3.1.1 § 4.7). */

/** Whether a topic matches one of the filters. */
export function wants(filters: readonly string[], topic: string): boolean {
	const levels = topic.split("/");
	return filters.some((filter) => {
		const parts = filter.split("/");
		const matches = parts.every((part, at) => part === "#" || (at < levels.length && (part === "+" || part === levels[at])));
		return matches && (parts.at(-1) === "#" || parts.length === levels.length);
	});
}
