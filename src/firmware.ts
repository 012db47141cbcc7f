// SPDX-License-Identifier: Apache-2.0
/** The firmware: one tick of the whole house, and what happens when something in it must not happen. */

import type { Portrait, Voice } from "./console/word.js";
import { DRIVE_AT_START, type Drive, LockDrive, SENSE_AT_START, type Sense } from "./control/board.js";
import { STEADY_HIGH } from "./control/duty.js";
import { FaultBit } from "./control/faults.js";
import { correct, corrects } from "./control/frontEnd.js";
import { Happened } from "./control/happened.js";
import { brokenInTurn, INVARIANTS } from "./control/invariants.js";
import { BLOCKERS } from "./control/permission.js";
import { AT_START, type ControlState, copyOf } from "./control/state.js";
import { step } from "./control/step.js";
import { remember } from "./control/supervisor.js";
import { REPORT_AT_START, type Report, type Wish } from "./control/wish.js";
import { Evse } from "./evse/evse.js";
import { KeptFaults } from "./keptFaults.js";
import type { Window } from "./link/window.js";
import type { Outlets } from "./outlets.js";
import { type Served, Services } from "./services.js";
import { HeldStore } from "./settings/heldStore.js";
import { Keeper } from "./settings/keeper.js";
import { assignAll, defaults, partsOf, settingOf, type Values } from "./settings/settings.js";
import { Diary } from "./thing/diary.js";
import { Outside } from "./thing/outside.js";
import { Probe } from "./thing/probe.js";
import type { Birth } from "./thing/subject.js";

/**
 * Powers the firmware up with settings as `key=value`; throws an Error that names a setting that cannot be. Tests put a
 * step in the place of the step that watches it, or has a bug.
 */
export function powerUp(settings: readonly string[], decide = step): (outlets: Outlets) => Firmware {
	valuesWith(settings);
	return (outlets) => new Firmware(valuesWith(settings), outlets, decide);
}

/** The same with settings of a command line: stronger than what the store keeps of them, until somebody sets them anew. */
export function powerUpAsTold(settings: readonly string[]): (outlets: Outlets) => Firmware {
	valuesWith(settings);
	const firm = settings.map((setting) => settingOf(partsOf(setting)[0]).key);
	return (outlets) => new Firmware(valuesWith(settings), outlets, step, firm);
}

function valuesWith(settings: readonly string[]): Values {
	const values = defaults();
	assignAll(values, settings);
	return values;
}

/** The whole charger but its board. The host fills `sense`, calls tick(), and applies `drive`. */
export class Firmware implements Served {
	readonly sense: Sense = copyOf(SENSE_AT_START);
	readonly drive: Drive = copyOf(DRIVE_AT_START);
	readonly report: Report = copyOf(REPORT_AT_START);
	readonly evse: Evse;
	readonly values: Values;
	readonly settings: Keeper;
	readonly probe = new Probe();
	readonly diary = new Diary();
	readonly outside = new Outside();
	/** The records that survive a restart. */
	readonly store: HeldStore;
	/** The error that has stopped the controller; there is no way on but a restart. */
	failure: string | undefined = undefined;

	readonly #state: ControlState = copyOf(AT_START);
	readonly #outlets: Outlets;
	readonly #decide: typeof step;
	readonly #wish: Wish;
	readonly #faults: KeptFaults;
	readonly #services: Services;
	/** Somebody has asked for something, or told the time: the port looks again at once. */
	#asked = true;
	/** Somebody looks at the pilot, or its front end has to be corrected. */
	#looks = true;

	/** `firm` has the keys of settings that are stronger than what the store keeps; whoever sets one takes it out. */
	constructor(values: Values, outlets: Outlets, decide = step, firm: string[] = []) {
		this.values = values;
		this.#decide = decide;
		this.#outlets = outlets;
		const { chance, ownRestart } = outlets;
		const say = (line: string): void => this.print(line);
		const store = new HeldStore(outlets.store, outlets.retained, say);
		this.store = store;
		this.settings = new Keeper(values, { store, say, changed: () => this.stir(), firm });
		this.evse = new Evse(values.evse, { store, say, tell: (name, payload) => this.#services.event(name, payload), chance, ownRestart });
		this.#services = new Services(this, outlets);
		this.#wish = this.evse.wish;
		this.#faults = new KeptFaults(store, say);
		this.#recall();
	}

	/** One tick. True if it was completed: only then may the host renew the guard's lease. */
	tick(): boolean {
		if (this.failure !== undefined) {
			this.store.watch(this.drive.contactor, this.sense.contactor);
			this.#serve();
			return false;
		}
		try {
			if (this.#looks) this.#look();
			this.#decide(this.#state, this.values.control, this.sense, this.#wish, this.drive, this.report);
			// a store that waits goes on waiting while the contactor stays closed
			if (this.drive.contactor === 0 || !this.store.closed) this.store.watch(this.drive.contactor, this.sense.contactor);
			// the step's own long turns are those that leave a 1
			const turn = this.#state.slow.turn;
			if (this.drive.contactor === 1) this.#assert(turn & 3);
			// the port has time for what moves slowly: 80 ms
			if (this.report.quiet === 0 || this.#asked || (turn & 7) === 3) this.#tell();
			if ((turn & 3) === 0) this.#serve();
			return true;
		} catch (error) {
			this.#fail(error instanceof Error ? error.message : `${error}`);
			return false;
		}
	}

	/** What was measured of the pilot is corrected, and shown to whoever wants to know. */
	#look(): void {
		correct(this.sense.pilot, this.values.control.frontEnd);
		if (this.probe.busy) this.probe.take(this.sense.pilot, TICK_MS);
	}

	/** People, machines and the store, every 40 ms. */
	#serve(): void {
		this.#services.tick(this.sense.now);
		this.store.settle();
		this.#looks = this.probe.busy || corrects(this.values.control.frontEnd);
	}

	/** Takes a byte from the serial line, ms of the clock that is in `sense`. */
	take(byte: number, nowMs: number): void {
		this.#services.take(byte, nowMs);
	}

	/** Answers a line from the serial console. */
	type(line: string): void {
		this.#services.type(line);
	}

	/** What a secret is asked for with on the console: the next line is one. An empty text while none is. */
	get asks(): string {
		return this.#services.asks;
	}

	/** Somebody has asked for something: the port looks again at once. */
	stir(): void {
		this.#asked = true;
	}

	/** What the outside sees. */
	get window(): Window {
		return this.#services.window;
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
		this.settings.install(...partsOf(setting));
	}

	/** What the host knows of its start. */
	get birth(): Birth | undefined {
		return this.#outlets.birth;
	}

	/** What the host shows of events. */
	get voice(): Voice | undefined {
		return this.#outlets.voice;
	}

	/** What shows it in records of Haystack. */
	get portrait(): Portrait | undefined {
		return this.#outlets.portrait;
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

	/** Restarts the computer; undefined where nothing can. */
	get restart(): (() => void) | undefined {
		return this.#outlets.restart;
	}

	/** What the step has found goes on to the port, the world and the store. */
	#tell(): void {
		const { report } = this;
		// what was typed may have changed what the controller knows nothing of
		if (this.#asked) report.quiet = 0;
		this.#asked = false;
		if (report.happened !== 0) this.#tellHappened(report.happened);
		this.evse.follow(this.sense, report);
		this.#faults.keep(report.faults);
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

	/** Faults from before the restart stand again. */
	#recall(): void {
		remember(this.#state.supervisor, this.#faults.bits);
		this.report.faults = this.#state.supervisor.standing;
		this.report.newestFault = this.#state.supervisor.newest;
	}

	#tellHappened(happened: number): void {
		for (const [name, bit] of Object.entries(Happened)) if ((happened & bit) !== 0) this.#services.event(name, {});
	}
}

/** The time between two ticks, ms. */
const TICK_MS = 10;
