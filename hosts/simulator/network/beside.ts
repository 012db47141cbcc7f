// SPDX-License-Identifier: Apache-2.0
/** What speaks to the network in the simulator, with the SDK's sockets of a desk. It runs in the app's own machine: on a desk the SDK's timers call in the main thread whatever machine has set them, so that a Worker which hears messages in its own thread would be run by two at once. */
import Listener from "embedded:io/socket/listener";
import Tcp from "embedded:io/socket/tcp";
import Udp from "embedded:io/socket/udp";
import Resolver from "embedded:network/dns/resolver/udp";
import MqttClient from "embedded:network/mqtt/client";
import Time from "time";
import Timer from "timer";
import { Reporter } from "../../../src/network/reporter.js";
import { SdkCrypto } from "../../sdk/machine/secrets.js";
import type { Machine } from "../../sdk/outpost.js";
import { Outside } from "../../sdk/outside.js";
import type { Classes } from "../../sdk/platform.js";
import { type Joining, type Net, shownBy } from "../../sdk/shown.js";

/** Time passes this often there, ms. */
const TICK_MS = 100;

/** This computer has a network already. */
const join: Joining = (window, { restarts }) => {
	const reporter = new Reporter(window);
	const net: Net = {
		online: true,
		dns: "",
		mqtt: "off",
		tick: (now) => reporter.tick(now, { network: "online", address: "127.0.0.1", signal: 0, mqtt: net.mqtt, restarts }),
	};
	return net;
};

/** Begins. Messages take their time, as those between machines do; nothing else is shared. */
export function beside(): Machine {
	const machine: Machine = {
		postMessage: (ordered) => later(() => attempt(outside, () => outside.hear(ordered))),
		terminate: () => Timer.clear(timer),
	};
	const outside = new Outside((said) => later(() => machine.onmessage?.(said)), shownBy(classes() as Classes, join));
	const began = Time.ticks;
	const timer = Timer.repeat(() => attempt(outside, () => outside.tick(Time.delta(began))), TICK_MS);
	return machine;
}

/** What is thrown here must not reach the desk: whoever watches over this begins anew. */
function attempt(outside: Outside, deed: () => void): void {
	try {
		deed();
	} catch (error) {
		outside.fail(`${error}`);
	}
}

function later(deed: () => void): void {
	Timer.set(deed, 0);
}

// the SDK's declarations leave out some of what its classes do: that write() gives the room that is left, that a listener can be closed
function classes(): unknown {
	return { Tcp, Listener, Udp, Resolver, MqttClient, Crypto: SdkCrypto };
}
