// SPDX-License-Identifier: Apache-2.0
/** Electrical Power and Energy Measurement, and Temperature Measurement, from what the charger's meter and sensor say. */
import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";
import { ENERGY_MEASUREMENT, MeasurementType, POWER_MEASUREMENT, PowerMode, TEMPERATURE_MEASUREMENT } from "./clusters/measurement.js";
import type { Values } from "./elements.js";
import { epochFrom } from "./epoch.js";
import type { EventSink } from "./evse/course.js";
import type { Server } from "./server.js";

/** What a meter may be wrong by, hundredths of a percent: class B of EN 50470-3, 1 %. Low confidence: which meter is fitted, nobody says. */
const OFF = 100;
/** The most that there is to measure: 80 A on three phases of 277 V, with room, in milli-units; and the energy of a lifetime. */
const MOST = 1_000_000_000;
const MOST_MWH = 2 ** 52;
/** Reported this often at most, ms. */
const QUIET_MS = 2_000;
/** Told as an event this often at most, ms: a client that wants more reads the attribute. */
const EVENT_MS = 60_000;

function accuracyOf(measurementType: number, rangeMax: number): Values {
	return {
		measurementType,
		measured: true,
		minMeasuredValue: 0,
		maxMeasuredValue: rangeMax,
		accuracyRanges: [{ rangeMin: 0, rangeMax, percentMax: OFF }],
	};
}

const { Voltage, ActiveCurrent, ActivePower, RmsVoltage, RmsCurrent, Frequency, ElectricalEnergy } = MeasurementType;
const ACCURACY: readonly Values[] = frozen(
	[Voltage, ActiveCurrent, ActivePower, RmsVoltage, RmsCurrent, Frequency].map((type) => accuracyOf(type, MOST)),
);
const ENERGY_ACCURACY: Values = frozen(accuracyOf(ElectricalEnergy, MOST_MWH));

/** Power: of all phases; voltage and frequency of the first, and the current of the one that carries most. */
export function powerMeasurement(charger: Charger): Server {
	const volts = () => charger.measured("meter.voltage1");
	const amps = () => greatest([1, 2, 3].map((phase) => charger.measured(`meter.current${phase}`)));
	return {
		cluster: POWER_MEASUREMENT,
		features: ["ALTC"],
		quietMs: QUIET_MS,
		read: {
			powerMode: () => PowerMode.Ac,
			numberOfMeasurementTypes: () => ACCURACY.length,
			accuracy: () => ACCURACY,
			voltage: volts,
			activeCurrent: amps,
			activePower: () => charger.measured("meter.power"),
			rmsVoltage: volts,
			rmsCurrent: amps,
			frequency: () => charger.measured("meter.frequency"),
		},
	};
}

function greatest(values: readonly (number | null)[]): number | null {
	return values.reduce((most, value) => (most === null || (value !== null && value > most) ? value : most), null);
}

/** All energy that the charger has ever delivered. */
export function energyMeasurement(charger: Charger, tell: EventSink): Server {
	const measured = new Cumulative(charger);
	let toldAt = Number.NEGATIVE_INFINITY;
	let told = -1;
	return {
		cluster: ENERGY_MEASUREMENT,
		features: ["IMPE", "CUME"],
		quietMs: QUIET_MS,
		read: {
			accuracy: () => ENERGY_ACCURACY,
			cumulativeEnergyImported: () => measured.value,
			cumulativeEnergyReset: () => null,
		},
		follow: (now) => {
			measured.follow(now);
			if (measured.mwh === told || now - toldAt < EVENT_MS) return;
			if (told >= 0) tell("cumulativeEnergyMeasured", { energyImported: measured.value });
			toldAt = now;
			told = measured.mwh;
		},
	};
}

/** A measurement is another one only if the energy is. */
class Cumulative {
	mwh = -1;
	value: Values = { energy: 0 };
	readonly #charger: Charger;
	/** How long the charger runs, ms, and when it said so. */
	#uptime = -1;
	#timeAt = 0;

	constructor(charger: Charger) {
		this.#charger = charger;
	}

	follow(now: number): void {
		this.#noteTime(now);
		const mwh = this.#charger.number("energy.total");
		if (mwh === this.mwh) return;
		const clock = this.#charger.said("clock");
		const since = now - this.#timeAt;
		this.mwh = mwh;
		this.value = {
			energy: mwh,
			...(clock === null ? { endSystime: this.#uptime + since } : { endTimestamp: epochFrom(clock + Math.floor(since / 1_000)) }),
		};
	}

	/** The charger tells the time once a minute. */
	#noteTime(now: number): void {
		const uptime = this.#charger.number("uptime");
		if (uptime === this.#uptime) return;
		this.#uptime = uptime;
		this.#timeAt = now;
	}
}

/** Of the enclosure. */
export function temperatureMeasurement(charger: Charger): Server {
	return {
		cluster: TEMPERATURE_MEASUREMENT,
		features: [],
		quietMs: QUIET_MS,
		read: {
			measuredValue: () => hundredths(charger.measured("temperature")),
			minMeasuredValue: () => null,
			maxMeasuredValue: () => null,
		},
	};
}

function hundredths(milliCelsius: number | null): number | null {
	return milliCelsius === null ? null : Math.round(milliCelsius / 10);
}
