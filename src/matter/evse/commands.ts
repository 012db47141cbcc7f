// SPDX-License-Identifier: Apache-2.0
/** The commands of the Energy EVSE cluster, as requests to the charger: Matter Application Cluster Specification § 9.3.9. */

import type { Charger, Told } from "../../link/charger.js";
import { type Outcome, UNSAID } from "../../link/shown.js";
import type { Values } from "../elements.js";
import { unixFrom } from "../epoch.js";
import type { Handlers, Reply } from "../server.js";
import { Status } from "../status.js";
import type { Course } from "./course.js";
import { SupplyState, supplyOf } from "./supply.js";
import { type Entry, entriesOf, judge, schedulesOf, textOf } from "./week.js";

/** The least current that a pilot can offer, mA: IEC 61851-1 table A.8. */
const LEAST_MA = 6_000;
/** What is told of a current is at most so much, mA: more than any circuit carries, and an int32. */
const MOST_MA = 0x7fff_ffff;
const EVERY_DAY = 0x7f;

type Replied = (reply: Reply) => void;

/** What a refusal is: a queue that is full is busy, everything else a failure. */
export function statusOf(outcome: Outcome): Status {
	if ("done" in outcome) return Status.Success;
	return outcome.refused.startsWith("busy") ? Status.Busy : Status.Failure;
}

/** The commands. `soc` says whether the feature SOC is supported. */
export function commandsOf(charger: Charger, course: Course, soc: boolean): Handlers {
	return {
		disable: (_, replied) => forbid(charger, replied),
		enableCharging: (fields, replied) => enable(charger, course, fields, replied),
		startDiagnostics: (_, replied) => diagnose(charger, course, replied),
		setTargets: ({ chargingTargetSchedules }, replied) => setTargets(charger, chargingTargetSchedules as Values[], soc, replied),
		getTargets: (_, replied) => replied({ response: "getTargetsResponse", fields: { chargingTargetSchedules: schedulesOf(charger) } }),
		clearTargets: (_, replied) => ask(charger, "untarget", { days: EVERY_DAY }, () => charger.text("targets.1") === "", replied),
	};
}

function ask(charger: Charger, action: string, told: Told, shows: () => boolean, replied: Replied): void {
	charger.ask(action, told, shows, (outcome) => replied({ status: statusOf(outcome) }));
}

function forbid(charger: Charger, replied: Replied): void {
	ask(charger, "forbid", {}, () => charger.name("permit") === "withdrawn", replied);
}

/** Refused while a fault stands, in diagnosis, and where somebody else has closed the port: it could not be enabled. */
function enable(charger: Charger, { supply }: Course, fields: Values, replied: Replied): void {
	const { chargingEnabledUntil: until, minimumChargeCurrent, maximumChargeCurrent } = fields;
	const least = minimumChargeCurrent as number;
	const most = maximumChargeCurrent as number;
	const unlimited = most === 0 && charger.yes("set.matter.zeroMost");
	if (least < 0 || most < 0 || (least > most && !unlimited)) replied({ status: Status.ConstraintError });
	else if (supply === SupplyState.DisabledError || supply === SupplyState.DisabledDiagnostics || !charger.yes("enabled")) replied({ status: Status.Failure });
	else if (until === 0) forbid(charger, replied);
	else permit(charger, { ...terms(charger, least, unlimited ? undefined : most), ...ending(until as number | null) }, replied);
}

/** One that has ended already is withdrawn at once, and never seen. */
function permit(charger: Charger, told: Told, replied: Replied): void {
	ask(charger, "permit", told, () => isPermitted(charger, told), replied);
}

function isPermitted(charger: Charger, { least, most = UNSAID, until = UNSAID }: Told): boolean {
	const given = charger.name("permit") === "given" && charger.number("permit.least") === least;
	return given && charger.number("permit.most") === most && charger.number("permit.until") === until;
}

function terms(charger: Charger, least: number, most: number | undefined): Told {
	const told = { least: Math.min(least, MOST_MA) };
	return most === undefined ? told : { ...told, most: offered(charger, Math.min(most, MOST_MA)) };
}

/** Between 0 and 6 A there is no duty. */
function offered(charger: Charger, ma: number): number {
	return ma > 0 && ma < LEAST_MA && charger.yes("set.matter.raise") ? LEAST_MA : ma;
}

function ending(until: number | null): Told {
	return until === null ? {} : { until: unixFrom(until) };
}

function diagnose(charger: Charger, { supply }: Course, replied: Replied): void {
	if (supply !== SupplyState.Disabled || supplyOf(charger) !== SupplyState.Disabled) replied({ status: Status.Failure });
	else ask(charger, "diagnose", {}, () => charger.name("permit") === "diagnosing", replied);
}

/** Looked at whole before the first of them is set. */
function setTargets(charger: Charger, schedules: readonly Values[], soc: boolean, replied: Replied): void {
	const status = judge(schedules, soc);
	if (status !== Status.Success) replied({ status });
	else setNext(charger, entriesOf(schedules), 0, replied);
}

/** One after the other: each is a request of its own. */
function setNext(charger: Charger, entries: readonly Entry[], place: number, replied: Replied): void {
	if (place === entries.length) {
		replied({ status: Status.Success });
		return;
	}
	const { days, targets } = entries[place];
	const shows = () => schedulesOf(charger).some((entry) => entry.dayOfWeekForSequence === days && textOf(entry) === targets);
	charger.ask("schedule", { days, targets }, shows, (outcome) => {
		if ("done" in outcome) setNext(charger, entries, place + 1, replied);
		else replied({ status: statusOf(outcome) });
	});
}
