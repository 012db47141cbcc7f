// SPDX-License-Identifier: Apache-2.0
/** What a tick of a charging charger costs on XS while all ends of its window are besieged, in computrons, beside one that nobody looks at. */
import { join } from "node:path";
import { Engine } from "../../hosts/node/xs/engine.js";
import { SIEGES } from "../programs/besieging.js";
import { root } from "../tree.js";

/** Ticks that are looked at: four seconds. */
export const TICKS = 400;

/** Of ticks, or of what comes in between two of them. */
export interface Spent {
	readonly average: number;
	readonly most: number;
}

/** What came of one siege. */
export interface Besieging {
	readonly name: string;
	readonly ticks: Spent;
	/** Reading, refusing or dropping all frames that come between two ticks. */
	readonly frames: Spent;
	/** Ticks that cost another sum than the same tick of a charger that nobody looks at. */
	readonly other: number;
	readonly verdict: string;
}

/** Measures all sieges. */
export async function measureBesieged(worker: string): Promise<Besieging[]> {
	const measured: Besieging[] = [];
	let calm: readonly number[] = [];
	for (const [place, { name }] of SIEGES.entries()) {
		const { ticks, frames, verdict } = await measureOne(worker, place);
		if (place === 0) calm = ticks;
		const other = ticks.filter((cost, at) => cost !== calm[at]).length;
		measured.push({ name, ticks: spentOf(ticks), frames: spentOf(frames), other, verdict });
	}
	return measured;
}

async function measureOne(worker: string, place: number) {
	const engine = new Engine({ worker, timeoutMs: 60_000 });
	try {
		await engine.import("besieging", join(root, "dist/tests/programs/besieging.js"));
		const spent = async (expression: string): Promise<number> => (await engine.call(`(${expression}, 0)`)).computrons;
		await spent(`globalThis.rig = new besieging.Besieged(${place}, ${TICKS})`);
		const call = await spent("rig.nothing()");
		const [ticks, frames]: [number[], number[]] = [[], []];
		for (let tick = 0; tick < TICKS; tick++) {
			await spent(`rig.sense(${tick})`);
			frames.push(Math.max(0, (await spent("rig.strike()")) - call));
			ticks.push(Math.max(0, (await spent("rig.tick()")) - call));
		}
		return { ticks, frames, verdict: `${(await engine.call("rig.verdict()")).value}` };
	} finally {
		await engine.close();
	}
}

function spentOf(counts: readonly number[]): Spent {
	return { average: Math.round(counts.reduce((sum, count) => sum + count, 0) / counts.length), most: Math.max(...counts) };
}
