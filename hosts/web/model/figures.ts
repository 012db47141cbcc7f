// SPDX-License-Identifier: Apache-2.0
/** Figures as people read them, in the units of people and with the decimal point of their language. What nobody knows is a dash. */
import type { Speech } from "./speech.js";

/** Stands for what nobody knows. */
export const NOTHING = "–";

/** A number with so many decimals; a true minus sign. */
export function decimal(value: number, places: number, { point }: Pick<Speech, "point">): string {
	return value.toFixed(places).replace("-", "−").replace(".", point);
}

/** A number that may be unknown, divided by its scale, with its unit. */
export function measured(value: number | null, scale: number, places: number, unit: string, speech: Pick<Speech, "point">): string {
	return value === null ? NOTHING : `${decimal(value / scale, places, speech)} ${unit}`;
}

/** Milliamperes as amperes to a tenth; whole ones without decimals. */
export function amps(ma: number | null, speech: Pick<Speech, "point">): string {
	const tenths = Math.round((ma ?? 0) / 100);
	return measured(ma === null ? null : tenths, 10, tenths % 10 === 0 ? 0 : 1, "A", speech);
}

/** Millivolts as volts. */
export function volts(mv: number | null, speech: Pick<Speech, "point">, places = 2): string {
	return measured(mv, 1_000, places, "V", speech);
}

/** An energy, mWh: watt-hours while there are few. */
export function energy(mwh: number | null, speech: Pick<Speech, "point">): string {
	return mwh !== null && mwh < 1_000_000 ? measured(mwh, 1_000, 0, "Wh", speech) : measured(mwh, 1_000_000, 2, "kWh", speech);
}

/** A power, mW, in kW. */
export function kilowatts(mw: number | null, speech: Pick<Speech, "point">): string {
	return measured(mw, 1_000_000, 1, "kW", speech);
}

/** A time as hours, minutes and seconds: 1:05:09, or 5:09. */
export function clockText(ms: number): string {
	const seconds = Math.floor(ms / 1_000);
	const pair = (value: number): string => `${value % 60}`.padStart(2, "0");
	const hours = Math.floor(seconds / 3_600);
	const minutes = Math.floor(seconds / 60);
	return hours === 0 ? `${minutes}:${pair(seconds)}` : `${hours}:${pair(minutes)}:${pair(seconds)}`;
}
