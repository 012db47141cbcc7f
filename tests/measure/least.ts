// SPDX-License-Identifier: Apache-2.0
/** The least of something that is enough, found by halves. */

/** The least of something, of which it has enough with `most`, to a sixty-fourth of that. */
export function least(most: number, enough: (count: number) => boolean): number {
	const step = most >> 6;
	let [few, many] = [0, most];
	while (many - few > step) {
		const count = (few + many) >> 1;
		if (enough(count)) many = count;
		else few = count;
	}
	return many;
}
