// SPDX-License-Identifier: Apache-2.0
/** The simulator's machine outside, with the SDK's sockets of a desk. */
import Listener from "embedded:io/socket/listener";
import Tcp from "embedded:io/socket/tcp";
import Udp from "embedded:io/socket/udp";
import Resolver from "embedded:network/dns/resolver/udp";
import MqttClient from "embedded:network/mqtt/client";
import { Reporter } from "../../../src/network/reporter.js";
import { begin } from "../../sdk/machine/begin.js";
import { SdkCrypto } from "../../sdk/machine/secrets.js";
import type { Classes } from "../../sdk/platform.js";
import { type Joining, type Net, shownBy } from "../../sdk/shown.js";

// the SDK's declarations leave out some of what its classes do: that write() gives the room that is left, that a listener can be closed
function classes(): unknown {
	return { Tcp, Listener, Udp, Resolver, MqttClient, Crypto: SdkCrypto };
}

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

begin(shownBy(classes() as Classes, join));
