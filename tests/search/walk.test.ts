// SPDX-License-Identifier: Apache-2.0
/** What the search takes for one state is one: random walks of the step with its whole state never leave what was found, and act alike. */
import test from "ava";
import { after } from "../../src/control/integer.js";
import { WITNESS_AT_START, type Witness } from "../../src/control/noted.js";
import { restore } from "../../src/control/state.js";
import { Desk } from "../control/desk.js";
import { type Explored, explore } from "./explore.js";
import { nothingBeside } from "./layout.js";
import { make } from "./moves.js";
import { inputsWith, search } from "./searches.js";
import { World } from "./world.js";

const WALKS = 60;
const STEPS = 200;

/** Searches with much of what has an age, a count or an order of its own. */
const SEARCHES = [
	search("pilot", inputsWith(["A", "B", "C", "C without a diode", "nothing"], { permission: "all" })),
	search("cable x limit", inputsWith(["A", "B", "C"], { cable: ["13 A"], limit: ["13 A"], moment: ["a person clears"] })),
	search(
		"residual x meter",
		inputsWith(["A", "B", "C"], { residual: ["7 mA of direct current"], meter: ["30 A"], moment: ["a person clears"] }),
	),
	search(
		"temperature x mains",
		inputsWith(["A", "B", "C"], { temperature: ["65 °C"], mains: ["two phases"], moment: ["a person clears"] }),
	),
	search("contactor, 1 try", inputsWith(["A", "B", "C"], { contactor: ["stays open"] }), {}, 1),
	search("lock", inputsWith(["A", "B", "C"], { lock: "all" }), { "lock.fitted": 1 }),
	search("wake-ups", inputsWith(["A", "B", "C"], { phases: ["1"] }), { "sequence.wakeUps": 1 }),
];

/** Random numbers that are always the same. */
function dice(seed: number): (sides: number) => number {
	let state = seed;
	return (sides) => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) | 0;
		return (state >>> 8) % sides;
	};
}

/** Of a world what goes into a row: making one takes out of the state what makes no difference. */
class Copy {
	readonly desk = new Desk();
	readonly witness: Witness = { ...WITNESS_AT_START };

	take({ desk, witness }: World): void {
		restore(this.desk.state, desk.state);
		this.desk.drive.phases = desk.drive.phases;
		this.desk.sense.lock = desk.sense.lock;
		Object.assign(this.witness, witness);
	}
}

/** One walk: the steps in which it was somewhere that was found, or the moves after which it was not. */
function walk({ search, layout, moves, graph }: Explored, roll: (sides: number) => number): number | string {
	const world = new World(search.inputs, search.numbers, search.step);
	const { sense } = world.desk;
	sense.now = after(sense.now, roll(0x7fffff) * 300);
	const copy = new Copy();
	const row = new Int32Array(layout.width);
	const trail: string[] = [];
	for (let steps = 0; steps < STEPS; steps++) {
		const move = moves[roll(3) === 0 ? roll(moves.length) : 0];
		if (!make(move, world.classes)) continue;
		trail.push(move.name);
		world.step();
		for (const [i, { momentary }] of search.inputs.entries()) if (momentary) world.classes[i] = 0;
		copy.take(world);
		// beyond the faults that are followed the search knows nothing
		if (!layout.write(row, copy.desk, copy.witness, world.classes)) return steps;
		if (graph.find(row) < 0) return `${search.name}: ${trail.join(" / ")}`;
	}
	return STEPS;
}

for (const each of SEARCHES)
	test(`walks of ${each.name} stay within what was found`, (t) => {
		const explored = explore(each);
		t.is(explored.broken, undefined);
		const roll = dice(explored.graph.count);
		let within = 0;
		for (let i = 0; i < WALKS; i++) {
			const steps = walk(explored, roll);
			if (typeof steps === "string") return t.fail(steps);
			within += steps;
		}
		t.true(within > (WALKS * STEPS) / 3, `${within} steps`);
	});

test("a state and its row are driven alike under every input", (t) => {
	const explored = explore(SEARCHES[2]);
	const { layout, graph, moves } = explored;
	const { inputs, numbers, step } = explored.search;
	const whole = new World(inputs, numbers, step);
	const rowed = new World(inputs, numbers, step);
	const row = new Int32Array(layout.width);
	const beside = nothingBeside();
	const copy = new Copy();
	const roll = dice(1);
	let compared = 0;
	for (let steps = 0; steps < 12_000; steps++) {
		copy.take(whole);
		const classes = whole.classes.slice();
		const move = moves[roll(3) === 0 ? roll(moves.length) : 0];
		if (!make(move, whole.classes)) continue;
		const known = steps > 0 && layout.write(row, copy.desk, copy.witness, classes) && graph.find(row) >= 0;
		if (known) {
			layout.read(row, 0, rowed.desk.state, beside);
			rowed.resume(beside);
			rowed.classes.set(whole.classes);
			rowed.step();
		}
		whole.step();
		if (known) {
			compared++;
			t.deepEqual(rowed.desk.drive, { ...whole.desk.drive, lockTry: rowed.desk.drive.lockTry });
			t.is(rowed.desk.report.blockers, whole.desk.report.blockers);
			t.is(rowed.desk.report.faults, whole.desk.report.faults);
		}
		for (const [i, { momentary }] of inputs.entries()) if (momentary) whole.classes[i] = 0;
	}
	t.true(compared > 6_000, `${compared}`);
});
