// SPDX-License-Identifier: Apache-2.0
/** The plan at work: what it goes by, what it holds back, what of it is kept over a restart, and what is told. */
import type { MainsSense } from "../control/board.js";
import type { Clock } from "./clock.js";
import type { Chance } from "./delay.js";
import { Draw } from "./draw.js";
import type { Listener } from "./events.js";
import { Hold } from "./holds.js";
import type { Memory } from "./memory.js";
import type { EvseNumbers } from "./numbers.js";
import { voltageOf } from "./offer.js";
import { Plan, type Progress } from "./plan.js";

/** What the port knows of the vehicle that is plugged in. */
export interface PlanningScene {
	/** The session's number, and its energy, mWh. */
	readonly session: number;
	readonly mwh: number;
	/** What is offered, mA per phase, and over how many phases. */
	readonly ma: number;
	readonly connected: number;
	readonly mains: MainsSense;
}

/** The plan of one port. */
export class Planning {
	readonly plan: Plan;
	readonly draw = new Draw();
	readonly #numbers: EvseNumbers;
	readonly #clock: Clock;
	readonly #memory: Memory;
	readonly #tell: Listener;
	#clockMissed = false;
	/** What was kept, and what was told of the aim. */
	#kept: Progress;
	#said = "";

	constructor(numbers: EvseNumbers, clock: Clock, memory: Memory, tell: Listener, chance: Chance) {
		this.plan = new Plan(chance);
		this.#kept = this.plan.progress;
		this.#numbers = numbers;
		this.#clock = clock;
		this.#memory = memory;
		this.#tell = tell;
	}

	/** After a restart in a session: what was reached of the targets counts. */
	resume(session: number): void {
		this.plan.progress = this.#memory.recallProgress(session) ?? this.plan.progress;
		this.#kept = this.plan.progress;
	}

	/** Another vehicle has another battery, and draws otherwise. */
	unplugged(): void {
		this.plan.battery = undefined;
		this.plan.forget(0);
		this.draw.forget();
	}

	/** What it holds back, bits of Hold, while a vehicle is plugged in. */
	attend(scene: PlanningScene): number {
		const { unixMs } = this.#clock;
		if (unixMs === undefined) return this.#awaitsClock(scene.session) ? Hold.clock : 0;
		const { phases } = this.draw;
		const waits = this.plan.waits({
			unixMs,
			zone: this.#clock.zone,
			mwh: scene.mwh,
			milliWatts: this.#reckoned(scene, phases === 0 ? 1 : phases),
			mostMilliWatts: this.#reckoned(scene, phases === 0 ? scene.connected : phases),
			marginMs: this.#numbers.targetMarginMs,
			preheatMs: this.#numbers.preheatMs,
			delayMs: this.#numbers.planDelayMs,
		});
		this.#keep(scene);
		this.#say(scene);
		return waits ? Hold.schedule : 0;
	}

	/** When something is due by itself, on the port's clock, ms. */
	get nextAt(): number {
		const { ms, unixMs } = this.#clock;
		const { clockWaitMs, preheatMs } = this.#numbers;
		if (unixMs !== undefined) return ms + this.plan.nextAt(unixMs, preheatMs) - unixMs;
		return this.plan.decides && ms < clockWaitMs ? clockWaitMs : Number.POSITIVE_INFINITY;
	}

	/** After an outage a plan waits for a while for somebody to tell the time; then it charges as if there were none. */
	#awaitsClock(session: number): boolean {
		const lost = this.plan.decides;
		const waits = lost && this.#clock.ms < this.#numbers.clockWaitMs;
		if (lost && !waits && !this.#clockMissed) this.#tell("ClockUnknown", { session });
		this.#clockMissed = lost && !waits;
		return waits;
	}

	/** What the vehicle draws over so many phases, mW: not more than it has been seen to take. One that was not seen to charge yet may use one phase only. */
	#reckoned({ ma, connected, mains }: PlanningScene, phases: number): number {
		const milliVolts = voltageOf(mains, Math.min(phases, connected), this.#numbers.nominalMv);
		return Math.floor((Math.min(ma, this.draw.mostMa) * milliVolts) / 1_000);
	}

	#keep({ session }: PlanningScene): void {
		const { progress } = this.plan;
		if (progress === this.#kept) return;
		this.#memory.keepProgress(session, progress);
		const reached = progress.doneAt > 0 && progress.doneAt !== this.#kept.doneAt;
		this.#kept = progress;
		if (reached) this.#tell("TargetReached", { session, at: Math.floor(progress.doneAt / 1_000) });
	}

	#say({ session, mwh }: PlanningScene): void {
		const { verdict, aim } = this.plan;
		if (verdict === "" || aim === undefined || this.#said === `${verdict} ${aim.at}`) return;
		this.#said = `${verdict} ${aim.at}`;
		const missingWh = Math.ceil(this.plan.missingMwh(aim, mwh) / 1_000);
		this.#tell(verdict === "missed" ? "TargetMissed" : "TargetUnreachable", { session, at: Math.floor(aim.at / 1_000), missingWh });
	}
}
