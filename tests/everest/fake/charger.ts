// SPDX-License-Identifier: Apache-2.0
/** The upper layer of EvseManager: a loop of 100 ms, events of the lower layer between, and what others ask for. */
import type { BoardCommands } from "./commands.js";
import { Context, type Setup, type State } from "./context.js";
import { type CarEvent, IecLayer } from "./iec.js";
import type { Told } from "./session.js";
import { STATES } from "./states.js";
import { FIRST_BUDGET_MS, LOOP_MS } from "./timing.js";

const FROM_STATES_OF_POWER: readonly State[] = ["WaitingForAuthentication", "PrepareCharging", "ChargingPausedEV"];

/** One. */
export class Charger {
	readonly iec: IecLayer;
	/** States as they came, each with its moment. */
	readonly states: { readonly at: number; readonly state: State }[] = [];
	readonly #c: Context;
	#queue: CarEvent[] = [];
	#loopAt = Number.POSITIVE_INFINITY;
	#seen: { state: State; fault: boolean } = { state: "Idle", fault: false };

	constructor(board: BoardCommands, setup: Setup, raise: (on: boolean) => void) {
		this.iec = new IecLayer(board, setup.ventilation ?? true, (event) => this.#queue.push(event));
		this.#c = new Context(setup, this.iec, raise);
	}

	/** Begins: nothing may flow, the board is enabled, and everybody hears of it. */
	run(now: number): void {
		this.#c.now = now;
		this.budget(0, now + FIRST_BUDGET_MS);
		this.iec.enable(true);
		this.#c.session.tell("Enabled");
		this.#loopAt = now;
	}

	get state(): State {
		return this.#c.state;
	}

	/** Session events as they were told. */
	get told(): readonly Told[] {
		return this.#c.session.told;
	}

	/** When something is due here. */
	get nextAt(): number {
		const { asleep } = this.#c;
		const loop = asleep?.until ?? (this.#queue.length > 0 ? Number.NEGATIVE_INFINITY : this.#loopAt);
		return Math.min(loop, this.iec.nextAt);
	}

	/** Time has passed, and events have come. */
	happen(now: number): void {
		const c = this.#c;
		c.now = now;
		this.iec.happen(now);
		if (this.#loopAt === Number.POSITIVE_INFINITY) return;
		if (c.asleep !== undefined) {
			if (now < c.asleep.until) return;
			c.asleep.wakes();
			c.asleep = undefined;
			this.#loopAt = now;
		}
		while (c.asleep === undefined && (this.#queue.length > 0 || now >= this.#loopAt)) this.#loop(now);
	}

	/** There is an error that stops charging, or none any more. A thread of its own hears of it; the loop sees it. */
	fault(is: boolean): void {
		this.#c.fault = is;
	}

	/** What may flow, A, until when. The board hears of it at once, the vehicle later. */
	budget(ampere: number, until: number): void {
		this.#c.budgetA = Math.fround(ampere);
		this.#c.budgetUntil = until;
		this.iec.limit(this.#c.mayA);
	}

	/** Currents as a meter of three phases says them, A; nothing of others. */
	drawn(ampere: readonly number[]): void {
		this.#c.overcurrent.drawn = ampere;
	}

	/** A token was accepted. */
	authorize(): void {
		if (this.#c.session.cancelled || this.#c.disabling) return;
		this.#c.session.authorize();
	}

	/** Authorization is taken back. */
	withdraw(): void {
		this.#c.session.withdraw(this.#early);
	}

	/** The modem of the vehicle has begun to speak, or is gone. */
	match(matching: boolean): void {
		this.#c.matching = matching;
	}

	/** False if there is no transaction. */
	pause(paused: boolean): boolean {
		if (this.#c.session.transaction) this.#c.paused = paused;
		return this.#c.session.transaction;
	}

	/** False if there is no transaction. */
	stopTransaction(reason: string): boolean {
		return this.#c.session.cancel(reason);
	}

	/** Somebody wants the plug out; it ends a transaction, too. */
	forceUnlock(): void {
		this.stopTransaction("UnlockCommand");
		this.iec.forceUnlock();
	}

	/** Switches the phases to three or one: in Charging after a while in X1, else at once. */
	switchPhases(three: boolean): void {
		const c = this.#c;
		if (c.state !== "Charging" && c.state !== "SwitchPhases") this.iec.switchPhases(three);
		else c.switching = three;
		if (c.state === "Charging") c.state = "SwitchPhases";
	}

	/** Takes it out of service, or into it. Saying it again does nothing. */
	enable(on: boolean): void {
		const c = this.#c;
		if (on === !this.#wantsOff) return;
		this.#wantsOff = !on;
		if (on && c.state === "Disabled") {
			c.disabling = false;
			this.iec.enable(true);
			c.state = "Idle";
		}
		if (on) c.session.tell("Enabled");
		else {
			c.disabling = true;
			c.session.reason = "EVSEDisabled";
		}
		this.#run();
	}

	#wantsOff = false;

	get #early(): boolean {
		return ["Disabled", "Idle", "WaitingForAuthentication"].includes(this.#c.state);
	}

	/** Everything that has come, and a look at the rest; the next is due after its time. */
	#loop(now: number): void {
		for (const event of this.#queue.splice(0)) this.#happen(event);
		this.#c.power();
		this.#run();
		this.#loopAt = now + LOOP_MS;
	}

	#happen(event: CarEvent): void {
		this.#run();
		this.#note(event);
		this.#run();
		this.#act(event);
		this.#run();
	}

	/** What an event says in each state. */
	#note(event: CarEvent): void {
		if (event === "CarRequestedStopPower") this.#c.requested = false;
		if (event === "CarUnplugged") this.#c.plugged = false;
		if (event === "PowerOff") this.#c.contactorOpen = true;
		if (event === "PowerOn") this.#c.contactorOpen = false;
	}

	/** What it says in some. */
	#act(event: CarEvent): void {
		const c = this.#c;
		const { state } = c;
		if (event === "CarPluggedIn" && state === "Idle") {
			c.plugged = true;
			c.state = "WaitingForAuthentication";
		}
		if (event === "CarRequestedPower" && FROM_STATES_OF_POWER.includes(state)) c.requested = true;
		if (event === "CarRequestedPower" && state === "ChargingPausedEV") c.state = "PrepareCharging";
		if (event === "CarRequestedStopPower" && state === "PrepareCharging") c.state = "ChargingPausedEVSE";
		if (event === "BCDtoE" && state === "Charging") c.requested = false;
	}

	/** Runs states until none follows. A thread that sleeps has begun a state, and runs none. */
	#run(): void {
		const c = this.#c;
		do {
			if (c.asleep !== undefined) return;
			const before = this.#seen.state;
			const begins = before !== c.state || this.#seen.fault !== c.fault;
			this.#seen = { state: c.state, fault: c.fault };
			if (begins) c.since = c.now;
			if (before !== c.state) this.states.push({ at: c.now, state: c.state });
			if (before === "SwitchPhases" && c.state !== "SwitchPhases" && c.switching !== undefined) {
				this.iec.switchPhases(c.switching);
				c.switching = undefined;
			}
			STATES[c.state](c, begins);
		} while (this.#seen.state !== c.state);
	}
}
