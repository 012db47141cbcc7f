// SPDX-License-Identifier: Apache-2.0
/** A port on its own: reports come from the test, at any rate, and events are collected. */
import { Records } from "../../hosts/bench/records.js";
import { Feedback, SENSE_AT_START, type Sense } from "../../src/control/board.js";
import { after, type Instant } from "../../src/control/integer.js";
import { Letter } from "../../src/control/letter.js";
import { Presence } from "../../src/control/presence.js";
import { State } from "../../src/control/sequence.js";
import { copyOf } from "../../src/control/state.js";
import { REPORT_AT_START, type Report } from "../../src/control/wish.js";
import type { Payload } from "../../src/evse/events.js";
import { Evse } from "../../src/evse/evse.js";
import { EVSE_NUMBERS, type EvseNumbers } from "../../src/evse/numbers.js";
import type { Store } from "../../src/evse/store.js";

/** A minute before the board's clock wraps. */
const START = (0x7fffffff - 60_000) as Instant;

/** One port, with a vehicle and a contactor that follow at once. */
export class Bay {
	readonly sense: Sense = copyOf(SENSE_AT_START);
	readonly report: Report = copyOf(REPORT_AT_START);
	readonly numbers: EvseNumbers = Object.fromEntries(Object.entries(EVSE_NUMBERS).map(([key, { value }]) => [key, value])) as EvseNumbers;
	readonly store: Store;
	readonly said: string[] = [];
	/** Names of events, and the events whole. */
	readonly events: string[] = [];
	readonly payloads: { name: string; payload: Payload }[] = [];
	/** What chance gives, as a part of the most that it may give: 0 to 1. */
	luck = 0.5;
	/** The contactor's contacts never open again. */
	welded = false;
	/** What the charger itself allows, mA: less when it is hot. */
	ownMa = 80_000;
	/** Milliseconds from one report to the next. */
	stepMs = 100;
	/** For how long the pilot has been open, ms. */
	#missingMs = 0;
	evse: Evse;

	constructor(numbers: Partial<EvseNumbers> = {}, store: Store = new Records()) {
		Object.assign(this.numbers, numbers);
		this.store = store;
		this.sense.now = START;
		this.sense.contactor = Feedback.Open;
		this.sense.mains.ageMs = 0;
		this.sense.mains.milliVolts.fill(230_000);
		this.sense.mains.registerMwh = 0;
		this.evse = this.powerUp();
	}

	/** Another port on the same store: the power was gone, or the board has restarted by itself. */
	restart(ownRestart = false): this {
		this.sense.now = START;
		this.report.letter = Letter.Unknown;
		this.report.presence = Presence.Unknown;
		this.sense.contactor = Feedback.Open;
		this.evse = this.powerUp(ownRestart);
		return this;
	}

	private powerUp(ownRestart = false): Evse {
		return new Evse(this.numbers, {
			store: this.store,
			say: (line) => void this.said.push(line),
			tell: (name, payload) => {
				this.events.push(name);
				this.payloads.push({ name, payload });
			},
			ownRestart,
			chance: (limit) => Math.floor(this.luck * (limit - 1)),
		});
	}

	/** The vehicle shows a letter for so long; the controller of the test does what the port wishes, and no more. */
	show(letter: Letter, ms = this.stepMs): this {
		const { sense, report } = this;
		for (let t = 0; t < ms; t += this.stepMs) {
			sense.now = after(sense.now, this.stepMs);
			const { wish } = this.evse;
			const may = wish.mayCharge === 1 && Math.min(wish.offerMa, this.ownMa) >= 6_000 && report.faults === 0;
			const plugged = letter >= Letter.B && letter <= Letter.D;
			report.letter = letter;
			report.state = plugged ? State.B1 : State.A1;
			report.presence = this.#presence(letter);
			report.cableMa = plugged ? 32_000 : 0;
			report.offeredMa = Math.min(wish.offerMa, this.ownMa) >= 6_000 ? Math.min(wish.offerMa, this.ownMa, report.cableMa) : 0;
			report.blockers = may ? 0 : 1;
			sense.contactor = this.welded || (may && letter === Letter.C) ? Feedback.Closed : Feedback.Open;
			this.evse.follow(sense, report);
		}
		return this;
	}

	/** As the controller tells it: a vehicle that was there is away after a second. */
	#presence(letter: Letter): Presence {
		const { presence } = this.report;
		this.#missingMs = letter === Letter.A ? this.#missingMs + this.stepMs : 0;
		if (letter >= Letter.B && letter <= Letter.D) return Presence.There;
		if (letter !== Letter.A) return presence;
		return presence === Presence.There && this.#missingMs < 1_000 ? Presence.There : Presence.Away;
	}

	/** Nothing is plugged in. */
	away(ms = 1_000): this {
		return this.show(Letter.A, ms);
	}

	/** A vehicle is plugged in and wants nothing. */
	plug(ms = 1_000): this {
		return this.show(Letter.B, ms);
	}

	/** It charges, or wants to. */
	charge(ms = 1_000): this {
		return this.show(Letter.C, ms);
	}

	/** The meter counts so much. */
	meter(mwh: number): this {
		this.sense.mains.registerMwh = (this.sense.mains.registerMwh + mwh) | 0;
		return this;
	}

	/** The events since this was asked last. */
	told(): string[] {
		return this.events.splice(0);
	}

	/** What the last event of this name carried. */
	last(name: string): Payload | undefined {
		return this.payloads.filter((each) => each.name === name).pop()?.payload;
	}
}
