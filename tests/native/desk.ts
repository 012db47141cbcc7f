// SPDX-License-Identifier: Apache-2.0
/** Builds the native part of the ESP32 board for the desk with the C compiler that is there, and speaks with it. */
import { spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { root } from "../tree.js";

const folder = join(root, "build/native");
const native = join(root, "hosts/esp32/native");

/** The parts that hold no line of ESP-IDF. */
export const PORTABLE = ["guard", "coil", "trip", "duty", "sampler", "plateaus", "frames", "stream", "retained"] as const;

const STRICT = ["-std=c11", "-O2", "-g", "-Wall", "-Wextra", "-Werror", "-Wconversion", "-Wshadow"];
const SANITIZERS = ["-fsanitize=undefined,address", "-fno-sanitize-recover=all"];

/** A program that was built, with what a reader should know of how; or why there is none and what to do about it. */
export type Built =
	| { readonly ok: true; readonly program: string; readonly notes: string[] }
	| { readonly ok: false; readonly why: string };

/** Builds the desk program. Throws with what the compiler says if it is there and refuses. */
export function build(): Built {
	const compiler = process.env.CC?.split(" ") ?? ["cc"];
	if (spawnSync(compiler[0], ["--version"]).status !== 0)
		return { ok: false, why: `there is no C compiler "${compiler[0]}"; apt install build-essential, or xcode-select --install` };
	mkdirSync(folder, { recursive: true });
	const program = join(folder, "desk");
	const sources = [
		...["desk", "parts"].map((name) => join(root, `tests/native/${name}.c`)),
		...PORTABLE.map((name) => join(native, `${name}.c`)),
	];
	const compile = (options: string[]) =>
		spawnSync(compiler[0], [...compiler.slice(1), ...STRICT, ...options, `-I${native}`, "-o", program, ...sources], { encoding: "utf8" });
	const watched = compile(SANITIZERS);
	if (watched.status === 0) return { ok: true, program, notes: [] };
	const plain = compile([]);
	if (plain.status !== 0) throw new Error(`the native part does not compile:\n${plain.stderr}`);
	return { ok: true, program, notes: ["without sanitizers, which this compiler does not have"] };
}

/** Says `words` to the program and returns its answers, one for each line. */
export function say(program: string, words: readonly string[]): string[] {
	const { status, stdout, stderr, error } = spawnSync(program, [], { input: words.join("\n"), encoding: "utf8", maxBuffer: 1 << 28 });
	if (error) throw error;
	if (status !== 0) throw new Error(`the native part broke off: ${stderr}`);
	return stdout.split("\n").slice(0, -1);
}
