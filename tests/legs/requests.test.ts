// SPDX-License-Identifier: Apache-2.0
/** What is asked of the output of a scenario: every line parses to what it says. */
import test from "ava";
import { play } from "../../hosts/bench/play.js";
import { firstUnfaithful } from "./requests.js";

test("an output of whole lines is faithful, and what tells a card says its kind beside that of the entry", (t) => {
	const text = "plug; sleep 1; > authorize A1B2 ISO14443; sleep 1; unplug; sleep 2";
	const { output } = play({ text, file: "card", json: true, seed: 1, settings: ["authorization=1"] });
	t.is(firstUnfaithful(output), undefined);
	const told = output
		.split("\n")
		.filter((line) => line !== "")
		.map((line) => JSON.parse(line) as { kind: string; event?: string; tokenKind?: string })
		.filter(({ event }) => event === "Authorized" || event === "TransactionStarted");
	t.deepEqual(
		told.map(({ kind, tokenKind }) => [kind, tokenKind]),
		[
			["event", "ISO14443"],
			["event", "ISO14443"],
		],
	);
});

for (const [what, line] of [
	["a member that is there twice", '{"t":0,"kind":"event","kind":"Local"}'],
	["a number that would be written otherwise", '{"t":0,"percent":5.50}'],
	["what is no JSON", '{"t":0,"percent":.5}'],
	["an empty line", ""],
] as const)
	test(`${what} is found, with its line`, (t) => {
		t.is(firstUnfaithful(`{"t":0,"kind":"boot"}\n${line}\n`), `line 2 is not what a parser makes of it: ${line}`);
	});
