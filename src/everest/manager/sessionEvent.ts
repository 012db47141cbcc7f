// SPDX-License-Identifier: Apache-2.0
/** Session events: the port's events as EVerest's SessionEvent. What EVerest has no name for is no session event. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { type Payload, saidOf } from "../../link/shown.js";
import { tokenOf } from "../api/token.js";

/** What an event is told with. */
export interface Scene {
	/** A Powermeter at the moment of the event. */
	readonly meter: object;
	/** Who was authorized in this session, and by what. */
	readonly token: string;
	readonly tokenKind: string;
}

type More = (told: Payload, scene: Scene) => object;

/** Reasons of the port for a pause, in EVerest's three: whatever else holds it back gives it no energy for now. */
const PAUSES: { readonly [reason: string]: string | undefined } = frozen({ UserPause: "UserPause", Error: "Error" });
const NO_ENERGY = "NoEnergy";

/** EVerest's events, with what each carries beside its name, time and session. */
export const SESSION_EVENTS: { readonly [name: string]: More | undefined } = frozen({
	Enabled: (told) => ({ source: sourceOf(told, "Enable") }),
	Disabled: (told) => ({ source: sourceOf(told, "Disable") }),
	SessionStarted: (told, scene) => ({
		session_started: {
			reason: told.reason,
			...(told.token === undefined ? {} : { id_tag: tokenOf(`${told.token}`, scene.tokenKind || "Local") }),
			meter_value: scene.meter,
			...reserved(told),
		},
	}),
	AuthRequired: nothing,
	Authorized: (_, scene) => ({ authorization_event: { meter_value: scene.meter } }),
	Deauthorized: (_, scene) => ({ authorization_event: { meter_value: scene.meter } }),
	TransactionStarted: (told, scene) => ({
		transaction_started: { id_tag: tokenOf(scene.token, scene.tokenKind), meter_value: scene.meter, ...reserved(told) },
	}),
	PrepareCharging: nothing,
	ChargingStarted: stateChanged,
	ChargingPausedEV: stateChanged,
	ChargingPausedEVSE: (told, scene) => ({ charging_paused_evse: { reasons: pausesIn(told) }, ...stateChanged(told, scene) }),
	StoppingCharging: nothing,
	ChargingFinished: nothing,
	TransactionFinished: (told, scene) => ({
		transaction_finished: {
			reason: told.reason,
			meter_value: scene.meter,
			...(told.reason === "Local" && scene.token !== "" ? { id_tag: tokenOf(scene.token, scene.tokenKind) } : {}),
		},
	}),
	SessionFinished: (_, scene) => ({ session_finished: { meter_value: scene.meter } }),
	ReservationStart: nothing,
	ReservationEnd: nothing,
	PluginTimeout: nothing,
	SwitchingPhases: nothing,
	SessionResumed: nothing,
});

/** The event with which a stage begins, for those who have not heard it. */
export const STANDS: { readonly [stage: string]: string | undefined } = frozen({
	preparing: "PrepareCharging",
	charging: "ChargingStarted",
	"paused by vehicle": "ChargingPausedEV",
	paused: "ChargingPausedEVSE",
});
/** What holds charging back, in the port's words for a pause. */
const HOLDS: { readonly [hold: string]: string | undefined } = frozen({ user: "UserPause", fault: "Error" });

/** Reasons of a pause that was not heard of, from what holds charging back. */
export function holdsOf(charger: Charger): string[] {
	const names = saidOf("holds", charger.window.get("holds"));
	return Array.isArray(names) ? names.map((name) => HOLDS[name] ?? NO_ENERGY) : [];
}

/** Events of the port itself, which belong to no session. */
export const OF_NO_SESSION: readonly string[] = frozen(["Enabled", "Disabled", "ReservationStart", "ReservationEnd"]);

function nothing(): object {
	return {};
}

function stateChanged(_: Payload, scene: Scene): object {
	return { charging_state_changed_event: { meter_value: scene.meter } };
}

function sourceOf({ source, priority }: Payload, state: string): object {
	return { enable_source: source ?? "Unspecified", enable_state: state, enable_priority: priority ?? 0 };
}

function reserved({ reservation }: Payload): object {
	return reservation === undefined ? {} : { reservation_id: reservation };
}

/** Energy of the session, Wh, where an event tells it. */
export function energyIn({ energyWh }: Payload): number | undefined {
	return typeof energyWh === "number" ? energyWh : undefined;
}

/** EVerest's reasons of a pause, each once. */
export function pausesIn({ reasons }: Payload): string[] {
	const said = Array.isArray(reasons) ? reasons.map((reason) => PAUSES[`${reason}`] ?? NO_ENERGY) : [];
	return said.filter((reason, at) => said.indexOf(reason) === at);
}
