// SPDX-License-Identifier: Apache-2.0
/** The observer: looks at the bench whenever something may have changed, and makes an entry of what has. */
import { FAULTS } from "../../../src/control/faults.js";
import { BLOCKERS } from "../../../src/control/permission.js";
import { STATE_NAMES } from "../../../src/control/sequence.js";
import type { Bench, Listener } from "../bench.js";
import type { Device, Payload } from "../device.js";
import { decimal } from "./decimal.js";
import type { Entry, Kind } from "./entry.js";
import type { Answer } from "./key.js";
import { namesOf } from "./keys.js";

/** Where an entry goes. */
export type Emit = (entry: Entry) => void;

/** A change of the current that is no news, mA. */
const NO_NEWS_MA = 50;
/** Stands for "not told since the boot" and "no retry". */
const NOTHING = -1;

/** Watches one bench; it is also the bench's listener. */
export class Observer implements Listener {
	/** Faults raised so far. */
	faults = 0;
	/** Names of events, in small letters and in their order, since forget(). */
	readonly events: string[] = [];
	/** What was answered since then. */
	readonly answers: Answer[] = [];
	private readonly emit: Emit;
	private readonly attributes: boolean;
	/** The moment that the next entry carries. */
	private now = 0;
	/** What was told last of the device; another device begins anew. */
	private readonly told = { state: NOTHING, duty: NOTHING, faults: 0, blockers: NOTHING, tickedAt: NOTHING };
	/** What was told last of the board. */
	private readonly board = { commanded: false, closed: false, milliAmps: 0, phases: 0 };
	/** When each fault is tried again, as told and as seen after the last tick. */
	private readonly retries = FAULTS.map(() => ({ told: NOTHING, seen: NOTHING }));

	/** With `attributes` those of Matter are told as well. */
	constructor(emit: Emit, attributes = false) {
		this.emit = emit;
		this.attributes = attributes;
	}

	booted(now: number, reason: string): void {
		this.now = now;
		this.tell("boot", { reason });
		Object.assign(this.told, { state: NOTHING, duty: NOTHING, blockers: NOTHING });
	}

	printed(now: number, text: string): void {
		this.now = now;
		this.tell("console", { text });
	}

	happened(now: number, name: string, payload: Payload): void {
		this.now = now;
		this.events.push(name.toLowerCase());
		this.tell("event", { event: name, ...payload });
	}

	answered(now: number, name: string, ok: boolean, text: string): void {
		this.now = now;
		this.answers.push({ ok, text });
		this.tell("answer", { to: name, ok, text });
	}

	/** Attributes are told only if somebody wants them; events of Matter are told beside those of the port, with their fields as JSON. */
	showed(now: number, what: "attribute" | "event", name: string, json: string): void {
		this.now = now;
		const [cluster, attribute] = name.split(".");
		if (what === "event") {
			this.events.push(name.toLowerCase());
			this.tell("event", { event: name, fields: { json } });
		} else if (this.attributes) this.tell("attribute", { cluster, attribute, value: { json } });
	}

	/** Begins to collect events and answers anew. */
	forget(): void {
		this.events.length = 0;
		this.answers.length = 0;
	}

	/** Tells what has changed since the last look. */
	look(bench: Bench): void {
		this.now = bench.now;
		const device = bench.device;
		const ticked = device !== null && bench.tickedAt !== this.told.tickedAt;
		if (ticked) this.lookAtPilot(device);
		this.lookAtBoard(bench);
		if (!ticked) return;
		this.told.tickedAt = bench.tickedAt;
		if ((device.report.faults | this.told.faults) !== 0) this.lookAtFaults(device, bench.tickedAt);
		if (device.report.blockers !== this.told.blockers) {
			this.told.blockers = device.report.blockers;
			this.tell("blockers", { names: namesOf(device.report.blockers, BLOCKERS) });
		}
	}

	/** Tells how a check ended. */
	checked(ok: boolean, line: number, key: string, expected: string, seen: string): void {
		this.tell("expect", { ok, line, key, expected, seen });
	}

	/** Tells what it all came to; the last entry. */
	summarise(bench: Bench, failedExpectations: number): void {
		this.tell("summary", {
			seconds: decimal(bench.now, 3),
			sessions: bench.sessions(),
			energyWh: decimal(bench.energyMwh(), 3),
			faults: this.faults,
			failedExpectations,
		});
	}

	private tell(kind: Kind, fields: Entry["fields"]): void {
		this.emit({ t: this.now, kind, fields });
	}

	private lookAtPilot(device: Device): void {
		const told = this.told;
		if (device.report.state !== told.state) {
			told.state = device.report.state;
			this.tell("pilot", { state: STATE_NAMES[told.state] });
		}
		if (device.drive.duty !== told.duty) {
			told.duty = device.drive.duty;
			this.tell("duty", { percent: decimal(told.duty, 2) });
		}
	}

	private lookAtBoard({ board }: Bench): void {
		const told = this.board;
		const commanded = board.commanded();
		const closed = board.contactor.closed;
		if (commanded !== told.commanded || closed !== told.closed) {
			told.commanded = commanded;
			told.closed = closed;
			this.tell("contactor", { commanded, closed });
		}
		const phases = board.mains.loadedPhases;
		const milliAmps = board.mains.drawnMa;
		if (phases === told.phases && Math.abs(milliAmps - told.milliAmps) < NO_NEWS_MA) return;
		told.phases = phases;
		told.milliAmps = milliAmps;
		this.tell("vehicle", { amps: decimal(milliAmps, 3), phases });
	}

	private lookAtFaults(device: Device, tickedAt: number): void {
		const { faults, retryInMs } = device.report;
		for (let place = 0; place < FAULTS.length; place++) {
			const active = (faults & (1 << place)) !== 0;
			const changed = active !== ((this.told.faults & (1 << place)) !== 0);
			const retry = this.retries[place];
			const retryAt = active && retryInMs[place] >= 0 ? tickedAt + retryInMs[place] : NOTHING;
			// While the cause lasts the moment moves with every tick. It is told again once it stands still.
			const fixed = retryAt !== retry.told && retryAt === retry.seen;
			retry.seen = retryAt;
			if (!changed && !fixed) continue;
			if (changed && active) this.faults++;
			retry.told = retryAt;
			const fault = FAULTS[place].name;
			this.tell("fault", retryAt === NOTHING ? { fault, active } : { fault, active, retryAt });
		}
		this.told.faults = faults;
	}
}
