// SPDX-License-Identifier: Apache-2.0
/** The program: what it prints, how it ends, and that the number of threads makes no difference. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import test from "ava";
import { root } from "../tree.js";
import { runOnAllCores } from "./crew.js";
import { play } from "./play.js";
import { violationText } from "./report.js";
import { SABOTAGES, sabotaged } from "./sabotage.js";
import { runSeeds } from "./seeds.js";

function campaign(args: readonly string[], input = ""): { status: number | null; stdout: string; stderr: string } {
	return spawnSync(process.execPath, [join(root, "dist/tests/campaign/campaign.js"), ...args], { encoding: "utf8", input });
}

test("the seed comes first, then what was played and how fast", (t) => {
	const { status, stdout } = campaign(["--runs", "3", "--seed", "5"]);
	t.is(status, 0, stdout);
	t.regex(stdout, /^seed 5, 3 runs\n3 runs, 0\.\d virtual hours, \d+ commands\n/);
	t.regex(stdout, /\d+ runs\/s, \d+ times real time\n0 of 3 runs broke one of \d+ rules\n$/);
});

test("threads give what one alone gives", async (t) => {
	const seeds = { first: 1_000, count: 120 };
	let heard = 0;
	const harvest = await runOnAllCores(seeds, ({ runs }) => {
		heard = runs;
	});
	t.deepEqual(harvest, runSeeds(seeds));
	t.is(heard, 120);
});

test("a scenario can be judged by itself", (t) => {
	const { status, stdout } = campaign(["--scenario", "-"], "plug; sleep 2; draw_power_regulated 16,3; sleep 5");
	t.is(stdout, "- breaks no rule\n");
	t.is(status, 0);
});

test("what cannot be done is said", (t) => {
	for (const [args, message] of [
		[["--runs", "0"], /^--runs cannot be "0"; write a whole number from 1 to 1073741823\nnpm run campaign/],
		[["--seed", "-1"], /seed/],
		[["--wrong"], /--wrong/],
		[["--scenario", "no-such-file"], /no-such-file/],
	] as const) {
		const { status, stderr } = campaign(args);
		t.is(status, 2);
		t.regex(stderr, message);
	}
	t.regex(campaign(["--scenario", "-"], "plugg").stderr, /^line 1: "plugg" is not a command/);
});

test("a violation tells the rule and the wires", (t) => {
	const holds = sabotaged(SABOTAGES[0]);
	const { violation } = play("draw_power_regulated 16,3; sleep 5; unplug; sleep 1", holds);
	if (violation === undefined) throw new Error("it holds the contactor");
	t.regex(violationText(violation), /^breaks stays-closed-unasked at 5\.0[89]0 s\n {2}rule: .*\n {2}seen: .* contactor told to close/);
});
