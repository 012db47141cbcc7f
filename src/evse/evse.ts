// SPDX-License-Identifier: Apache-2.0
/** One EVSE as the world sees it: it writes the controller's Wish, reads its Report, and all faces speak to it. */
import type { Sense } from "../control/board.js";
import type { Report, Wish } from "../control/wish.js";
import { authorize, stop, withdraw } from "./authorization.js";
import type { AvailabilitySource, AvailabilityState } from "./availability.js";
import type { LoggedSession } from "./books.js";
import type { StopReason } from "./events.js";
import { type HoldName, holdNames } from "./holds.js";
import type { Limit } from "./limits.js";
import type { EvseNumbers } from "./numbers.js";
import type { Battery, Mode } from "./plan.js";
import { Port } from "./port.js";
import type { ReservationResult } from "./reservation.js";
import type { Stage } from "./session.js";
import type { Surroundings } from "./surroundings.js";
import type { Aim, Target } from "./targets.js";
import { zoneFrom } from "./zone.js";

/**
 * The port. What may be refused returns why not, and an empty text if it was done. What was asked for shows after the next
 * report, in wish, events and what can be read here.
 */
export class Evse {
	readonly #port: Port;

	constructor(numbers: EvseNumbers, surroundings: Surroundings) {
		this.#port = new Port(numbers, surroundings);
	}

	/** What the controller is asked for. This object is its one writer. */
	get wish(): Wish {
		return this.#port.wish;
	}

	/** Follows the step that has just been made, and writes the wish for the next. Reports may come at any rate. */
	follow(sense: Sense, report: Report): void {
		this.#port.follow(sense, report);
	}

	/** Where the session stands. */
	get stage(): Stage {
		return this.#port.session.stage;
	}

	/** True from plugging in or authorization, whichever comes first, to the end. */
	get inSession(): boolean {
		return this.#port.session.open;
	}

	/** The number of the session, or of the last one; 0 if there has never been one. Also how many there have been. */
	get sessions(): number {
		return this.#port.books.last;
	}

	/** Energy of this session, or of the last one, mWh. */
	get sessionMwh(): number {
		return this.#port.session.record?.mwh ?? 0;
	}

	/** How long this session or the last one has lasted, ms. */
	get sessionMs(): number {
		return this.#port.session.record?.ms ?? 0;
	}

	/** The token of this session or the last one; empty if there was none. */
	get token(): string {
		return this.#port.session.record?.token ?? "";
	}

	/** All energy ever, mWh: that of all sessions, and what belongs to nobody. */
	get totalMwh(): number {
		const { totalMwh, account } = this.#port.books;
		return totalMwh + account.lateMwh + account.strayMwh + (this.#port.record?.mwh ?? 0);
	}

	/** Energy that flowed in no session, or in one that cannot be told from others, mWh. */
	get strayMwh(): number {
		return this.#port.books.account.strayMwh;
	}

	/** The sessions that are over, the newest first. */
	log(): LoggedSession[] {
		return this.#port.books.log();
	}

	/** All that holds charging back now. */
	get holds(): HoldName[] {
		return holdNames(this.#port.holds);
	}

	/** What the port offers, mA per phase, and who says that it may not be more: circuit, user, delay, a limit, cable, charger. */
	get binding(): { readonly ma: number; readonly by: string } {
		return this.#port.binding;
	}

	/** Time of day in ms since 1970 UTC; undefined while nobody has told it. */
	get clockMs(): number | undefined {
		return this.#port.clock.unixMs;
	}

	/** Milliseconds since power-up. */
	get runningMs(): number {
		return this.#port.clock.ms;
	}

	/** Tells the time of day, ms since 1970 UTC. */
	setClock(unixMs: number): void {
		this.#port.retime(this.#port.clock.set(unixMs));
	}

	/** Tells the time zone as in POSIX. Returns what is wrong with it. */
	setZone(text: string): string {
		try {
			this.#port.clock.zone = zoneFrom(text);
		} catch (error) {
			return (error as Error).message;
		}
		this.#port.memory.told.zone = text;
		this.#port.memory.keepTold();
		this.#port.retime(true);
		return "";
	}

	/** True while a person holds charging back. */
	get paused(): boolean {
		return this.#port.memory.told.paused;
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
		const { memory } = this.#port;
		if (memory.told.paused === paused) return false;
		memory.told.paused = paused;
		memory.keepTold();
		this.#port.stir();
		return true;
	}

	/** A person asks for all faults to be cleared whose conditions are gone. */
	clearFaults(): void {
		this.wish.clearFaults = (this.wish.clearFaults + 1) | 0;
	}

	/** Somebody shows a token of some kind (OCPP's names: ISO14443, Central, KeyCode, Local ...). It starts, or ends what it has started. */
	authorize(token: string, kind = "Local"): string {
		return authorize(this.#port, token, kind);
	}

	/** Takes an authorization back before charging has begun. Afterwards only stop() ends it. */
	withdraw(): string {
		return withdraw(this.#port);
	}

	/** Ends the transaction. */
	stop(reason: StopReason): string {
		return stop(this.#port, reason);
	}

	/** Keeps the port for somebody; for whoever shows `token`, if it is not empty. */
	reserve(id: number, forMs: number, token = ""): ReservationResult {
		const { enabled, faulted, session, recovering, reservations } = this.#port;
		const obstacle = !enabled ? "Unavailable" : faulted ? "Faulted" : session.open || recovering ? "Occupied" : undefined;
		this.#port.stir();
		return reservations.make(id, token, forMs, obstacle);
	}

	/** Ends the reservation. */
	cancelReservation(): string {
		return this.#port.reservations.end("Cancelled") ? "" : "there is no reservation";
	}

	/** The number of the reservation that stands. */
	get reservation(): number | undefined {
		return this.#port.reservations.held?.id;
	}

	/** Whether the port may be used. */
	get enabled(): boolean {
		return this.#port.enabled;
	}

	/** A source enables or disables the port, or takes back what it said. */
	setAvailability(source: AvailabilitySource, state: AvailabilityState, priority: number): string {
		const { availability, memory } = this.#port;
		const wrong = availability.say({ source, state, priority });
		if (wrong !== "") return wrong;
		memory.keepAvailability(availability);
		this.#port.stir();
		return "";
	}

	/** Names of the limits that stand. */
	get limits(): string[] {
		return this.#port.limits.names;
	}

	/** What a limit says, or undefined. */
	limit(name: string): Limit | undefined {
		return this.#port.limits.get(name);
	}

	/** Sets a limit, or renews it. A new one is kept at once, another value with the next minute. */
	setLimit(name: string, limit: Limit): string {
		const { limits, memory, clock } = this.#port;
		const known = limits.get(name) !== undefined;
		const wrong = limits.set(name, limit, clock.ms);
		if (wrong === "" && !known) memory.keepLimits(limits);
		if (wrong === "") this.#port.stir();
		return wrong;
	}

	/** Takes a limit away. */
	clearLimit(name: string): string {
		if (!this.#port.limits.clear(name))
			return `there is no limit "${name}"; ${this.limits.length === 0 ? "none is set" : `limits are ${this.limits.join(", ")}`}`;
		this.#port.memory.keepLimits(this.#port.limits);
		this.#port.stir();
		return "";
	}

	/** Phases to charge with: 1, 3, or 0 to let the power decide. */
	usePhases(phases: 0 | 1 | 3): string {
		const { numbers } = this.#port;
		if (phases !== 0 && numbers.phases === 1) return "the contactor connects one phase (setting phases)";
		if (phases !== 0 && numbers.phaseSwitch === 0) return "nothing can switch phases here (setting phaseSwitch)";
		this.#port.phases.asked = phases;
		this.#port.stir();
		return "";
	}

	/** Phases that are connected, and those of them that the vehicle has been seen to use. */
	get phases(): { readonly connected: 1 | 3; readonly used: 1 | 3 } {
		return { connected: this.#port.phases.connected, used: this.#port.phases.active };
	}

	/** Targets of each day of the week, Sunday first. */
	get targets(): readonly (readonly Target[])[] {
		return this.#port.plan.targets.days;
	}

	/** Sets the targets of some days (bits, Sunday is 1). */
	setTargets(days: number, targets: readonly Target[]): string {
		const wrong = this.#port.plan.targets.set(days, targets);
		if (wrong === "") this.#planAnew();
		return wrong;
	}

	/** Takes all targets away. */
	clearTargets(): void {
		this.#port.plan.targets.clear();
		this.#planAnew();
	}

	#planAnew(): void {
		this.#port.memory.keepTargets(this.#port.plan);
		this.#port.plan.forget(this.#port.record?.mwh ?? 0);
		this.#port.stir();
	}

	/** Who decides when to charge. */
	get mode(): Mode {
		return this.#port.plan.mode;
	}

	set mode(mode: Mode) {
		const { plan, memory } = this.#port;
		plan.mode = mode;
		memory.told.mode = mode;
		memory.keepTold();
		this.#planAnew();
	}

	/** Tells how full the battery is, for targets that say how full it is to be. It is forgotten when the vehicle is unplugged. */
	tellBattery(battery: Battery | undefined): void {
		this.#port.plan.battery = battery;
		this.#port.plan.anew();
		this.#port.stir();
	}

	/** The target that is being worked for, and when charging begins for it, ms since 1970 UTC. */
	get next(): { readonly aim: Aim | undefined; readonly startsAt: number | undefined } {
		return this.#port.plan;
	}

	/** Somebody does not want to wait for the random delay. */
	skipDelay(): string {
		if (!this.#port.offer.delay.hurry(this.#port.clock.ms)) return "nothing is delayed";
		this.#port.stir();
		return "";
	}
}
