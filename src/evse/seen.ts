// SPDX-License-Identifier: Apache-2.0
/** What can be seen of one EVSE. */
import type { Wish } from "../control/wish.js";
import type { LoggedSession } from "./books.js";
import { type HoldName, holdNames } from "./holds.js";
import type { Host } from "./host.js";
import type { Limit } from "./limits.js";
import type { EvseNumbers } from "./numbers.js";
import type { PermitState, Terms } from "./permit.js";
import type { Battery } from "./plan.js";
import { Port } from "./port.js";
import type { Stage } from "./session.js";
import type { Setpoint } from "./setpoint.js";
import type { Surroundings } from "./surroundings.js";
import type { Aim, Entry, Target } from "./targets.js";
import type { Zone } from "./zone.js";

/** Everything that asks and changes nothing. */
export class Seen {
	protected readonly port: Port;

	constructor(numbers: EvseNumbers, surroundings: Surroundings) {
		this.port = new Port(numbers, surroundings);
	}

	/** What the controller is asked for. This object is its one writer. */
	get wish(): Wish {
		return this.port.wish;
	}

	/** Where the session stands. */
	get stage(): Stage {
		return this.port.session.stage;
	}

	/** True from plugging in or authorization, whichever comes first, to the end. */
	get inSession(): boolean {
		return this.port.session.open;
	}

	/** The number of the session, or of the last one; 0 if there has never been one. Also how many there have been. */
	get sessions(): number {
		return this.port.books.last;
	}

	/** Energy of this session, or of the last one, mWh. */
	get sessionMwh(): number {
		return this.port.session.record?.mwh ?? 0;
	}

	/** How long this session or the last one has lasted, ms. */
	get sessionMs(): number {
		return this.port.session.record?.ms ?? 0;
	}

	/** The token of this session or the last one; empty if there was none. */
	get token(): string {
		return this.port.session.record?.token ?? "";
	}

	/** All energy ever, mWh: that of all sessions, and what belongs to nobody. */
	get totalMwh(): number {
		const { totalMwh, account } = this.port.books;
		return totalMwh + account.lateMwh + account.strayMwh + (this.port.record?.mwh ?? 0);
	}

	/** Energy that flowed in no session, or in one that cannot be told from others, mWh. */
	get strayMwh(): number {
		return this.port.books.account.strayMwh;
	}

	/** The sessions that are over, the newest first. */
	log(): LoggedSession[] {
		return this.port.books.log();
	}

	/** One of them; undefined if it is not kept. */
	logged(n: number): LoggedSession | undefined {
		return this.port.books.logged(n);
	}

	/** When this session or the last one began, seconds since 1970 UTC; −1 if nobody knows, or there was none. */
	get startedAt(): number {
		return this.port.session.record?.startedAt ?? -1;
	}

	/** What has shown the token of this session or the last one; empty if nothing did. */
	get tokenKind(): string {
		return this.port.session.record?.kind ?? "";
	}

	/** All that holds charging back now, as bits of Hold. */
	get holdBits(): number {
		return this.port.holds;
	}

	/** All that holds charging back now. */
	get holds(): HoldName[] {
		return holdNames(this.port.holds);
	}

	/** What the port offers, mA per phase, and who says that it may not be more: circuit, user, permit, delay, a limit, cable, charger. */
	get binding(): { readonly ma: number; readonly by: string } {
		return this.port.binding;
	}

	/** For how long what may be offered stays as it is, ms: until whoever binds has to renew it, takes its next step, or is over; −1 where nothing of that is to come. */
	get allowedForMs(): number {
		const { clock, says, offer, binding } = this.port;
		const until = binding.by === "delay" ? (offer.delay.until ?? Number.POSITIVE_INFINITY) : says.limits.changesAt(binding.by, clock.ms);
		return Number.isFinite(until) ? Math.max(0, until - clock.ms) : -1;
	}

	/** The random delay that runs: until when, ms, and what may be offered then, mA per phase; undefined if none does. */
	get delayed(): { readonly forMs: number; readonly thenMa: number } | undefined {
		const { clock, offer } = this.port;
		const { until } = offer.delay;
		return until === undefined || until <= clock.ms ? undefined : { forMs: until - clock.ms, thenMa: offer.undelayedMa };
	}

	/** What tells this port from all others, hexadecimal digits. */
	get unique(): string {
		return this.port.unique;
	}

	/** Time of day in ms since 1970 UTC; undefined while nobody has told it. */
	get clockMs(): number | undefined {
		return this.port.clock.unixMs;
	}

	/** The time zone of the place. */
	get zone(): Zone {
		return this.port.clock.zone;
	}

	/** The same, as in POSIX. */
	get zoneText(): string {
		return this.port.memory.told.zone;
	}

	/** How full the vehicle's battery was told to be; undefined if nobody has. */
	get battery(): Battery | undefined {
		return this.port.planning.plan.battery;
	}

	/** Milliseconds since power-up. */
	get runningMs(): number {
		return this.port.clock.ms;
	}

	/** True while a person holds charging back. */
	get paused(): boolean {
		return this.port.memory.told.paused;
	}

	/** The number of the reservation that stands. */
	get reservation(): number | undefined {
		return this.port.reservations.held?.id;
	}

	/** The host above, as far as it can be seen. */
	get host(): Pick<Host, "drives" | "enabled" | "state" | "duty" | "overcurrentMa"> {
		return this.port.host;
	}

	/** Whether whoever manages energy allows charging, and on what terms. */
	get permit(): { readonly state: PermitState; readonly terms: Terms } {
		return this.port.says.permit;
	}

	/** What was told of the vehicle that is plugged in: its name, or an empty text. */
	get vehicle(): string {
		return this.port.vehicle;
	}

	/** Whether the port may be used. */
	get enabled(): boolean {
		return this.port.enabled;
	}

	/** What building management says, by level. */
	get setpoint(): Pick<Setpoint, "at" | "level" | "ma"> {
		return this.port.says.setpoint;
	}

	/** Names of the limits that stand. */
	get limits(): string[] {
		return this.port.says.limits.names;
	}

	/** What a limit says, or undefined. */
	limit(name: string): Limit | undefined {
		return this.port.says.limits.get(name);
	}

	/** Phases that are connected, and those of them that the vehicle has been seen to use. */
	get phases(): { readonly connected: 1 | 3; readonly used: 1 | 3 } {
		return { connected: this.port.phases.connected, used: this.port.phases.active };
	}

	/** Targets of each day of the week, Sunday first. */
	get targets(): readonly (readonly Target[])[] {
		return this.port.planning.plan.targets.days;
	}

	/** The targets as they were set, in that order. */
	get schedule(): readonly Entry[] {
		return this.port.planning.plan.targets.entries;
	}

	/** The target that is being worked for, and when charging begins for it, ms since 1970 UTC. */
	get next(): { readonly aim: Aim | undefined; readonly startsAt: number | undefined } {
		return this.port.planning.plan;
	}
}
