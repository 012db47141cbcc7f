// SPDX-License-Identifier: Apache-2.0
/** The search finds what is planted, by the rule that it breaks, in the fewest steps, and says how to see it on the bench. */
import test from "ava";
import { step } from "../../src/control/step.js";
import type { Search } from "./explore.js";
import { PLANTED, type Planted } from "./planted.js";
import { brokenOnBench } from "./scenario.js";
import { hosted, inputsWith, search } from "./searches.js";
import { judge, type Verdict } from "./verdict.js";

/** What comes of the real step; several bugs are found in the same search. */
const judged = new Map<string, Verdict>();
function realVerdict(small: Search, { letters, classes, hosted, numbers, starts }: Planted): Verdict {
	const key = JSON.stringify([letters, classes, hosted, numbers, starts]);
	const verdict = judged.get(key) ?? judge(small);
	judged.set(key, verdict);
	return verdict;
}

for (const bug of PLANTED)
	test(`a step that ${bug.name} breaks "${bug.rule}"`, (t) => {
		const host = bug.hosted === true ? { host: ["offers 16 A", ...(bug.classes.host ?? [])] } : {};
		const given = inputsWith(["A", "B", "C", ...(bug.letters ?? [])], { moment: ["a person clears"], ...bug.classes, ...host });
		const inputs = bug.hosted === true ? hosted(given) : given;
		const small: Search = {
			...search(bug.name, inputs, bug.numbers, undefined, bug),
			...(bug.words === undefined ? {} : { words: bug.words }),
		};
		const { broken, nodes } = judge({ ...small, step: bug.step });
		t.log(broken?.scenario);
		t.log(`${nodes} nodes, ${broken?.path.length} steps: ${broken?.path.join(" / ")}`);
		t.is(broken?.rule, bug.rule);
		t.is(realVerdict(small, bug).broken, undefined, "the real step does not");
		if (!bug.onBench) return;
		t.true(broken?.scenario.startsWith(`# breaks ${bug.rule} on the bench`));
		t.is(brokenOnBench(broken?.scenario ?? "", step), undefined, "in the same scenario the real step breaks nothing");
	});
