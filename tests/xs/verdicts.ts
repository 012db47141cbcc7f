// SPDX-License-Identifier: Apache-2.0
/** Reads what the ava stand-in says about one test module, and finds a failure where it has said too little. */
import { relative } from "node:path";
import { inSource } from "../../hosts/node/xs/places.js";
import { root } from "../tree.js";
import type { Verdict } from "./ava.js";

/** One test module on one engine. */
export class ModuleRun {
	readonly #module: string;
	readonly #verdicts: Verdict[] = [];
	#registered: number | undefined;
	#broken: string | undefined;

	constructor(module: string) {
		this.#module = module;
	}

	/** Takes a line from the engine; gives false for one that is not about a test. */
	read(line: string): boolean {
		const said = parsed(line);
		if (said && "title" in said) this.#verdicts.push(said as unknown as Verdict);
		else if (said && "ran" in said) this.#registered = Number(said.ran);
		else return false;
		return true;
	}

	/** Notes that the engine ended in a way it should not have. */
	breakOff(reason: string): void {
		this.#broken = reason;
	}

	get passed(): number {
		return this.#verdicts.filter((verdict) => !verdict.error).length;
	}

	/** Every failure with all that is known about it, ready to be printed. */
	failures(): string[] {
		const failures = this.#verdicts.flatMap((verdict) => (verdict.error ? [described(this.#module, verdict)] : []));
		const incomplete = this.#incomplete();
		return incomplete ? [...failures, `  ✘ ${this.#module}: ${incomplete}\n`] : failures;
	}

	#incomplete(): string | undefined {
		if (this.#broken) {
			const last = this.#verdicts.at(-1)?.title;
			return last === undefined ? this.#broken : `${this.#broken}\n    The last test that ended was “${last}”.`;
		}
		if (this.#registered === undefined) return "the engine ended before all tests had run";
		return this.#registered === 0 ? "registers no test" : undefined;
	}
}

function parsed(line: string): Record<string, unknown> | undefined {
	try {
		return JSON.parse(line);
	} catch {
		return undefined;
	}
}

function described(module: string, { title, notes, error }: Verdict): string {
	const indented = (text: string): string => text.replaceAll("\n", "\n    ");
	const said = notes.map((note) => `\n    ℹ ${indented(note)}`);
	const { message, stack } = error ?? { message: "", stack: "" };
	return `  ✘ ${module} › ${title}\n    ${indented(message)}${places(stack)}${said.join("")}\n`;
}

/** Where it happened: places in the source if the engine knows lines; a release build knows only who called whom. */
function places(stack: string): string {
	const frames = inSource(stack).matchAll(/^ at (.*)\((\/.*):(\d+)\)$/gm);
	const lines = [...frames].filter(([, , file]) => !file?.includes("/tests/xs/ava."));
	if (lines.length > 0) return lines.map(([, name, file, at]) => `\n      at ${name}${relative(root, file ?? "")}:${at}`).join("");
	const callers = [...stack.matchAll(/^ at (\S+) \(\)$/gm)].map(([, name]) => name);
	const ours = callers.filter((name) => !["AssertionError", "#fail", "#hold", "verdict", "run"].includes(name ?? ""));
	return ours.length > 0 ? `\n      in ${ours.join(", called by ")}` : "";
}
