// SPDX-License-Identifier: Apache-2.0
/** What the people around the charger have pressed, typed and turned, as far as no instrument shows it; and what they have read. */
import type { Bench } from "../../hosts/bench/bench.js";
import type { Act } from "../../hosts/bench/scenario/commands.js";
import type { Command } from "../../hosts/bench/scenario/parse.js";
import { assign, assignAll, defaults, type Values } from "../../src/settings/settings.js";
import { type Installed, installedFrom } from "./installed.js";

const ROOM_TEMPERATURE = 25_000;

/** The hand. What was set, a pause, and what was turned, stay when the power is gone. */
export class Hand {
	stop = false;
	noiseMv = 0;
	/** Peak of the hum on the pilot, mV, and whether it comes with the load only. */
	hum = 0;
	humWithLoad = false;
	/** Some windows of the pilot cannot be read. */
	unreadable = false;
	/** Of the enclosure; far below any if its sensor is broken. */
	milliCelsius = ROOM_TEMPERATURE;
	/** The meter tells what it measures, and so often, ms. */
	metered = true;
	meterMs = 0;
	/** What the installer has set, and what was typed on the console since. */
	installed: Installed;
	/** Nobody has looked at the settings since power-up. */
	unsure = false;
	private readonly values: Values = defaults();
	paused = false;
	/** A host above says that it is there; whether it has allowed the contactor to close, how often it ever did, and what it lets be drawn, mA. */
	hostBeats = false;
	hostAllows = false;
	hostAllowances = 0;
	hostLetsMa = 0;
	/** How often faults were asked to be cleared. */
	clears = 0;
	/** How often the charger was powered up. */
	boots = 0;
	/** The charger has said on its console that it has stopped for good. */
	alarmed = false;
	/** Words that have last said something out of the ordinary. */
	private readonly oddWords = new Set<string>();

	/** A charger that is installed with settings, `key=value`. */
	constructor(set: readonly string[]) {
		assignAll(this.values, set);
		this.installed = installedFrom(this.values);
	}

	/** True if nothing around the charger is out of the ordinary. */
	get ordinary(): boolean {
		return this.oddWords.size === 0;
	}

	/** The charger has been powered up. What was typed just before a power cut it may have lost: somebody has to look. */
	powerUp(): void {
		this.boots++;
		this.hostAllows = false;
		this.hostLetsMa = 0;
		this.alarmed = false;
		this.unsure = true;
	}

	/** Somebody looks at the settings of a charger that was powered up. */
	look({ evse, control, identity }: Values): void {
		this.unsure = false;
		Object.assign(this.values.evse, evse);
		Object.assign(this.values.identity, identity);
		for (const group of Object.keys(control) as (keyof Values["control"])[]) Object.assign(this.values.control[group], control[group]);
		this.installed = installedFrom(this.values);
	}

	/** Somebody sets something; what cannot be changes nothing. */
	set(key: string, value: string): void {
		try {
			assign(this.values, `${key}=${value}`);
			this.installed = installedFrom(this.values);
		} catch {
			// the charger says so, too
		}
	}

	/** Reads a line of the console. */
	read(line: string): void {
		if (line.startsWith("internal error")) this.alarmed = true;
	}

	/** Hears what the charger answers to a host, if it has obeyed. */
	hear(text: string): void {
		for (const [answer, note] of ANSWERED) {
			const found = answer.exec(text);
			if (found !== null) note(this, Number(found[1]));
		}
	}

	/** Notes whether a word says something out of the ordinary. */
	private judge(syntax: string, [value]: readonly number[]): void {
		const ordinary = ORDINARY[syntax];
		const other = ENDED_BY[syntax];
		if (other !== undefined) this.oddWords.add(other);
		else if (ordinary === value) this.oddWords.delete(syntax);
		else if (ordinary !== undefined) this.oddWords.add(syntax);
	}

	/** The same command, with this hand looking on while it acts. */
	watch(command: Command): Command {
		const { row } = command;
		const does = row.act;
		if (does === undefined) return command;
		const act: Act = (bench, n, text) => {
			does(bench, n, text);
			SEEN[row.syntax]?.(this, n, text, bench);
			this.judge(row.syntax, n);
		};
		return { ...command, row: { ...row, act } };
	}
}

/** Words for what is around the charger, and what is ordinary. Of the others none is about that. */
const ORDINARY: Readonly<Record<string, number>> = {
	"mains V": 230_000,
	"frequency HZ": 50_000,
	"residual MA": 0,
	"residual MA ac": 0,
	"residual_monitor MONITOR": 0,
	"temperature C": 25_000,
	"contactor CONTACTOR": 0,
	"meter METER": 0,
	"stop_button SWITCH": 0,
	"tamper SWITCH": 0,
	"brown_out SWITCH": 0,
	"lock LOCK": 0,
	"generator PERCENT": 0,
	"hum MV HZ": 0,
	"unreadable FIRST EACH": 0,
	"meter_interval MS": 0,
	"monitor_delay MS": 100,
	"bounce MS": 0,
	"flash MS": 0,
};

/** Words that always say something out of the ordinary, and those that put it right. */
const ENDED_BY: Readonly<Record<string, string>> = {
	"mains V1 V2 V3": "mains V",
	"frequency none": "frequency HZ",
	"rails HIGH LOW": "generator PERCENT",
	"hum MV HZ load": "hum MV HZ",
	"weld POLE": "contactor CONTACTOR",
};

/** Notes a hum. */
function noteHum(hand: Hand, mv: number, withLoad: boolean): void {
	hand.hum = mv;
	hand.humWithLoad = withLoad;
}

/** What a charger answers to a host, and what that means to the rules. */
const ANSWERED: readonly (readonly [answer: RegExp, note: (hand: Hand, amps: number) => void])[] = [
	[
		/^allowed$/,
		(hand) => {
			hand.hostAllows = true;
			hand.hostAllowances++;
		},
	],
	[/^(forbidden|disabled)$/, (hand) => void (hand.hostAllows = false)],
	[/^overcurrent above ([\d.]+) A$/, (hand, amps) => void (hand.hostLetsMa = amps * 1_000)],
];

type Note = (hand: Hand, n: readonly number[], text: string, bench: Bench) => void;

/** Commands that this hand remembers, by their syntax. */
const SEEN: Readonly<Record<string, Note>> = {
	"stop_button SWITCH": (hand, [on]) => {
		hand.stop = on === 1;
	},
	"noise MV": (hand, [mv]) => {
		hand.noiseMv = mv;
	},
	"hum MV HZ": (hand, [mv]) => noteHum(hand, mv, false),
	"hum MV HZ load": (hand, [mv]) => noteHum(hand, mv, true),
	"unreadable FIRST EACH": (hand, [first]) => {
		hand.unreadable = first > 0;
	},
	"meter_interval MS": (hand, [ms]) => {
		hand.meterMs = ms;
	},
	"temperature C": (hand, [milliCelsius]) => {
		hand.milliCelsius = milliCelsius;
	},
	"meter METER": (hand, [condition]) => {
		hand.metered = condition === 0;
	},
	"host SWITCH": (hand, [on]) => {
		hand.hostBeats = on === 1;
	},
	"> TEXT": (hand, _, text, bench) => {
		if (bench.device === null) return;
		const [word, key = "", value = ""] = text.split(/\s+/);
		if (word === "set") hand.set(key, value);
		else TYPED[word]?.(hand);
	},
};

/** Words of the console that mean something to the rules, and what they mean. */
const TYPED: { readonly [word: string]: ((hand: Hand) => void) | undefined } = {
	pause: (hand) => {
		hand.paused = true;
	},
	resume: (hand) => {
		hand.paused = false;
	},
	clear: (hand) => {
		hand.clears++;
	},
};
