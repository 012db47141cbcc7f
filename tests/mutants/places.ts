// SPDX-License-Identifier: Apache-2.0
/** The places of a module where something may be mutated, found in the JavaScript that the compiler has made of it. */
import { type AnyNode, type Expression, type ForStatement, type IfStatement, parse, type WhileStatement } from "acorn";
import { alternatives, answers, conditions, type TextOf } from "./operators.js";

/** How a mutant is put in: as another expression, a statement or a row of a table that may be missing, or a loop that is only counted. */
export type Kind = "expression" | "statement" | "row" | "loop";

/** A stretch of the text, with what it may become. */
export interface Place {
	readonly kind: Kind;
	readonly start: number;
	readonly end: number;
	/** The name of the function, or of the constant, that it stands in. */
	readonly within: string;
	/** What it may become; a statement or a row becomes nothing. */
	readonly becomes: readonly string[];
	/** The stretch that is shown to people: a number alone says little. */
	readonly shown: { readonly start: number; readonly end: number };
}

/** What is longer than so many characters is not shown around a number. */
const LONG = 100;

/** What a place becomes when it is left out. */
export const NOTHING = "nothing";

interface Around {
	readonly parent: AnyNode;
	readonly within: string;
	/** Whether a function encloses it; what does not is a constant of the module. */
	readonly inFunction: boolean;
	/** Whether it belongs to an enumeration or a table, whose numbers are data. */
	readonly data: boolean;
	/** Whether the table has a list of rows for each of several cases, as that of the transitions; the rows of others are data as well. */
	readonly cases: boolean;
}

/** The places of a module, outer ones before those that lie in them. */
export function placesIn(source: string): Place[] {
	const program = parse(source, { ecmaVersion: "latest", sourceType: "module" });
	const text: TextOf = ({ start, end }) => source.slice(start, end);
	const places: Place[] = [];

	const add = (kind: Kind, node: AnyNode, within: string, becomes: readonly string[], shown?: AnyNode): void => {
		const { start, end } = node;
		if (becomes.length > 0 || kind === "loop") places.push({ kind, start, end, within, becomes, shown: shown ?? node });
	};

	const visit = (node: AnyNode, around: Around): void => {
		const { parent, within } = around;
		if (isRow(node, around)) add("row", node, within, [NOTHING]);
		if (mayBeMissing(node, parent)) add("statement", node, within, [NOTHING]);
		if (isCondition(node, parent) && parent.type !== "IfStatement") add("loop", node, within, []);
		const others = new Set(isData(node, around) ? [] : becomesOf(node, parent, text));
		others.delete(text(node));
		add("expression", node, within, [...others], isWord(node) && parent.end - parent.start < LONG ? parent : node);
		for (const child of childrenOf(node)) visit(child, inside(node, around));
	};

	for (const statement of program.body) visit(statement, { parent: program, within: "", inFunction: false, data: false, cases: false });
	return places;
}

/** All that an expression may become, where it stands. */
function becomesOf(node: AnyNode, parent: AnyNode, text: TextOf): string[] {
	const becomes = alternatives(node, parent, text);
	if (isCondition(node, parent)) becomes.push(...conditions(parent.test as Expression, parent.type !== "IfStatement", text));
	if (parent.type === "ReturnStatement" && parent.argument) becomes.push(...answers(parent.argument));
	return becomes;
}

/** What a branch or a loop depends on. */
function isCondition(node: AnyNode, parent: AnyNode): parent is IfStatement | WhileStatement | ForStatement {
	return (parent.type === "IfStatement" || parent.type === "WhileStatement" || parent.type === "ForStatement") && parent.test === node;
}

/** What surrounds the children of a node. */
function inside(node: AnyNode, around: Around): Around {
	if (node.type === "FunctionDeclaration")
		return { parent: node, within: node.id?.name ?? "", inFunction: true, data: false, cases: false };
	if (node.type === "ArrowFunctionExpression") return { ...around, parent: node, inFunction: true, data: false };
	if (node.type !== "VariableDeclarator" || around.inFunction || node.id.type !== "Identifier") return { ...around, parent: node };
	const table = node.init && tableIn(node.init);
	const cases = table?.type === "ObjectExpression";
	const data = (cases || table?.type === "ArrayExpression") && !node.id.name.endsWith("_AT_START");
	return { parent: node, within: node.id.name, inFunction: false, data, cases };
}

/** What a constant holds, whether or not it is frozen. */
function tableIn(init: Expression): AnyNode {
	const freezes = init.type === "CallExpression" && init.callee.type === "Identifier" && init.callee.name === "frozen";
	return freezes ? init.arguments[0] : init;
}

/** A number that is no behaviour: in a table, or an instant of a state at power-up, which the first step starts. */
function isData(node: AnyNode, { parent, inFunction, data }: Around): boolean {
	if (node.type !== "Literal" || inFunction) return false;
	return data || (parent.type === "Property" && parent.key.type === "Identifier" && /(^|[a-z])At$/.test(parent.key.name));
}

/** A record in a list of a constant table. */
function isRow(node: AnyNode, { parent, data, cases }: Around): boolean {
	return data && cases && node.type === "ObjectExpression" && parent.type === "ArrayExpression";
}

/** A statement that does something; the last return of a function is left to its value. */
function mayBeMissing(node: AnyNode, parent: AnyNode): boolean {
	if (node.type === "ExpressionStatement" || node.type === "ContinueStatement" || node.type === "BreakStatement") return true;
	if (node.type !== "ReturnStatement") return false;
	return parent.type !== "BlockStatement" || node.argument === null || parent.body.at(-1) !== node;
}

/** A number or a name. */
function isWord({ type }: AnyNode): boolean {
	return type === "Literal" || type === "Identifier" || type === "MemberExpression";
}

/** The children of a node, in the order of the text. */
function childrenOf(node: AnyNode): AnyNode[] {
	// an exported or named thing is no expression that could become another
	if (node.type === "ImportDeclaration") return [];
	const children = Object.values(node).flat().filter(isNode);
	return children.sort((a, b) => a.start - b.start);
}

function isNode(value: unknown): value is AnyNode {
	return typeof value === "object" && value !== null && "type" in value && "start" in value;
}
