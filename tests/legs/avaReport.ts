// SPDX-License-Identifier: Apache-2.0
/** Reads what ava prints: counts it, and leaves out the tests that passed without a word and the frames that are not ours. */
import type { Outcome } from "./leg.js";

const foreign = /^\s+at .*(node:internal\/|\/node_modules\/)/;
const broken = /^ {2}(\d+) (?:uncaught exceptions?|unhandled rejections?|tests? (?:was|were) pending)/;

/** One run of ava. */
export class AvaReport {
	#passed = 0;
	#failed = 0;
	#skipped = 0;
	#claimed: number | undefined;
	#silent: string | undefined;

	/** Takes the next line of the report and gives the lines that people should see. */
	read(line: string): string[] {
		const quiet = this.#silent;
		this.#silent = undefined;
		if (line.startsWith("  ✔ ")) {
			this.#passed++;
			// shown only if notes of the test follow
			this.#silent = line;
			return [];
		}
		if (line.startsWith("  ✘ ")) this.#failed++;
		if (line.startsWith("  - [skip]") || line.startsWith("  - [todo]")) this.#skipped++;
		this.#failed += Number(broken.exec(line)?.[1] ?? 0);
		this.#claimed ??= claimed(line);
		if (foreign.test(line)) return [];
		return quiet && line.startsWith("    ") ? [quiet, line] : [line];
	}

	/** The counts, given ava's exit code: whatever the report said, a run that ends badly has failed. */
	counts(status: number): Pick<Outcome, "passed" | "failed" | "notes"> {
		const notes: string[] = [];
		let failed = this.#failed;
		if (this.#skipped > 0) notes.push(`${this.#skipped} skipped`);
		if (status !== 0 && failed === 0) {
			failed = 1;
			notes.push(`ava ended with exit code ${status}`);
		}
		if (status === 0 && this.#claimed !== this.#passed) {
			failed++;
			notes.push(`ava speaks of ${this.#claimed} passed tests, ${this.#passed} were counted in its report`);
		}
		return { passed: this.#passed, failed, notes };
	}
}

function claimed(line: string): number | undefined {
	const match = /^ {2}(\d+) tests? passed$/.exec(line);
	return match ? Number(match[1]) : undefined;
}
