// SPDX-License-Identifier: Apache-2.0
/** The document of the thing: what can be seen of a charger and done with it from outside, from its two tables. */
import { UNKNOWN } from "../src/control/board.js";
import { FAULTS } from "../src/control/faults.js";
import { STOP_REASONS } from "../src/evse/events.js";
import { shownIn } from "../src/settings/units.js";
import type { Action } from "../src/thing/action.js";
import { ACTIONS } from "../src/thing/actions.js";
import type { Argument } from "../src/thing/arguments.js";
import { boundsOf, type Kind, type NumberKind } from "../src/thing/kinds.js";
import { PROPERTIES, type Property, READINGS } from "../src/thing/properties.js";
import { TRUSTED } from "../src/thing/trusted.js";

/** The document. */
export function thing(): string {
	return `# The thing

All that can be seen of a charger from outside its control loop, and all that can be done with it. The words of the [console](console.md),
the window through which everything else looks in and asks, and [thing.tm.json](thing.tm.json) for machines (a Thing Model of the W3C's Web of
Things 1.1) are made from the same two tables, [properties](../../src/thing/properties.ts) and [actions](../../src/thing/actions.ts). What the charger tells by
itself are the [events of the port](port.md#events).

Numbers are whole, in the unit that is named first; in brackets stands what people read and type. A number that nobody knows is ${UNKNOWN}. As
properties, names are told by their place in the list, from 0 on, and any of several names by bits, the first one as bit 0; actions
take names as they stand here. A moment is in seconds since 1970 UTC, or −1; days of the week are bits, Sunday is 1; a time of day is in
minutes since midnight.

## Properties

Nothing here can be set: what changes it is an action. A property is looked at as often as it says, and told when it has changed, at
most four times a second.

| property | kind | looked at | says |
|---|---|---|---|
${READINGS.map(propertyRow).join("\n")}
| \`set.KEY\` | as in the table of settings | at once | a setting, by its key; there are ${PROPERTIES.length - READINGS.length} [settings](settings.md), and the actions \`set\` and \`reset\` change them |

## Actions

"Withdraws": it can only lower or end what flows, and passes all others that wait. "Asks": a person is asked whether it is meant, and whoever else
asks for it has to ask a person first. A refusal says why, and has changed nothing.

| action | does | withdraws | asks | arguments |
|---|---|---|---|---|
${ACTIONS.map(actionRow).join("\n")}

## For the charger's own outside

What speaks to the network runs in another machine of the same computer, whose window the host opens as trusted. By that window alone
there is more; no face lists it, or passes it on.

| action | does | withdraws | asks | arguments |
|---|---|---|---|---|
${TRUSTED.map(actionRow).join("\n")}
`;
}

function propertyRow({ key, kind, every, says }: Property): string {
	return `| \`${key}\` | ${kindText(kind)} | ${every === 0 ? "at once" : `every ${every / 1_000} s`} | ${says} |`;
}

function actionRow({ name, help, withdraws, confirm, arguments: rows }: Action): string {
	const yes = (flag: Action["withdraws"]) => (flag === true ? "yes" : flag === undefined ? "–" : "if it lowers");
	return `| \`${name}\` | ${help} | ${yes(withdraws)} | ${yes(confirm)} | ${rows.map(argumentText).join("<br>") || "–"} |`;
}

function argumentText({ name, kind, says, optional, instead }: Argument): string {
	const place = instead === true ? "; in place of the one above" : optional === true ? "; may be left out" : "";
	return `\`${name}\`: ${says}; ${kindText(kind)}${place}`;
}

function kindText(kind: Kind): string {
	switch (kind.is) {
		case "number":
			return numberText(kind);
		case "choice":
			return namesText(kind.of);
		case "names":
			return `any of ${namesText(kind.of)}`;
		case "text":
			return `text, at most ${kind.longest} characters`;
		case "moment":
			return "moment";
		case "days":
			return "days of the week";
		case "minute":
			return "time of day";
	}
}

/** Names; the longest lists stand elsewhere, in the same order. */
function namesText(names: readonly string[]): string {
	const text = names.map((name) => name || "none").join(", ");
	return ELSEWHERE.reduce((shorter, [list, place]) => shorter.replace(list.join(", "), place), text);
}

const ELSEWHERE: readonly (readonly [list: readonly string[], place: string])[] = [
	[FAULTS.map(({ name }) => name), "the [faults](faults.md), in their order"],
	[STOP_REASONS, "the [reasons](port.md#events) of `TransactionFinished` and `StopRequested`"],
];

/** Bounds that only say what fits into an integer are none. */
function numberText(kind: NumberKind): string {
	const { unit, min, max } = kind;
	const held = heldUnit(unit);
	const people = shownIn(unit).unit;
	const bounds = max >= 0x7fffffff ? (min < -1 ? "" : `from ${min}`) : `${min} to ${max}`;
	const read = people === held || people === "" ? "" : ` (${max >= 0x7fffffff ? people : boundsOf(kind)})`;
	return [held || "number", bounds].filter((text) => text !== "").join(", ") + read;
}

/** The unit in which a number is held, without what it is shown in. */
export function heldUnit(unit: NumberKind["unit"]): string {
	return HELD_UNITS[unit] ?? unit;
}

/** Units that are called something else among people who have not read the source. */
const HELD_UNITS: { readonly [unit: string]: string | undefined } = {
	"mWh, kWh": "mWh",
	"%/100": "0.01 %",
	"1/10000": "0.0001",
	count: "",
};
