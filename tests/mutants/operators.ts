// SPDX-License-Identifier: Apache-2.0
/** The operators of mutation: what a piece of syntax may become. */
import type { AnyNode, AssignmentExpression, BinaryExpression, Expression, LogicalExpression, UnaryExpression } from "acorn";

/** The text from one position to another; of a node, if it has both. */
export type TextOf = (range: { readonly start: number; readonly end: number }) => string;

/** What one binary operator becomes: the boundary moved, the comparison turned round, another calculation. */
const BINARY: Readonly<Record<string, readonly string[]>> = {
	"<": ["<=", ">="],
	"<=": ["<", ">"],
	">": [">=", "<="],
	">=": [">", "<"],
	"===": ["!=="],
	"!==": ["==="],
	"+": ["-"],
	"-": ["+"],
	"*": ["/"],
	"/": ["*"],
	"%": ["*"],
	"&": ["|"],
	"|": ["&"],
	"^": ["&"],
	"<<": [">>"],
	">>": ["<<"],
	">>>": [">>"],
};

const ASSIGNMENT: Readonly<Record<string, readonly string[]>> = {
	"|=": ["=", "&="],
	"&=": ["=", "|="],
	"+=": ["-="],
	"-=": ["+="],
};

const MATH: Readonly<Record<string, string>> = { "Math.min": "Math.max", "Math.max": "Math.min" };

/** What an expression may become, as text; `parent` is the node that it stands in. */
export function alternatives(node: AnyNode, parent: AnyNode, text: TextOf): string[] {
	switch (node.type) {
		case "BinaryExpression":
			return binary(node, text);
		case "LogicalExpression":
			return logical(node, text);
		case "UnaryExpression":
			return unary(node, text);
		case "UpdateExpression": {
			const operator = node.operator === "++" ? "--" : "++";
			return [node.prefix ? `${operator}${text(node.argument)}` : `${text(node.argument)}${operator}`];
		}
		case "AssignmentExpression":
			return (ASSIGNMENT[node.operator] ?? []).map((operator) => withOperator(node, operator, text));
		case "ConditionalExpression":
			return [text(node.consequent), text(node.alternate)];
		case "CallExpression": {
			const other = MATH[text(node.callee)];
			return other === undefined ? [] : [`${other}(${node.arguments.map(text).join(", ")})`];
		}
		case "Literal":
			return isMark(parent) || isAnswer(parent) ? [] : literal(node.value);
		default:
			return [];
	}
}

/** What the condition of a branch or a loop may become besides. */
export function conditions(test: Expression, loops: boolean, text: TextOf): string[] {
	const plain = test.type === "Identifier" || test.type === "MemberExpression" || test.type === "CallExpression";
	return [...(plain ? [`!${text(test)}`] : []), ...(loops ? [] : ["true"]), "false"];
}

/** What the value of a return may become besides. Where it is calculated, the calculation changes instead. */
export function answers(value: Expression): string[] {
	return ["Identifier", "MemberExpression", "CallExpression"].includes(value.type) ? ["0", "1"] : [];
}

function binary(node: BinaryExpression, text: TextOf): string[] {
	if (isMark(node)) return [];
	return (BINARY[node.operator] ?? []).map((other) => withOperator(node, other, text));
}

/** The same operands with another operator; what stands between them besides, brackets for instance, stays. */
function withOperator(node: BinaryExpression | LogicalExpression | AssignmentExpression, operator: string, text: TextOf): string {
	const { start, end, left, right } = node;
	const between = text({ start: left.end, end: right.start }).replace(node.operator, operator);
	return text({ start, end: left.end }) + between + text({ start: right.start, end });
}

/** `x | 0`, the mark of an int32; a rule of the house holds it where it truncates. */
function isMark(node: AnyNode): boolean {
	return node.type === "BinaryExpression" && node.operator === "|" && node.right.type === "Literal" && node.right.value === 0;
}

function logical(node: LogicalExpression, text: TextOf): string[] {
	const { operator, left, right } = node;
	if (operator === "??") return [text(left), text(right)];
	return [withOperator(node, operator === "&&" ? "||" : "&&", text), text(left), text(right)];
}

function unary({ operator, argument }: UnaryExpression, text: TextOf): string[] {
	return operator === "!" || operator === "-" || operator === "~" ? [text(argument)] : [];
}

/** `a ? 1 : 0`, which changes with its condition. */
function isAnswer(parent: AnyNode): boolean {
	return parent.type === "ConditionalExpression" && parent.consequent.type === "Literal" && parent.alternate.type === "Literal";
}

function literal(value: unknown): string[] {
	if (typeof value === "boolean") return [`${!value}`];
	if (typeof value !== "number") return [];
	if (value === 0) return ["1"];
	if (value === 1) return ["0"];
	return [`${value + 1}`, `${value - 1}`];
}
