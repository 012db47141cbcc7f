// SPDX-License-Identifier: Apache-2.0
/** OpenEVSE's Python clients, which nobody here wrote, find an OpenEVSE: run where Python has them, by `pip install python-openevse openevsewifi`. */
import test from "ava";
import { VERSION } from "../../src/version.js";
import { alive, pythonWith, result, talk } from "./clients.js";
import { gateway } from "./gateway.js";

test.serial("python-openevse on a serial port", async (t) => {
	const found = pythonWith(t, "openevse, serial", "python-openevse pyserial");
	if (found === undefined) return;
	const { line, end } = alive();
	const python = talk(found, "serial");
	python.stdout?.on("data", (data: Buffer) => {
		for (const byte of data) line.rapi.take(byte, line.firmware.sense.now);
	});
	const timer = setInterval(() => {
		for (const frame of line.told()) python.stdin?.write(`${frame}\r`);
	}, 1);
	// it may end while something is told unasked that it does not wait for
	python.stdin?.on("error", (error: NodeJS.ErrnoException) => t.is(error.code, "EPIPE"));
	const said = await result(python);
	clearInterval(timer);
	end();
	t.deepEqual(said, SERIAL);
	t.is(line.firmware.values.evse.userLimit, 32_000);
});

/** What python-openevse 0.6 gives. Where it names an error of its own, the comment says whose limit that is. */
const SERIAL = {
	version: { firmware: VERSION, protocol: "5.2.1" },
	status: "not connected",
	capacity: 32,
	range: [6, 32],
	"set capacity": 16,
	"too much": "EvseError", // refused, and set to 32 A
	"capacity then": 32,
	"diode check": true,
	"diode check off": "EvseError", // nothing switches a protection off
	"diode check on": true,
	"self test": true,
	ventilation: true,
	"stuck relay": true,
	faults: { "GFI self test": 0, Ground: 0, "Stuck relay": 0 },
	temperature: { ds3231temp: 25, mcp9808temp: -256, tmp007temp: -256 },
	meter: { amps: 0, volts: 230 },
	ammeter: [1, 0],
	energy: 0,
	"no clock": "NoClock",
	"set clock": "2026-11-28 12:30:05",
	clock: "2026-11-28 12:30",
	"time limit": 0,
	"charge limit": 0,
	"timer off": true,
	"echo off": true,
	level: 2,
	display: "EvseError", // there is none
	sleep: "ValueError", // it reads fe as decimal: its limit
	enable: "not connected",
	news: null,
	reset: "EvseError", // it waits for a frame that protocol 5 does not have, and gets the answer
	"version then": { firmware: VERSION, protocol: "5.2.1" },
};

test.serial("openevsewifi through what answers as the gateway does", async (t) => {
	const found = pythonWith(t, "openevsewifi", "openevsewifi");
	if (found === undefined) return;
	const { line, end } = alive();
	const server = await gateway(line);
	const said = await result(talk(found, "http", server.host));
	server.close();
	end();
	t.deepEqual(said, HTTP);
});

/** What openevsewifi 1.1.2 gives. */
const HTTP = {
	status: "not connected",
	charge_time_elapsed: 0,
	time_limit: 0,
	ammeter_scale_factor: 1,
	ammeter_offset: 0,
	min_amps: 6,
	max_amps: 32,
	current_capacity: 32,
	service_level: 2,
	diode_check_enabled: true,
	vent_required_enabled: true,
	stuck_relay_check_enabled: true,
	gfi_self_test_enabled: true,
	gfi_trip_count: 0,
	no_gnd_trip_count: 0,
	stuck_relay_trip_count: 0,
	charging_current: 0,
	charging_voltage: 230,
	charge_limit: 0,
	ambient_temperature: -256,
	rtc_temperature: 25,
	ir_temperature: -256,
	usage_session: 0,
	usage_total: 0,
	firmware_version: VERSION,
	protocol_version: "5.2.1",
};

test.serial("python-openevse-http through a gateway that has RAPI for all that it does", async (t) => {
	const found = pythonWith(t, "openevsehttp", "python-openevse-http awesomeversion (Python 3.13 or newer)");
	if (found === undefined) return;
	const { line, end } = alive();
	const server = await gateway(line);
	const said = await result(talk(found, "gateway", server.host));
	server.close();
	end();
	t.deepEqual(said, GATEWAY);
});

/** What python-openevse-http 1.9.1 gives. */
const GATEWAY = {
	who: { serial: "123456", model: "unknown" },
	firmware: { openevse_firmware: VERSION, wifi_firmware: "3.3.1" },
	status: { state: "not connected", charging_current: 0, charging_voltage: 230, current_capacity: 32, ambient_temperature: 25 },
	checks: { diode_check_enabled: true, vent_required_enabled: true, ground_check_enabled: false, stuck_relay_check_enabled: true },
	trips: { gfi_trip_count: 0, no_gnd_trip_count: 0, stuck_relay_trip_count: 0 },
	"set current": "16",
	"status then": { current_capacity: 16 },
	"less than there is": "ValueError",
	"more than the circuit bears": "ValueError",
	"the same by hand": ["$SC 40 V", "$NK 32^00"],
	"no such command": ["$XX", "$NK^21"],
	sleep: "sleeping",
	wake: "not connected",
	"set time": "EndpointNotFound", // the gateway's own, not RAPI's
	clock: ["$GT", "$OK 165 165 165 165 165 85^1F"],
	usage: { usage_session: 0, usage_total: 0, charge_time_elapsed: 0 },
	override: "UnsupportedFeature",
	restart: "CommandFailedError", // nothing can restart this one
	"set current again": "32",
};
