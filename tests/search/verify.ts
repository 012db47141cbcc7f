// SPDX-License-Identifier: Apache-2.0
/** Every state that the step can reach, under every class of input, with every rule looked at on every edge; `npm run verify`. */
import { INVARIANTS } from "../../src/control/invariants.js";
import { searchOnAllCores } from "./crew.js";
import { groups } from "./searches.js";
import { TICK_MS } from "./shortened.js";
import type { Finding, Verdict } from "./verdict.js";
import { WAITING } from "./waiting.js";

/** What the searches leave out, said at every run. */
const HONESTLY = [
	"Searched: the step as it ships, from power-up, until no state is left that was not left by every input.",
	`Every delay is shortened to one to six steps of ${TICK_MS} ms; in the sequence the order of their lengths is kept, and so it is among what watches slowly.`,
	"Inputs are not all unusual at once: odd letters with good ones, each class with permission and a short, every two of different inputs with A, B and C.",
	"An edge to more than four faults that stand, are about to, or are counted, is checked but not followed.",
];

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

const sum = (verdicts: readonly Verdict[], of: (verdict: Verdict) => number): number =>
	verdicts.reduce((total, verdict) => total + of(verdict), 0);

function counts(verdicts: readonly Verdict[]): string {
	const cut = sum(verdicts, (verdict) => verdict.cut);
	const searches = `${verdicts.length} ${verdicts.length === 1 ? "search" : "searches"}`;
	return `${searches}, ${sum(verdicts, ({ nodes }) => nodes)} nodes, ${sum(verdicts, ({ edges }) => edges)} edges${cut === 0 ? "" : `, ${cut} not followed`}`;
}

function findingText({ search, rule, says, path, scenario }: Finding): string {
	return [
		`broken: ${rule}: ${says}`,
		`  in the search ${search}, in ${path.length} steps of ${TICK_MS} ms: ${path.join(" / ")}`,
		`  as a scenario:\n    ${scenario.replaceAll("\n", "\n    ")}`,
	].join("\n");
}

const startedAt = performance.now();
const all = groups();
const verdicts: Verdict[] = [];
const findings: Finding[] = [];
const cores = await searchOnAllCores([...all.keys()], (place, found) => {
	print(`${all[place].name}: ${counts(found)}`);
	verdicts.push(...found);
	for (const { broken } of found) {
		if (broken === undefined || findings.some(({ rule }) => rule === broken.rule)) continue;
		findings.push(broken);
		print(findingText(broken));
	}
});
const seconds = (performance.now() - startedAt) / 1_000;
const edges = sum(verdicts, (verdict) => verdict.edges);
const rules = [...INVARIANTS, ...WAITING].map(({ name }) => name);
print(`\n${HONESTLY.join("\n")}`);
print(`rules checked: ${rules.join(", ")}`);
const cpu = process.cpuUsage();
const busy = ((cpu.user + cpu.system) / 1e6).toFixed(1);
print(`total: ${counts(verdicts)}`);
print(`closed in ${seconds.toFixed(1)} s on ${cores} threads (${busy} s of processor time), ${Math.round(edges / seconds)} edges/s`);
print(`${findings.length} of ${rules.length} rules broken`);
process.exitCode = findings.length === 0 ? 0 : 1;
