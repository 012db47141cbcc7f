// SPDX-License-Identifier: Apache-2.0
/** Every threshold and delay of the controller, with its unit, bounds and source. */

/** A number of the house: its default, what it may be set to, and who says so. */
export interface NumberRow {
	readonly value: number;
	/** Least and greatest value that an installer may set; a row without them is fixed. */
	readonly min?: number;
	readonly max?: number;
	readonly unit: "mV" | "mA" | "ms" | "Ω" | "periods" | "times" | "yes/no";
	/** The unit that people type and read, where it is a thousand times larger than the one that is held. */
	readonly typedIn?: "A";
	/** Clause, datasheet, project or car; with how sure it is where that is not high. */
	readonly source: string;
}

/** The table. `numbers` in a step is the tree of its values. */
export const NUMBERS = {
	pilot: {
		boundaryAbMv: { value: 10_500, unit: "mV", source: "midpoint of A 12 V and B 9 V, IEC 61851-1 Annex A" },
		boundaryBcMv: { value: 7_500, unit: "mV", source: "midpoint of B 9 V and C 6 V, IEC 61851-1 Annex A" },
		boundaryCdMv: { value: 4_500, unit: "mV", source: "midpoint of C 6 V and D 3 V, IEC 61851-1 Annex A" },
		boundaryDeMv: { value: 1_500, unit: "mV", source: "midpoint of D 3 V and E 0 V, IEC 61851-1 Annex A" },
		hysteresisMv: { value: 250, min: 0, max: 450, unit: "mV", source: "pazzk evse: boundary ± 250 mV; IEC 61851-1 A.4.11 (medium confidence)" },
		highestMv: { value: 13_000, unit: "mV", source: "12 V + 1 V, IEC 61851-1 Annex A detection window (medium confidence)" },
		lowestMv: { value: -13_000, unit: "mV", source: "−12 V − 1 V, IEC 61851-1 Annex A detection window (medium confidence)" },
		diodeMv: { value: -10_250, unit: "mV", source: "worst diode −11.4 V, worst shorted diode −9.38 V; any of −9.6 to −11.2 V is safe" },
		mirrorMv: { value: 1_000, unit: "mV", source: "a shorted diode shows the high plateau with the sign turned, ± tolerances and noise" },
		pwmSettleSteps: { value: 2, min: 1, max: 10, unit: "times", source: "a sampler hands over windows from before the PWM began for one tick or two" },
		diodeGoodPeriods: { value: 100, min: 20, max: 1_000, unit: "periods", source: "Tinkerforge evse-v2: good for more than 100 ticks" },
		enterAMs: { value: 25, min: 10, max: 1_000, unit: "ms", source: "OpenEVSE: 25 ms into A" },
		enterBMs: { value: 250, min: 50, max: 1_000, unit: "ms", source: "OpenEVSE: 250 ms for any state but A" },
		enterCMs: { value: 500, min: 450, max: 2_000, unit: "ms", source: "Tinkerforge evse-v2: BMW iX3 shows 880 Ω for 250 ms, BCB toggles last 450 ms" },
		enterFMs: { value: 25, min: 10, max: 1_000, unit: "ms", source: "as A; it is our own −12 V that shows" },
		enterEMs: { value: 100, min: 10, max: 1_000, unit: "ms", source: "with the contactor open nothing presses; in C and D it is at once" },
		dutyGlitchMs: { value: 550, min: 0, max: 600, unit: "ms", source: "Tinkerforge evse-v2: BMW plug-in hybrids show 2.7 kΩ for 500 ms after a new duty" },
		silentMs: { value: 60, min: 20, max: 90, unit: "ms", source: "no valid reading for 100 ms opens, less one late tick and the contactor's release" },
		toggleMinMs: { value: 150, unit: "ms", source: "ISO 15118-3 table 3: 200 ms − 50 (medium confidence)" },
		toggleMaxMs: { value: 450, unit: "ms", source: "ISO 15118-3 table 3: 400 ms + 50 (medium confidence)" },
	},
	proximity: {
		tethered: { value: 0, min: 0, max: 1, unit: "yes/no", source: "1 for a fixed cable (case C), whose proximity contact says nothing" },
		tetheredMa: { value: 32_000, min: 6_000, max: 80_000, unit: "mA", source: "rating of the fixed cable" },
		below13aOhms: { value: 2_200, unit: "Ω", source: "Phoenix EV Charge Control: no plug above 2200 Ω (medium confidence)" },
		below20aOhms: { value: 1_000, unit: "Ω", source: "680 Ω and 1500 Ω; boundary of Phoenix, Tinkerforge and esp32-evse" },
		below32aOhms: { value: 330, unit: "Ω", source: "220 Ω and 680 Ω; boundary of Phoenix, Tinkerforge and esp32-evse" },
		below63aOhms: { value: 150, unit: "Ω", source: "100 Ω and 220 Ω; boundary of Phoenix, Tinkerforge and esp32-evse" },
		shortOhms: { value: 75, unit: "Ω", source: "a short below 75 Ω is an error, Phoenix (medium confidence)" },
		settleMs: { value: 100, min: 20, max: 1_000, unit: "ms", source: "contact bounce while the plug goes in; own choice" },
	},
	contactor: {
		closeMs: { value: 200, min: 30, max: 1_000, unit: "ms", source: "Phoenix EV Charge Control: mirror contact after 200 ms" },
		openMs: { value: 200, min: 30, max: 1_000, unit: "ms", source: "Phoenix EV Charge Control: mirror contact after 200 ms" },
		minimumOpenMs: { value: 1_000, min: 500, max: 2_500, unit: "ms", source: "OpenEVSE: 1 s after opening for a valid weld check; below the 3 s in which C2 must close" },
		meterFreshMs: { value: 2_000, min: 100, max: 10_000, unit: "ms", source: "meters answer every second; an older reading says nothing about this opening" },
		underLoadMa: { value: 1_000, min: 100, max: 5_000, unit: "mA", source: "OpenEVSE: 1 A or less counts as no load" },
	},
	sequence: {
		dutyIntervalMs: { value: 5_000, min: 5_000, max: 60_000, unit: "ms", source: "IEC 61851-1 Table A.6: the vehicle has 5 s to follow; EVerest IEC_PWM_MAX_UPDATE_INTERVAL" },
		forcedOpenMs: { value: 6_000, min: 3_000, max: 6_000, unit: "ms", source: "IEC 61851-1 Table A.6 seq. 10.2: 6 s; SAE J1772: 3 s" },
		holdX1Ms: { value: 1_000, min: 1_000, max: 10_000, unit: "ms", source: "shortest steady +12 V that vehicles notice; own choice, SmartEVSE stays 3 s" },
		faultFMs: { value: 300, min: 300, max: 3_000, unit: "ms", source: "IEC 61851-1 Table A.5: −12 V for 300 ms after a fault in C (medium confidence)" },
		wakeUps: { value: 1, min: 0, max: 5, unit: "times", source: "IEC 61851-1 A.5.3: once per plug-in; 0 turns it off" },
		wakeAfterMs: { value: 30_000, min: 15_000, max: 120_000, unit: "ms", source: "EVerest LEGACY_WAKEUP_TIMEOUT, Phoenix (medium confidence); Tinkerforge waits 90 s" },
		wakePulseMs: { value: 4_000, min: 3_000, max: 30_000, unit: "ms", source: "IEC 61851-1 A.5.3: state E or F for 4 s" },
		wakeX1Ms: { value: 750, min: 500, max: 5_000, unit: "ms", source: "EVerest #863: 750 ms of X1 after the pulse (medium confidence)" },
	},
	supervisor: {
		lateMs: { value: 100, min: 50, max: 100, unit: "ms", source: "the lease of the guard: IEC 61851-1 Table A.6 allows 100 ms to open" },
	},
	debounce: {
		pilot_short: { value: 0, min: 0, max: 500, unit: "ms", source: "the pilot is decided already" },
		pilot_levels: { value: 80, min: 20, max: 90, unit: "ms", source: "short enough to open within 100 ms, long enough for a generator at its upper limit with noise" },
		diode: { value: 0, min: 0, max: 100, unit: "ms", source: "five of eight periods have decided; Tinkerforge evse-v2: at once in B" },
		ventilation: { value: 0, min: 0, max: 500, unit: "ms", source: "the pilot is decided already" },
		welded: { value: 0, min: 0, max: 500, unit: "ms", source: "the contactor had contactor.openMs to open" },
		did_not_close: { value: 50, min: 0, max: 500, unit: "ms", source: "an auxiliary contact bounces; the contactor had contactor.closeMs to close" },
		feedback_lost: { value: 500, min: 100, max: 2_000, unit: "ms", source: "own choice" },
		cable: { value: 0, min: 0, max: 500, unit: "ms", source: "proximity.settleMs has passed already" },
		stop_button: { value: 0, min: 0, max: 50, unit: "ms", source: "the hardware line is filtered by the board" },
		loop_late: { value: 0, unit: "ms", source: "supervisor.lateMs has passed already" },
		internal: { value: 0, unit: "ms", source: "it has happened" },
	},
	/** From the end of the condition to the next try, of faults that clear by themselves. */
	retryAfter: {
		pilot_short: { value: 5_000, min: 1_000, max: 3_600_000, unit: "ms", source: "own choice; Tinkerforge evse-v2 waits 30 s after any error" },
		pilot_levels: { value: 5_000, min: 1_000, max: 3_600_000, unit: "ms", source: "own choice; Tinkerforge evse-v2 waits 30 s after any error" },
		diode: { value: 30_000, min: 5_000, max: 3_600_000, unit: "ms", source: "Tinkerforge evse-v2: 30 s after any error" },
		ventilation: { value: 5_000, min: 1_000, max: 3_600_000, unit: "ms", source: "own choice" },
		did_not_close: { value: 30_000, min: 5_000, max: 3_600_000, unit: "ms", source: "Tinkerforge evse-v2: 30 s" },
		feedback_lost: { value: 30_000, min: 5_000, max: 3_600_000, unit: "ms", source: "Tinkerforge evse-v2: 30 s" },
		cable: { value: 1_000, min: 1_000, max: 3_600_000, unit: "ms", source: "own choice" },
		loop_late: { value: 5_000, min: 1_000, max: 3_600_000, unit: "ms", source: "own choice" },
	},
	/** How often a fault is tried again before it waits for the vehicle to be unplugged or for a person. */
	retries: {
		pilot_short: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		pilot_levels: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		diode: { value: 3, min: 0, max: 100, unit: "times", source: "OpenEVSE_PLUS #13: false alarms happen, so not at once for good" },
		ventilation: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		did_not_close: { value: 3, min: 0, max: 100, unit: "times", source: "own choice" },
		feedback_lost: { value: 3, min: 0, max: 100, unit: "times", source: "own choice" },
		cable: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		loop_late: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
	},
} as const satisfies Record<string, Record<string, NumberRow>>;

/** The tree of values that a step reads: numbers.pilot.enterCMs and so on. */
export type Numbers = {
	-readonly [Group in keyof typeof NUMBERS]: { -readonly [Key in keyof (typeof NUMBERS)[Group]]: number };
};
