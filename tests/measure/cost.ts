// SPDX-License-Identifier: Apache-2.0
/** What a tick of the firmware costs on XS, by state and by part, in computrons: the engine's own count of work, the same on every machine. */
import { join } from "node:path";
import { Engine } from "../../hosts/node/xs/engine.js";
import { root } from "../tree.js";

/** What is measured, each by a function of tests/firmware/dissected.ts. */
export const PARTS = ["whole", "step", "opinion", "port"] as const;

/** One of them, or what is left of the whole without the others. */
export type Part = (typeof PARTS)[number] | "around";

/** Computrons of one part: of a tick on average, and of the one that costs most. */
export interface Cost {
	readonly average: number;
	readonly most: number;
}

/** A state of the port: how it is reached on the bench, and what goes on while it is measured. */
export interface Situation {
	readonly name: string;
	readonly says: string;
	readonly scenario: string;
	readonly goesOn: string;
	/** The state and the contactor at the end. */
	readonly ends: string;
	/** What the whole may cost. */
	readonly budget: Cost;
}

const CHARGING = "sleep 3; draw_power_regulated 16,3; sleep 20";
/** Three targets, the first so near that charging for it has begun. */
const AIMING = "clock 2026-11-28T18:30:00Z; > mode automatic; > target all 20:30 18; > target mon-fri 23:30 80; > target sun 12:00 90";

/** The situations, one row each. */
export const SITUATIONS: readonly Situation[] = [
	{ name: "A1", says: "nobody is there", scenario: "sleep 20", ends: "A1 open", goesOn: "", budget: { average: 6_500, most: 7_500 } },
	{
		name: "B2",
		says: "a vehicle is there and does not ask",
		scenario: "sleep 3; plug; sleep 20",
		ends: "B2 open",
		goesOn: "",
		budget: { average: 6_000, most: 7_000 },
	},
	{
		name: "C2, calm",
		says: "it charges, and nothing changes but meter and clock",
		scenario: CHARGING,
		ends: "C2 closed",
		goesOn: "",
		budget: { average: 2_600, most: 5_000 },
	},
	{
		name: "C2, noise",
		says: "it charges with noise of 0.3 V on each plateau",
		scenario: `${CHARGING}; noise 300; sleep 2`,
		ends: "C2 closed",
		goesOn: "",
		// two ticks in eight hundred see plateaus that a calm wire never shows
		budget: { average: 2_600, most: 7_000 },
	},
	{
		name: "C2, targets",
		says: "it charges for targets that are near, in the automatic mode",
		scenario: `${AIMING}; ${CHARGING}`,
		ends: "C2 closed",
		goesOn: "",
		budget: { average: 2_600, most: 5_000 },
	},
	{
		name: "fault",
		says: "the emergency stop is pressed with a vehicle there",
		scenario: `${CHARGING}; stop_button on; sleep 20`,
		ends: "B1 open",
		goesOn: "",
		budget: { average: 6_500, most: 7_500 },
	},
	{
		name: "comes and goes",
		says: "a vehicle comes, charges and is unplugged within the time that is measured",
		scenario: "sleep 20",
		ends: "A1 open",
		goesOn: "draw_power_regulated 16,3; sleep 3; unplug",
		// with the contactor open the record of the session is sealed and written
		budget: { average: 5_000, most: 110_000 },
	},
];

/** Ticks in each: everything that takes turns comes round, and so does what happens once in a second. */
export const TICKS = 400;

/** What came of one situation. */
export type Costs = Readonly<Record<Part, Cost>>;

/** Measures all situations with a worker of XS. */
export async function measureCosts(worker: string): Promise<Costs[]> {
	const costs: Costs[] = [];
	for (const situation of SITUATIONS) costs.push(await measureSituation(worker, situation));
	return costs;
}

async function measureSituation(worker: string, { name, scenario, goesOn, ends }: Situation): Promise<Costs> {
	const engine = new Engine({ worker, timeoutMs: 60_000 });
	try {
		await engine.import("dissected", join(root, "dist/tests/firmware/dissected.js"));
		const words = [scenario, goesOn].map((text) => JSON.stringify(text)).join(", ");
		await engine.call(`(globalThis.rig = new dissected.Dissected(${words}, ${TICKS}), 0)`);
		const ticks: Record<Part, number>[] = [];
		for (let place = 0; place < TICKS; place++) ticks.push(await measureTick(engine, place));
		const { value } = await engine.call("rig.compare()");
		if (value !== ends) throw new Error(`"${name}" ended in ${value}, not in ${ends}`);
		const of = (part: Part): Cost => costOf(ticks.map((tick) => tick[part]));
		return { whole: of("whole"), step: of("step"), opinion: of("opinion"), port: of("port"), around: of("around") };
	} finally {
		await engine.close();
	}
}

async function measureTick(engine: Engine, place: number): Promise<Record<Part, number>> {
	await engine.call(`rig.sense(${place})`);
	const call = (await engine.call("rig.nothing()")).computrons;
	const costs = PARTS.map(async (part) => (await engine.call(`rig.${part}()`)).computrons - call);
	// where a part has nothing to do, calling it costs a little less than calling nothing with six records
	const [whole, step, opinion, port] = (await Promise.all(costs)).map((count) => Math.max(0, count));
	return { whole, step, opinion, port, around: whole - step - opinion - port };
}

function costOf(counts: readonly number[]): Cost {
	return { average: Math.round(counts.reduce((sum, count) => sum + count, 0) / counts.length), most: Math.max(...counts) };
}
