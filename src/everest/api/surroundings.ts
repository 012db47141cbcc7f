// SPDX-License-Identifier: Apache-2.0
/** What a face for EVerest needs of its host beside the window. */

/** What there is; what is missing has its default. */
export interface Surroundings {
	/** The id of the module in topics. */
	readonly module?: string;
	/** By chance, from 0 to below 1. */
	readonly random?: () => number;
	/** The host's time of day, ms since 1970; undefined if it has none. */
	readonly clock?: () => number | undefined;
	/** Hears of what people have to know. */
	readonly tell?: (line: string) => void;
}

/** What the module is called where nobody says. */
export const DEFAULT_MODULE = "pilotlight";
