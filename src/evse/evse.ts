// SPDX-License-Identifier: Apache-2.0
/** One EVSE as the world sees it: it writes the controller's Wish, reads its Report, and all faces speak to it. */
import type { Sense } from "../control/board.js";
import type { Report } from "../control/wish.js";
import { authorize, stop, withdraw } from "./authorization.js";
import type { AvailabilitySource, AvailabilityState } from "./availability.js";
import type { TokenKind } from "./cards.js";
import type { StopReason } from "./events.js";
import { type Host, REFUSED } from "./host.js";
import type { Limit } from "./limits.js";
import type { Terms } from "./permit.js";
import type { Battery, Mode } from "./plan.js";
import type { ReservationResult } from "./reservation.js";
import { Seen } from "./seen.js";
import type { Target } from "./targets.js";
import { zoneFrom } from "./zone.js";

/**
 * The port. What may be refused returns why not, and an empty text if it was done. What was asked for shows after the next
 * report, in wish, events and what can be read here.
 */
export class Evse extends Seen {
	/** Follows the step that has just been made, and writes the wish for the next. Reports may come at any rate. */
	follow(sense: Sense, report: Report): void {
		this.port.follow(sense, report);
	}

	/** Tells the time of day, ms since 1970 UTC. */
	setClock(unixMs: number): void {
		this.port.retime(this.port.clock.set(unixMs));
	}

	/** Tells the time zone as in POSIX. Returns what is wrong with it. */
	setZone(text: string): string {
		try {
			this.port.clock.zone = zoneFrom(text);
		} catch (error) {
			return (error as Error).message;
		}
		this.port.memory.told.zone = text;
		this.port.memory.keepTold();
		this.port.retime(true);
		return "";
	}

	/** Holds charging back until resume(), over restarts too. Returns false if it was held back already. */
	pause(): boolean {
		return this.#pauses(true);
	}

	/** Lets charging go on. Returns false if it was not held back. */
	resume(): boolean {
		return this.#pauses(false);
	}

	#pauses(paused: boolean): boolean {
		const { memory } = this.port;
		if (memory.told.paused === paused) return false;
		memory.told.paused = paused;
		memory.keepTold();
		this.port.stir();
		return true;
	}

	/** A person asks for all faults to be cleared whose conditions are gone. */
	clearFaults(): void {
		this.wish.clearFaults = (this.wish.clearFaults + 1) | 0;
	}

	/** The host asks for a test of the residual current monitor; it is made as soon as the contactor is open. */
	testResidual(): string {
		if (!this.port.host.drives) return REFUSED.port;
		this.wish.testResidual = (this.wish.testResidual + 1) | 0;
		return "";
	}

	/** The host has charging go on with so many phases. */
	connect(phases: 1 | 3): string {
		return this.port.host.drives ? this.usePhases(phases) : REFUSED.port;
	}

	/** Somebody wants the plug although a vehicle is there. What flows has to be ended first. */
	unlock(): string {
		const { host, session } = this.port;
		if (!host.drives && session.inTransaction && session.stage !== "finishing") return "the transaction goes on; stop it first";
		if (host.drives) return REFUSED.above;
		this.port.release();
		return "";
	}

	/** What the host above asks for. */
	get above(): Pick<Host, "alive" | "enable" | "pilot" | "allow" | "forbid" | "overcurrent" | "lock"> {
		return this.port.host;
	}

	/** Somebody shows a token of some kind (OCPP's names: ISO14443, Central, KeyCode, Local ...). It starts, or ends what it has started. */
	authorize(token: string, kind: TokenKind = "Local"): string {
		return authorize(this.port, token, kind);
	}

	/** Takes an authorization back before charging has begun. Afterwards only stop() ends it. */
	withdraw(): string {
		return withdraw(this.port);
	}

	/** Ends the transaction. */
	stop(reason: StopReason): string {
		return stop(this.port, reason);
	}

	/** Keeps the port for somebody; for whoever shows `token`, if it is not empty. */
	reserve(id: number, forMs: number, token = ""): ReservationResult {
		const { enabled, faulted, host, session, recovering, reservations } = this.port;
		const obstacle = !enabled || host.drives ? "Unavailable" : faulted ? "Faulted" : session.open || recovering ? "Occupied" : undefined;
		this.port.stir();
		return reservations.make(id, token, forMs, obstacle);
	}

	/** Whoever manages energy allows charging, on these terms. */
	givePermit(terms: Terms): string {
		this.port.stir();
		return this.port.says.permit.give(terms);
	}

	/** Whoever manages energy forbids charging, until it is allowed again. */
	withdrawPermit(): void {
		this.port.says.permit.withdraw();
		this.port.stir();
	}

	/** Faults whose cause is gone are cleared, and every protection watches for some seconds with the contactor open; then charging is forbidden as before. */
	diagnose(): string {
		const refusal = this.port.says.permit.diagnose();
		if (refusal === "") this.clearFaults();
		this.port.stir();
		return refusal;
	}

	/** Tells what vehicle is plugged in; it is forgotten when that is unplugged. */
	tellVehicle(id: string): void {
		this.port.vehicle = id;
	}

	/** Ends the reservation. */
	cancelReservation(): string {
		return this.port.reservations.end("Cancelled") ? "" : "there is no reservation";
	}

	/** A source enables or disables the port, or takes back what it said. */
	setAvailability(source: AvailabilitySource, state: AvailabilityState, priority: number): string {
		const { availability, memory } = this.port;
		const wrong = availability.say({ source, state, priority });
		if (wrong !== "") return wrong;
		memory.keepAvailability(availability);
		this.port.stir();
		return "";
	}

	/** Sets a limit, or renews it. A new one is kept at once, another value with the next minute. */
	setLimit(name: string, limit: Limit): string {
		const { says, memory, clock } = this.port;
		const { limits } = says;
		const known = limits.get(name) !== undefined;
		const wrong = limits.set(name, limit, clock.ms);
		if (wrong === "" && !known) memory.keepLimits(limits);
		if (wrong === "") this.port.stir();
		return wrong;
	}

	/** Takes a limit away. */
	clearLimit(name: string): string {
		if (!this.port.says.limits.clear(name))
			return `there is no limit "${name}"; ${this.limits.length === 0 ? "none is set" : `limits are ${this.limits.join(", ")}`}`;
		this.port.memory.keepLimits(this.port.says.limits);
		this.port.stir();
		return "";
	}

	/** A level of the setpoint (1 to 17) says how much may be offered, mA per phase, for some ms or until it is released; over restarts, too. */
	command(level: number, ma: number, who: string, forMs?: number): void {
		this.port.says.setpoint.command(level, ma, who, this.port.clock.ms, forMs);
		this.port.stir();
	}

	/** A level says nothing any more. False if it said nothing before. */
	release(level: number): boolean {
		this.port.stir();
		return this.port.says.setpoint.release(level);
	}

	/** Phases to charge with: 1, 3, or 0 to let the power decide. */
	usePhases(phases: 0 | 1 | 3): string {
		const { numbers } = this.port;
		if (phases !== 0 && numbers.phases === 1) return "the contactor connects one phase (setting phases)";
		if (phases !== 0 && numbers.phaseSwitch === 0) return "nothing can switch phases here (setting phaseSwitch)";
		this.port.phases.asked = phases;
		this.port.memory.keepPhases(this.port.phases);
		this.port.stir();
		return "";
	}

	/** Sets the targets of some days (bits, Sunday is 1). */
	setTargets(days: number, targets: readonly Target[]): string {
		const wrong = this.port.planning.plan.targets.set(days, targets);
		if (wrong === "") this.#planAnew();
		return wrong;
	}

	/** Takes all targets away. */
	clearTargets(): void {
		this.port.planning.plan.targets.clear();
		this.#planAnew();
	}

	#planAnew(): void {
		this.port.memory.keepTargets(this.port.planning.plan);
		this.port.planning.plan.forget(this.port.record?.mwh ?? 0);
		this.port.stir();
	}

	/** Who decides when to charge. */
	get mode(): Mode {
		return this.port.planning.plan.mode;
	}

	set mode(mode: Mode) {
		const { memory } = this.port;
		const { plan } = this.port.planning;
		plan.mode = mode;
		memory.told.mode = mode;
		memory.keepTold();
		this.#planAnew();
	}

	/** Tells how full the battery is, for targets that say how full it is to be. It is forgotten when the vehicle is unplugged. */
	tellBattery(battery: Battery | undefined): void {
		const { plan } = this.port.planning;
		// of one that nobody knew nothing was planned
		if (plan.battery === undefined || battery === undefined) plan.anew();
		plan.battery = battery;
		this.port.stir();
	}

	/** Somebody does not want to wait for the random delay. */
	skipDelay(): string {
		if (!this.port.offer.delay.hurry(this.port.clock.ms)) return "nothing is delayed";
		this.port.stir();
		return "";
	}
}
