// SPDX-License-Identifier: Apache-2.0
/** What may be written behind `npm run simulator --`: colours, and what the charger shows in the network. */

/** What was asked for. */
export interface Asked {
	/** Undefined for the colours that were chosen last. */
	readonly dark: boolean | undefined;
	/** What the app finds in its configuration, as `http=8080`. */
	readonly told: readonly string[];
}

interface Word {
	understands(word: string): boolean;
	readonly right: string;
}

const COLOURS: Readonly<Record<string, boolean>> = { "--dark": true, "--light": false };
/** For the app. */
const WORDS: readonly Word[] = [
	{
		understands: (word) => /^http=[1-9]\d{0,4}$/.test(word) && Number(word.slice("http=".length)) <= 65_535,
		right: "http=PORT, for page and API",
	},
	// whether there can be such a broker its setting says
	{ understands: (word) => /^mqtt=[\w.-]+(?::\d+)?$/.test(word), right: "mqtt=HOST or mqtt=HOST:PORT, for a broker" },
	// which there are its setting says as well
	{ understands: (word) => /^speaks=[a-z]+$/.test(word), right: "speaks=own, speaks=board or speaks=manager, for what that hears" },
];

/** Reads them; what is wrong with them if they are not understood. */
export function wordsFrom(words: readonly string[]): Asked | string {
	const told = words.filter((word) => !(word in COLOURS));
	const wrong = told.find((word) => !WORDS.some(({ understands }) => understands(word)));
	if (wrong !== undefined) return `"${wrong}" is not understood; write ${rightWords()}`;
	return { dark: COLOURS[words.filter((word) => word in COLOURS).pop() ?? ""], told };
}

function rightWords(): string {
	return `${Object.keys(COLOURS).join(", ")}, ${WORDS.map(({ right }) => right).join(", ")}`;
}
