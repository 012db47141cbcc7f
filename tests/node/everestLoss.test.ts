// SPDX-License-Identifier: Apache-2.0
/** A host that is lost at some hundred moments of a charge, in each way on each network: too many for the smaller engine (tests/everest/fake/loss.test.ts has some). */
import test from "ava";
import { campaign, HOST_LOST_MS, SEQUENCE_MS, SLACK_MS, trials } from "../everest/fake/loss.js";

const MOMENTS = 504;
/** Of the setting as it is by itself; some, because they take longer. */
const AS_IS = 40;
const USUAL_MS = 2_500;

test(`EVerest is lost at ${MOMENTS} moments of a charge: opened in time, closed by nothing old, all told again`, (t) => {
	const { wrong, closed, slowestMs, asked, resumed, stuck } = campaign(trials(MOMENTS));
	t.log(
		`${closed} with a closed contactor, open after ${slowestMs} ms at the latest; ${resumed} of ${asked} vehicles charge again at once`,
	);
	t.deepEqual(wrong, []);
	t.deepEqual(stuck, []);
	t.true(closed > MOMENTS / 4, `${closed}`);
	t.true(resumed > 0.85 * asked, `${resumed} of ${asked}`);
	t.true(slowestMs <= HOST_LOST_MS + SEQUENCE_MS + SLACK_MS, `${slowestMs}`);
});

test("the same with 2.5 s, as the setting is", (t) => {
	const { wrong, slowestMs, stuck } = campaign(trials(AS_IS), USUAL_MS);
	t.deepEqual(wrong, []);
	t.deepEqual(stuck, []);
	t.true(slowestMs <= USUAL_MS + SEQUENCE_MS + SLACK_MS, `${slowestMs}`);
});
