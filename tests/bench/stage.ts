// SPDX-License-Identifier: Apache-2.0
/** A stage for tests of the player: a scenario on a device so simple that one can tell what it does at every moment. */
import { Bench } from "../../hosts/bench/bench.js";
import { NEVER } from "../../hosts/bench/moment.js";
import type { Entry } from "../../hosts/bench/scenario/entry.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse } from "../../hosts/bench/scenario/parse.js";
import { type Halt, Player } from "../../hosts/bench/scenario/player.js";
import { Letter } from "../../src/control/letter.js";
import { BLOCKERS } from "../../src/control/permission.js";
import { State } from "../../src/control/sequence.js";
import { Dummy } from "./dummy.js";

/** A charger of the simplest kind: it offers 32 A once something is plugged in, and closes as soon as it sees less than 7.5 V. */
export function simple(device: Dummy): void {
	const { sense, drive, report } = device;
	const high = sense.pilot.high[sense.pilot.count - 1];
	report.letter = high > 10_500 ? Letter.A : high > 7_500 ? Letter.B : Letter.C;
	report.state = report.letter === Letter.A ? State.A1 : report.letter === Letter.B ? State.B2 : State.C2;
	report.offeredMa = 32_000;
	report.blockers = report.letter === Letter.C ? 0 : 1 << BLOCKERS.indexOf("pwm");
	drive.duty = report.letter === Letter.A ? 10_000 : 5_333;
	const closes = report.letter === Letter.C ? 1 : 0;
	if (closes !== drive.contactor) device.outlets.event(closes === 1 ? "Closed" : "Opened", { by: "vehicle" });
	drive.contactor = closes;
}

/** What came of it. */
export interface Run {
	readonly halt: Halt;
	readonly player: Player;
	readonly bench: Bench;
	readonly device: Dummy;
	readonly entries: Entry[];
}

/** Plays a text on a device that does `does` in every tick. */
export function play(text: string, does: (device: Dummy) => void = simple): Run {
	const entries: Entry[] = [];
	const observer = new Observer((entry) => entries.push(entry));
	const bench = new Bench(
		(outlets) => {
			const device = new Dummy(outlets);
			device.does = does;
			return device;
		},
		observer,
		1,
	);
	const device = bench.device as Dummy;
	const player = new Player(bench, observer);
	const { commands, wrong } = parse(text);
	if (wrong.length > 0) throw new Error(wrong[0].message);
	player.add(commands);
	const halt = player.play(NEVER);
	observer.summarise(bench, player.failures);
	return { halt, player, bench, device, entries };
}
