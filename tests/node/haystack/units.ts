// SPDX-License-Identifier: Apache-2.0
/** The units that Project Haystack knows, and what they measure, as the package haystack-units has them. */
import * as database from "haystack-units";

const known = Object.values(database).filter((unit) => "ids" in unit);

/** What a unit measures ("power"), by any of its names; undefined for what is no unit. */
export function measured(unit: string): string | undefined {
	return known.find(({ ids }) => ids.includes(unit))?.quantity;
}
