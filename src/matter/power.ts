// SPDX-License-Identifier: Apache-2.0
/** Power Source, Power Topology and Device Energy Management of a charger: fed by the mains, and what it will draw if a plan says so. */
import type { Charger } from "../link/charger.js";
import {
	CurrentType,
	DEVICE_ENERGY_MANAGEMENT,
	EsaState,
	EsaType,
	POWER_SOURCE,
	POWER_TOPOLOGY,
	SourceStatus,
	UpdateReason,
} from "./clusters/power.js";
import type { Value, Values } from "./elements.js";
import { epochFrom } from "./epoch.js";
import { faultOf, maximum, userMaximum } from "./evse/supply.js";
import { FaultState } from "./faults.js";
import type { Server } from "./server.js";

/** The least that a pilot can offer, mA, on one phase. */
const LEAST_MA = 6_000;

/** The mains. */
export function powerSource(charger: Charger, endpoint: number): Server {
	const endpoints = [endpoint];
	return {
		cluster: POWER_SOURCE,
		features: ["WIRED"],
		read: {
			status: () => SourceStatus.Active,
			order: () => 0,
			description: () => "Mains",
			wiredCurrentType: () => CurrentType.Ac,
			wiredNominalVoltage: () => charger.number("set.nominal"),
			wiredMaximumCurrent: () => charger.number("set.limit"),
			endpointList: () => endpoints,
		},
	};
}

/** What is measured is what flows through this endpoint. */
export function powerTopology(): Server {
	return { cluster: POWER_TOPOLOGY, features: ["TREE"], read: {} };
}

/** What it draws at least and at most, and what it will draw. Nobody adjusts it: its forecast is for those who plan around it. */
export function deviceEnergyManagement(charger: Charger): Server {
	const forecast = new Forecast(charger);
	return {
		cluster: DEVICE_ENERGY_MANAGEMENT,
		features: ["PFR"],
		read: {
			esaType: () => EsaType.Evse,
			esaCanGenerate: () => false,
			esaState: () => esaState(charger),
			absMinPower: () => powerOf(charger, LEAST_MA, 1),
			absMaxPower: () => powerOf(charger, userMaximum(charger), charger.number("set.phases")),
			forecast: () => forecast.value,
		},
		follow: () => forecast.follow(),
	};
}

function esaState(charger: Charger): number {
	if (!charger.window.clear) return EsaState.Offline;
	return faultOf(charger) === FaultState.NoError ? EsaState.Online : EsaState.Fault;
}

/** mW of so many mA on each of some phases, at the nominal voltage. */
function powerOf(charger: Charger, ma: number, phases: number): number {
	return Math.floor((ma * charger.number("set.nominal")) / 1_000) * phases;
}

/** The plan as one slot, from its beginning to the moment of its target; null without a plan. */
class Forecast {
	value: Value = null;
	readonly #charger: Charger;
	#key = "";
	#id = 0;

	constructor(charger: Charger) {
		this.#charger = charger;
	}

	follow(): void {
		const charger = this.#charger;
		const begins = charger.said("target.begins");
		const due = charger.said("target.due");
		const ma = maximum(charger);
		const plans = charger.name("charging") === "automatic" && begins !== null && begins > 0 && due !== null && due > begins && ma > 0;
		const key = plans ? `${begins} ${due} ${ma}` : "";
		if (key === this.#key) return;
		this.#key = key;
		this.value = plans ? this.#made(begins, due, powerOf(charger, ma, Number(charger.name("phases.used")) || 1)) : null;
	}

	#made(begins: number, due: number, milliWatts: number): Values {
		this.#id = (this.#id + 1) & 0x7fffffff;
		const duration = due - begins;
		const nominalEnergy = Math.floor((milliWatts / 3_600) * duration);
		const durations = { minDuration: duration, maxDuration: duration, defaultDuration: duration };
		const powers = { nominalPower: milliWatts, minPower: 0, maxPower: milliWatts, nominalEnergy };
		return {
			forecastId: this.#id,
			activeSlotNumber: null,
			startTime: epochFrom(begins),
			endTime: epochFrom(due),
			isPausable: false,
			slots: [{ ...durations, elapsedSlotTime: 0, remainingSlotTime: duration, ...powers }],
			forecastUpdateReason: UpdateReason.InternalOptimization,
		};
	}
}
