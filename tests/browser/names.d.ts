// SPDX-License-Identifier: Apache-2.0
/** Names of a browser's own library that the types of playwright-core mention: everything here is compiled without it. */
declare interface Node {
	readonly nodeType: number;
}
declare interface HTMLElement extends Node {
	readonly tagName: string;
}
declare interface SVGElement extends Node {
	readonly tagName: string;
}
declare interface HTMLElementTagNameMap {
	readonly div: HTMLElement;
}
