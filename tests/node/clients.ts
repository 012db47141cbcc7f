// SPDX-License-Identifier: Apache-2.0
/** What tests with Python's clients share: a Python that has them, a charger whose time goes by, and what they have said. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { Line } from "../rapi/line.js";
import { root } from "../tree.js";

/** Where a Python is looked for: as the environment says, or by its name. */
const PYTHONS = process.env.PYTHON === undefined ? ["python3", "python3.13"] : [process.env.PYTHON];
const CLIENTS = join(root, "tests/node/openevse_clients.py");

/** A Python that has modules; if there is none, undefined, and the test says so and proves nothing. */
export function pythonWith(t: ExecutionContext, modules: string, packages: string): string | undefined {
	const found = PYTHONS.find((python) => spawnSync(python, ["-c", `import ${modules}`]).status === 0);
	if (found !== undefined) return found;
	t.log(`did not run: ${PYTHONS.join(" and ")} have no ${modules}; pip install ${packages}, or set PYTHON to one that has it`);
	t.pass();
	return undefined;
}

/** Begins one of the conversations of openevse_clients.py. */
export function talk(python: string, ...args: readonly string[]): ChildProcess {
	return spawn(python, [CLIENTS, ...args]);
}

/** What the client says at its end. */
export function result(python: ChildProcess): Promise<Record<string, unknown>> {
	let text = "";
	python.stderr?.on("data", (data) => (text += data));
	return new Promise((resolve, reject) =>
		python.on("close", () => {
			try {
				// what it logs stands before
				resolve(JSON.parse(text.trimEnd().split("\n").at(-1) ?? ""));
			} catch {
				reject(new Error(`the client has ended with: ${text}`));
			}
		}),
	);
}

/** A charger whose time goes by as it does for whoever asks. */
export function alive(): { line: Line; end(): void } {
	const line = new Line(["limit=32"]).run(1_500);
	line.told();
	const timer = setInterval(() => line.run(10), 10);
	return { line, end: () => clearInterval(timer) };
}
