// SPDX-License-Identifier: Apache-2.0
/** Requests from outside: who asks for what, by way of MQTT or Haystack, as a home has it. */
import type { Dice, Weighted } from "../../bench/dice.js";
import type { Happening } from "./happening.js";
import type { Scene } from "./scene.js";

/** Somebody who asks, once or again and again, from a moment on to another one. */
export interface Asker extends Weighted {
	readonly asks: (dice: Dice, from: number, to: number) => Happening[];
}

function mqtt(at: number, path: string, payload: object | string): Happening {
	return { at, to: "request", text: `mqtt ${path} ${typeof payload === "string" ? payload : JSON.stringify(payload)}` };
}

/** `amps` is left out to release the level. */
function haystack(at: number, level: number, amps?: number, seconds?: number): Happening {
	return { at, to: "request", text: `haystack ${level} ${amps ?? "-"} ${seconds ?? "-"}` };
}

const amps = (dice: Dice): number => dice.oneOf([0, 5.9, 6, 6.5, 8, 10, 13, 16, 20, 25, 32]);

/** An energy manager that renews what it says; what it has said falls back if it cannot. */
function manager(dice: Dice, from: number, to: number): Happening[] {
	const [name, every] = [dice.oneOf(["ems", "grid"]), dice.oneOf([3, 5, 10])];
	const duration = every * dice.oneOf([2, 3]) + dice.whole(0, 4);
	const fallback = dice.oneOf([undefined, 0, 6, 8, 16]);
	const said: Happening[] = [];
	for (let at = from; at < to; at += every * 1_000)
		said.push(mqtt(at, "do/limit", { name, current: amps(dice), duration, ...(fallback === undefined ? {} : { fallback }) }));
	return said;
}

/** Those that there are. */
export const ASKERS: readonly Asker[] = [
	{ weight: 6, asks: manager },
	{ weight: 3, asks: (dice, from) => [mqtt(from, "do/limit", { name: "evening", current: amps(dice) })] },
	{
		weight: 4,
		asks: (dice, from) => [
			mqtt(from, "do/limit", { name: "once", current: amps(dice), duration: dice.whole(1, 60), fallback: dice.oneOf([0, 6, 10, 32]) }),
		],
	},
	{
		weight: 2,
		asks: (dice, from, to) => [
			mqtt(from, "do/limit", { name: "gone", current: amps(dice) }),
			mqtt(dice.whole(from, to), "do/unlimit", "gone"),
		],
	},
	{ weight: 2, asks: (dice, from, to) => [mqtt(from, "set/charging", "OFF"), mqtt(dice.whole(from, to), "set/charging", "ON")] },
	{ weight: 2, asks: (dice, from) => [mqtt(from, "set/current", `${amps(dice)}`)] },
	{ weight: 4, asks: (dice, from) => [haystack(from, 8, amps(dice), dice.whole(1, 60))] },
	{ weight: 2, asks: (dice, from, to) => [haystack(from, 16, amps(dice)), haystack(dice.whole(from, to), 16)] },
	{ weight: 2, asks: (dice, from) => [mqtt(from, "do/command", { level: 10, current: amps(dice), duration: dice.whole(1, 40) })] },
];

/** Somebody asks. What nobody hears is lost: neither protocol keeps it. */
export function ask(scene: Scene, text: string): void {
	scene.requests += 1;
	const [carrier, first, ...rest] = text.split(" ");
	if (carrier === "mqtt") scene.net.publish(`pilotlight/${first}`, rest.join(" "));
	else scene.post(`@evse.maxCurrent,${first},${cell(rest[0], "A")},${cell(rest[1], "s")}`);
}

function cell(value: string, unit: string): string {
	return value === "-" ? "N" : `${value}${unit}`;
}
