// SPDX-License-Identifier: Apache-2.0
/** /status and /config: every member with its kind and unit, in each state of a charge. */
import test from "ava";
import { FAULTS } from "../../../src/control/faults.js";
import { CONFIG } from "../../../src/http/openevse/config.js";
import { OPENEVSE_FAULTS } from "../../../src/http/openevse/faults.js";
import { STATUS } from "../../../src/http/openevse/status.js";
import { charging, Laboratory, type Record_ } from "./openEvseLaboratory.js";

/** What is seen of a charger, without what changes by itself. */
function seen(laboratory: Laboratory, ...keys: readonly string[]): Record_ {
	const status = laboratory.get("/status");
	return Object.fromEntries(keys.map((key) => [key, status[key]]));
}

function states(laboratory: Laboratory): readonly unknown[] {
	const { state, status, vehicle } = laboratory.get("/status");
	return [state, status, vehicle];
}

test("a charger without a vehicle", (t) => {
	const { uptime, ...status } = new Laboratory().get("/status");
	t.deepEqual(status, {
		state: 1,
		status: "active",
		vehicle: 0,
		amp: 0,
		voltage: 230,
		power: 0,
		pilot: 32,
		max_current: 32,
		manual_override: 0,
		limit: false,
		elapsed: 0,
		session_energy: 0,
		total_energy: 0,
		temp: 250,
		battery_level: null,
		service_level: 2,
		evse_connected: 1,
		time: null,
		local_time: null,
		offset: null,
	});
	t.is(typeof uptime, "number");
});

test("a charge with three phases: mA, V, W, Wh, kWh, s, tenths of a °C", (t) => {
	const laboratory = charging();
	laboratory.words("sleep 600");
	const status = laboratory.get("/status");
	t.deepEqual(seen(laboratory, "amp", "voltage", "power", "state"), { amp: 16_000, voltage: 230, power: 11_040, state: 3 });
	// 11.04 kW for some ten minutes
	t.true(Math.abs((status.session_energy as number) - 1_850) < 20, `${status.session_energy} Wh`);
	t.true(Math.abs((status.total_energy as number) - 1.85) < 0.02, `${status.total_energy} kWh`);
	t.true(Math.abs((status.elapsed as number) - 606) <= 2, `${status.elapsed} s`);
	t.true((status.temp as number) >= 250 && (status.temp as number) < 400, `${status.temp}`);
	// what evcc and python-openevse-http reckon from it, each with its own phases
	t.is((((status.amp as number) * (status.voltage as number)) / 1_000) * 3, 11_040);
});

test("a vehicle that uses one of three phases: their mean, so that the product is the power", (t) => {
	const laboratory = new Laboratory();
	laboratory.words("plug; draw_power_regulated 16,1; within 5 expect contactor closed; sleep 5");
	const { amp, voltage, power } = laboratory.get("/status");
	t.is(amp, 5_333);
	t.true(Math.abs((amp as number) * (voltage as number) * 3 - 3_680_000) < 1_000);
	t.is(power, 3_680);
});

test("a charger with one phase", (t) => {
	const laboratory = new Laboratory(["phases=1"]);
	laboratory.words("plug; draw_power_regulated 16,1; within 5 expect contactor closed; sleep 5");
	t.deepEqual(seen(laboratory, "amp", "voltage", "power"), { amp: 16_000, voltage: 230, power: 3_680 });
	t.false(laboratory.get("/config").is_threephase);
});

test("what nobody measures is null, but for the power, of which a client makes a whole number", (t) => {
	const laboratory = new Laboratory();
	laboratory.words("meter lost; temperature lost; sleep 30");
	t.deepEqual(seen(laboratory, "amp", "voltage", "power", "temp"), { amp: null, voltage: null, power: 0, temp: null });
});

test("the state follows the vehicle, and what it was told", (t) => {
	const laboratory = new Laboratory();
	t.deepEqual(states(laboratory), [1, "active", 0]);
	laboratory.words("plug; sleep 3");
	t.deepEqual(states(laboratory), [2, "active", 1]);
	laboratory.words("draw_power_regulated 16,3; within 5 expect contactor closed; sleep 2");
	t.deepEqual(states(laboratory), [3, "active", 1]);
	laboratory.words("> pause\nsleep 3");
	t.deepEqual(states(laboratory), [254, "disabled", 1]);
	laboratory.words("unplug; sleep 3");
	t.deepEqual(states(laboratory), [254, "disabled", 0]);
	laboratory.words("> resume\nsleep 3");
	t.deepEqual(states(laboratory), [1, "active", 0]);
	laboratory.words("> disable\nsleep 3");
	t.deepEqual(states(laboratory), [255, "disabled", 0]);
	laboratory.words("> unassign\nsleep 3");
	t.deepEqual(states(laboratory), [1, "active", 0]);
	laboratory.words("> forbid\nsleep 3");
	t.deepEqual(states(laboratory), [255, "disabled", 0]);
});

test("a fault that stops is a state of its own, and one that warns is none", (t) => {
	const laboratory = charging();
	laboratory.words("meter lost; sleep 30");
	t.is(laboratory.get("/status").state, 3);
	laboratory.words("meter ok; residual 30; sleep 3");
	t.is(laboratory.get("/status").state, 6);
});

test("every fault has a state that OpenEVSE knows", (t) => {
	t.deepEqual(
		Object.keys(OPENEVSE_FAULTS),
		FAULTS.map(({ name }) => name),
	);
	for (const state of Object.values(OPENEVSE_FAULTS)) t.true((state >= 4 && state <= 15) || state === 255, `${state}`);
});

test("a limit shows at once, before the pilot follows, in whole amperes", (t) => {
	const laboratory = charging();
	laboratory.words("> limit ems 9.5\nsleep 1.5");
	t.deepEqual(seen(laboratory, "pilot", "max_current", "status"), { pilot: 9, max_current: 32, status: "active" });
	laboratory.words("> limit ems 5.9\nsleep 1.5");
	t.deepEqual(seen(laboratory, "pilot", "status"), { pilot: 0, status: "active" });
	laboratory.words("> set userLimit 20.7\nsleep 1.5");
	t.is(laboratory.get("/status").max_current, 20);
	t.is(laboratory.get("/config").max_current_soft, 20);
	t.is(laboratory.get("/config").max_current_hard, 32);
});

test("what is decoded as a whole number is one, whatever happens", (t) => {
	const laboratory = charging(["limit=31.9"]);
	const wholes = (fields: typeof STATUS, path: string) => {
		const record = laboratory.get(path);
		for (const { key, whole } of fields) if (whole === true) t.true(Number.isInteger(record[key]), `${key}: ${record[key]}`);
	};
	for (const words of ["sleep 1.3", "> limit ems 8.3\nsleep 2.7", "> set userLimit 6.5\nsleep 3.1", "unplug; sleep 2"]) {
		laboratory.words(words);
		wholes(STATUS, "/status");
		wholes(CONFIG, "/config");
	}
});

test("the time of day goes on between two looks, and says the zone's", (t) => {
	const laboratory = new Laboratory();
	laboratory.words("> clock 2026-07-01T10:00:00Z\n> zone CET-1CEST,M3.5.0,M10.5.0/3\nsleep 90");
	const { time, local_time, offset } = laboratory.get("/status");
	const told = Date.parse(`${time}`) - Date.parse("2026-07-01T10:01:30Z");
	t.true(Math.abs(told) <= 2_000, `${time}`);
	t.is(local_time, `${`${time}`.replace("T10", "T12").replace("Z", "")}+0200`);
	t.is(offset, "+0200");
});

test("how it is set up", (t) => {
	t.deepEqual(new Laboratory(["serial=PL-0001", "name=Garage", "mains.pen=yes", "ventilation=yes"]).get("/config"), {
		version: "5.0.0",
		firmware: "0.1.0",
		wifi_serial: "PL-0001",
		evse_serial: "PL-0001",
		buildenv: "pilotlight",
		protocol: "-",
		hostname: "Garage",
		min_current_hard: 6,
		max_current_hard: 32,
		max_current_soft: 32,
		is_threephase: true,
		service: 2,
		diode_check: true,
		gfci_check: true,
		ground_check: true,
		relay_check: true,
		vent_check: false,
		temp_check: true,
		time_zone: "UTC0",
		sntp_enabled: false,
	});
	t.is(new Laboratory(["name=Garage"]).get("/config").wifi_serial, "Garage");
});

test("a battery that was told of", (t) => {
	const laboratory = charging();
	laboratory.words("> battery 55 60\nsleep 2");
	t.is(laboratory.get("/status").battery_level, 55);
});
