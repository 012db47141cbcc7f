// SPDX-License-Identifier: Apache-2.0
/** The document of RAPI, made from its table of commands. */
import type { Argument, Command } from "../src/rapi/command.js";
import { COMMANDS } from "../src/rapi/commands.js";
import { FRAME_MS, LONGEST, MOST_WORDS } from "../src/rapi/frame.js";
import { TALK_MS } from "../src/rapi/rapi.js";
import { PROTOCOL } from "../src/rapi/reading-commands.js";

/** The text. */
export function rapi(): string {
	return `# RAPI

OpenEVSE's serial remote API, version ${PROTOCOL}, on the line of the console: a frame begins with \`$\` and ends with CR, without LF. Whoever
speaks it finds an OpenEVSE. After a command nothing but frames goes out for ${TALK_MS / 1_000} s.

- \`$\`, a command of two characters, words with one space before each, then \` :\` and a sequence id of two hexadecimal digits (00 for none),
  then a check: \`^\` and the XOR of all bytes before it, or \`*\` and their sum, in two hexadecimal digits. Id and check may be missing; a frame
  without a check is believed, as in the original.
- At most ${LONGEST} bytes before CR; what is longer is dropped without an answer. What comes more than ${FRAME_MS / 1_000} s after the \`$\` is not its
  rest. At most ${MOST_WORDS} words, command and id among them. A \`$\` begins anew.
- The answer is \`$OK\` or \`$NK\`, a text, the sequence id, and the XOR. A wrong check, too many words or a NUL is \`$NK^21\`, a command that is
  not here \`$NK\`. Frames that a charger sends (\`$OK\`, \`$NK\`, \`$A.\`, \`$WF\`) are not answered.
- \`$AB result version\` is sent once after each start (00, or 07, 08, 09 as a state), and \`$AT state pilot amperes flags\` before it.
  After that \`$AT\` is sent when one of them changes (of the flags 0002, 0008, 0010, 0100, 2000), while somebody talks; never before the answer to
  the command that has caused it.

States: 00 starting, 01 no vehicle, 02 vehicle, 03 charging, fe sleeping (a pause, or a session limit was reached), ff disabled; of faults see [faults](faults.md).
Volatile flags: 0002 a fault that time alone does not end, 0004 a session limit was reached, 0008 nobody is authorized, 0010 time limit, 0020
bad ground since the start, 0040 contactor closed, 0080 residual current since the start, 0100 vehicle, 0200 none, 0400 vehicle at the look before,
2000 energy limit.

| command | arguments | answers | does | differs from open_evse 8.2.3 |
|---|---|---|---|---|
${COMMANDS.map(row).join("\n")}
`;
}

function row({ name, takes, counts, answers, does, differs }: Command): string {
	const optional = counts === undefined ? Number.POSITIVE_INFINITY : counts[0];
	const args = (takes ?? []).map((each, place) => (place < optional ? argument(each) : `[${argument(each)}]`)).join(", ");
	return `| \`$${name}\` | ${takes === undefined ? "–" : args} | ${answers || "–"} | ${does} | ${differs || "–"} |`;
}

function argument({ name, unit, min, max, words }: Argument): string {
	if (words !== undefined) return `${name}: ${words.join(" ")}`;
	if (min === undefined) return name;
	return `${name}${unit === undefined ? "" : `, ${unit}`}: ${min} to ${max}`;
}
