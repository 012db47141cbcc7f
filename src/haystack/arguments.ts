// SPDX-License-Identifier: Apache-2.0
/** Values of Haystack as the arguments of an action, in what the port holds: milliamperes, milliseconds, seconds since 1970. */
import { frozen } from "../control/frozen.js";
import { type Argument, type NumberKind, type Scale, scalesOf } from "../link/shown.js";
import { isOf, type Num, type Value } from "./value.js";

const DAYS = frozen(["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);

/** Throws an Error that says what an argument is to be. */
export function argumentFrom({ name, kind }: Argument, value: Value): number | string {
	switch (kind.is) {
		case "number":
			return numberFrom(name, kind, value);
		case "moment":
			if (!isOf(value, "dateTime")) throw wrong(name, "a DateTime");
			return Math.floor(Date.parse(value.text) / 1_000);
		case "minute":
			if (!isOf(value, "time")) throw wrong(name, "a Time, as 07:30:00");
			return Number(value.text.slice(0, 2)) * 60 + Number(value.text.slice(3, 5));
		case "days":
			return daysFrom(name, value);
		default:
			if (typeof value !== "string") throw wrong(name, kind.is === "choice" ? `a Str, one of ${kind.of.join(", ")}` : "a Str");
			return value;
	}
}

/** A number without a unit is in the first. */
function numberFrom(name: string, { unit: held }: NumberKind, value: Value): number {
	const scales = scalesOf(held);
	const scale = isOf(value, "number") ? scaleOf(value, scales) : undefined;
	if (!isOf(value, "number") || scale === undefined)
		throw wrong(name, `a Number${scales[0][0] === "" ? "" : ` in ${scales.map(([unit]) => unit).join(", ")}`}`);
	return Math.round(value.value * scale);
}

function scaleOf({ unit }: Num, scales: readonly Scale[]): number | undefined {
	return unit === undefined ? scales[0][1] : scales.find(([known]) => known === unit)?.[1];
}

/** Days as their names with commas between them, or all. */
function daysFrom(name: string, value: Value): number {
	const names = typeof value === "string" ? value.toLowerCase().split(",") : [""];
	if (names[0] === "all" && names.length === 1) return 0x7f;
	const places = names.map((day) => DAYS.indexOf(day.trim()));
	if (places.includes(-1)) throw wrong(name, "days of the week as mon,tue,wed, or all");
	return places.reduce((bits, day) => bits | (1 << day), 0);
}

function wrong(name: string, right: string): Error {
	return new Error(`"${name}" is to be ${right}`);
}
