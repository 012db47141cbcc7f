// SPDX-License-Identifier: Apache-2.0
/** What stands outside, in a thread of its own: all that shows a charger to others, before one mirror of it. */
import type { MessagePort } from "node:worker_threads";
import { Mirror } from "../../../src/link/mirror.js";
import { Passage } from "../../../src/link/passage.js";
import type { Making, Own, Shower } from "../beside.js";
import { Onlookers } from "../onlookers.js";
import type { Ordered, Said } from "./messages.js";
import { reporting } from "./reporting.js";

/** Time passes this often, ms. */
const TICK_MS = 100;

/** Makes them, one after the other, and lets them look once the charger is there. What cannot be made is told, and nothing stands. */
export async function stand(port: MessagePort, own: Omit<Own, "tell">, making: readonly Making[], restarts: number): Promise<void> {
	const say = (said: Said): void => port.postMessage(said);
	const showers: Shower[] = [];
	try {
		for (const make of making) showers.push(await make({ ...own, tell: (line) => say({ tell: line }) }));
	} catch (error) {
		say({ failed: (error as Error).message });
		await closeAll(showers);
		port.close();
		return;
	}
	const onlookers = new Onlookers();
	const passage = new Passage(say, (frame) => mirror.take(frame));
	const mirror = new Mirror((frame) => passage.send(frame), onlookers);
	for (const shower of showers) onlookers.add(shower.serve(mirror));
	// the window of a cable takes no report
	if (own.options.port === undefined) onlookers.add(reporting(mirror, showers, own.options.host, restarts));
	let timer: NodeJS.Timeout | undefined;
	port.on("message", (ordered: Ordered) => {
		if ("go" in ordered) timer ??= ticking(mirror, passage, onlookers);
		else if ("end" in ordered) void end();
		else passage.hear(ordered);
	});
	say({ ready: showers.flatMap((shower) => shower.words()) });
	async function end(): Promise<void> {
		clearInterval(timer);
		await closeAll(showers);
		say({ ended: true });
		port.close();
	}
}

function ticking(mirror: Mirror, passage: Passage, onlookers: Onlookers): NodeJS.Timeout {
	const startedAt = performance.now();
	return setInterval(() => {
		const now = Math.trunc(performance.now() - startedAt);
		mirror.tick(now);
		onlookers.tick(now);
		passage.tick(now);
	}, TICK_MS);
}

async function closeAll(showers: readonly Shower[]): Promise<void> {
	await Promise.all(showers.map((shower) => shower.close()));
}
