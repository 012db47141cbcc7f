// SPDX-License-Identifier: Apache-2.0
/** The chip's machine outside: its radio, and the SDK's sockets on it. It runs beside the radio, on the core that the charger's machine does not need. */
import Listener from "embedded:io/socket/listener";
import Tcp from "embedded:io/socket/tcp";
import Udp from "embedded:io/socket/udp";
import Resolver from "embedded:network/dns/resolver/udp";
import WiFi from "embedded:network/interface/wifi";
import MqttClient from "embedded:network/mqtt/client";
import NTP from "embedded:network/ntp/client";
import { Charger } from "../../../src/link/charger.js";
import { Network } from "../../../src/network/network.js";
import { begin } from "../../sdk/machine/begin.js";
import { SdkCrypto } from "../../sdk/machine/secrets.js";
import type { Classes } from "../../sdk/platform.js";
import { type Joining, shownBy } from "../../sdk/shown.js";
import { Task } from "../native/task.js";
import { NtpServer } from "./ntpServer.js";
import { WifiRadio } from "./wifiRadio.js";

// the SDK's declarations leave out some of what its classes do: that write() gives the room that is left, that a listener can be closed
function classes(): unknown {
	return { Tcp, Listener, Udp, Resolver, MqttClient, Crypto: SdkCrypto };
}
const task = new Task();

const join: Joining = (mirror, { restarts, dns }, chance) => {
	const ask = (server: string) => {
		// the SDK's declarations leave out what a resolver is made with
		const names = { io: Resolver, servers: [network.dns || dns], socket: { io: Udp } };
		return new NTP({ servers: [server], socket: { io: Udp }, dns: names });
	};
	const network = new Network({
		mirror,
		charger: new Charger(mirror),
		radio: new WifiRadio((onChanged) => new WiFi({ onChanged })),
		time: new NtpServer(ask),
		chance,
		restarts,
	});
	return network;
};

// a handshake or a flood may keep this machine busy for longer than the watchdog waits, and that must not restart the charger
task.unwatch();
begin(shownBy(classes() as Classes, join), () => task.park());
