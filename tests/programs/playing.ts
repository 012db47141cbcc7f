// SPDX-License-Identifier: Apache-2.0
/** Plays scenarios in the test program of the SDK's XS: requests come as lines of JSON, and so do the outcomes. */
import { play } from "../../hosts/bench/play.js";

/** Plays each of them, and writes one line for each. */
export function run(write: (line: string) => void, requests: string): void {
	for (const line of requests.split("\n")) if (line !== "") write(`${JSON.stringify(play(JSON.parse(line)))}\n`);
}
