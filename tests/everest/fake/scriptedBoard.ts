// SPDX-License-Identifier: Apache-2.0
/** A board by script: it tells what it is told to tell, opens and closes as it is told, and writes down what EvseManager calls. */
import { Random, Stream } from "../../../hosts/bench/random.js";
import type { Setup } from "./context.js";
import { Everest } from "./everest.js";
import { VirtualBroker } from "./virtualBroker.js";

const BASE = "everest_api/1/evse_board_support/pilotlight";
/** How long a contactor takes, ms. */
const CONTACTOR_MS = 30;
const CHECK_EVERY_MS = 1_000;

export const CAPABILITIES = {
	max_current_A_import: 32,
	min_current_A_import: 6,
	max_phase_count_import: 3,
	min_phase_count_import: 1,
	max_current_A_export: 0,
	min_current_A_export: 0,
	max_phase_count_export: 3,
	min_phase_count_export: 1,
	supports_changing_phases_during_charging: true,
	supports_cp_state_E: false,
	connector_type: "IEC62196Type2Cable",
};

/** A call as it came. */
export interface Call {
	readonly at: number;
	readonly name: string;
	readonly payload: string;
}

/** One EVerest with one board by script. The clock begins at 0. */
export class Scripted {
	readonly broker = new VirtualBroker(new Random(1, Stream.Delay), () => this.now);
	readonly everest: Everest;
	/** Calls as they came, without heartbeats. */
	readonly calls: Call[] = [];
	/** Heartbeats as they came. */
	readonly beats: Call[] = [];
	now = 0;
	/** It says that it is there. */
	checks = true;
	/** What the contactor does by itself: closes with permission in C under PWM, opens without. */
	obeys = true;
	/** The pilot as the board drives it: duty in percent, 100 for X1, 0 for F. */
	duty = 100;
	letter = "A";
	closed = false;
	#allowed = false;
	#checkAt = 0;
	#movesAt: number | undefined;
	#looked = 0;

	constructor(setup: Setup = { free: true }) {
		const host = { filters: [] as readonly string[], message: (topic: string, payload: string) => this.everest.message(topic, payload) };
		const publish = this.broker.join(host);
		this.everest = new Everest(publish, 0, setup);
		host.filters = this.everest.filters;
		this.broker.join({ filters: [`${BASE}/e2m/#`], message: (topic, payload) => this.#hear(topic.slice(BASE.length + 5), payload) });
		this.#publish = this.broker.join({ filters: [], message: () => {} });
	}

	readonly #publish: (topic: string, payload: string) => void;

	/** Tells something of the board, as JSON. */
	tell(name: string, value: unknown): void {
		this.#publish(`${BASE}/m2e/${name}`, JSON.stringify(value));
		this.broker.happen(this.now);
	}

	/** Publishes as it is. */
	publish(topic: string, payload: string): void {
		this.#publish(topic, payload);
		this.broker.happen(this.now);
	}

	/** The vehicle shows a letter. */
	shows(letter: string): void {
		this.letter = letter;
		this.tell("event", { event: letter });
		this.#move();
	}

	error(type: string, raised = true, subType = "tested"): void {
		this.tell(raised ? "raise_error" : "clear_error", { type, sub_type: subType, message: "for a test" });
	}

	/** Lets time go by, ms. */
	pass(ms: number): void {
		const end = this.now + ms;
		while (this.now <= end) {
			this.#happen();
			const next = Math.min(this.everest.nextAt, this.broker.nextAt, this.#checkAt, this.#movesAt ?? end + 1);
			if (next > end) break;
			this.now = Math.max(this.now, next);
			if (next <= this.now) this.#happen();
		}
		this.now = end;
	}

	/** What was called since the last look, a line each; of a duty what it is to the thousandth. */
	called(): string[] {
		return this.calls.splice(0).map(({ name, payload }) => {
			if (name === "pwm_on") return `pwm_on ${Number(payload).toFixed(2)}`;
			if (name === "allow_power_on") return `allow_power_on ${JSON.parse(payload).allow_power_on}`;
			return payload === "" ? name : `${name} ${payload}`;
		});
	}

	/** Session events since the last look, with what they carry. */
	told(): string[] {
		const told = this.everest.told.slice(this.#looked);
		this.#looked = this.everest.told.length;
		return told.map(({ event, why }) => (why === "" ? event : `${event} ${why}`));
	}

	#happen(): void {
		if (this.checks && this.now >= this.#checkAt) this.#publish(`${BASE}/m2e/communication_check`, "true");
		if (this.now >= this.#checkAt) this.#checkAt = this.now + CHECK_EVERY_MS;
		if (this.#movesAt !== undefined && this.now >= this.#movesAt) this.#moved();
		this.broker.happen(this.now);
		this.everest.happen(this.now);
		this.broker.happen(this.now);
	}

	#hear(name: string, payload: string): void {
		const call = { at: this.now, name, payload };
		if (name === "heartbeat") this.beats.push(call);
		else this.calls.push(call);
		if (name === "enable" && payload === "true") this.#tellAll();
		if (name === "pwm_on") this.duty = Number(payload);
		if (name === "cp_state_X1") this.duty = 100;
		if (name === "cp_state_F") this.duty = 0;
		if (name === "allow_power_on") this.#allowed = JSON.parse(payload).allow_power_on;
		this.#move();
	}

	#tellAll(): void {
		this.#publish(`${BASE}/m2e/capabilities`, JSON.stringify(CAPABILITIES));
		this.#publish(`${BASE}/m2e/event`, JSON.stringify({ event: this.letter }));
		this.#publish(`${BASE}/m2e/event`, JSON.stringify({ event: this.closed ? "PowerOn" : "PowerOff" }));
	}

	#move(): void {
		const asks = this.letter === "C" || this.letter === "D";
		const wanted = asks && this.#allowed && (this.closed || (this.duty > 0 && this.duty < 100));
		this.#movesAt = this.obeys && wanted !== this.closed ? this.now + CONTACTOR_MS : undefined;
	}

	#moved(): void {
		this.#movesAt = undefined;
		this.closed = !this.closed;
		this.#publish(`${BASE}/m2e/event`, JSON.stringify({ event: this.closed ? "PowerOn" : "PowerOff" }));
	}
}

/** One at which a vehicle charges, with everything before it told already. */
export function charging(setup: Setup = { free: true }): Scripted {
	const it = new Scripted(setup);
	it.pass(3_000);
	it.shows("B");
	it.pass(2_000);
	it.shows("C");
	it.pass(2_000);
	it.called();
	it.told();
	return it;
}
