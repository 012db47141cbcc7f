// SPDX-License-Identifier: Apache-2.0
/** The ESP32 board for JavaScript: fills Sense and applies Drive by way of the natives in binding.c, without allocating. */

import type { Drive, Feedback, GuardCause, Sense } from "../../../src/control/board.js";
import { dutyCounts } from "../../../src/control/duty.js";
import { frozen } from "../../../src/control/frozen.js";
import type { Instant } from "../../../src/control/integer.js";
import type { Line } from "../boardFile.js";

type NumberList = { readonly length: number; [index: number]: number };

/** A native of binding.c; XS binds it when the module is built. */
declare function native(name: string): {
	call<Answer>(self: Natives, ...values: readonly (number | ArrayBuffer | NumberList)[]): Answer;
};

/**
 * The natives, each in the one form that XS turns into a host function instead of making a new one with every call: what is passed
 * on are parameters, as they are. Records go as ArrayBuffers, because C gets hold of the bytes of nothing else.
 */
class Natives {
	start(config: ArrayBuffer): string | undefined {
		return native("xs_pilotlight_start").call(this, config);
	}
	fullCounts(): number {
		return native("xs_pilotlight_full_counts").call(this);
	}
	read(report: ArrayBuffer, high: NumberList, low: NumberList): number {
		return native("xs_pilotlight_read").call(this, report, high, low);
	}
	apply(counts: number, contactor: number, threePhases: number, completed: number, residualTest: number): void {
		native("xs_pilotlight_apply").call(this, counts, contactor, threePhases, completed, residualTest);
	}
	calibrate(lowMicroVolts: number, highMicroVolts: number): boolean {
		return native("xs_pilotlight_calibrate").call(this, lowMicroVolts, highMicroVolts);
	}
}

/** How a board is wired. Pins are GPIO numbers; what the board does not have is left out. */
export interface Wiring {
	/** PWM of the pilot; active low if its driver inverts. */
	readonly pilot: Line;
	readonly contactor: Line;
	/** Second contactor, for L2 and L3. */
	readonly phases?: Line;
	/** The contactors' drivers hold only while their pins alternate. */
	readonly chargePump: boolean;
	readonly stop?: Line;
	/** Trip line of the residual current monitor, and its test input. */
	readonly residual?: Line;
	readonly residualTest?: Line;
	/** Auxiliary contact: yes is closed. */
	readonly feedback?: Line;
	/** The pilot behind its front end, and other analog pins (four at most), all of ADC1. */
	readonly pilotSense: number;
	readonly analog: readonly number[];
	/** What the front end makes of −12 V and of +12 V, µV. */
	readonly lowMicroVolts: number;
	readonly highMicroVolts: number;
}

const NO_PIN = -1;
const ANALOG = 4;

/** The fields of board_config in board.h, in their order. */
const CONFIG = frozen([
	"pilot.pin",
	"pilot.active_low",
	"pilot.pull",
	"contactor.pin",
	"contactor.active_low",
	"contactor.pull",
	"phases.pin",
	"phases.active_low",
	"phases.pull",
	"pump",
	"stop.pin",
	"stop.active_low",
	"stop.pull",
	"residual.pin",
	"residual.active_low",
	"residual.pull",
	"feedback.pin",
	"feedback.active_low",
	"feedback.pull",
	"residual_test.pin",
	"residual_test.active_low",
	"residual_test.pull",
	"pilot_sense",
	"other_count",
	"others",
	"low_uv",
	"high_uv",
] as const);

/** The fields of board_report in board.h, in their order, each with its place. */
export const Report = frozen({
	now: 0,
	cause: 1,
	opened_at: 2,
	feedback: 3,
	feedback_at: 4,
	residual: 5,
	residual_at: 6,
	residual_edges: 7,
	stop: 8,
	stop_at: 9,
	stop_edges: 10,
	lost: 11,
	spread_mv: 12,
	others_mv: 13,
	high_uv: 17,
	low_uv: 18,
	rate: 19,
	restarts: 20,
	refused: 21,
	refused_rate: 22,
	spikes: 23,
	corrected: 24,
	stuck: 25,
} as const);

/** Numbers in a report. */
export const REPORT_LENGTH = 26;

/** The names in the order of board_config, for who wants to compare. */
export const CONFIG_NAMES: readonly string[] = CONFIG;

/** Places of the chip's own resistors. */
const PULLS = frozen({ none: 0, up: 1, down: 2 } as const);

function line({ pin, activeLow, pull }: Line = { pin: NO_PIN }): number[] {
	return [pin, activeLow === true ? 1 : 0, PULLS[pull ?? "none"]];
}

/** The wiring as board_config. */
export function configOf(wiring: Wiring): Int32Array<ArrayBuffer> {
	const others = Array.from({ length: ANALOG }, (_, i) => wiring.analog[i] ?? NO_PIN);
	return Int32Array.from([
		...line(wiring.pilot),
		...line(wiring.contactor),
		...line(wiring.phases),
		wiring.chargePump ? 1 : 0,
		...line(wiring.stop),
		...line(wiring.residual),
		...line(wiring.feedback),
		...line(wiring.residualTest),
		wiring.pilotSense,
		wiring.analog.length,
		...others,
		wiring.lowMicroVolts,
		wiring.highMicroVolts,
	]);
}

/** The board. There is one, and it is started once. */
export class Board {
	/** What the last read() was told besides Sense: stamps, analog channels, what calibration needs. By place in Report. */
	readonly report: Int32Array;
	/** Its bytes, for C. */
	private readonly bytes = new ArrayBuffer(REPORT_LENGTH * Int32Array.BYTES_PER_ELEMENT);
	private readonly natives = new Natives();
	private readonly full: number;

	/** Starts it: contactor open, pilot at +12 V. Throws an Error that names what cannot be. */
	constructor(wiring: Wiring) {
		this.report = new Int32Array(this.bytes);
		const failed = this.natives.start(configOf(wiring).buffer);
		if (failed !== undefined) throw new Error(`the board cannot start: ${failed}`);
		this.full = this.natives.fullCounts();
	}

	/** Fills what the natives know of Sense: clock, pilot, contactor, lines and guard. The rest is others'. */
	read(sense: Sense): void {
		const { report, bytes } = this;
		const pilot = sense.pilot;
		pilot.count = this.natives.read(bytes, pilot.high, pilot.low);
		pilot.lost = report[Report.lost];
		pilot.spreadMv = report[Report.spread_mv];
		sense.now = report[Report.now] as Instant;
		sense.contactor = report[Report.feedback] as Feedback;
		sense.residual.tripped = report[Report.residual] as 0 | 1;
		sense.stopButton = report[Report.stop] as 0 | 1;
		sense.guard = report[Report.cause] as GuardCause;
	}

	/** Mean of an analog channel since the read before, mV at its pin; UNKNOWN if there was none. */
	analogMv(place: number): number {
		return this.report[Report.others_mv + place];
	}

	/** Does what Drive says. `completed` renews the guard's lease: only after a tick that was. */
	apply(drive: Drive, completed: boolean): void {
		const counts = dutyCounts(drive.duty, this.full);
		this.natives.apply(counts, drive.contactor, drive.phases === 3 ? 1 : 0, completed ? 1 : 0, drive.residualTest);
	}

	/** Corrects the front end by µV at the pin as reported at a steady −12 V and +12 V. False if that cannot be. */
	calibrate(lowMicroVolts: number, highMicroVolts: number): boolean {
		return this.natives.calibrate(lowMicroVolts, highMicroVolts);
	}
}
