// SPDX-License-Identifier: Apache-2.0
/** What a day with one charge of eight hours writes to the store, on a slow flash and on a quick one; too long to run on XS as well. */
import test from "ava";
import { Bench } from "../../hosts/bench/bench.js";
import { MemoryMedium } from "../../hosts/bench/records.js";
import { powerUp } from "../../src/firmware.js";
import { DEAF } from "../bench/dummy.js";

const HOUR_MS = 3_600_000;
const CHARGE_HOURS = 8;

interface Wear {
	/** Writes, and of them those of the whole journal; bytes of all. */
	readonly writes: number;
	readonly copies: number;
	readonly bytes: number;
	/** The most that has waited, characters. */
	readonly waited: number;
}

/** A day on a store whose writes take so long: a card, a charge, a limit that somebody tells each hour. */
function day(flashMs: number): Wear {
	const medium = new MemoryMedium();
	const wear = { writes: 0, copies: 0, bytes: 0, waited: 0 };
	const count = (bytes: Uint8Array): void => {
		wear.writes += 1;
		wear.bytes += bytes.length;
	};
	const counted = {
		read: () => medium.read(),
		append: (bytes: Uint8Array) => {
			count(bytes);
			medium.append(bytes);
		},
		replace: (bytes: Uint8Array) => {
			count(bytes);
			wear.copies += 1;
			medium.replace(bytes);
		},
	};
	const power = powerUp([]);
	const bench = new Bench(
		({ retained, ...outlets }) =>
			power({
				...outlets,
				retained: {
					recall: () => retained.recall(),
					retain: (text) => {
						wear.waited = Math.max(wear.waited, text.length);
						return retained.retain(text);
					},
				},
			}),
		DEAF,
		1,
		counted,
	);
	bench.slowStore(flashMs);
	bench.device?.setClock(Date.UTC(2026, 5, 1, 20));
	bench.goTo(HOUR_MS);
	bench.board.vehicle.drawRegulated(16_000, 3);
	bench.settle();
	for (let hour = 1; hour <= CHARGE_HOURS; hour++) {
		bench.goTo(hour * HOUR_MS + 60_000);
		bench.type(`limit ems ${10 + hour}\r`);
		bench.goTo((hour + 1) * HOUR_MS);
	}
	bench.board.vehicle.unplug();
	bench.settle();
	bench.goTo(24 * HOUR_MS);
	return wear;
}

test("a flash that has to wait for an open contactor is written some ten times a day", (t) => {
	const { writes, copies, bytes, waited } = day(45);
	t.log(`${writes} writes, ${copies} copies, ${bytes} bytes a day; ${waited} characters have waited at most`);
	t.true(writes >= 5 && writes <= 12);
	t.true(waited > 0 && waited < 1_024, "half of what an ESP32 retains");
});

test("a quick store is written once a minute of charging", (t) => {
	const { writes, copies, bytes } = day(0);
	t.log(`${writes} writes, ${copies} copies, ${bytes} bytes a day`);
	t.true(writes >= CHARGE_HOURS * 60 && writes <= CHARGE_HOURS * 75);
	t.true(copies <= writes / 10);
});
