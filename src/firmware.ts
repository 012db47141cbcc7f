// SPDX-License-Identifier: Apache-2.0
/** The firmware: one tick of the whole house, and what happens when something in it must not happen. */

import { answer } from "./console/console.js";
import { Line } from "./console/line.js";
import { PHRASES } from "./console/phrases.js";
import type { Birth, Voice } from "./console/word.js";
import { DRIVE_AT_START, type Drive, LockDrive, SENSE_AT_START, type Sense } from "./control/board.js";
import { STEADY_HIGH } from "./control/duty.js";
import { FAULTS, FaultBit, SURVIVING } from "./control/faults.js";
import { frozen } from "./control/frozen.js";
import { Happened } from "./control/happened.js";
import { brokenInTurn, INVARIANTS } from "./control/invariants.js";
import { BLOCKERS } from "./control/permission.js";
import { AT_START, type ControlState, copyOf } from "./control/state.js";
import { step } from "./control/step.js";
import { remember } from "./control/supervisor.js";
import { REPORT_AT_START, type Report, type Wish } from "./control/wish.js";
import type { Chance } from "./evse/delay.js";
import type { Listener } from "./evse/events.js";
import { Evse } from "./evse/evse.js";
import type { Store } from "./evse/store.js";
import { assign, assignAll, defaults, type Values } from "./settings/settings.js";

/** What the firmware needs of the host besides Sense and Drive. */
export interface Outlets {
	/** Records that survive a restart, as short texts by key. */
	readonly store: Store;
	/** Prints a line on the serial console. */
	print(line: string): void;
	/** Tells the world of an event. */
	readonly event: Listener;
	/** A number from 0 to `limit` − 1 that nobody can foresee. */
	readonly chance: Chance;
	/** The board has restarted by itself, its supply was never gone. */
	readonly ownRestart: boolean;
	/** What the host knows of its start; left out where nothing restarts. */
	readonly birth?: Birth;
	/** Which events the host shows on its console; left out where it shows them all. */
	readonly voice?: Voice;
	/** The serial line; left out where nobody sees more of it than what is printed. */
	readonly line?: Line;
}

/**
 * Powers the firmware up with settings as `key=value`; throws an Error that names a setting that cannot be. Tests put a
 * step in the place of the step that watches it, or has a bug.
 */
export function powerUp(settings: readonly string[], decide = step): (outlets: Outlets) => Firmware {
	valuesWith(settings);
	return (outlets) => new Firmware(valuesWith(settings), outlets, decide);
}

function valuesWith(settings: readonly string[]): Values {
	const values = defaults();
	assignAll(values, settings);
	return values;
}

/** The whole charger but its board. The host fills `sense`, calls tick(), and applies `drive`. */
export class Firmware {
	readonly sense: Sense = copyOf(SENSE_AT_START);
	readonly drive: Drive = copyOf(DRIVE_AT_START);
	readonly report: Report = copyOf(REPORT_AT_START);
	readonly evse: Evse;
	readonly values: Values;
	/** The error that has stopped the controller; there is no way on but a restart. */
	failure: string | undefined = undefined;

	readonly #state: ControlState = copyOf(AT_START);
	readonly #outlets: Outlets;
	readonly #decide: typeof step;
	readonly #line: Line;

	readonly #wish: Wish;
	/** Somebody has typed something, or told the time: the port looks again at once. */
	#asked = true;
	/** Faults that the store remembers, as bits. */
	#kept = 0;

	constructor(values: Values, outlets: Outlets, decide = step) {
		this.values = values;
		this.#decide = decide;
		this.#outlets = outlets;
		const { store, event, chance, ownRestart } = outlets;
		this.#line = outlets.line ?? this.#unseenLine();
		this.evse = new Evse(values.evse, { store, say: (line) => this.print(line), tell: event, chance, ownRestart });
		this.#wish = this.evse.wish;
		this.#recall(store.read(KEPT_FAULTS) ?? "");
	}

	/** One tick. True if it was completed: only then may the host renew the guard's lease. */
	tick(): boolean {
		if (this.failure !== undefined) return false;
		try {
			this.#decide(this.#state, this.values.control, this.sense, this.#wish, this.drive, this.report);
			// the step's own long turns are those that leave a 1
			const turn = this.#state.slow.turn;
			if (this.drive.contactor === 1) this.#assert(turn & 3);
			// the port has time for what moves slowly: 80 ms
			if (this.report.quiet === 0 || this.#asked || (turn & 7) === 3) this.#tell();
			return true;
		} catch (error) {
			this.#fail(error instanceof Error ? error.message : `${error}`);
			return false;
		}
	}

	/** Takes a byte from the serial line, ms of the clock that is in `sense`. */
	take(byte: number, nowMs: number): void {
		this.#line.take(byte, nowMs);
	}

	/** Answers a line from the serial console. */
	type(line: string): void {
		this.#asked = true;
		answer(this, line);
	}

	/** Prints on the serial console. */
	print(line: string): void {
		this.#outlets.print(line);
	}

	/** Tells the time of day, ms since 1970 UTC. */
	setClock(unixMs: number): void {
		this.#asked = true;
		this.evse.setClock(unixMs);
	}

	/** Sets the charger up as an installer does, `key=value`, until power-off. Throws an Error that says what cannot be. */
	install(setting: string): void {
		this.#asked = true;
		assign(this.values, setting);
	}

	/** What the host knows of its start. */
	get birth(): Birth | undefined {
		return this.#outlets.birth;
	}

	/** What the host shows of events. */
	get voice(): Voice | undefined {
		return this.#outlets.voice;
	}

	/** Names of all that holds charging back, above the controller. */
	get holds(): readonly string[] {
		return this.evse.holds;
	}

	/** Who says that no more may be offered. */
	get boundBy(): string {
		return this.evse.binding.by;
	}

	/** Sessions ever begun. */
	get sessions(): number {
		return this.evse.sessions;
	}

	/** Energy of the current session, or of the last one, mWh. */
	get sessionMwh(): number {
		return this.evse.sessionMwh;
	}

	/** Energy of all sessions ever, mWh. */
	get totalMwh(): number {
		return this.evse.totalMwh;
	}

	/** A line whose echo nobody sees. */
	#unseenLine(): Line {
		return new Line({ heard: (line) => this.type(line), refuse: (message) => this.print(message) }, PHRASES);
	}

	/** What the step has found goes on to the port, the world and the store. */
	#tell(): void {
		const { report } = this;
		// what was typed may have changed what the controller knows nothing of
		if (this.#asked) report.quiet = 0;
		this.#asked = false;
		if (report.happened !== 0) this.#tellHappened(report.happened);
		this.evse.follow(this.sense, report);
		if ((report.faults & SURVIVING) !== this.#kept) this.#keep(report.faults & SURVIVING);
	}

	/** A second opinion while the contactor is closed, by rules that do not know how the step came to its own. */
	#assert(turn: number): void {
		const broken = brokenInTurn(turn, this.#state, this.values.control, this.sense, this.#wish, this.drive);
		if (broken === 0) return;
		const rules = INVARIANTS.filter((_, place) => (broken & (1 << place)) !== 0).map(({ name }) => name);
		throw new Error(`closed against the rules: ${rules.join(", ")}`);
	}

	/** A bug. Nothing that the step has left half done is believed: open, no PWM, no lease. */
	#fail(message: string): void {
		this.failure = message;
		this.drive.contactor = 0;
		this.drive.duty = STEADY_HIGH;
		this.report.faults |= 1 << FaultBit.internal;
		this.report.newestFault = FaultBit.internal;
		this.report.blockers |= 1 << BLOCKERS.indexOf("fault");
		const locked = this.drive.lock === LockDrive.Lock ? ", plug locked" : "";
		this.print(`internal error, contactor open${locked}, restart to go on: ${message}`);
	}

	/** Faults are kept by name, so that a firmware with another catalogue understands them. What it does not know is said, not obeyed. */
	#recall(names: string): void {
		for (const name of names.split(" ").filter((each) => each !== "")) {
			const place = FAULTS.findIndex((fault) => fault.name === name);
			if (place < 0) this.print(`the store remembers a fault "${name}" that this firmware does not know`);
			else this.#kept |= (1 << place) & SURVIVING;
		}
		remember(this.#state.supervisor, this.#kept);
		this.report.faults = this.#state.supervisor.standing;
		this.report.newestFault = this.#state.supervisor.newest;
	}

	#keep(faults: number): void {
		this.#kept = faults;
		const names = FAULTS.map(({ name }) => name).filter((_, place) => (faults & (1 << place)) !== 0);
		this.#outlets.store.write(KEPT_FAULTS, names.join(" "));
	}

	#tellHappened(happened: number): void {
		for (const [name, bit] of Object.entries(Happened)) if ((happened & bit) !== 0) this.#outlets.event(name, NOTHING);
	}
}

const NOTHING = frozen({});

/** The record that keeps the names of faults over a restart. */
const KEPT_FAULTS = "faults";
