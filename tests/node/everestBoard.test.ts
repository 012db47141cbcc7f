// SPDX-License-Identifier: Apache-2.0
/** The command `everest --board` beside brokers that nobody here wrote, with somebody above who speaks as EVerest does: QoS 2, and subscribed with 0. */
import test, { type ExecutionContext } from "ava";
import { aedes, hasMosquitto, mosquitto, type TestBroker, until } from "./broker.js";
import { Peer, withPassword } from "./everestPeer.js";
import { running } from "./running.js";

const BOARD = "everest_api/1/evse_board_support/board_1";
const METER = "everest_api/1/powermeter/board_1_meter";
const TOKENS = "everest_api/1/auth_token_provider/board_1_reader";
const EVENT = `${BOARD}/m2e/event`;
const DUTY_16 = "26.66666805744171";
const HEARTBEAT_MS = 1_000;

/** EVerest at a broker, as far as its heart beats and it says what it is told to. */
class Above {
	readonly peer: Peer;
	#heart: NodeJS.Timeout | undefined;

	private constructor(peer: Peer) {
		this.peer = peer;
	}

	/** It beats on from a number. */
	static async at(t: ExecutionContext, port: number, options: object, beat: number): Promise<Above> {
		const above = new Above(await Peer.at(t, port, options));
		let next = beat;
		above.#heart = setInterval(() => void above.tell("heartbeat", `${next++}`).catch(() => {}), HEARTBEAT_MS);
		t.teardown(() => above.silence());
		return above;
	}

	/** Its heart does not beat any more. */
	silence(): void {
		clearInterval(this.#heart);
	}

	tell(name: string, payload = ""): Promise<void> {
		return this.peer.publish(`${BOARD}/e2m/${name}`, payload);
	}

	allow(power: boolean): Promise<void> {
		return this.tell(
			"allow_power_on",
			JSON.stringify({ allow_power_on: power, reason: power ? "FullPowerCharging" : "PowerOff" }, null, 4),
		);
	}
}

/** A charge over a broker, through its restart, that EVerest takes up again. */
async function charge(t: ExecutionContext, broker: TestBroker, options: object, more: readonly string[], user: string): Promise<void> {
	const above = await Above.at(t, broker.port, options, 0);
	const url = `mqtt://${user}127.0.0.1:${broker.port}`;
	const command = running(t, ["everest", "--board", "--set", "mode=everest", "--module-id", "board_1", "--mqtt", url, ...more]);
	await above.peer.sees(EVENT, '"A"');
	for (const [name, payload] of [
		["ac_overcurrent_limit", "0.0"],
		["enable", "true"],
		["cp_state_X1", ""],
	])
		await above.tell(name, payload);
	await above.allow(false);
	await until(() => command.out().includes("HostReturned"), command.out);
	await above.peer.sees(`${BOARD}/m2e/capabilities`, '"max_current_A_import":32');
	command.type("plug");
	await above.peer.sees(EVENT, '"B"');
	// for a second after its return nothing is taken that gives
	await new Promise((resolve) => setTimeout(resolve, 2 * HEARTBEAT_MS));
	await above.tell("ac_overcurrent_limit", "16.0");
	await above.tell("pwm_on", DUTY_16);
	command.type("draw_power_regulated 16,3");
	await above.peer.sees(EVENT, '"C"');
	await above.allow(true);
	await above.peer.sees(EVENT, '"PowerOn"');
	await above.peer.sees(`${METER}/m2e/powermeter_values`, '"total":11040');
	t.is(await above.peer.ask(`${BOARD}/m2e`, `${BOARD}/e2m/reset`), true);
	command.type("> authorize CARD1 ISO14443");
	await above.peer.sees(`${TOKENS}/m2e/provided_token`, '"CARD1"');
	above.silence();
	await broker.close();
	await until(() => command.out().includes("no connection to"), command.out);
	await broker.open();
	const again = await Above.at(t, broker.port, options, 1_000);
	await again.peer.sees(`${BOARD}/m2e/raise_error`, '"host_lost"');
	await again.peer.sees(EVENT, '"PowerOff"');
	await again.peer.sees(`${BOARD}/m2e/clear_error`, '"host_lost"');
	const power = again.peer
		.told(EVENT)
		.map((told) => JSON.stringify(told))
		.filter((told) => told.includes("Power"));
	t.false(
		power.slice(power.findIndex((told) => told.includes("PowerOff"))).some((told) => told.includes("PowerOn")),
		"nothing of what it had permitted holds",
	);
	const opened = again.peer.heard.length;
	await again.tell("pwm_on", DUTY_16);
	await again.allow(true);
	await until(
		() => again.peer.heard.slice(opened).some(({ topic, payload }) => topic === EVENT && payload.includes("PowerOn")),
		() => "the contactor does not close by fresh commands",
	);
	const closed = again.peer.heard.length;
	await again.allow(false);
	await until(
		() => again.peer.heard.slice(closed).some(({ topic, payload }) => topic === EVENT && payload.includes("PowerOff")),
		() => "the contactor does not open",
	);
	t.is(await command.kill("SIGTERM"), 0);
	t.is(command.err(), "");
}

test("a charge by way of a broker from npm, which comes and goes, with a password", async (t) => {
	t.timeout(120_000);
	const broker = await aedes("correct horse");
	t.teardown(() => broker.end());
	await charge(t, broker, { username: "owner", password: "correct horse" }, withPassword("correct horse"), "owner@");
});

const withMosquitto = hasMosquitto() ? test : test.skip;

withMosquitto("a charge by way of mosquitto, which comes and goes", async (t) => {
	t.timeout(120_000);
	const broker = await mosquitto();
	t.teardown(() => broker.end());
	t.log(`mosquitto ${broker.version}`);
	await charge(t, broker, {}, [], "");
});

withMosquitto("the same with mosquitto's passwords", async (t) => {
	t.timeout(120_000);
	const broker = await mosquitto("correct horse");
	t.teardown(() => broker.end());
	await charge(t, broker, { username: "owner", password: "correct horse" }, withPassword("correct horse"), "owner@");
});

test("serve is a board below EVerest beside everything else, and says so while EVerest decides nothing", async (t) => {
	t.timeout(60_000);
	const broker = await aedes();
	t.teardown(() => broker.end());
	const peer = await Peer.at(t, broker.port);
	const command = running(t, ["serve", "--http", "0", "--mqtt", `mqtt://127.0.0.1:${broker.port}`, "--board", "--module-id", "board_1"]);
	await peer.sees(`${BOARD}/m2e/communication_check`, "true");
	await peer.sees("pilotlight/status", "online");
	await peer.sees(`${BOARD}/m2e/raise_error`, '"port_decides"');
	await until(
		() => command.out().includes("EVerest decides nothing here, the port does: its setting mode is port; type: set mode everest"),
		command.out,
	);
	t.true(command.out().includes("have it as their board"));
	t.is(await command.kill("SIGTERM"), 0);
});
