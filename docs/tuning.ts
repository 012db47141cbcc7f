// SPDX-License-Identifier: Apache-2.0
/** The document of a tuning session: what really comes of a scenario that types on the console. */
import { readFileSync } from "node:fs";
import { Bench } from "../hosts/bench/bench.js";
import { NEVER } from "../hosts/bench/moment.js";
import { Observer } from "../hosts/bench/scenario/observer.js";
import { parse, piecesOf } from "../hosts/bench/scenario/parse.js";
import { Player } from "../hosts/bench/scenario/player.js";
import { folded } from "../src/console/fold.js";
import { powerUp } from "../src/firmware.js";

const SCENARIO = "tests/scenarios/tuning-session.scenario";
/** Words that only let time go by, or look. */
const SILENT = /^(sleep|expect|within|for)\b/;

/** The document. */
export function tuning(): string {
	return `# A tuning session

What an electrician sees on the serial console of a charger whose front end measures 4 % too little: [the scenario](../../${SCENARIO})
that was played for this page, with what happens around the charger in brackets.

\`\`\`
${transcript().join("\n")}
\`\`\`
`;
}

/** What was typed, what happened, and what the charger said, as a terminal of 80 columns shows it. */
function transcript(): string[] {
	const lines: string[] = [];
	const observer = new Observer((entry) => {
		if (entry.kind === "console") lines.push(...folded(`${entry.fields.text}`));
	});
	const bench = new Bench(powerUp([]), observer, 1);
	const player = new Player(bench, observer);
	for (const piece of readFileSync(SCENARIO, "utf8").split("\n").flatMap(piecesOf)) {
		if (piece.startsWith(">")) lines.push(piece);
		else if (!SILENT.test(piece)) lines.push(`[${piece}]`);
		player.add(parse(piece).commands);
		player.play(NEVER);
	}
	return lines;
}
