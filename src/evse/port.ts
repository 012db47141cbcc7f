// SPDX-License-Identifier: Apache-2.0
/** All that a port consists of, and the order in which it looks at a report: only when something has changed, or is due. */
import { Feedback, type Sense } from "../control/board.js";
import { AT_ONCE, STOP_FIRST } from "../control/faults.js";
import type { Report, Wish } from "../control/wish.js";
import { Attention } from "./attention.js";
import { Availability } from "./availability.js";
import { Binding } from "./binding.js";
import { Books, type OpenSession } from "./books.js";
import { Reader } from "./cards.js";
import { Clock } from "./clock.js";
import { Continuity } from "./continuity.js";
import { isHeard } from "./energy.js";
import type { Listener, Payload } from "./events.js";
import { Hold } from "./holds.js";
import { Host } from "./host.js";
import { Ledger } from "./ledger.js";
import { Memory } from "./memory.js";
import { Notices } from "./notices.js";
import type { EvseNumbers } from "./numbers.js";
import { Offer, voltageOf } from "./offer.js";
import { Pauses } from "./pauses.js";
import { Phases } from "./phases.js";
import { Planning } from "./planning.js";
import { Power } from "./power.js";
import { Presence } from "./presence.js";
import { Reservations } from "./reservation.js";
import { Says } from "./says.js";
import { sceneOf } from "./scene.js";
import { Session } from "./session.js";
import type { Surroundings } from "./surroundings.js";
import { uniqueOf } from "./unique.js";
import { Wishes } from "./wishes.js";

/** Limits in watts follow the voltage this often, ms. */
const VOLTAGE_MS = 1_000;
/** Phases and plans follow what the vehicle draws this often, ms. */
const DRAWN_MS = 5_000;
const NEVER = Number.POSITIVE_INFINITY;
/** Faults that stop a charge. */
const BLOCKING = AT_ONCE | STOP_FIRST;
/** What still holds charging back where a host decides: persons and faults, and what spares the charger. */
const OWN = Hold.user | Hold.fault | Hold.phases | Hold.wear | Hold.supply;

/** What a plan may say. */
const PLANNED = Hold.schedule | Hold.clock;

/** The parts. Faces go through Evse. */
export class Port {
	readonly clock = new Clock();
	readonly memory: Memory;
	readonly books: Books;
	readonly session: Session;
	readonly says: Says;
	readonly availability = new Availability();
	readonly reservations: Reservations;
	readonly planning: Planning;
	readonly phases: Phases;
	readonly offer: Offer;
	readonly numbers: EvseNumbers;
	readonly reader: Reader;
	readonly host: Host;
	/** What tells this port from all others, hexadecimal digits. */
	readonly unique: string;
	/** What holds charging back, bits of Hold. */
	holds = 0;
	/** What somebody has told of the vehicle that is plugged in: its name, or an empty text. */
	vehicle = "";
	/** What is offered in the end, mA per phase, and who says that it may not be more. */
	readonly binding = new Binding();
	/** Faults that stop a charge stand. */
	faulted = false;
	readonly #wishes: Wishes;
	readonly #tell: Listener;
	readonly #notices: Notices;
	readonly #presence = new Presence();
	readonly #power = new Power();
	readonly #ledger: Ledger;
	readonly #pauses: Pauses;
	readonly #attention = new Attention();
	readonly #continuity: Continuity;
	#plugged: boolean;
	/** When it has to look again by itself, and at what the vehicle draws, on the port's clock. */
	#dueAt = 0;
	#drawnAt = 0;

	constructor(numbers: EvseNumbers, { store, say, tell, chance, ownRestart }: Surroundings) {
		this.numbers = numbers;
		this.#tell = tell;
		this.#notices = new Notices(tell);
		this.reader = new Reader(tell);
		this.host = new Host(numbers, tell, () => this.stir());
		this.memory = new Memory(store, say);
		this.books = new Books(store, say, this.clock);
		this.session = new Session(this.books, tell);
		this.phases = new Phases(numbers);
		this.says = new Says(this.clock, numbers, tell);
		this.offer = new Offer(numbers, this.says, chance);
		this.planning = new Planning(numbers, this.clock, this.memory, tell, chance);
		this.memory.restore({ ...this, ...this.says, plan: this.planning.plan });
		this.reservations = new Reservations(this.clock, this.memory, tell);
		this.#wishes = new Wishes(this.phases.connected);
		this.#ledger = new Ledger(this.books);
		this.unique = uniqueOf(store, say, chance);
		this.#continuity = new Continuity(this.books, this.session, numbers, this.clock, ownRestart);
		this.#pauses = new Pauses(numbers);
		this.phases.asked = this.memory.recallPhases();
		this.planning.resume(this.books.found?.n ?? 0);
		this.#plugged = this.books.found?.plugged === true;
	}

	/** The time of day was told, or the zone: what follows from it is worked out anew, the plan only if that was `news`. */
	retime(news: boolean): void {
		if (this.record !== undefined) this.books.date(this.record);
		this.reservations.clockSet();
		if (news) this.planning.plan.anew();
		this.stir();
	}

	/** Looks at everything with the next report. */
	stir(): void {
		this.#dueAt = 0;
	}

	/** What the controller is asked for. */
	get wish(): Wish {
		return this.#wishes.wish;
	}

	/** Somebody wants the plug although a vehicle is there. */
	release(): void {
		this.#wishes.releases = true;
		this.stir();
	}

	/** Whether the port may be used. */
	get enabled(): boolean {
		return this.availability.enabled;
	}

	/** The record of the session that is open, known again after a restart or not yet. */
	get record(): OpenSession | undefined {
		return this.#continuity.record;
	}

	/** It is not known yet. */
	get recovering(): boolean {
		return this.#continuity.recovering;
	}

	/** Follows a report. */
	follow(sense: Sense, report: Report): void {
		const passed = this.clock.follow(sense.now);
		const { record } = this;
		const heard = isHeard(sense.mains, report.faults);
		this.#ledger.follow(sense.mains, passed, this.clock.ms, record, sense.contactor === Feedback.Closed || this.#power.closed, heard);
		const stirred = report.quiet === 0 && this.#attention.stirred(sense, report, this.numbers);
		if (stirred || this.clock.ms >= this.#dueAt || (this.clock.ms >= this.#drawnAt && this.#drawsOtherwise(sense, report)))
			this.#attend(sense, report);
	}

	/** Now and then while it charges: whether the vehicle has been seen to use other phases than before, or the plan says otherwise. */
	#drawsOtherwise(sense: Sense, { signalledMa, faults }: Report): boolean {
		const { ms } = this.clock;
		if (!this.#power.closed) return false;
		this.#drawnAt = ms + DRAWN_MS;
		const { used } = this.phases;
		this.phases.watch(sense.mains.milliAmps, true, ms);
		if (isHeard(sense.mains, faults)) this.planning.draw.watch(sense.mains, signalledMa, ms);
		return this.phases.used !== used || this.#planHolds(sense) !== (this.holds & PLANNED);
	}

	#attend(sense: Sense, report: Report): void {
		const { ms } = this.clock;
		this.#presence.watch(report.presence, ms);
		this.#power.watch(sense, report, ms);
		this.#lookAround(report);
		this.says.attend(ms, this.memory);
		this.#continuity.recover(this.#presence);
		this.planning.draw.watch(sense.mains, this.#power.closed && isHeard(sense.mains, report.faults) ? report.signalledMa : 0, ms);
		const milliVolts = this.#switchPhases(sense, ms);
		this.offer.attend(ms, milliVolts, this.#presence.plugged && !this.recovering);
		this.#notices.offer(this.offer.ma, this.offer.by);
		this.binding.attend(this.offer, report, this.#presence.plugged, this.wish.offerMa);
		this.host.attend({ ms, open: this.#power.open, closed: this.#power.closed, report });
		const own = this.#pausing(report);
		const pausing = this.host.drives ? (own & OWN) | this.host.holds : own | this.#planHolds(sense) | this.says.permit.holds;
		if (!this.recovering) this.session.attend(sceneOf(this, this.#presence.plugged, this.#power, pausing));
		if (this.session.inTransaction) this.reservations.end("UsedToStartCharging");
		this.#noteUnplugging();
		this.holds = pausing | this.#barring();
		this.#wishes.write(this);
		if (this.#continuity.keep(ms)) this.memory.keepLimits(this.says.limits);
		this.#dueAt = this.#nextAt(ms);
	}

	#lookAround(report: Report): void {
		this.faulted = (report.faults & BLOCKING) !== 0;
		this.#notices.availability(this.availability.verdict);
		this.#notices.faults(report.faults, this.record?.faults);
		if (this.faulted || !this.enabled) this.reservations.end("Cancelled");
		this.reservations.attend();
	}

	/** Returns the sum of the voltages that the vehicle uses. */
	#switchPhases({ mains }: Sense, ms: number): number {
		const { phases } = this;
		const { limits } = this.says;
		const { plugged } = this.#presence;
		phases.watch(mains.milliAmps, this.#power.closed, ms);
		const begins = phases.attend({
			ms,
			plugged,
			open: this.#power.open,
			milliWatts: limits.power(ms),
			onePhase: limits.onePhase(ms),
			milliVolts: voltageOf(mains, 3, this.numbers.nominalMv),
			// a host waits by itself, and believes that it was obeyed
			dwellMs: this.host.drives ? 0 : this.numbers.phaseDwellMs,
		});
		if (begins) this.#tell("SwitchingPhases", { session: this.books.last, phases: phases.switchingTo });
		return voltageOf(mains, phases.active, this.numbers.nominalMv);
	}

	/** What pauses a transaction, bits of Hold. */
	#pausing(report: Report): number {
		return this.#pauses.attend({
			ms: this.clock.ms,
			paused: this.memory.told.paused,
			faulted: this.faulted,
			closed: this.#power.closed,
			switching: this.phases.switchingTo !== 0,
			wishedMa: this.wish.offerMa,
			unsettledUntil: this.#continuity.unsettledUntil,
			offer: this.offer,
			report,
		});
	}

	#planHolds({ mains }: Sense): number {
		if (!this.#presence.plugged) return 0;
		const { record, binding, phases } = this;
		return this.planning.attend({ session: this.books.last, mwh: record?.mwh ?? 0, ma: binding.ma, connected: phases.connected, mains });
	}

	/** What stands before a transaction, or after it, bits of Hold. */
	#barring(): number {
		const { stage } = this.session;
		return (
			(this.enabled ? 0 : Hold.unavailable) |
			(this.recovering ? Hold.recovering : 0) |
			(stage === "waiting" && this.#presence.plugged && this.session.claim === undefined ? Hold.authorization : 0) |
			(stage === "finishing" || stage === "finished" ? Hold.finished : 0)
		);
	}

	/** What was said for this vehicle does not hold for the next. */
	#noteUnplugging(): void {
		const { plugged, known } = this.#presence;
		if (!known || this.recovering) return;
		if (this.#plugged && !plugged) {
			this.says.unplugged(this.memory);
			this.phases.unplugged();
			this.planning.unplugged();
			this.vehicle = "";
			this.#wishes.releases = false;
			this.#pauses.unplugged();
		}
		this.#plugged = plugged;
	}

	/** What is for whoever decides above is passed on. */
	pass(name: string, payload: Payload): string {
		this.#tell(name, payload);
		return "";
	}

	/** When something is due by itself. */
	#nextAt(ms: number): number {
		const { session, numbers } = this;
		if (session.stage === "finishing" || session.stage === "stopping" || this.recovering || this.phases.switchingTo !== 0) return ms;
		return Math.min(
			this.#continuity.nextAt,
			this.host.nextAt,
			this.says.nextAt(ms),
			this.phases.nextAt,
			this.reservations.held?.endsAt ?? NEVER,
			this.offer.delay.until ?? NEVER,
			session.stage === "waiting" && session.claim !== undefined ? session.claim.at + numbers.connectionMs : NEVER,
			session.stage === "preparing" ? session.enteredAt + numbers.patienceMs : NEVER,
			this.says.limits.power(ms) === undefined ? NEVER : ms + VOLTAGE_MS,
			this.planning.nextAt,
			this.#pauses.nextAt,
		);
	}
}
