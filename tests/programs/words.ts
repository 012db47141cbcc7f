// SPDX-License-Identifier: Apache-2.0
/** Every word of console and bench on the board without pins, in the test program of the SDK's XS, which can give it the memory of the device. */
import { Records } from "../../hosts/bench/records.js";
import { helpLines } from "../../hosts/bench/scenario/help.js";
import { Stopwatch } from "../../hosts/esp32/stopwatch.js";
import { VirtualCharger } from "../../hosts/esp32/virtual.js";
import { WORDS } from "../../src/console/words.js";
import type { Firmware } from "../../src/firmware.js";
import { frameOf, LANGUAGE } from "../../src/link/language.js";
import type { End } from "../../src/link/window.js";

const TICK_MS = 10;
/** Somebody who looks in wants everything anew this often. */
const GREET_MS = 1_000;

/** What is typed while a vehicle charges: every word of the console, whole and wrong. */
export const TYPED = [
	...["status", "info", "clock 2026-11-28T18:30:00+01:00", "zone CET-1CEST,M3.5.0,M10.5.0/3", "events all", "help", "get", "clear"],
	...["get pilot.silentMs", "set pilot.silentMs 70", "set pilot.silentMs banana", "set pilot.silentMss 70"],
	...["command 8 10 60", "command 16 banana", "command", "release 8"],
	...["limit", "limit ems 10 60", "limit ems 3000W 60 8A", "limit ems banana", "limit user 12", "phases", "phases 1", "phases auto"],
	...[
		"target all 20:30 60",
		"target mon-fri 23:30 80%",
		"target sat 12:00 9",
		"target sun banana",
		"targets",
		"mode automatic",
		"mode manual",
	],
	...["authorize 04A1B2C3D4 RFID", "withdraw", "stop", "stop Remote", "authorize 04A1B2C3D4", "reserve 7 3600 04A1B2C3D4", "unreserve"],
	...["disable csms 3", "enable csms 3", "unassign csms", "pause", "resume", "now", "sessions", "sttaus"],
	...["permit 2027-01-01T00:00:00Z", "permit off", "forbid", "diagnose", "permit 2027-01-01T00:00:00Z", "vehicle WMIVIN12345"],
	...["schedule mon-fri 7:00 20kWh, 18:00 80%", "schedule all none", "battery 40 60", "session", "settings", "settings pilot", "faults"],
	...["unlock", "host.alive", "host.enable no", "host.enable banana", "host.pilot 26.67", "host.pilot 120", "host.allow", "host.forbid"],
	...["host.overcurrent 16", "host.phases 1", "host.lock", "host.unlock", "host.test", "set mode everest", "host.alive", "set mode port"],
	...[
		"log",
		"pilot",
		"haystack",
		"haystack zinc",
		"haystack json",
		"haystack banana",
		"selftest",
		"calibrate",
		"calibrate undo",
		"watch 1",
		"status",
		"network",
		"wifi",
		"wifi My home",
		"correct horse battery staple",
		"wifi off",
		"mqtt mqtts://broker.local:8884 charger",
		"a secret",
		"mqtt mqtt://user:banana@broker",
		"mqtt",
		"password",
		"short",
		"set password correct horse",
		"get",
		"reset banana",
		"reset! pilot.silentMs",
		"reset!",
		"reboot",
		"no",
	],
];

/** What is typed on the board without pins besides: the language of the bench. */
export const PLAYED = [
	...["help", "help mains"],
	...["unplug", "plug", "draw_power_regulated 16,3", "noise 300", "within 5 expect state C2", "expect state A1", "plugg", "residual dc"],
	...["> status", "> help", "power off", "power on", "reboot", "unplug; sleep 2; draw_power_regulated 16,3; sleep 8"],
];

/** Somebody who looks in by the window, and wants everything anew again and again. */
class Onlooker {
	readonly #charger: VirtualCharger;
	/** Of each firmware that was there; none is kept for it. */
	readonly #ends = new WeakMap<Firmware, End>();

	constructor(charger: VirtualCharger) {
		this.#charger = charger;
	}

	greet(): void {
		const { firmware } = this.#charger;
		const end = firmware === undefined ? undefined : (this.#ends.get(firmware) ?? firmware.window.open(() => {}));
		if (firmware === undefined || end === undefined) return;
		this.#ends.set(firmware, end);
		end.take(frameOf({ hello: LANGUAGE }));
	}
}

/** Types them all, and writes each before it is typed. */
export function run(write: (line: string) => void): VirtualCharger {
	const missing = WORDS.filter(({ word }) => !TYPED.some((line) => line.split(" ")[0] === word)).map(({ word }) => word);
	if (missing.length > 0) throw new Error(`type these words as well: ${missing.join(", ")}`);
	const outlets = { store: new Records(), print: () => {}, event: () => {}, chance: () => 0, ownRestart: false };
	const charger = new VirtualCharger(outlets, new Stopwatch(), () => 0);
	const onlooker = new Onlooker(charger);
	const pass = (ms: number): void => {
		for (let t = 0; t < ms; t += TICK_MS) {
			if (t % GREET_MS === 0) onlooker.greet();
			charger.pass(TICK_MS);
		}
	};
	pass(8_000);
	for (const line of TYPED) {
		write(`> ${line}\n`);
		charger.firmware?.type(line);
		pass(2_000);
	}
	for (const line of PLAYED.filter((each) => !each.startsWith(">"))) {
		write(`${line}\n`);
		charger.type(line);
		pass(line === "help" ? helpLines().length * TICK_MS : 2_000);
	}
	return charger;
}
