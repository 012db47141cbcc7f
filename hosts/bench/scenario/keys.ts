// SPDX-License-Identifier: Apache-2.0
/** What a scenario may expect: each key with its values, what holds, and what is seen. */
import { LockFeedback } from "../../../src/control/board.js";
import { FAULTS } from "../../../src/control/faults.js";
import { frozen } from "../../../src/control/frozen.js";
import { LETTER_NAMES } from "../../../src/control/letter.js";
import { BLOCKERS } from "../../../src/control/permission.js";
import { STATE_NAMES } from "../../../src/control/sequence.js";
import type { Device } from "../device.js";
import { type Argument, wordsOf } from "./argument.js";
import { shortText } from "./decimal.js";
import { HAYSTACK_NAMES, haystackKey, haystackNamed } from "./haystackKeys.js";
import type { Key } from "./key.js";
import { hearerOf, matterKey, matterNamed, status, supply } from "./matterKeys.js";
import { answer, SEEN_NAMES, says, seen, seenKey, seenNamed } from "./seen.js";

/** Place of "none" among faults and blockers. */
const NONE = -1;
const FAULT_NAMES = frozen(FAULTS.map((fault) => fault.name));
/** A to F; what the firmware cannot tell is nothing that a scenario could cause on purpose. */
const LETTERS = frozen(wordsOf(LETTER_NAMES).filter((letter) => letter.name.length === 1));

/** Tolerances: 0.05 %, 0.1 A, 0.05 A, and one part in a hundred. */
const DUTY_TOLERANCE = 5;
const DRAWN_TOLERANCE_MA = 100;
const LIMIT_TOLERANCE_MA = 50;
const ENERGY_PARTS = 100;

const amperes: Argument = frozen({ means: "amperes", range: { min: 0, max: 100_000, digits: 3, unit: "A" } });

/** The names of the bits that are set, or "none". */
export function namesOf(bits: number, names: readonly string[]): string[] {
	return names.filter((_, bit) => (bits & (1 << bit)) !== 0);
}

/** A key that asks the device; without power nothing holds. */
function ofDevice(
	key: string,
	value: Argument,
	help: string,
	holds: (device: Device, value: number) => boolean,
	seen: (device: Device) => string,
): Key {
	return {
		key,
		value,
		help,
		holds: ({ bench }, wanted) => bench.device !== null && holds(bench.device, wanted),
		seen: ({ bench }) => (bench.device === null ? "no power" : seen(bench.device)),
	};
}

/** A key that asks for one of a set of bits. */
function ofBits(key: string, names: readonly string[], help: string, bits: (device: Device) => number): Key {
	// a parameter might be assigned to, so what a function keeps of it would take RAM on the device
	const known = names;
	return ofDevice(
		key,
		{ means: "name", words: [...wordsOf(names), { name: "none", value: NONE }] },
		help,
		(device, bit) => (bit === NONE ? bits(device) === 0 : (bits(device) & (1 << bit)) !== 0),
		(device) => namesOf(bits(device), known).join(", ") || "none",
	);
}

function near(seen: number, wanted: number, tolerance: number): boolean {
	return Math.abs(seen - wanted) <= tolerance;
}

/** The contacts as they really are, not what anybody believes: a test of the firmware must not ask the firmware. */
const contactor: Key = frozen({
	key: "contactor",
	value: { means: "position", words: wordsOf(["open", "closed"]) },
	help: "the contacts as they really are",
	holds: ({ bench }, closed) => bench.board.contactor.closed === (closed === 1),
	seen: ({ bench }) => (bench.board.contactor.closed ? "closed" : "open"),
});

const amps: Key = frozen({
	key: "amps",
	value: amperes,
	help: "current that the vehicle draws per phase, ±0.1",
	holds: ({ bench }, ma) => near(bench.board.mains.drawnMa, ma, DRAWN_TOLERANCE_MA),
	seen: ({ bench }) => shortText(bench.board.mains.drawnMa, 3),
});

/** Events have no table that a bench could know, so any name may be expected. */
const event: Key = frozen({
	key: "event",
	value: { means: "name of an event", looks: "NAME", read: (token) => (/^[a-z]\w*(\.\w+)?$/i.test(token) ? 0 : null) },
	help: "the event was emitted since the last command that changed something; those of Matter as EnergyEvse.evConnected",
	momentary: true,
	client: hearerOf,
	holds: ({ events }, _, name) => events.includes(name.toLowerCase()),
	seen: ({ events }) => events.join(", ") || "none",
});

const EVENT_LIST = /^[a-z][\w.]*(>[a-z][\w.]*)*$/i;

/** In this order, and none of them once more: others may come between. */
const events: Key = frozen({
	key: "events",
	value: { means: "names of events", looks: "NAME>NAME>NAME", read: (token) => (EVENT_LIST.test(token) ? 0 : null) },
	help: "these were emitted since the last command that changed something, in this order, each so often",
	momentary: true,
	client: hearerOf,
	holds: ({ events }, _, list) => {
		const wanted = list.toLowerCase().split(">");
		return events.filter((name) => wanted.includes(name)).join(">") === wanted.join(">");
	},
	seen: ({ events }) => events.join(">") || "none",
});

/** A key that asks for one of some names that the firmware gives. */
function ofNames(key: string, help: string, names: (device: Device) => readonly string[]): Key {
	return {
		key,
		value: { means: "name", looks: "NAME", read: (token) => (/^[a-z][\w.-]*$/i.test(token) ? 0 : null) },
		help,
		holds: ({ bench }, _, name) => {
			if (bench.device === null) return false;
			const found = names(bench.device);
			return name.toLowerCase() === "none" ? found.length === 0 : found.some((each) => each.toLowerCase() === name.toLowerCase());
		},
		seen: ({ bench }) => (bench.device === null ? "no power" : names(bench.device).join(", ") || "none"),
	};
}

const LOCK_NAMES = frozen(["unlocked", "locked"] as const);

/** Where the lock of the socket is, whatever its contact says. */
const lock: Key = frozen({
	key: "lock",
	value: { means: "where the lock is", words: wordsOf(LOCK_NAMES) },
	help: "where the lock of the socket is",
	holds: ({ bench }, value) => bench.board.lock.feedback(bench.now) !== LockFeedback.None && bench.board.lock.locked === (value === 1),
	seen: ({ bench }) => LOCK_NAMES[bench.board.lock.locked ? 1 : 0],
});

/** The keys, in the order of the help. */
export const KEYS: readonly Key[] = frozen([
	ofDevice(
		"state",
		{ means: "state of IEC 61851-1", words: wordsOf(STATE_NAMES) },
		"state that the firmware is in",
		(device, state) => device.report.state === state,
		(device) => STATE_NAMES[device.report.state],
	),
	ofDevice(
		"pilot",
		{ means: "letter", words: LETTERS },
		"letter that the firmware reads from the pilot",
		(device, letter) => device.report.letter === letter,
		(device) => LETTER_NAMES[device.report.letter],
	),
	ofDevice(
		"duty",
		{ means: "percent", range: { min: 0, max: 10_000, digits: 2, unit: "%" } },
		"duty of the pilot, 0 for −12 V and 100 for +12 V, ±0.05",
		(device, duty) => near(device.drive.duty, duty, DUTY_TOLERANCE),
		(device) => shortText(device.drive.duty, 2),
	),
	contactor,
	lock,
	amps,
	ofDevice(
		"limit",
		amperes,
		"current that is offered, ±0.05",
		(device, ma) => near(device.report.offeredMa, ma, LIMIT_TOLERANCE_MA),
		(device) => shortText(device.report.offeredMa, 3),
	),
	ofBits("fault", FAULT_NAMES, "a fault that stands, or none", (device) => device.report.faults),
	ofBits("blocked", BLOCKERS, "a reason that now forbids closing, or none", (device) => device.report.blockers),
	ofDevice(
		"energy",
		{ means: "watt-hours", range: { min: 0, max: 1_000_000_000, digits: 3, unit: "Wh" } },
		"energy of the session, ±1 %",
		(device, mwh) => near(device.sessionMwh, mwh, mwh / ENERGY_PARTS),
		(device) => shortText(device.sessionMwh, 3),
	),
	ofNames("hold", "a reason that holds charging back above the controller, or none", (device) => device.holds),
	ofNames("by", "who says that no more may be offered", (device) => [device.boundBy]),
	event,
	events,
	seen,
	seenNamed,
	answer,
	says,
	supply,
	matterNamed,
	status,
	haystackNamed,
]);

/** The key that a scenario names; undefined if there is none. */
export function keyOf(token: string): Key | undefined {
	const name = token.toLowerCase();
	return KEYS.find((each) => each.key === name) ?? seenKey(name) ?? matterKey(name) ?? haystackKey(name);
}

const STAND_FOR_OTHERS: readonly Key[] = frozen([seenNamed, matterNamed, haystackNamed]);

/** All that may be written for a key. */
export function keyNames(): string[] {
	return [...KEYS.filter((key) => !STAND_FOR_OTHERS.includes(key)).map(({ key }) => key), ...SEEN_NAMES, ...HAYSTACK_NAMES];
}
