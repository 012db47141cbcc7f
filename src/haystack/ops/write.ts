// SPDX-License-Identifier: Apache-2.0
/** The op pointWrite: a level of the setpoint says something, or nothing any more; or all levels are told. */
import { frozen } from "../../control/frozen.js";
import { LEVELS, type Outcome } from "../../link/shown.js";
import { emptyGrid, errorGrid } from "../answers.js";
import { levelOf, levelsGrid, MANUAL } from "../levels.js";
import type { Point } from "../points.js";
import { type Asked, durationIn, numberIn, refIn, textIn } from "../request.js";
import type { Station } from "../station.js";
import type { Dict, Grid, Ref } from "../value.js";
import { type Answered, type Op, onlyRow } from "./op.js";

/** What is told with a level. */
type Told = { readonly [name: string]: number | string };

/** The ops. */
export const WRITE: readonly Op[] = frozen([
	{ name: "pointWrite", summary: "Writes a level of a writable point, or tells all", noSideEffects: false, run: write },
]);

function write(station: Station, asked: Asked, answered: Answered, user: string): void {
	const row = onlyRow(asked);
	const point = writableOf(station, refIn(row, "id"));
	const level = levelIn(row);
	if (level === undefined) answered(levelsGrid(station.charger, station.clock, station.now));
	else if (numberIn(row, "val") === undefined) release(station, level, answered);
	else command(station, level, toldIn(row, station, point, level, user), answered);
}

function writableOf({ entities }: Station, { id }: Ref): Point {
	const found = entities.find((entity) => entity.id === id);
	if (found === undefined) throw new Error(`there is no record @${id}`);
	if (found.point?.writable === undefined) throw new Error(`@${id} cannot be written; points that can are tagged "writable"`);
	return found.point;
}

function levelIn(row: Dict): number | undefined {
	const number = numberIn(row, "level");
	if (number === undefined) return undefined;
	const { value, unit } = number;
	if (!Number.isInteger(value) || value < 1 || value > LEVELS || unit !== undefined)
		throw new Error(`"level" is a whole number from 1 to ${LEVELS}`);
	return value;
}

function toldIn(row: Dict, { charger }: Station, { unit, writable }: Point, level: number, user: string): Told {
	const { value, unit: told } = numberIn(row, "val") ?? { value: 0 };
	const most = writable?.max(charger) ?? 0;
	if (told !== undefined && told !== unit) throw new Error(`"val" is in ${unit}, not in ${told}`);
	if (!(value >= 0 && value <= most)) throw new Error(`"val" is from 0 to ${most} ${unit}, not ${value}`);
	const duration = durationIn(row, "duration");
	if (duration !== undefined && level !== MANUAL)
		throw new Error(`"duration" belongs to level ${MANUAL}; another level holds until it is released`);
	const who = textIn(row, "who") ?? user;
	return { level, current: Math.round(value * 1_000), ...(duration === undefined ? {} : { duration }), ...(who === "" ? {} : { who }) };
}

function command({ charger }: Station, level: number, told: Told, answered: Answered): void {
	const shows = (): boolean => levelOf(charger, level)?.ma === told.current;
	charger.ask("command", told, shows, (outcome) => answered(answerTo(outcome)));
}

/** A level that says nothing is released already. */
function release({ charger }: Station, level: number, answered: Answered): void {
	const shows = (): boolean => levelOf(charger, level) === undefined;
	charger.ask("release", { level }, shows, (outcome) =>
		answered("refused" in outcome && charger.window.clear && shows() ? emptyGrid() : answerTo(outcome)),
	);
}

function answerTo(outcome: Outcome): Grid {
	return "refused" in outcome ? errorGrid(outcome.refused) : emptyGrid();
}
