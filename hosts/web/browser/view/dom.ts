// SPDX-License-Identifier: Apache-2.0
/** Elements of the page, made and changed in few words; nothing is written that stands there already. */

/** What an element is made with: attributes, and who hears its events. */
export interface Props {
	readonly on?: { readonly [event: string]: (event: Event) => void };
	readonly [attribute: string]: unknown;
}

/** What can stand in an element. */
export type Child = Node | string | undefined;

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes and children. */
export function el<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[Tag] {
	return filled(document.createElement(tag), props, children);
}

/** The same of a drawing. */
export function svg<Tag extends keyof SVGElementTagNameMap>(tag: Tag, props: Props = {}, ...children: Child[]): SVGElementTagNameMap[Tag] {
	return filled(document.createElementNS(SVG, tag), props, children);
}

function filled<Made extends Element>(made: Made, { on = {}, ...attributes }: Props, children: readonly Child[]): Made {
	for (const [name, value] of Object.entries(attributes)) put(made, name, value);
	for (const [event, hears] of Object.entries(on)) made.addEventListener(event, hears);
	made.append(...children.filter((child) => child !== undefined));
	return made;
}

/** Sets an attribute, or takes it away where it is false or undefined. */
export function put(element: Element, name: string, value: unknown): void {
	const text = value === true ? "" : `${value}`;
	if (value === undefined || value === false) element.removeAttribute(name);
	else if (element.getAttribute(name) !== text) element.setAttribute(name, text);
}

/** Writes a text, unless it stands there. */
export function say(node: Node, text: string): void {
	if (node.textContent !== text) node.textContent = text;
}

/** Shows an element or hides it. */
export function show(element: HTMLElement, shown: boolean): void {
	if (element.hidden === shown) element.hidden = !shown;
}

/** Draws children anew whenever what they show is another than before. */
export function redrawn<Rows>(parent: Element, make: (rows: Rows) => readonly Child[]): (rows: Rows) => void {
	let before: string | undefined;
	return (rows) => {
		const now = JSON.stringify(rows);
		if (now === before) return;
		before = now;
		parent.replaceChildren(...make(rows).filter((child) => child !== undefined));
	};
}

/** A button with its words. */
export function button(words: string, pressed: () => void, props: Props = {}): HTMLButtonElement {
	return el("button", { type: "button", ...props, on: { click: () => pressed() } }, words);
}

/** A card with its title. */
export function card(title: string, props: Props, ...children: Child[]): HTMLElement {
	return el("section", { ...props, class: `card ${props.class ?? ""}`.trim() }, el("h2", {}, title), ...children);
}

/** A drawing of 24 by 24 by one path. */
export function icon(path: string): SVGSVGElement {
	return svg("svg", { viewBox: "0 0 24 24", class: "icon", "aria-hidden": true }, svg("path", { d: path }));
}
