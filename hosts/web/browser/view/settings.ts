// SPDX-License-Identifier: Apache-2.0
/** The view of settings: all of them in groups, with what they are and may be; a refusal stands beside its field, with the range. */
import { type Field, foundIn, type Group, groupsOf, textOf } from "../../model/settings.js";
import { el, say, show } from "./dom.js";
import { fieldRow, type Row } from "./field.js";
import type { Context, View } from "./view.js";

/** The view. */
export function settingsView(context: Context): View {
	const { speech, charger } = context;
	const { words } = speech;
	const groups = groupsOf(speech);
	const rows = new Map<string, Row>();
	const find = el("input", { type: "search", id: "find", autocomplete: "off" });
	const none = el("p", { class: "quiet", role: "status" });
	const parts = groups.map((group) => groupPart(group, (field) => rowOf(field)));
	const rowOf = (field: Field): Row => {
		const row = rows.get(field.key) ?? fieldRow(field, context);
		rows.set(field.key, row);
		row.update(textOf(charger, field.key));
		return row;
	};
	const look = (): void => {
		const found = foundIn(groups, find.value);
		const keys = new Set(found.flatMap(({ fields }) => fields.map(({ key }) => key)));
		for (const part of parts) part.narrow(keys, find.value !== "");
		say(none, found.length === 0 ? words.findNone : "");
	};
	find.addEventListener("input", look);
	parts[0].open();
	const element = el(
		"div",
		{ class: "view" },
		el("h1", {}, words.settings),
		el("label", { for: "find", class: "search" }, words.find, find),
		none,
		...parts.map((part) => part.element),
	);
	return {
		element,
		update: () => {
			for (const [key, row] of rows) row.update(textOf(charger, key));
		},
	};
}

interface Part {
	readonly element: HTMLElement;
	open(): void;
	/** Shows only fields of these keys, and opens if somebody searches. */
	narrow(keys: ReadonlySet<string>, searched: boolean): void;
}

/** Fields are made when somebody opens the group. */
function groupPart({ title, fields }: Group, rowOf: (field: Field) => Row): Part {
	const body = el("div", { class: "fields" });
	const count = el("span", { class: "count" }, `${fields.length}`);
	const element = el("details", { class: "card group" }, el("summary", {}, el("h2", {}, title), count), body);
	const fillIn = (): void => {
		if (element.open && body.childElementCount === 0) body.append(...fields.map((field) => rowOf(field).element));
	};
	element.addEventListener("toggle", fillIn);
	return {
		element,
		open: () => {
			element.open = true;
			fillIn();
		},
		narrow: (keys, searched) => {
			const found = fields.filter(({ key }) => keys.has(key));
			show(element, found.length > 0);
			element.open = searched && found.length > 0;
			fillIn();
			say(count, `${found.length}`);
			if (body.childElementCount > 0) for (const field of fields) show(rowOf(field).element, keys.has(field.key));
		},
	};
}
