// SPDX-License-Identifier: Apache-2.0
/** OpenEVSE's Python clients, which nobody here wrote, find an OpenEVSE: run where Python has them, by `pip install python-openevse openevsewifi`. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { frameOf } from "../../src/rapi/frame.js";
import { VERSION } from "../../src/version.js";
import { Line } from "../rapi/line.js";
import { root } from "../tree.js";

const PYTHON = process.env.PYTHON ?? "python3";
const CLIENTS = join(root, "tests/node/openevse_clients.py");

/** Whether Python has a module; if not, the test says so and proves nothing. */
function has(t: ExecutionContext, module: string, packages: string): boolean {
	const there = spawnSync(PYTHON, ["-c", `import ${module}`]).status === 0;
	if (there) return true;
	t.log(`did not run: ${PYTHON} has no ${module}; pip install ${packages}, or set PYTHON to one that has it`);
	t.pass();
	return false;
}

/** A charger whose time goes by as it does for whoever asks. */
function alive(): { line: Line; end(): void } {
	const line = new Line(["limit=32"]).run(1_500);
	line.told();
	const timer = setInterval(() => line.run(10), 10);
	return { line, end: () => clearInterval(timer) };
}

/** What the clients say at their end. */
function result(python: ChildProcess): Promise<Record<string, unknown>> {
	let text = "";
	python.stderr?.on("data", (data) => (text += data));
	return new Promise((resolve) => python.on("close", () => resolve(JSON.parse(text))));
}

test.serial("python-openevse on a serial port", async (t) => {
	if (!has(t, "openevse, serial", "python-openevse pyserial")) return;
	const { line, end } = alive();
	const python = spawn(PYTHON, [CLIENTS, "serial"]);
	python.stdout.on("data", (data: Buffer) => {
		for (const byte of data) line.rapi.take(byte, line.firmware.sense.now);
	});
	const timer = setInterval(() => {
		for (const frame of line.told()) python.stdin.write(`${frame}\r`);
	}, 1);
	// it may end while something is told unasked that it does not wait for
	python.stdin.on("error", (error: NodeJS.ErrnoException) => t.is(error.code, "EPIPE"));
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
	if (!has(t, "openevsewifi", "openevsewifi")) return;
	const { line, end } = alive();
	const server = await gateway(line);
	const said = await result(spawn(PYTHON, [CLIENTS, "http", `127.0.0.1:${(server.address() as AddressInfo).port}`]));
	server.close();
	end();
	t.deepEqual(said, HTTP);
});

/** POST rapi=$GS, answered by {"cmd": …, "ret": "$OK …^CK"}. */
function gateway(line: Line): Promise<Server> {
	const server = createServer((request, response) => {
		let body = "";
		request.on("data", (data) => (body += data));
		request.on("end", () => {
			const cmd = new URLSearchParams(body).get("rapi") ?? "";
			response.end(JSON.stringify({ cmd, ret: line.raw(frameOf(cmd.slice(1)).slice(0, -1)) }));
		});
	});
	return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

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
