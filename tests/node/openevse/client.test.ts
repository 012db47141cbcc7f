// SPDX-License-Identifier: Apache-2.0
/** python-openevse-http, the library of Home Assistant's OpenEVSE integration, finds a charger: run where Python has it. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { VERSION } from "../../../src/version.js";
import { charging } from "../../http/openevse/openEvseLaboratory.js";
import { root } from "../../tree.js";
import { until } from "../broker.js";
import { pythonWith, result } from "../clients.js";
import { PROGRAM } from "../command.js";
import { serve } from "./server.js";

const CLIENT = join(root, "tests/node/openevse/client.py");

const PASSWORD = "correct horse";

function pythonOf(t: ExecutionContext): string | undefined {
	return pythonWith(t, "openevsehttp", "python-openevse-http awesomeversion (Python 3.13 or newer)");
}

/** The command serve, with a vehicle that charges and a password that was set with its setup code; where it listens. */
async function serving(t: ExecutionContext): Promise<string> {
	const child = spawn(process.execPath, [PROGRAM, "serve", "--http", "0"]);
	t.teardown(() => child.kill("SIGKILL"));
	let out = "";
	child.stdout.on("data", (part) => (out += part));
	await until(
		() => /setup code is \S+/.test(out),
		() => out,
	);
	child.stdin.write("> set serial PL-0001\nplug; draw_power_regulated 16,3\n");
	const host = /http:\/\/([^/\s]+)/.exec(out)?.[1] ?? "";
	const [, code] = /setup code is (\S+)/.exec(out) ?? [];
	const body = JSON.stringify({ code, password: PASSWORD });
	const setup = await fetch(`http://${host}/api/setup`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
	t.is(setup.status, 204);
	await until(
		() => out.includes("vehicle draws 16 A"),
		() => out,
	);
	return host;
}

test.serial("python-openevse-http reads status and sets a limit and an override", async (t) => {
	t.timeout(60_000);
	const python = pythonOf(t);
	if (python === undefined) return;
	const served = await serve(charging(["serial=PL-0001"]));
	t.teardown(() => served.close());
	t.deepEqual(await result(spawn(python, [CLIENT, served.host])), saidOf(served.host));
});

test.serial("and so it does beside the command serve, with its password", async (t) => {
	t.timeout(60_000);
	const python = pythonOf(t);
	if (python === undefined) return;
	const host = await serving(t);
	const { status, ...said } = await result(spawn(python, [CLIENT, host, "owner", PASSWORD]));
	const { status: expected, ...others } = saidOf(host);
	const { charging_current, current_power, ...steady } = expected;
	t.like(status, steady);
	const { charging_current: milliAmps, current_power: watts } = status as { readonly [name: string]: number };
	t.true(Math.abs(milliAmps - charging_current) < 100 && Math.abs(watts - current_power) < 100, `${milliAmps} mA, ${watts} W`);
	t.deepEqual(said, others);
	t.deepEqual(await result(spawn(python, [CLIENT, host, "owner", "wrong horse"])), { who: "AuthenticationError: " });
});

/** What it raises for a request that is refused. */
function failed(reason: string): string {
	return `CommandFailedError: ${reason}`;
}

/** What python-openevse-http 1.9.1 gives; null is its answer where it only says that nothing went wrong. */
function saidOf(host: string) {
	return {
		who: { serial: "PL-0001", model: "pilotlight" },
		versions: { wifi_firmware: "5.0.0", openevse_firmware: VERSION, protocol_version: null },
		...SAID,
		divert: `EndpointNotFound: http://${host}/divertmode is not available on this firmware`,
		shaper: `EndpointNotFound: http://${host}/shaper is not available on this firmware`,
	};
}

const OK = { msg: "OK" };
const SAID = {
	status: {
		state: "charging",
		status: "active",
		vehicle: true,
		charging_current: 16_000,
		charging_voltage: 230,
		current_power: 11_040,
		current_capacity: 32,
		max_current: 32,
		ambient_temperature: 25,
		service_level: "2",
		manual_override: false,
		has_limit: false,
	},
	bounds: { min_amps: 6, max_amps: 32, max_current_soft: 32 },
	"no override": {},
	override: OK,
	"override then": { auto_release: true, state: "active", charge_current: 10 },
	"status then": { current_capacity: 10, max_current: 10, manual_override: true, status: "active" },
	current: null,
	"current then": { auto_release: true, state: "active", charge_current: 12 },
	"too much": "ValueError: Current limit 33 is out of range (6-32)",
	disabled: OK,
	"disabled then": { status: "disabled", state: "sleeping", current_capacity: 0 },
	"its state": "disabled",
	cleared: null,
	"its state then": "auto",
	toggled: null,
	"toggled then": { state: "disabled", auto_release: true },
	"toggled again": null,
	on: null,
	"on then": { manual_override: true },
	off: null,
	"off then": { manual_override: false, status: "active" },
	"no state": failed('"energy_limit" belongs to no claim; tell it to /limit'),
	"no limit": {},
	limit: OK,
	"limit then": { type: "time", value: 60, auto_release: true },
	"limit seen": { has_limit: true },
	"another limit": OK,
	"limit of energy": failed(
		"there is no limit of energy here: no limit of the port ends with an energy; a target says how much is wanted (action target); there is one of time",
	),
	"limit cleared": OK,
	"limit at last": {},
	claim: OK,
	claims: [{ client: 20, priority: 500, auto_release: true, state: "active", charge_current: 9 }],
	target: {
		properties: { state: "active", charge_current: 9, max_current: 9, auto_release: false },
		claims: { charge_current: 20, max_current: 20 },
	},
	"charge current": 9,
	released: OK,
	"claims then": [],
	schedule: [],
	"set time": null,
	rapi: ["$G0", "$OK 1^31"],
	"no such command": ["$XX", "$NK^21"],
	socket: "stopped", // and it does not try again: it polls
	"status without it": { vehicle: true },
	gateway: failed('there is no gateway of its own here; {"device":"evse"} restarts the charger'),
	restart: failed("nothing can restart this one; switch its supply off and on"),
	battery: failed("the charger measures by itself, and divides no surplus; whoever does sets a limit, by /override"),
	"charge mode": failed("settings are not changed here; they are at the console, and the action set"),
};
