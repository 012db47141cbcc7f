// SPDX-License-Identifier: Apache-2.0
/** The campaign of the outside notices what is wrong, by the rule that is meant; plans say what they are; and the program repeats a run. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import test from "ava";
import { root } from "../../tree.js";
import { planIn, planText } from "./happening.js";
import { NO_MISTAKE } from "./mistake.js";
import { planOf } from "./plan.js";
import { minimize } from "./report.js";
import { play } from "./run.js";
import { SABOTAGES } from "./sabotage.js";
import { runOnAllCores, runSeeds } from "./seeds.js";
import { TROUBLES } from "./troubles.js";

const linesOf = (plan: string): string => plan.replaceAll("; ", "\n");

for (const { name, breaks, plan, begins } of SABOTAGES)
	test(`${name} is noticed`, (t) => {
		const read = planIn(linesOf(plan));
		t.is(play(read, { ...NO_MISTAKE, ...begins() }).broken?.name, breaks);
		t.is(play(read).broken, undefined);
	});

test("the same seed gives the same plan, another one another; and the text of a plan says all of it", (t) => {
	const plans = Array.from({ length: 200 }, (_, seed) => planOf(seed));
	t.deepEqual(planOf(7), plans[7]);
	t.is(new Set(plans.map(planText)).size, plans.length);
	for (const plan of plans) t.deepEqual(planIn(planText(plan)), plan);
	const said = plans.map(planText).join("\n");
	for (const { name, begins } of TROUBLES) t.true(said.includes(` trouble ${begins(FIRST)}`), name);
	t.true(plans.some(({ happenings }) => happenings.every(({ to }) => to !== "request")));
});

test("a plan that cannot be read says what would be right", (t) => {
	t.throws(() => planIn("1 charge plug\n2 plugg\n3 well"), { message: /^"2 plugg" is no line of a plan; write SECONDS charge/ });
	t.throws(() => planIn("5 charge plug\n2 well"), { message: /ends with SECONDS well/ });
});

test("a plan that breaks a rule is made shorter", (t) => {
	const [{ plan, begins, breaks }] = SABOTAGES;
	const longer = planIn(linesOf(`0.5 trouble names off; 0.6 trouble names on; 1.5 request haystack 8 10 5; ${plan}`));
	const mistake = { ...NO_MISTAKE, ...begins() };
	const least = minimize(longer, mistake);
	t.true(least.happenings.length <= 3, planText(least));
	t.is(play(least, mistake).broken?.name, breaks);
});

test("threads give what one alone gives", async (t) => {
	const seeds = { first: 300, count: 6 };
	const [{ tally, failures }, alone] = [await runOnAllCores(seeds), runSeeds(seeds)];
	t.deepEqual(failures, alone.failures);
	t.deepEqual({ ...tally }, { ...alone.tally });
	t.is(tally.runs, 6);
	t.true(tally.closings > 6 && tally.requests > 0, "something happens");
});

function campaign(args: readonly string[], input = "") {
	return spawnSync(process.execPath, [join(root, "dist/tests/campaign/outside/campaign.js"), ...args], { encoding: "utf8", input });
}

test("the seed comes first, then what was played; a plan can be judged by itself", (t) => {
	const { status, stdout } = campaign(["--runs", "1", "--seed", "5"]);
	t.is(status, 0, stdout);
	t.regex(stdout, /^seed 5, 1 runs\n(?: {2}1 runs, 0 violations\n)?1 runs, 0\.0 virtual hours, \d+ closings, \d+ requests done/);
	t.regex(stdout, /\n0 of 1 runs broke a rule\n$/);
	t.is(campaign(["--plan", "-"], "1 charge plug\n2 trouble die\n3 well\n").stdout, "- breaks no rule\n");
	const wrong = campaign(["--plan", "-"], "1 charge plug\n2 trouble dye\n3 well\n");
	t.is(wrong.status, 2);
	t.regex(wrong.stderr, /^there is no trouble "dye"/);
});

/** Dice that always fall on the first. */
const FIRST = { oneOf: (list: readonly unknown[]) => list[0] } as never;
