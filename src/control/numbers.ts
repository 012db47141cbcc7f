// SPDX-License-Identifier: Apache-2.0
/** Every threshold and delay of the controller, with its unit, bounds and source. */
import { frozen } from "./frozen.js";

/** Units of what is held, and the names of choices. */
export type Unit =
	| "mV"
	| "mA"
	| "mA/min"
	| "ms"
	| "Ω"
	| "µA"
	| "m°C"
	| "mHz"
	| "mW"
	| "mWh"
	| "mWh, kWh"
	| "%"
	| "%/100"
	| "1/10000"
	| "periods"
	| "times"
	| "dBm"
	| "count"
	| "yes/no"
	| "1 or 3"
	| "outlet"
	| "driver"
	| "speech"
	| "meter scope"
	| "cable";

/** A number of the house: its default, what it may be set to, and who says so. */
export interface NumberRow {
	readonly value: number;
	/** Least and greatest value that an installer may set; a row without them is fixed. */
	readonly min?: number;
	readonly max?: number;
	/** What is held; what people type and read follows from it (src/settings/units.ts). */
	readonly unit: Unit;
	/** Clause, datasheet, project or car; with how sure it is where that is not high. */
	readonly source: string;
}

/** The table. `numbers` in a step is the tree of its values. */
export const NUMBERS = frozen({
	frontEnd: {
		gain: { value: 10_000, min: 9_500, max: 10_500, unit: "1/10000", source: "own choice: parts of 1 % and an ADC of a few; with both at their ends every nominal plateau still keeps 0.6 V to its boundaries" },
		offsetMv: { value: 0, min: -300, max: 300, unit: "mV", source: "as the gain; an ESP32 with its eFuse read is within ±10 mV at the pin, 0.1 V of the pilot (low confidence)" },
	},
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
		diodeGoodPeriods: { value: 100, min: 20, max: 1_000, unit: "periods", source: "Tinkerforge evse-v2: good for more than 100 ticks; a bad one takes two of them back" },
		diodeBadPeriods: { value: 12, unit: "periods", source: "own choice: bad ones in a row; a good one takes half of one back, so a third of bad ones is not believed" },
		outsidePeriods: { value: 12, unit: "periods", source: "own choice: outside C and D, in a row; one inside takes half of one back. Half of them outside opens within 50 ms" },
		requestPercent: { value: 69, unit: "%", source: "C is 62 to 66 % of the B before it (882 and 2740 Ω ± 3 %, behind 0.7 V of diode); B of A, and a rail that sags by 2 V, 73 % and more" },
		requestMv: { value: 6_600, unit: "mV", source: "SAE J1772: C is at most 6.53 V; counts where no B was seen before it" },
		enterAMs: { value: 25, min: 10, max: 500, unit: "ms", source: "OpenEVSE: 25 ms into A; a PWM that nobody sees ends within a second" },
		goneMs: { value: 1_000, min: 1_000, max: 4_000, unit: "ms", source: "own choice: nobody swaps vehicles within a second; IEC 61851-1 Table A.6: a socket unlocks within 5 s of unplugging" },
		enterBMs: { value: 250, min: 50, max: 1_000, unit: "ms", source: "OpenEVSE: 250 ms for any state but A" },
		enterCMs: { value: 500, min: 450, max: 1_500, unit: "ms", source: "Tinkerforge evse-v2: BMW iX3 shows 880 Ω for 250 ms, BCB toggles last 450 ms" },
		enterFMs: { value: 25, min: 10, max: 1_000, unit: "ms", source: "as A; it is our own −12 V that shows" },
		enterEMs: { value: 100, min: 10, max: 500, unit: "ms", source: "with the contactor open nothing presses, but a PWM onto a short ends within a second; in C and D it is at once" },
		dutyGlitchMs: { value: 530, min: 0, max: 530, unit: "ms", source: "Tinkerforge evse-v2: BMW plug-in hybrids show 2.7 kΩ for 500 ms after a new duty; with a late tick it ends within 600 ms" },
		silentMs: {
			value: 35,
			min: 20,
			max: 40,
			unit: "ms",
			source: "no valid reading for 100 ms opens, less a tick and the contactor's release; a period that is read takes four back, so five come within 60 ms or it is silent",
		},
		toggleMinMs: { value: 150, unit: "ms", source: "ISO 15118-3 table 3: 200 ms − 50 (medium confidence)" },
		toggleMaxMs: { value: 450, unit: "ms", source: "ISO 15118-3 table 3: 400 ms + 50 (medium confidence)" },
	},
	proximity: {
		tethered: { value: 0, min: 0, max: 1, unit: "outlet", source: "IEC 61851-1: 1 for case C, a fixed cable, whose proximity contact says nothing" },
		tetheredMa: { value: 32_000, min: 6_000, max: 80_000, unit: "mA", source: "rating of the fixed cable" },
		below13aOhms: { value: 2_200, unit: "Ω", source: "Phoenix EV Charge Control: no plug above 2200 Ω (medium confidence)" },
		below20aOhms: { value: 1_000, unit: "Ω", source: "680 Ω and 1500 Ω; boundary of Phoenix, Tinkerforge and esp32-evse" },
		below32aOhms: { value: 330, unit: "Ω", source: "220 Ω and 680 Ω; boundary of Phoenix, Tinkerforge and esp32-evse" },
		below63aOhms: { value: 150, unit: "Ω", source: "100 Ω and 220 Ω; boundary of Phoenix, Tinkerforge and esp32-evse" },
		shortOhms: { value: 75, unit: "Ω", source: "a short below 75 Ω is an error, Phoenix (medium confidence)" },
		settleMs: { value: 100, min: 20, max: 500, unit: "ms", source: "contact bounce while the plug goes in; own choice, less than the second after which no more is signalled than the cable carries" },
	},
	contactor: {
		closeMs: { value: 200, min: 30, max: 1_000, unit: "ms", source: "Phoenix EV Charge Control: mirror contact after 200 ms" },
		openMs: { value: 200, min: 30, max: 1_000, unit: "ms", source: "Phoenix EV Charge Control: mirror contact after 200 ms" },
		minimumOpenMs: { value: 1_000, min: 500, max: 2_500, unit: "ms", source: "OpenEVSE: 1 s after opening for a valid weld check; below the 3 s in which C2 must close" },
		feedback: { value: 1, min: 0, max: 1, unit: "yes/no", source: "0 for a board without an auxiliary contact: then no weld can be seen" },
		slowOpenMs: { value: 75, unit: "ms", source: "IEC 61851-1 Table A.6: 100 ms from the vehicle's signal to open contacts, less what it takes to see the signal; slower ones are told" },
		openingsFree: { value: 3, unit: "times", source: "own choice: so many openings under load leave the rest as it is; each further one doubles it" },
		openingsMost: { value: 10, unit: "times", source: "own choice: IEC 60947-4-1 gives contactors far fewer operations at AC-3 and AC-4 than at AC-1" },
		openingForgottenMs: { value: 600_000, unit: "ms", source: "own choice: one opening under load is forgotten every ten minutes" },
		strayMs: { value: 3_000, unit: "ms", source: "own choice: a meter answers every second and averages over another; then current on a phase that is not connected is none of before" },
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
		wakePulseMs: { value: 4_000, min: 3_000, max: 4_500, unit: "ms", source: "IEC 61851-1 A.5.3: state E or F for 4 s; at −12 V nobody sees another vehicle being plugged in" },
		wakeX1Ms: { value: 750, min: 500, max: 5_000, unit: "ms", source: "EVerest #863: 750 ms of X1 after the pulse (medium confidence)" },
	},
	supervisor: {
		lateMs: { value: 65, min: 40, max: 65, unit: "ms", source: "the lease of the guard: IEC 61851-1 Table A.6 allows 100 ms to open" },
		forgetMs: { value: 1_800_000, min: 600_000, max: 86_400_000, unit: "ms", source: "own choice: tries count together while less than this, and four times the wait before a try, lies between" },
	},
	/** The guard's own, which it has without the controller: in hosts/bench, and by numbers.h in hosts/esp32/native. */
	guard: {
		leaseMs: { value: 65, unit: "ms", source: "IEC 61851-1 Table A.6 allows 100 ms to open: less 25 for the contactor, and 10 for a tick that came too soon to see; supervisor.lateMs calls the tick late by then" },
		awayMs: { value: 250, unit: "ms", source: "own choice: neither B, C nor D, where the controller has 100 ms (IEC 61851-1 Table A.6) and the contactor 25" },
		outsideMs: { value: 750, unit: "ms", source: "own choice: B or worse; the controller overlooks a B for less than 600 ms (pilot.dutyGlitchMs)" },
	},
	residual: {
		fitted: { value: 1, min: 0, max: 1, unit: "yes/no", source: "0 where a type B residual current device stands in front of the charger" },
		dcMicroAmps: { value: 6_000, unit: "µA", source: "IEC 62955: 6 mA DC within 10 s, 3 mA never (medium confidence)" },
		dcMs: { value: 1_000, min: 100, max: 9_000, unit: "ms", source: "IEC 62955: 10 s at 6 mA; earlier is allowed" },
		acMicroAmps: { value: 30_000, unit: "µA", source: "IEC 61008: 30 mA within 300 ms, 15 mA never" },
		acMs: { value: 150, min: 20, max: 250, unit: "ms", source: "IEC 61008: 300 ms at 30 mA, less the contactor's release" },
		dcAtOnceMicroAmps: { value: 60_000, unit: "µA", source: "IEC 62955: 300 ms at 60 mA (low confidence); at once is allowed" },
		acAtOnceMicroAmps: { value: 60_000, unit: "µA", source: "IEC 61008: 150 ms at 60 mA; at once is allowed" },
		riseMs: { value: 1_500, min: 100, max: 5_000, unit: "ms", source: "Tinkerforge evse-v2: both lines of the sensor are high within 1.4 s of the test input" },
		fallMs: { value: 3_000, min: 100, max: 5_000, unit: "ms", source: "Tinkerforge evse-v2: both low 3 s after the test began" },
		againMs: { value: 86_400_000, min: 3_600_000, max: 86_400_000, unit: "ms", source: "Tinkerforge evse-v2, Easee: at least every 24 h" },
		stuckMs: { value: 1_000, min: 100, max: 10_000, unit: "ms", source: "Tinkerforge evse-v2: the sensor is ignored for 1 s after the contactor has moved" },
		lockOutMs: { value: 10_000, min: 0, max: 60_000, unit: "ms", source: "Tesla wall connector: a trip within 10 s of closing is not tried again (medium confidence)" },
	},
	overcurrent: {
		marginMa: { value: 500, min: 0, max: 2_000, unit: "mA", source: "EVerest EvseManager: 0.5 A" },
		percent: { value: 110, unit: "times", source: "EVerest EvseManager: 10 % above limit and margin" },
		slowMs: { value: 7_000, min: 6_000, max: 10_000, unit: "ms", source: "EVerest EvseManager: 7 s, which is the vehicle's 5 s and a margin" },
		fastPercent: { value: 150, unit: "times", source: "own choice" },
		fastMs: { value: 1_000, min: 200, max: 5_000, unit: "ms", source: "own choice" },
		graceMs: { value: 6_000, unit: "ms", source: "IEC 61851-1 Table A.6: the vehicle has 5 s for a lower duty; a second for the meter" },
	},
	temperature: {
		fitted: { value: 1, min: 0, max: 1, unit: "yes/no", source: "0 for a board without a sensor: then nothing derates" },
		derateAt: { value: 60_000, min: 40_000, max: 80_000, unit: "m°C", source: "OpenEVSE wifi #331: 1 A steps from 60 °C" },
		stopAt: { value: 70_000, min: 50_000, max: 90_000, unit: "m°C", source: "OpenEVSE: 71 °C; OpenEVSE wifi #331: 70 °C" },
		resumeAt: { value: 60_000, min: 40_000, max: 80_000, unit: "m°C", source: "OpenEVSE: 62 °C; OpenEVSE #48: 55 °C is never reached in summer" },
		hysteresis: { value: 2_000, min: 500, max: 10_000, unit: "m°C", source: "own choice: one step of current is 0.4 K at 32 A" },
		riseMc: { value: 2_000, min: 1_000, max: 200_000, unit: "m°C", source: "own choice: of a warmer reading so much is believed every 160 ms, so that one alone among others changes nothing; 45 K take 4 s" },
		lowest: { value: -50_000, unit: "m°C", source: "no charger is colder" },
		highest: { value: 125_000, unit: "m°C", source: "no sensor works above" },
		frozenMs: { value: 3_600_000, min: 600_000, max: 86_400_000, unit: "ms", source: "own choice: a sensor that works moves by a digit within an hour" },
	},
	mains: {
		phases: { value: 3, min: 1, max: 3, unit: "1 or 3", source: "phases of the supply" },
		lowMv: { value: 184_000, min: 160_000, max: 220_000, unit: "mV", source: "OVE R37: trip below 0.8 of 230 V (medium confidence)" },
		highMv: { value: 265_000, min: 240_000, max: 280_000, unit: "mV", source: "own choice: 1.15 of 230 V; StarCharge 269 V" },
		lowHz: { value: 47_000, min: 45_000, max: 59_500, unit: "mHz", source: "EN 50160: 47 Hz (low confidence)" },
		highHz: { value: 62_000, min: 50_500, max: 65_000, unit: "mHz", source: "own choice, to serve 60 Hz too" },
		absentMv: { value: 50_000, min: 20_000, max: 100_000, unit: "mV", source: "own choice: less is no phase" },
		pen: { value: 0, min: 0, max: 1, unit: "yes/no", source: "BS 7671 722.411.4.1 (iv): 1 where the charger has to watch the PEN conductor" },
		penLowMv: { value: 207_000, unit: "mV", source: "BS 7671 722.411.4.1 (iv): 207 V" },
		penHighMv: { value: 253_000, unit: "mV", source: "BS 7671 722.411.4.1 (iv): 253 V" },
		rampMaPerMinute: { value: 0, min: 0, max: 10_000, unit: "mA/min", source: "OVE R37: 1 A a minute from 6 A after an outage (medium confidence); 0 turns it off" },
	},
	meter: {
		fitted: { value: 1, min: 0, max: 1, unit: "yes/no", source: "0 for a board without a meter" },
		lostMs: { value: 10_000, min: 2_000, max: 60_000, unit: "ms", source: "own choice: meters answer every second" },
		slowestMs: { value: 2_500, unit: "ms", source: "own choice: meters answer every second, and one answer may be missed; a shorter silence is no loss, whatever hangs on the meter" },
		frozenMs: { value: 60_000, min: 10_000, max: 600_000, unit: "ms", source: "own choice: at 1 kW a register of 10 Wh moves every 36 s" },
		frozenMw: { value: 1_000_000, unit: "mW", source: "own choice: 1 kW" },
	},
	lock: {
		fitted: { value: 0, min: 0, max: 1, unit: "yes/no", source: "1 for a socket outlet with a lock" },
		moveMs: { value: 1_000, min: 200, max: 5_000, unit: "ms", source: "esp32-evse: 300 ms pulse, 500 ms delay; SmartEVSE: 600 ms pulse" },
		tries: { value: 3, min: 1, max: 10, unit: "times", source: "esp32-evse: 5 retries; own choice" },
	},
	selfTest: {
		lowestMv: { value: 11_000, unit: "mV", source: "12 V − 1 V, IEC 61851-1 Annex A detection window (medium confidence)" },
		lowestBMv: { value: 8_000, unit: "mV", source: "9 V − 1 V, IEC 61851-1 Annex A detection window (medium confidence); SAE J1772: 8.36 V" },
		noiseMv: { value: 1_000, min: 500, max: 2_000, unit: "mV", source: "own choice: half of the distance between a plateau and its boundary is 750 mV" },
	},
	debounce: {
		pilot_short: { value: 0, min: 0, max: 500, unit: "ms", source: "the pilot is decided already" },
		pilot_levels: { value: 80, min: 20, max: 90, unit: "ms", source: "short enough to open within 100 ms, long enough for a generator at its upper limit with noise" },
		diode: { value: 0, min: 0, max: 100, unit: "ms", source: "five of eight periods have decided; Tinkerforge evse-v2: at once in B" },
		ventilation: { value: 0, min: 0, max: 500, unit: "ms", source: "the pilot is decided already" },
		welded: { value: 50, min: 0, max: 500, unit: "ms", source: "an auxiliary contact bounces; the contactor had contactor.openMs to open" },
		did_not_close: { value: 50, min: 0, max: 500, unit: "ms", source: "an auxiliary contact bounces; the contactor had contactor.closeMs to close" },
		feedback_lost: { value: 500, min: 100, max: 2_000, unit: "ms", source: "own choice" },
		cable: { value: 0, min: 0, max: 500, unit: "ms", source: "proximity.settleMs has passed already" },
		stop_button: { value: 0, min: 0, max: 50, unit: "ms", source: "the hardware line is filtered by the board" },
		loop_late: { value: 0, unit: "ms", source: "supervisor.lateMs has passed already" },
		internal: { value: 0, unit: "ms", source: "it has happened" },
		residual_trip: { value: 0, unit: "ms", source: "the characteristic has its own times; a trip line is filtered by the monitor" },
		residual_monitor: { value: 0, unit: "ms", source: "the self-test has its own times" },
		dropped_out: { value: 50, min: 0, max: 200, unit: "ms", source: "an auxiliary contact bounces" },
		pilot_noise: { value: 100, min: 20, max: 100, unit: "ms", source: "no valid reading for 100 ms; an unreadable pilot is no C at once" },
		overcurrent: { value: 0, unit: "ms", source: "overcurrent.slowMs or fastMs has passed already" },
		overtemperature: { value: 1000, min: 0, max: 10000, unit: "ms", source: "own choice: temperatures move slowly" },
		temperature_sensor: { value: 5000, min: 0, max: 60000, unit: "ms", source: "own choice: a bus may miss some readings" },
		undervoltage: { value: 3000, min: 100, max: 9500, unit: "ms", source: "OVE R37: 3 s, at most 10 s (medium confidence), less the turn of the meter" },
		overvoltage: { value: 3000, min: 100, max: 9500, unit: "ms", source: "own choice, as undervoltage" },
		frequency: { value: 1000, min: 100, max: 9500, unit: "ms", source: "own choice, at most as undervoltage" },
		phase_loss: { value: 1000, min: 100, max: 10000, unit: "ms", source: "own choice" },
		neutral_lost: { value: 500, min: 100, max: 5000, unit: "ms", source: "own choice" },
		pen: { value: 4500, min: 4000, max: 4800, unit: "ms", source: "BS 7671 722.411.4.1 (iv): opens within 5 s, need not act before 4 s" },
		meter_lost: { value: 0, min: 0, max: 10000, unit: "ms", source: "meter.lostMs has passed already" },
		meter_frozen: { value: 0, min: 0, max: 10000, unit: "ms", source: "meter.frozenMs has passed already" },
		meter_implausible: { value: 2000, min: 500, max: 10000, unit: "ms", source: "meters average over a second" },
		tamper: { value: 50, min: 0, max: 500, unit: "ms", source: "a switch bounces" },
		lock: { value: 0, unit: "ms", source: "lock.moveMs has passed so often as lock.tries says" },
		brown_out: { value: 20, min: 0, max: 100, unit: "ms", source: "two steps" },
		self_test: { value: 1000, min: 100, max: 5000, unit: "ms", source: "single periods are noisy" },
		reclosing: { value: 0, unit: "ms", source: "contactor.openingsMost have happened already" },
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
		residual_trip: { value: 900000, min: 900000, max: 3600000, unit: "ms", source: "UL 2231 practice, Tesla and Leviton: 15 min; retries.residual_trip says whether" },
		residual_monitor: { value: 60000, min: 10000, max: 3600000, unit: "ms", source: "own choice" },
		dropped_out: { value: 30000, min: 5000, max: 3600000, unit: "ms", source: "Tinkerforge evse-v2: 30 s" },
		pilot_noise: { value: 5000, min: 1000, max: 3600000, unit: "ms", source: "own choice" },
		overcurrent: { value: 60000, min: 10000, max: 3600000, unit: "ms", source: "own choice" },
		overtemperature: { value: 60000, min: 10000, max: 3600000, unit: "ms", source: "own choice" },
		temperature_sensor: { value: 10000, min: 1000, max: 3600000, unit: "ms", source: "own choice" },
		undervoltage: { value: 60000, min: 10000, max: 300000, unit: "ms", source: "OVE R37: in range for 60 s, at most 300 s (medium confidence)" },
		overvoltage: { value: 60000, min: 10000, max: 300000, unit: "ms", source: "OVE R37: in range for 60 s (medium confidence)" },
		frequency: { value: 60000, min: 10000, max: 300000, unit: "ms", source: "OVE R37: in range for 60 s (medium confidence)" },
		phase_loss: { value: 60000, min: 10000, max: 300000, unit: "ms", source: "as undervoltage" },
		neutral_lost: { value: 60000, min: 10000, max: 3600000, unit: "ms", source: "as undervoltage" },
		pen: { value: 30000, min: 30000, max: 300000, unit: "ms", source: "PlugStream: in range for 30 s (medium confidence)" },
		meter_lost: { value: 1000, min: 1000, max: 60000, unit: "ms", source: "it only warns" },
		meter_frozen: { value: 1000, min: 1000, max: 60000, unit: "ms", source: "it only warns" },
		meter_implausible: { value: 30000, min: 5000, max: 3600000, unit: "ms", source: "own choice" },
		lock: { value: 10000, min: 1000, max: 3600000, unit: "ms", source: "SmartEVSE: 5 s" },
		brown_out: { value: 10000, min: 1000, max: 3600000, unit: "ms", source: "own choice" },
		self_test: { value: 60000, min: 10000, max: 3600000, unit: "ms", source: "own choice" },
		reclosing: { value: 600_000, min: 600_000, max: 3_600_000, unit: "ms", source: "own choice: after the ten minutes in which the first is forgotten, another one" },
	},
	/** How often a fault is tried again before it ends as its row says under `lastly`. */
	retries: {
		pilot_short: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		pilot_levels: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		diode: { value: 3, min: 0, max: 100, unit: "times", source: "OpenEVSE_PLUS #13: false alarms happen, so not at once for good" },
		ventilation: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		did_not_close: { value: 3, min: 0, max: 100, unit: "times", source: "own choice" },
		feedback_lost: { value: 3, min: 0, max: 100, unit: "times", source: "own choice" },
		cable: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		loop_late: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		residual_trip: { value: 0, min: 0, max: 4, unit: "times", source: "IEC: a person resets; UL 2231 practice: 4 (not permitted in DK, UK, FR, CH according to Yeti)" },
		residual_monitor: { value: 3, min: 0, max: 10, unit: "times", source: "own choice" },
		dropped_out: { value: 3, min: 0, max: 100, unit: "times", source: "own choice" },
		pilot_noise: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		overcurrent: { value: 3, min: 0, max: 10, unit: "times", source: "own choice" },
		overtemperature: { value: 10, min: 0, max: 100, unit: "times", source: "own choice" },
		temperature_sensor: { value: 100, min: 0, max: 1000, unit: "times", source: "own choice" },
		undervoltage: { value: 1000, min: 0, max: 10000, unit: "times", source: "the supply is not ours; it may come back as often as it likes" },
		overvoltage: { value: 1000, min: 0, max: 10000, unit: "times", source: "as undervoltage" },
		frequency: { value: 1000, min: 0, max: 10000, unit: "times", source: "as undervoltage" },
		phase_loss: { value: 1000, min: 0, max: 10000, unit: "times", source: "as undervoltage" },
		neutral_lost: { value: 3, min: 0, max: 100, unit: "times", source: "own choice" },
		pen: { value: 10, min: 0, max: 10, unit: "times", source: "PlugStream: ten tries (medium confidence)" },
		meter_lost: { value: 10000, min: 0, max: 10000, unit: "times", source: "it only warns" },
		meter_frozen: { value: 10000, min: 0, max: 10000, unit: "times", source: "it only warns" },
		meter_implausible: { value: 3, min: 0, max: 100, unit: "times", source: "own choice" },
		lock: { value: 3, min: 0, max: 100, unit: "times", source: "own choice" },
		brown_out: { value: 100, min: 0, max: 1000, unit: "times", source: "own choice" },
		self_test: { value: 3, min: 0, max: 100, unit: "times", source: "own choice" },
		reclosing: { value: 3, min: 0, max: 10, unit: "times", source: "own choice" },
	},
} as const satisfies Record<string, Record<string, NumberRow>>);

/** The tree of values that a step reads: numbers.pilot.enterCMs and so on. */
export type Numbers = {
	-readonly [Group in keyof typeof NUMBERS]: { -readonly [Key in keyof (typeof NUMBERS)[Group]]: number };
};
