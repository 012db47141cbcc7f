// SPDX-License-Identifier: Apache-2.0
/** Plays a scenario on the firmware while the oracle watches the wires. */
import { Bench } from "../../hosts/bench/bench.js";
import type { PowerUp } from "../../hosts/bench/device.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse } from "../../hosts/bench/scenario/parse.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { Firmware, powerUp } from "../../src/firmware.js";
import { asserting } from "../control/checked.js";
import { Hand } from "./hand.js";
import { Oracle, type Violation } from "./oracle.js";
import { emptyTally, type Tally } from "./tally.js";
import { lookAt } from "./wires.js";

/** How it went. */
export interface Verdict {
	readonly violation: Violation | undefined;
	readonly tally: Tally;
}

/** A device with settings, `key=value`. */
export type Make = (settings: readonly string[]) => PowerUp;

/** The firmware as it is delivered, with a step that throws if it breaks an invariant: then the firmware gives up, which the oracle sees. */
export const FIRMWARE: Make = (settings) => (outlets) => powerUp(settings, asserting())(outlets);

/** Noise and jitter of a scenario that does not say `seed`, as `pilotlight simulate` has it. */
const USUAL_SEED = 1;
/** No scenario lasts longer: one may wait an hour for an offer that never comes. */
const LONGEST_MS = 600_000;

/** Ends a run in which a rule was broken. */
const BROKEN = new Error("a rule was broken");

/** Looks at the bench in the place of the observer that tells what happens, for the oracle and the tally. */
class Witness extends Observer {
	readonly oracle = new Oracle();
	readonly tally = emptyTally();
	readonly hand: Hand;
	private standing = 0;

	constructor(set: readonly string[]) {
		super(() => {});
		this.hand = new Hand(set);
	}

	override booted(): void {
		this.hand.powerUp();
		this.oracle.powerUp();
		this.standing = 0;
	}

	override printed(_: number, text: string): void {
		this.hand.read(text);
	}

	override happened(): void {}

	override answered(_: number, name: string, ok: boolean, text: string): void {
		if (name === "host" && ok) this.hand.hear(text);
	}

	override look(bench: Bench): void {
		const last = this.oracle.last;
		const { device } = bench;
		if (this.hand.unsure && device instanceof Firmware) this.hand.look(device.values);
		const wires = lookAt(bench, this.hand, last);
		this.oracle.look(wires);
		if (last?.commanded) this.tally.closedMs += wires.now - last.now;
		if (wires.commanded && !last?.commanded) this.tally.closings++;
		this.countFaults(bench.device?.report.faults ?? 0);
		if (this.oracle.violation !== undefined) throw BROKEN;
	}

	private countFaults(standing: number): void {
		const raised = standing & ~this.standing;
		this.standing = standing;
		for (let place = 0, rest = raised; rest !== 0; place++, rest >>>= 1) this.tally.faults[place] += rest & 1;
	}
}

/** Plays until a rule is broken, or to the end. (In slices of time the noise would be another one than in `pilotlight simulate`.) */
function playOn(player: Player): void {
	try {
		// what nobody heard, because the power was off, is no end
		while (player.play(LONGEST_MS) === "failed");
	} catch (thrown) {
		if (thrown !== BROKEN) throw thrown;
	}
}

/** Plays `text` on a device with settings, `key=value`. Throws if either cannot be understood. */
export function play(text: string, make: Make = FIRMWARE, settings: readonly string[] = []): Verdict {
	const { commands, wrong } = parse(text);
	if (wrong.length > 0) throw new Error(`line ${wrong[0].line}: ${wrong[0].message}`);
	const witness = new Witness(settings);
	const { oracle, tally } = witness;
	const bench = new Bench(make(settings), witness, USUAL_SEED);
	const player = new Player(bench, witness);
	player.add(commands.map((command) => witness.hand.watch(command)));
	playOn(player);
	tally.runs = 1;
	tally.charged = tally.closings > 0 ? 1 : 0;
	tally.milliseconds = bench.now;
	tally.commands = commands.length;
	tally.violations = oracle.violation === undefined ? 0 : 1;
	return { violation: oracle.violation, tally };
}
