// SPDX-License-Identifier: Apache-2.0
/** The document of the headlines: what a person reads first, by what there is to tell. */
import { FAULTS } from "../src/control/faults.js";
import { FAULT_WORDS } from "../src/evse/faults.js";
import { type Headline, IDLE_LOAD, OF_BLOCKERS, OF_HOLDS, OF_STAGES, OF_STATES, RESERVED } from "../src/evse/headlines.js";

/** A chapter of headlines, by the name of what makes them. */
function chapter(what: string, rows: Readonly<Record<string, Headline | null>>): string {
	const lines = Object.entries(rows).map(
		([name, row]) => `| \`${name}\` | ${row === null ? "as the state says | –" : `${row.text} | ${row.more}`} |`,
	);
	return `| ${what} | headline | more |\n|---|---|---|\n${lines.join("\n")}\n`;
}

/** The document. */
export function headlines(): string {
	const faults = FAULTS.map(({ name, severity }) => {
		const { is, was, until } = FAULT_WORDS[name];
		return `| \`${name}\` | ${is} | ${was} | ${until} | ${severity === "warn" ? "no, it is only listed" : "yes"} |`;
	});
	return `# Headlines

What a person reads first, in the simulator and in \`status\`. Below it every fault stands that there is, with what it means
and what ends it. There is always exactly one headline: the first that this list leads to.

1. A fault that stops a charge: of several, the one that was raised last.
2. A stop that goes on (stages \`stopping\` and \`finishing\`).
3. What holds charging back, in the order of the table.
4. The session: its stage, a reservation that waits for somebody, or a contactor that is closed while next to nothing flows.
5. While a charge is prepared, what forbids closing, in the order of the table.
6. The state of the port.

Figures stand for the words in braces.

## Faults

"once" is said with what is to be done: \`Next try 60 s after the voltage is within its bounds.\` while the cause lasts,
\`Next try in 42 s.\` once it is over, and \`Ends once the emergency stop is released and the vehicle is unplugged (or the fault cleared).\`
where no time ends it.

| fault | while its cause lasts | afterwards | its cause ends once | makes a headline |
|---|---|---|---|---|
${faults.join("\n")}

## What holds charging back

${chapter("hold", OF_HOLDS)}
## The session

${chapter("stage", { ...OF_STAGES, "charging, and next to nothing flows": IDLE_LOAD, "idle, and reserved": RESERVED })}
In the stages \`idle\` and \`preparing\` the tables below decide.

## What forbids closing

While a charge is prepared.

${chapter("reason", OF_BLOCKERS)}
## The state of the port

${chapter("state", OF_STATES)}`;
}
