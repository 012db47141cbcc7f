// SPDX-License-Identifier: Apache-2.0
/** What a tick costs by state and part is within its budget, and is what docs/generated/cost.md says. */
import test from "ava";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { type Cost, measureCosts, SITUATIONS } from "../measure/cost.js";
import { COLUMNS, toldCosts } from "../measure/costDocument.js";

const found = await findWorker();
// without a compiler there is no engine; the run on XS reports that, once
const onXs = found.ok ? test : test.skip;

/** So far a cell may be from the document, in parts of it and in computrons, before it has to be made anew. */
const SHARE = 0.1;
const LEAST = 100;

function isNear(told: number, is: number): boolean {
	return Math.abs(told - is) <= Math.max(LEAST, told * SHARE);
}

function within(cost: Cost, budget: Cost): boolean {
	return cost.average <= budget.average && cost.most <= budget.most;
}

test("what the document tells is within the budget", (t) => {
	toldCosts().forEach(({ whole }, at) => {
		const { name, budget } = SITUATIONS[at];
		t.true(whole.average > 500 && whole.most >= whole.average, name);
		t.true(within(whole, budget), `${name}: ${whole.average} / ${whole.most}`);
	});
});

onXs("each state costs no more than its budget, and each part what the document tells", async (t) => {
	const costs = await measureCosts(found.ok ? found.file : "");
	const told = toldCosts();
	costs.forEach((cost, at) => {
		const { name, budget } = SITUATIONS[at];
		t.true(within(cost.whole, budget), `${name}: ${cost.whole.average} / ${cost.whole.most}`);
		for (const part of COLUMNS)
			for (const kind of ["average", "most"] as const)
				t.true(
					isNear(told[at][part][kind], cost[part][kind]),
					`${name}: ${part} ${kind} is ${cost[part][kind]}, the document tells ${told[at][part][kind]}; run npm run docs and commit the result`,
				);
	});
});
