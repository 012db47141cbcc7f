// SPDX-License-Identifier: Apache-2.0
/** The words about targets: by when how much has to be in the vehicle. */
import { frozen } from "../control/frozen.js";
import type { Target } from "../evse/targets.js";
import { listed } from "./reading.js";
import type { Cabinet } from "./word.js";

const DAYS = frozen(["sun", "mon", "tue", "wed", "thu", "fri", "sat"]);

/** Sets the target of some days, or takes it away: `mon-fri 7:00 20`, `sat 9:00 80%`, `sun off`. */
export function setTarget(cabinet: Cabinet, [days, time, amount]: readonly string[]): void {
	const bits = daysFrom(days);
	const targets = time === "off" ? none(amount) : [targetFrom(time, amount)];
	const wrong = cabinet.evse.setTargets(bits, targets);
	if (wrong !== "") throw new Error(wrong);
	showTargets(cabinet);
}

/** Shows the targets of the week, and what comes next. */
export function showTargets(cabinet: Cabinet): void {
	const { targets, next, mode } = cabinet.evse;
	targets.forEach((day, i) => {
		for (const target of day) cabinet.print(`${DAYS[i]} ${timeText(target.minute)} ${amountText(target)}`);
	});
	if (targets.every((day) => day.length === 0)) cabinet.print("no targets");
	const { aim, startsAt } = next;
	if (aim === undefined) cabinet.print(`mode ${mode}, nothing planned`);
	else
		cabinet.print(
			`mode ${mode}, next ${new Date(aim.at).toISOString()}, charging ${startsAt === undefined || !Number.isFinite(startsAt) ? "at once" : `from ${new Date(startsAt).toISOString()}`}`,
		);
}

/** Days of the week as bits: one, a range, or all. */
function daysFrom(text: string): number {
	if (text.toLowerCase() === "all") return 0x7f;
	const typed = text.split("-");
	if (typed.length > 2) throw new Error(`"${text}" is more than a day or a range of days; write for instance mon, mon-fri or all`);
	const [first, last = first] = typed.map((day) => DAYS.indexOf(listed(day, DAYS, "day of the week")));
	let bits = 0;
	for (let day = first; ; day = (day + 1) % 7) {
		bits |= 1 << day;
		if (day === last) return bits;
	}
}

function none(amount: string | undefined): Target[] {
	if (amount !== undefined) throw new Error(`off takes targets away; "${amount}" does not belong there`);
	return [];
}

function targetFrom(time: string, amount: string | undefined): Target {
	const clock = /^(\d{1,2}):(\d{2})$/.exec(time);
	if (clock === null || Number(clock[1]) > 23 || Number(clock[2]) > 59)
		throw new Error(`"${time}" is not a time of day; write for instance 7:30, or off`);
	const energy = /^(\d{1,3}(?:\.\d{1,3})?)(%|kwh)?$/i.exec(amount ?? "");
	if (energy === null)
		throw new Error(`"${amount ?? ""}" is neither an energy nor a state of charge; write for instance 20 for 20 kWh, or 80%`);
	const value = Number(energy[1]);
	const minute = Number(clock[1]) * 60 + Number(clock[2]);
	return energy[2] === "%" ? { minute, mwh: 0, soc: value } : { minute, mwh: Math.round(value * 1_000_000), soc: 0 };
}

function timeText(minute: number): string {
	return `${Math.floor(minute / 60)}:${`${minute % 60}`.padStart(2, "0")}`;
}

function amountText({ mwh, soc }: Target): string {
	return soc > 0 ? `${soc} %` : `${mwh / 1_000_000} kWh`;
}
