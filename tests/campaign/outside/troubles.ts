// SPDX-License-Identifier: Apache-2.0
/** Troubles: what may become of the outside, of broker, access point, names and clock, and how each is put right. */
import type { Dice, Weighted } from "../../bench/dice.js";
import type { BrokerState } from "./net.js";
import type { Scene } from "./scene.js";

/** One. */
export interface Trouble extends Weighted {
	/** What it is called where it is counted. */
	readonly name: string;
	/** How it begins, in words of the table below. */
	readonly begins: (dice: Dice) => string;
	/** How it is put right; left out of what puts itself right. */
	readonly ends?: string;
}

/** Those that there are. */
export const TROUBLES: readonly Trouble[] = [
	{ name: "outside dies", weight: 6, begins: () => "die" },
	{ name: "outside hangs", weight: 4, begins: () => "hang", ends: "wake" },
	{ name: "outside hears nothing", weight: 2, begins: () => "deaf on", ends: "deaf off" },
	{ name: "outside is not heard", weight: 2, begins: () => "mute on", ends: "mute off" },
	{ name: "wire cut", weight: 3, begins: () => "wire down", ends: "wire up" },
	{ name: "wire slow", weight: 4, begins: (dice) => `delay ${dice.oneOf([50, 500, 1_500, 3_000, 6_000])}`, ends: "delay 0" },
	{ name: "broker gone", weight: 3, begins: () => "broker gone", ends: "broker well" },
	{ name: "broker drops", weight: 3, begins: () => "broker drops", ends: "broker well" },
	{ name: "broker mute", weight: 3, begins: () => "broker mute", ends: "broker well" },
	{ name: "broker owes", weight: 3, begins: () => "broker unacknowledging", ends: "broker well" },
	{ name: "access point gone", weight: 4, begins: () => "access_point off", ends: "access_point on" },
	{ name: "names gone", weight: 2, begins: () => "names off", ends: "names on" },
	{ name: "clock unknown", weight: 1, begins: () => "clock unknown", ends: "clock 1795890600" },
	{
		name: "clock jumps",
		weight: 3,
		begins: (dice) => `clock ${dice.oneOf([0, 946_684_800, 1_795_887_000, 1_795_977_000, 2_147_483_647, 4_102_444_800])}`,
		ends: "clock 1795890600",
	},
	{ name: "time leaps", weight: 2, begins: (dice) => `leap ${dice.oneOf([1_000, 6_000, 31_000, 3_600_000, 2_000_000_000])}` },
];

/** What a word does. */
type Act = (scene: Scene, told: string) => void;

const WORDS: { readonly [word: string]: Act | undefined } = {
	die: ({ border, bench }) => border.die(bench.now),
	hang: ({ border }) => {
		border.hangs = border.life !== undefined;
	},
	wake: ({ border }) => {
		border.hangs = false;
	},
	deaf: ({ wire }, told) => {
		wire.deaf = told === "on";
	},
	mute: ({ wire }, told) => {
		wire.mute = told === "on";
	},
	wire: ({ bench }, told) => bench.outside.up(told === "up"),
	delay: ({ bench }, told) => bench.outside.delay(Number(told)),
	broker: ({ net }, told) => {
		net.broker = told as BrokerState;
	},
	access_point: ({ net }, told) => {
		net.accessPoint = told === "on";
	},
	names: ({ net }, told) => {
		net.names = told === "on";
	},
	clock: (scene, told) => scene.tellTime(told === "unknown" ? undefined : Number(told)),
	leap: ({ border }, told) => {
		if (border.life !== undefined) border.life.leapMs += Number(told);
	},
};

/** Brings a trouble about, or puts it right. Throws if there is no such word. */
export function bring(scene: Scene, text: string): void {
	const [word, told = ""] = text.split(" ");
	const act = WORDS[word];
	if (act === undefined) throw new Error(`there is no trouble "${word}"`);
	act(scene, told);
}

/** The words that put everything right. */
export const HEALING: readonly string[] = [...new Set(TROUBLES.flatMap(({ ends = [] }) => ends))];
