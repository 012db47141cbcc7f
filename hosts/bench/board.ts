// SPDX-License-Identifier: Apache-2.0
/** The virtual board with everything that is connected to it: fills Sense, applies Drive, and lets things happen in their time. */
import { type Drive, LockDrive, type Sense, UNKNOWN } from "../../src/control/board.js";
import { Cable } from "./cable.js";
import { Contactor } from "./contactor.js";
import { Guard } from "./guard.js";
import { Lock } from "./lock.js";
import { Mains } from "./mains.js";
import { Meter } from "./meter.js";
import { NEVER } from "./moment.js";
import { PilotPort } from "./port.js";
import type { Random } from "./random.js";
import { Residual } from "./residual.js";
import { Sampler } from "./sampler.js";
import { NO_PILOT, Vehicle } from "./vehicle.js";

/** Inside an enclosure on a mild day, m°C. */
const USUAL_TEMPERATURE = 25_000;

/** In place of a temperature: the sensor says for ever what it said last. */
export const FROZEN = UNKNOWN + 1;

/** The last digits of a sensor that works: they move every ten seconds. */
function digits(now: number): number {
	return Math.trunc(now / 10_000) & 7;
}

/** One board, one vehicle, one supply. Whoever changes anything here calls settle() afterwards. */
export class Board {
	readonly port = new PilotPort();
	readonly sampler = new Sampler();
	readonly vehicle = new Vehicle();
	readonly cable = new Cable();
	readonly contactor = new Contactor();
	readonly guard = new Guard();
	readonly mains = new Mains();
	readonly meter = new Meter();
	readonly residual = new Residual();
	readonly lock = new Lock();
	/** The enclosure is open. */
	tampered = false;
	/** The supply of the board itself is too low. */
	brownOut = false;
	/** How often Drive has changed the phases while the main contactor was closed. */
	phasesSwitchedClosed = 0;
	private stopPressed = false;
	private temperature = USUAL_TEMPERATURE;
	/** What Drive said last. */
	private readonly driven = { contactor: false, phases: 3 };
	/** Nothing has disturbed the sampler until now. */
	private calm = true;
	/** When anything but the guard is due. */
	private dueAt = NEVER;

	/** When something happens here next without anybody's doing. */
	nextAt(): number {
		return Math.min(this.guard.opensAt(), this.dueAt);
	}

	/** Lets happen what is due. */
	happen(now: number): void {
		if (this.meter.answersAt <= now) {
			this.meter.count(now, this.mains);
			this.meter.happen(now, this.mains);
		}
		if (this.residual.lineEndsAt <= now) this.residual.lineEndsAt = NEVER;
		if (this.port.turnsAt <= now) this.port.turn();
		if (this.contactor.movesAt <= now) this.contactor.move();
		if (this.vehicle.nextAt() <= now) this.vehicle.happen(now);
		this.settle(now);
	}

	/** Works out what follows from what has changed. */
	settle(now: number): void {
		this.vehicle.see(now, this.port.wire);
		this.port.work(this.vehicle.ohms(), this.vehicle.diodeMv());
		this.watch(now);
		this.guard.judge(now, this.driven.contactor, this.stopPressed, this.residual.tripped(now, this.contactor.live !== 0));
		this.contactor.energise(now, this.guard.holds);
		this.meter.count(now, this.mains);
		this.mains.load(this.contactor.neutral ? this.vehicle.takes() : 0, this.vehicle.loads(), this.contactor.live);
		this.dueAt = Math.min(this.port.turnsAt, this.contactor.movesAt, this.vehicle.nextAt(), this.meter.answersAt, this.residual.lineEndsAt);
	}

	/** Emergency stop. */
	pressStop(pressed: boolean): void {
		this.stopPressed = pressed;
	}

	/** Temperature of the enclosure, m°C; UNKNOWN if the sensor is broken, FROZEN if it stands still. */
	heat(temperature: number): void {
		this.temperature = temperature;
	}

	/** Fills everything in Sense but its clock and the pilot, which is sampled as time goes by. */
	tell(now: number, sense: Sense): void {
		this.meter.count(now, this.mains);
		this.meter.tell(now, this.mains, sense.mains);
		this.residual.tell(now, this.contactor.live !== 0, sense.residual);
		sense.proximityOhms = this.cable.proximity(this.vehicle.plugged);
		sense.contactor = this.contactor.feedback(now);
		if (this.temperature !== FROZEN) sense.temperatures[0] = this.temperature === UNKNOWN ? UNKNOWN : this.temperature + digits(now);
		for (let i = 1; i < sense.temperatures.length; i++) sense.temperatures[i] = UNKNOWN;
		sense.stopButton = this.stopPressed ? 1 : 0;
		sense.tamper = this.tampered ? 1 : 0;
		sense.brownOut = this.brownOut ? 1 : 0;
		sense.lock = this.lock.feedback(now);
		sense.guard = this.guard.cause;
	}

	/** The `windows` ms of the pilot after `from`. */
	sample(sense: Sense, from: number, windows: number, noise: Random): void {
		this.sampler.sample(sense.pilot, this.port, from, windows, noise, this.mains.drawnMa > 0, this.guard);
	}

	/** Does what Drive says. */
	apply(now: number, drive: Drive): void {
		const asked = drive.contactor === 1;
		this.residual.examine(now, drive.residualTest === 1);
		if (drive.lock !== LockDrive.AsItIs) this.lock.drive(now, drive.lock === LockDrive.Lock, drive.lockTry);
		const phases = drive.phases === 0 ? this.driven.phases : drive.phases;
		if (!this.port.give(now, drive.duty) && asked === this.driven.contactor && phases === this.driven.phases) return;
		this.driven.contactor = asked;
		if (phases !== this.driven.phases) this.switchPhases(phases);
		this.settle(now);
	}

	/** The board was powered up. */
	start(): void {
		this.meter.restart();
	}

	/** The board has lost its power, and the coil with it. The supply stays. */
	stop(now: number): void {
		this.port.cut();
		this.residual.examine(now, false);
		this.driven.contactor = false;
		this.settle(now);
	}

	private switchPhases(phases: number): void {
		if (this.contactor.closed) this.phasesSwitchedClosed++;
		this.driven.phases = phases;
		this.contactor.connect(phases);
	}

	/**
	 * The guard sees the pilot as the front end measures it while nothing disturbs that, and by sampled windows otherwise; what calibration
	 * has found it does not know. Of a dead board it sees nothing.
	 */
	private watch(now: number): void {
		const dead = this.port.wire === NO_PILOT;
		const calm = this.sampler.calm || dead;
		if (calm || this.calm) this.guard.watch(now, dead ? 0 : this.sampler.frontEnd.measured(this.port.highMv));
		this.calm = calm;
	}

	/** What the contactor was told last. */
	commanded(): boolean {
		return this.driven.contactor;
	}
}
