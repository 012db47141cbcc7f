// SPDX-License-Identifier: Apache-2.0
/** The engine-neutral tests on the XS of the Moddable SDK, with src preloaded and frozen as on the device. */
import { spawn } from "node:child_process";
import { abreast } from "../legs/abreast.js";
import type { Outcome } from "../legs/leg.js";
import { buildTests, whyNot } from "./mcconfig.js";
import { soundStack, typeInTheHeapOfTheDevice } from "./memory.js";
import { sdkTests } from "./neutral.js";
import { hearInTheMachineOutside } from "./outside.js";
import { compareScenarios } from "./scenarios.js";
import { ModuleRun } from "./verdicts.js";

const timeoutMs = 900_000;

/** What a machine holds after a collection, as the test program says it in its last line. */
interface Heap {
	readonly engine: string;
	readonly slots: number;
	readonly chunks: number;
}

/** Builds the tests with mcconfig and runs them; without an SDK it says so in a note. */
export async function moddable(): Promise<Outcome> {
	const missing = whyNot();
	if (missing) return { name: "XS 17 (Moddable SDK)", passed: 0, failed: 0, notes: [`did not run: ${missing}`] };
	const { program, warnings } = buildTests();
	for (const warning of warnings) console.log(`  ✘ the linker warns: ${warning}\n`);
	const idle = await runModule(program);
	let most = idle.heap;
	let passed = 0;
	let failed = warnings.length;
	for (const { run, heap } of await abreast(sdkTests(), (module) => runModule(program, module))) {
		const failures = run.failures();
		for (const failure of failures) console.log(failure);
		passed += run.passed;
		failed += failures.length;
		if (heap && most && heap.slots > most.slots) most = heap;
	}
	const { played, differences } = await compareScenarios(program);
	for (const difference of differences) console.log(`  ✘ ${difference}\n`);
	passed += played;
	failed += differences.length;
	const stack = soundStack(program);
	for (const failures of [stack.failures, typeInTheHeapOfTheDevice(program), hearInTheMachineOutside(program)]) {
		for (const failure of failures) console.log(`  ✘ ${failure}\n`);
		passed += failures.length === 0 ? 1 : 0;
		failed += failures.length;
	}
	const notes = [
		`${played} scenarios byte for byte as on Node`,
		`live when idle: ${live(idle.heap)}`,
		`after the largest test: ${live(most)}`,
		stack.note,
	];
	if (warnings.length > 0)
		notes.push(`${warnings.length} warnings of the linker; what is not frozen() takes a place in RAM for each object`);
	return { name: `XS ${idle.heap?.engine} (Moddable SDK)`, passed, failed, notes };
}

function live(heap: Heap | undefined): string {
	return heap ? `${heap.slots} slots, ${heap.chunks} bytes in chunks` : "unknown";
}

/** Runs one test module in a process of its own; without a module, the machine is only made and measured. */
function runModule(program: string, module?: string): Promise<{ run: ModuleRun; heap: Heap | undefined }> {
	return new Promise((resolve, reject) => {
		const run = new ModuleRun(module ?? "");
		const child = spawn(program, module ? [module] : [], { stdio: ["ignore", "pipe", "pipe"] });
		const late = setTimeout(() => child.kill("SIGKILL"), timeoutMs);
		let said = "";
		let complaints = "";
		child.stdout.on("data", (piece) => {
			said += piece;
		});
		child.stderr.on("data", (piece) => {
			complaints += piece;
		});
		child.on("error", reject);
		child.on("close", (code, signal) => {
			clearTimeout(late);
			if (code !== 0) run.breakOff(`${complaints.trim()} (${signal ?? `exit code ${code}`})`.trim());
			const others = said.split("\n").filter((line) => line && !run.read(line));
			resolve({ run, heap: heapIn(others.at(-1)) });
		});
	});
}

function heapIn(line: string | undefined): Heap | undefined {
	return line?.startsWith('{"engine":') ? JSON.parse(line) : undefined;
}
