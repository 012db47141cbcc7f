// SPDX-License-Identifier: Apache-2.0
/** The events of the port, by the names of EVerest's EvseManager where it has one, and the reasons that some of them carry. */
import { frozen } from "../control/frozen.js";

/**
 * Values that an event carries. An event is written as one object with its time, its kind of entry and its name, so that no value
 * can have one of these three keys: the last of two members of the same name would win in every parser. Made anew for each event: a
 * record that lies in flash cannot be written as JSON by the Moddable SDK.
 */
export type Payload = { readonly [key: string]: string | number | boolean | readonly string[] } & {
	readonly [key in "t" | "kind" | "event"]?: never;
};

/** Who hears of the events. */
export type Listener = (name: string, payload: Payload) => void;

/** Every event with what it says; what it carries stands in brackets. Events of a session carry its number as `session`. */
export const EVENTS = frozen({
	Enabled: "the port may be used [source, priority]; told at power-up, too",
	Disabled: "the port may not be used [source, priority]",
	SessionStarted: "somebody has plugged in or was authorized, whichever came first [reason: EVConnected, Authorized; token, reservation]",
	SessionResumed: "after a restart: the vehicle of an open session is still there [energyWh]",
	AuthRequired: "a vehicle is there, and charging needs a token",
	Authorized: "a token was accepted [token, tokenKind]",
	Deauthorized: "a token was withdrawn before charging began, or its time to plug in is over",
	PluginTimeout: "nobody has plugged in within the time",
	TransactionStarted: "plugged in and authorized [token, tokenKind, reservation, energyWh]",
	PrepareCharging: "current is offered, or will be once what holds it back has ended",
	ChargingStarted: "the contactor has closed [energyWh; resumed: true after a pause]",
	ChargingPausedEV: "the vehicle asks for no current [energyWh]",
	ChargingPausedEVSE:
		"the port holds charging back [reasons: UserPause, Error, NoEnergy, Schedule, Delay, Clock, Wear, Supply, Permit, Host, HostOff, HostLost; energyWh]; told again when they change",
	StoppingCharging: "the port waits for the contactor to open [energyWh]",
	ChargingFinished: "the contactor is open, for good",
	TransactionFinished: "the transaction is over [reason, token, energyWh, seconds]",
	SessionFinished: "the vehicle is gone, or nothing has come of the session [energyWh, seconds]",
	ReservationStart: "the port is kept for somebody [reservation]",
	ReservationEnd: "it is not kept any more [reservation, reason: Expired, Cancelled, UsedToStartCharging]",
	SwitchingPhases: "charging stops to go on with so many phases [phases]",
	PermitChanged:
		"whoever manages energy allows charging, or forbids it; or what was allowed has ended [permit: withdrawn, given, diagnosing]",
	CardShown: "somebody has held a card to the reader, accepted or not [token, tokenKind: ISO14443, ISO15693]",
	HostReturned: "the host above, which decides here, is heard again; nothing that it gave before counts",
	HostLost: "the host above, which decides here, is not heard any more; what it gave does not count",
	PilotShown: "for the host above: what the pilot shows [letter]; told again whenever it comes back or enables the port",
	PowerSwitched: "for the host above: the contactor is closed, or open [on]; told again as well",
	StopRequested: "for the host above: somebody here wants the transaction to end [reason]",
	TokenPresented: "for the host above: somebody has shown a token here [token, tokenKind]",
	FaultRaised: "a fault stands [fault]",
	FaultCleared: "a fault is over [fault]",
	LimitChanged: "another current is offered [milliAmps, by]",
	ClockUnknown: "targets cannot be followed because nobody has told the time; charging begins at once",
	TargetReached: "what a target asks for is in the vehicle [at: when it was due, s since 1970]",
	TargetUnreachable: "a target cannot be met any more, even if charging begins at once [at, missingWh]",
	TargetMissed: "the moment of a target has passed; it is worked for until it is reached [at, missingWh]",
} as const satisfies Readonly<Record<string, string>>);

/** The name of an event. */
export type EventName = keyof typeof EVENTS;

/** Why a transaction ended, by the names of EVerest and OCPP. */
export const STOP_REASONS = frozen([
	"EmergencyStop",
	"EVDisconnected",
	"HardReset",
	"Local",
	"Other",
	"PowerLoss",
	"Reboot",
	"Remote",
	"SoftReset",
	"UnlockCommand",
	"DeAuthorized",
	"EnergyLimitReached",
	"GroundFault",
	"LocalOutOfCredit",
	"MasterPass",
	"OvercurrentFault",
	"PowerQuality",
	"SOCLimitReached",
	"StoppedByEV",
	"TimeLimitReached",
	"Timeout",
	"ReqEnergyTransferRejected",
	"EVSEDisabled",
] as const);

/** One of them. */
export type StopReason = (typeof STOP_REASONS)[number];
