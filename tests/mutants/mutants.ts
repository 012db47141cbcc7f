// SPDX-License-Identifier: Apache-2.0
/** `npm run mutants`: changes src/control in every small way there is, one at a time, and says which changes no test has noticed. */
import { parseArgs } from "node:util";
import { isFine } from "./judgement.js";
import { reportLines } from "./report.js";
import { testMutants } from "./run.js";

const USAGE = `npm run mutants -- [--file TEXT] [--every N]
  --file TEXT   only mutants of files whose name contains TEXT
  --every N     only every Nth mutant`;

const { values } = parseArgs({
	options: { file: { type: "string", default: "" }, every: { type: "string", default: "1" }, help: { type: "boolean", default: false } },
});
if (values.help) console.log(USAGE);
else {
	const begun = performance.now();
	const judgement = await testMutants({
		picks: ({ file, number }) => file.includes(values.file) && number % Number(values.every) === 0,
		heard: (done, of) => process.stderr.write(process.stderr.isTTY ? `\r${done} of ${of}${done === of ? "\n" : ""}` : ""),
	});
	for (const line of reportLines(judgement, (performance.now() - begun) / 1_000)) console.log(line);
	if (!isFine(judgement)) process.exitCode = 1;
}
