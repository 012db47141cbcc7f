// SPDX-License-Identifier: Apache-2.0
/** The rules that a charger must never break, each with a name, a sentence and its source; told of wires, not of software. */
import { hasPwm, LEAST_OFFER_MA, signalledMa } from "./readings.js";
import { type Held, LETS_GO_MS } from "./stretches.js";
import type { Wires } from "./wires.js";

/**
 * When a rule is looked at. "closing": as the controller asks to close. "closed": after each of its ticks in which it asks
 * for closed. "opening": as it asks for open. "tick": after each tick. "wire": whenever something has changed. "coil": while the coil has voltage, with what was seen before.
 */
export type Moment = "closing" | "closed" | "opening" | "tick" | "wire" | "coil";

/** A rule. */
export interface Rule {
	readonly name: string;
	readonly says: string;
	readonly source: string;
	readonly at: Moment;
	/** `last` is what was seen before; `now` is later than `wires` only while nothing has changed. */
	readonly broken: (wires: Wires, held: Held, last: Wires, now: number) => boolean;
}

/** So long after the last C or D the coil is dead, ms: IEC 61851-1 Table A.6 seq. 2.2 and 8.1 allow 100 to open contacts, and a contactor takes 25. */
const UNASKED_MS = 75;
/** The guard's lease, ms. */
const LEASE_MS = 65;
/** A B that comes within this time of a new duty may be a vehicle's answer to it, and lasts no longer, ms: BMW plug-in hybrids, Tinkerforge evse-v2. */
const ANSWER_MS = 600;

/** So that what the controller does not do is told as that, the coil is looked at a tick later, ms. */
const A_TICK_MS = 10;

/** Nothing asks, for longer than it may by more than `byMs`. A B right after a new duty does not count yet; more duties do not give it more time. */
function unasked({ dutyAt }: Wires, held: Held, now: number, byMs: number): boolean {
	const ms = held.unasked.ms - byMs;
	return held.gone.ms - byMs > UNASKED_MS || ms > ANSWER_MS || (ms > UNASKED_MS && now - dutyAt > ANSWER_MS + byMs);
}

/** Before the contactor closes. */
export const CLOSING: readonly Rule[] = [
	{
		name: "closes-onto-b",
		says: "The contactor is not told to close on a vehicle that has been in B for 450 ms, whatever the generator's rails make of it.",
		source: "IEC 61851-1 Table A.6: closed in C2 and D2 only; a vehicle in B has asked for nothing",
		at: "closing",
		broken: (_, held) => held.resting.ms >= 450,
	},
	{
		name: "closes-unasked",
		says: "The contactor is not told to close before C or D has been on the pilot for 450 ms.",
		source: "ISO 15118-3 table 3: a toggle in B lasts up to 400 ± 50 ms and asks for nothing",
		at: "closing",
		broken: (wires, held) => (wires.readable ? held.asked : held.askedBadly).ms < 450,
	},
	{
		name: "closes-without-pwm",
		says: "The contactor is not told to close without PWM on the pilot.",
		source: "IEC 61851-1 Table A.6: only C2 and D2 are closed",
		at: "closing",
		broken: (wires) => !hasPwm(wires),
	},
	{
		name: "closes-on-no-current",
		says: "The contactor is not told to close on a PWM that offers less than 6 A, as 5 % does.",
		source: "IEC 61851-1 Table A.7: 3 to 7 % ask for digital communication, and carry no current by themselves",
		at: "closing",
		broken: (wires) => signalledMa(wires) < LEAST_OFFER_MA - 20,
	},
	{
		name: "closes-without-diode",
		says: "The contactor is not told to close before 20 periods of PWM in a row, but for what may be noise, have met the vehicle's diode.",
		source: "D83/D133: the diode must have been seen before closing; Tinkerforge evse-v2: more than 100 ticks",
		at: "closing",
		broken: (_, held) => held.diode.ms < 20,
	},
	{
		name: "closes-in-d-without-ventilation",
		says: "The contactor is not told to close in D where there is no ventilation.",
		source: "SAE J1772, IEC 61851-1: do not close, show an error",
		at: "closing",
		broken: (_, held) => held.unventilated.ms >= 450,
	},
	{
		name: "closes-although-withdrawn",
		says: "The contactor is not told to close once charging has been paused, or the limit below 6 A, for 100 ms.",
		source: "IEC 61851-1 Table A.7: a pilot cannot offer less",
		at: "closing",
		broken: (_, held) => held.withdrawn.ms >= 100,
	},
	{
		name: "closes-after-stop",
		says: "After an emergency stop the contactor is not told to close before the vehicle has gone or a person has cleared the stop.",
		source: "ISO 13850: letting go of the button is no command to start",
		at: "closing",
		broken: (_, held) => held.stopped.ms >= 0,
	},
	{
		name: "closes-onto-weld",
		says: "The contactor is not told to close if it has not opened for half a second.",
		source: "OpenEVSE: weld check before each session; Phoenix: mirror contact after 200 ms",
		at: "closing",
		broken: (_, held) => held.welded.ms >= 500,
	},
	{
		name: "closes-after-trip",
		says: "After a trip by residual current the contactor is not told to close before a person has cleared it, not even after a restart.",
		source: "reference 5.2: no automatic reclosing in DK, UK, FR and CH (Yeti); Tinkerforge: latched until the user clears it",
		at: "closing",
		broken: (_, held) => held.leaked.ms >= 0 || held.leakNoted.ms >= 0,
	},
	{
		name: "closes-unlocked",
		says: "Where a lock is fitted, the contactor is not told to close on a plug that is not locked.",
		source: "EVerest #1794: locked before closing; IEC 61851-1 D.6.5",
		at: "closing",
		broken: (wires) => wires.lockFitted && !wires.locked,
	},
	{
		name: "closes-too-soon",
		says: "The contactor is not told to close within half a second of being told to open, less a tick.",
		source: "Phoenix: 200 ms until a mirror contact can be believed; OpenEVSE waits for 1 s",
		at: "closing",
		broken: (_, held) => held.open.ms < 500 - A_TICK_MS,
	},
];

/** While it is closed. */
export const CLOSED: readonly Rule[] = [
	{
		name: "stays-closed-unasked",
		says: "75 ms after the last C or D the contactor is told to open; only a B in answer to a new duty may last 600 ms from when it began.",
		source: "IEC 61851-1 Table A.6 seq. 2.2 and 8.1: 100 ms, less the contactor's release; Tinkerforge evse-v2 for the answer",
		at: "closed",
		broken: (wires, held, _, now) => unasked(wires, held, now, 0),
	},
	{
		name: "stays-closed-without-pwm",
		says: "6.1 s after the end of PWM the contactor is told to open, whatever the vehicle does.",
		source: "IEC 61851-1 Table A.6 seq. 10.2: 6 s",
		at: "closed",
		broken: (_, held) => held.noPwm.ms > 6_100,
	},
	{
		name: "stays-closed-with-hardly-any-pwm",
		says: "PWM that comes for no more than 0.4 s at a time does not give the vehicle more than 9 s to let go: 6 s, and those in between.",
		source: "IEC 61851-1 Table A.6 seq. 10.2: 6 s; a PWM begins after a second of +12 V at the soonest",
		at: "closed",
		broken: (_, held) => held.hardlyPwm.ms > 9_000,
	},
	{
		name: "switches-phases-live",
		says: "Phases are not switched while a mirror contact says closed.",
		source: "a contactor of two poles would break the current, and bridge phases behind a weld",
		at: "wire",
		broken: ({ phases, contacts, installed }, _, last) =>
			phases !== 0 && phases !== last.phases && contacts === "closed" && installed.mirrored,
	},
	{
		name: "stays-closed-at-minus-12",
		says: "With −12 V on the pilot the contactor is told to open within 100 ms, because no vehicle can be seen any more.",
		source: "IEC 61851-1 Annex A: state F, not available",
		at: "closed",
		broken: (_, held) => held.minus12.ms > 100,
	},
	{
		name: "opens-under-load",
		says: "When charging is paused, the contactor is not told to open within 3 s, less a tick, of the end of PWM (stops less than 5 s apart are one) while the vehicle still asks and all else is in order.",
		source: "IEC 61851-1 Table A.6 seq. 10.1: the vehicle has 3 s to let go",
		at: "opening",
		broken: (_, held) =>
			held.withdrawn.ms >= 0 && held.toLetGo.ms < LETS_GO_MS - A_TICK_MS && held.invited.ms > 10_000 && held.ordinary.ms > 10_000,
	},
	{
		name: "reclosing",
		says: "The contactor opens under load ten times, and then once in ten minutes: sixteen times an hour, unless a person clears faults.",
		source: "src/control/contactor.ts, numbers.contactor.openingsMost and openingForgottenMs: own choice",
		at: "wire",
		broken: ({ openings }) => openings > 10,
	},
	{
		name: "closed-without-lease",
		says: "65 ms after the last tick of the controller the coil has no voltage.",
		source: "the guard's lease; IEC 61851-1 Table A.6 allows 100 ms, of which the contactor takes 25 and a tick that saw nothing yet 10",
		at: "coil",
		broken: ({ tickedAt }, _, __, now) => now - tickedAt > LEASE_MS,
	},
	{
		name: "coil-unasked",
		says: "85 ms after the last C or D the coil has no voltage, even if the controller stands still; only a B in answer to a new duty may last 600 ms.",
		source: "as stays-closed-unasked: the guard's lease, after a tick that came too soon to see the change",
		at: "coil",
		broken: (wires, held, _, now) => unasked(wires, held, now, A_TICK_MS),
	},
	{
		name: "coil-after-stop",
		says: "While the emergency stop is pressed the coil has no voltage.",
		source: "ISO 13850: it acts without software",
		at: "coil",
		broken: (_, held) => held.stop.ms > 0,
	},
	{
		name: "coil-after-trip",
		says: "While the residual current monitor trips the coil has no voltage.",
		source: "IEC 62955: 200 mA have to be broken within 100 ms",
		at: "coil",
		broken: (_, held) => held.tripped.ms > 0,
	},
	{
		name: "closed-without-power",
		says: "Without power the coil has no voltage.",
		source: "fail safe",
		at: "coil",
		broken: (wires) => !wires.powered,
	},
];

/** What the pilot says, the lock and the console. */
export const DUTY: readonly Rule[] = [
	{
		name: "odd-duty",
		says: "A PWM is between 10 and 96 %, which every vehicle reads as a current, or 5 % if a host above wants it.",
		source: "IEC 61851-1 Table A.7: 6 to 80 A, and digital communication",
		at: "wire",
		broken: (wires) => hasPwm(wires) && (wires.duty < 1_000 || wires.duty > 9_600) && !(wires.hosted && wires.duty === 500),
	},
	{
		name: "offers-to-nobody",
		says: "A PWM ends within a second when nothing that may be a vehicle is on the pilot any more.",
		source: "SAE J1772: PWM is shown only after B; A2 is no more than a transition",
		at: "tick",
		broken: (_, held) => held.offersNobody.ms > 1_000,
	},
	{
		name: "signals-above-limit",
		says: "5.1 s after the limit was lowered, or 0.1 s after the installer's interval between two duties, the pilot signals no more than that.",
		source: "IEC 61851-1 Table A.6: 5 s between two changes of duty",
		at: "tick",
		broken: ({ installed }, held) => held.overLimit.ms > installed.dutyIntervalMs + 100,
	},
	{
		name: "begins-above-limit",
		says: "A PWM does not begin with more than the limit that has stood for 100 ms.",
		source: "IEC 61851-1 Annex A: the pilot tells the greatest current that the supply can give",
		at: "wire",
		broken: (wires, held, last) => hasPwm(wires) && !hasPwm(last) && held.overLimit.ms >= 0 && held.limit.ms > 100,
	},
	{
		name: "signals-above-cable",
		says: "1 s after another cable was seen the pilot signals no more than that may carry.",
		source: "IEC 61851-1 Annex B: the cable limits the current; a plug takes its time to settle",
		at: "tick",
		broken: (_, held) => held.overCable.ms > 1_000,
	},
	{
		name: "rises-too-soon",
		says: "A PWM that offers current does not rise within 5 s of its beginning or of another change.",
		source: "IEC 61851-1 Table A.6: 5 s between two changes of duty; EVerest IEC_PWM_MAX_UPDATE_INTERVAL",
		at: "wire",
		broken: (wires, _, last) =>
			hasPwm(wires) && hasPwm(last) && last.duty !== 500 && wires.duty > last.duty && wires.now - last.dutyAt < 5_000,
	},
	{
		name: "minus-12-too-long",
		says: "A steady −12 V ends within 5 s, unless a host above wants it.",
		source: "IEC 61851-1 A.5.3: 4 s wake a vehicle; at −12 V unplugging cannot be seen",
		at: "tick",
		broken: (_, held) => held.ownMinus12.ms > 5_000,
	},
	{
		name: "minus-12-too-short",
		says: "A steady −12 V lasts for 300 ms, unless the pilot is shorted meanwhile.",
		source: "IEC 61851-1 Table A.5: 300 ms after a fault in C (medium confidence); shorter ones vehicles do not notice",
		at: "wire",
		broken: (wires, held, last) => last.duty === 0 && wires.duty > 0 && wires.now - last.dutyAt < 300 && held.notShorted.ms > 300,
	},
	{
		name: "offers-behind-weld",
		says: "No PWM begins while for a second the contactor has not opened, or for as long as it was said to take at most.",
		source: "reference 5.3: latch, stay in B1 or F",
		at: "wire",
		broken: (wires, held, last) => hasPwm(wires) && !hasPwm(last) && held.welded.ms > Math.max(1_000, wires.installed.weldMs),
	},
	{
		name: "unlocks-under-voltage",
		says: "A plug is not unlocked once the mirror contact has said closed for half a second, in which a lock has moved.",
		source: "reference 5.3: do not unlock behind a weld; IEC 61851-1: the lock holds while the outlet is live",
		at: "wire",
		broken: (wires, held, last) => last.locked && !wires.locked && held.contactsClosed.ms > 500,
	},
	{
		name: "does-not-close",
		says: "With PWM, diode and C (or D where there is ventilation) on the pilot for 3 s, the contactor is told to close.",
		source: "IEC 61851-1 Table A.6 seq. 4.1 and 4.2: 3 s",
		at: "tick",
		broken: (_, held) => held.waits.ms > 3_000,
	},
	{
		name: "gives-up",
		says: "The charger never says on its console that it has stopped by an internal error.",
		source: "README: that is a bug, whatever happens around the charger",
		at: "tick",
		broken: ({ alarmed }) => alarmed,
	},
];
