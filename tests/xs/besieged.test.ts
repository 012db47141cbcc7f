// SPDX-License-Identifier: Apache-2.0
/** Whoever besieges the window with all that a carrier lets through costs a charging charger's ticks no more than a stated allowance, and most of them nothing at all. */
import test from "ava";
import { findWorker } from "../../hosts/node/xs/worker.js";
import { MOST_OF_EACH, MOST_WAITING } from "../../src/link/queue.js";
import { measureBesieged, TICKS } from "../measure/besieged.js";
import { SIEGES } from "../programs/besieging.js";

/** What a tick may cost more on average than with nobody there, and what one may cost, computrons: 0.8 ms and 5 ms of a processor of 240 MHz. */
const MORE = 4_500;
const MOST = 30_000;
/** What reading, refusing and dropping may cost between two ticks: some 19 ms once in four ticks; the guard's lease is 65 ms. */
const MOST_FRAMES = 110_000;
/** People and machines are served in every fourth tick. */
const SERVED = TICKS / 4;

const found = await findWorker();
const measuring = found.ok ? measureBesieged(found.file) : Promise.resolve([]);
// without a compiler there is no engine; the run on XS reports that, once
const onXs = found.ok ? test : test.skip;

onXs("a siege of the window costs the ticks of a charge no more than it may", async (t) => {
	t.timeout(240_000);
	const measured = await measuring;
	const [nobody, ...sieges] = measured;
	t.is(measured.length, SIEGES.length);
	for (const { name, ticks, frames, other, verdict } of sieges) {
		t.log(`${name}: tick ${ticks.average} / ${ticks.most}, frames ${frames.average} / ${frames.most}, ${other} other ticks; ${verdict}`);
		t.true(ticks.average <= nobody.ticks.average + MORE && ticks.most <= MOST, `${name}: ${ticks.average} / ${ticks.most}`);
		t.true(frames.most <= MOST_FRAMES, `${name}: ${frames.most}`);
		t.true(verdict.startsWith("closed"), `${name}: ${verdict}`);
	}
});

onXs(
	"ticks that serve nobody cost to the computron what they cost with nobody there; requests beyond the bound are refused as busy",
	async (t) => {
		t.timeout(240_000);
		const measured = await measuring;
		const of = (name: string) => measured.find((each) => each.name === name);
		for (const name of ["one who looks", "nonsense at all ends", "the longest frames at all ends", "greetings at all ends"])
			t.is(of(name)?.other, SERVED, name);
		// the tick after a request that was done has the port look at once
		t.true((of("requests at all ends")?.other ?? 0) <= 2 * SERVED);
		t.regex(of("requests at one end")?.verdict ?? "", new RegExp(`at most ${MOST_OF_EACH} waited, \\d+ done, [1-9]\\d+ busy, 0 refused$`));
		t.regex(of("requests at all ends")?.verdict ?? "", new RegExp(`at most ${MOST_WAITING} waited, \\d+ done, [1-9]\\d+ busy, 0 refused$`));
	},
);
