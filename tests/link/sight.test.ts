// SPDX-License-Identifier: Apache-2.0
/** Sight: what changes is found in time, told once, and nothing else is told. */
import test from "ava";
import type { Firmware } from "../../src/firmware.js";
import { PARTS, Sight } from "../../src/link/sight.js";
import { heldOf } from "../../src/settings/settings.js";
import { SETTINGS, type Setting } from "../../src/settings/table.js";
import { textIn } from "../../src/settings/units.js";
import { PROPERTIES, READINGS } from "../../src/thing/properties.js";
import { Cabinet } from "../firmware/cabinet.js";

const TICK_MS = 10;
/** Until all readings were looked at, and all settings, ms. */
const ROUND_MS = 200;
const SETTINGS_MS = 1_000;

/** Rows of the members of a record. */
function rowsOf(members: string): { readonly [key: string]: unknown } {
	return JSON.parse(`{${members}}`);
}

/** One that has seen everything. */
function settled(firmware: Firmware): Sight {
	const sight = new Sight(firmware);
	for (let part = 0; part < PARTS; part++) sight.part(part);
	for (let i = 0; i < 1_000; i++) sight.look();
	sight.changes();
	return sight;
}

/** How long it takes until a key is told, ms. */
function delayOf(sight: Sight, key: string, most: number): number {
	for (let ms = TICK_MS; ms <= most; ms += TICK_MS) {
		sight.look();
		if (key in rowsOf(sight.changes())) return ms;
	}
	return Number.POSITIVE_INFINITY;
}

/** What changes a reading. */
const CHANGES: { readonly [key: string]: (firmware: Firmware, i: number) => void } = {
	state: ({ report }, i) => void ((report as { state: number }).state = (report.state + 1 + (i & 1)) % 10),
	"pilot.letter": ({ report }) => void ((report as { letter: number }).letter = (report.letter + 1) % 6),
	faults: ({ report }) => void (report.faults ^= 4),
	blockers: ({ report }) => void (report.blockers ^= 4),
	"pilot.duty": ({ drive }, i) => void (drive.duty = 1_000 + i),
	"pilot.high": ({ sense }, i) => void (sense.pilot.high[sense.pilot.count - 1] = i),
	contactor: ({ drive }) => void (drive.contactor = drive.contactor === 1 ? 0 : 1),
	proximity: ({ sense }, i) => void (sense.proximityOhms = 300 + i),
	temperature: ({ sense }, i) => void (sense.temperatures[0] = 20_000 + i),
	offered: ({ report }, i) => void (report.offeredMa = 6_000 + i),
	signalled: ({ report }, i) => void (report.signalledMa = 6_000 + i),
	limits: ({ evse }, i) => void evse.setLimit("ems", { ma: 6_000 + i }),
	"meter.power": ({ sense }, i) => void (sense.mains.milliWatts = i),
	"meter.voltage3": ({ sense }, i) => void (sense.mains.milliVolts[2] = 229_000 + i),
	"battery.soc": ({ evse }, i) => evse.tellBattery({ percent: i % 100, capacityMwh: 1_000_000 }),
	zone: ({ evse }, i) => void evse.setZone(`XST-${1 + (i % 9)}`),
};

test("each reading that changes is told within its time, whenever it changes", (t) => {
	const { firmware } = new Cabinet().run(1_500, "A");
	const sight = settled(firmware);
	for (const [key, change] of Object.entries(CHANGES)) {
		const { every } = READINGS.find((row) => row.key === key) ?? { every: Number.NaN };
		for (let i = 1; i <= 5; i++) {
			for (let wait = 0; wait < 7 * i; wait++) sight.look();
			sight.changes();
			change(firmware, i);
			const ms = delayOf(sight, key, 20_000);
			t.true(ms <= (every === 0 ? ROUND_MS : every + ROUND_MS), `${key}: ${ms} ms`);
		}
	}
});

/** Sets a setting to something else than it is; false if what belongs together forbids both ends of its range. */
function changeSetting(firmware: Firmware, setting: Setting): boolean {
	const texts = "text" in setting ? ["x"] : [setting.row.min, setting.row.max].map((value) => textIn(setting.row.unit, value));
	const before = heldOf(firmware.values, setting);
	for (const text of texts)
		try {
			firmware.install(`${setting.key}=${text}`);
			if (heldOf(firmware.values, setting) !== before) return true;
		} catch {
			// the other end may be possible
		}
	return false;
}

test("each setting that changes is told within a second", (t) => {
	const { firmware } = new Cabinet().run(100, "A");
	const sight = settled(firmware);
	const changed = SETTINGS.filter((setting) => {
		if (!changeSetting(firmware, setting)) return false;
		const ms = delayOf(sight, `set.${setting.key}`, 2_000);
		t.true(ms <= SETTINGS_MS, `${setting.key}: ${ms} ms`);
		return true;
	});
	t.true(changed.length > SETTINGS.length / 2, `${changed.length} of ${SETTINGS.length}`);
});

test("the parts are everything, each row once, as it is at that moment", (t) => {
	const { firmware } = new Cabinet().run(1_500, "A").run(1_500, "B").run(2_000, "C");
	const sight = new Sight(firmware);
	const all: string[] = [];
	for (let part = 0; part < PARTS; part++) all.push(...Object.keys(rowsOf(sight.part(part))));
	t.deepEqual(
		all,
		PROPERTIES.map(({ key }) => key),
	);
	firmware.report.offeredMa = 12_345;
	const part = Math.trunc(all.indexOf("offered") / 16);
	t.is(rowsOf(sight.part(part)).offered, 12_345);
	t.is(rowsOf(sight.changes()).offered, 12_345, "whoever has had its part before hears of it as of a change");
});

test("however much changes at once, no snapshot is longer than 2 kB, and all of it comes", (t) => {
	const { firmware } = new Cabinet().run(1_500, "A");
	const sight = settled(firmware);
	for (let i = 0; i < 32; i++) firmware.evse.setLimit(`limit-with-a-long-name-${i}`.slice(-24), { ma: 10_000 + i });
	for (const change of Object.values(CHANGES)) change(firmware, 77);
	const missing = new Set(Object.keys(CHANGES));
	for (let i = 0; i < 600 && missing.size > 0; i++) {
		sight.look();
		if (i % 25 !== 24) continue;
		const members = sight.changes();
		t.true(members.length < 2_000, `${members.length}`);
		for (const key of Object.keys(rowsOf(members))) missing.delete(key);
	}
	t.deepEqual([...missing], []);
});
