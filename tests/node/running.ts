// SPDX-License-Identifier: Apache-2.0
/** The `pilotlight` command, running, with somebody at its terminal. */
import { type ChildProcess, spawn } from "node:child_process";
import type { ExecutionContext } from "ava";
import { PROGRAM } from "./command.js";

/** A command with what it has printed. It ends with the test at the latest. */
export function running(t: ExecutionContext, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
	const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...args], { env: { ...process.env, ...env } });
	t.teardown(() => child.kill("SIGKILL"));
	let [out, err] = ["", ""];
	child.stdout?.on("data", (part) => (out += part));
	child.stderr?.on("data", (part) => (err += part));
	const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
	return {
		out: () => out,
		err: () => err,
		type: (words: string) => child.stdin?.write(`${words}\n`),
		kill: (signal: NodeJS.Signals) => {
			child.kill(signal);
			return ended;
		},
	};
}
