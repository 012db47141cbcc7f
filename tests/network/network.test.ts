// SPDX-License-Identifier: Apache-2.0
/** The network beside a charger: what is set on its console is joined, and what comes of it is seen inside. */
import test from "ava";
import { Charger } from "../../src/link/charger.js";
import { Mirror } from "../../src/link/mirror.js";
import { saidOf } from "../../src/link/shown.js";
import type { End } from "../../src/link/window.js";
import { Network } from "../../src/network/network.js";
import { propertyOf } from "../../src/thing/properties.js";
import { Typing } from "../console/typing.js";
import { FakeRadio } from "./fakeRadio.js";

const NOON_MS = 1_795_890_600_000;
const TICK_MS = 250;

/** A charger with its outside, in virtual time. */
class House {
	readonly radio = new FakeRadio();
	readonly desk: Typing;
	readonly network: Network;
	readonly mirror: Mirror;
	readonly asked: string[] = [];
	/** Frames to the charger. */
	readonly sent: string[] = [];
	deaf = false;
	now = 0;
	readonly #end: End | undefined;

	constructor(...settings: string[]) {
		this.desk = new Typing(...settings);
		this.#end = this.desk.firmware.window.open((frame) => this.mirror.take(frame), true);
		this.mirror = new Mirror((frame) => {
			this.sent.push(frame);
			if (!this.deaf) this.#end?.take(frame);
		});
		const time = {
			ask: (server: string, answered: (unixMs: number | undefined) => void) => {
				this.asked.push(server);
				answered(NOON_MS);
			},
			giveUp: () => {},
		};
		const charger = new Charger(this.mirror);
		this.network = new Network({ mirror: this.mirror, charger, radio: this.radio, time, chance: (limit) => limit >> 1, restarts: 2 });
		this.radio.rejected = () => this.network.rejected();
	}

	pass(seconds: number): this {
		for (let left = seconds * 1_000; left > 0; left -= TICK_MS) {
			this.now += TICK_MS;
			this.desk.play(`sleep ${TICK_MS / 1_000}`);
			this.radio.to(this.now);
			this.mirror.tick(this.now);
			this.network.tick(this.now);
		}
		return this;
	}

	seen(key: string) {
		return saidOf(key, propertyOf(key)?.read(this.desk.firmware));
	}

	get joined(): string[] {
		return this.radio.commands.flatMap(([, what, ssid = ""]) => (what === "join" ? [ssid] : []));
	}
}

test("nothing is joined before a network is set, and the charger sees that its outside is there", (t) => {
	const house = new House().pass(20);
	t.deepEqual(house.radio.commands, []);
	t.deepEqual(
		["network.state", "network.address", "network.signal", "mqtt.state", "outside.restarts"].map((key) => house.seen(key)),
		["off", "", null, "off", 2],
	);
	t.deepEqual(house.asked, []);
});

test("what is typed on the console is joined, seen there, and brings the time of day", (t) => {
	const house = new House().pass(10);
	house.desk.type("wifi home");
	house.desk.type("correct horse");
	house.pass(10);
	t.deepEqual(house.joined, ["home"]);
	t.deepEqual(house.radio.wanted, { ssid: "home", password: "correct horse", hostname: "pilotlight", address: undefined });
	t.deepEqual(house.desk.type("wifi"), ['network "home", password set', "network online, address 192.168.1.7, signal -60 dBm"]);
	t.deepEqual(house.asked, ["time.cloudflare.com"]);
	t.is(house.desk.firmware.evse.clockMs === undefined ? 0 : Math.floor(house.desk.firmware.evse.clockMs / 60_000), NOON_MS / 60_000);
	t.is(house.network.dns, "");
	house.network.mqtt = "refused";
	house.pass(2);
	t.is(house.seen("mqtt.state"), "refused");
	house.desk.type("wifi off");
	house.pass(5);
	t.is(house.seen("network.state"), "off");
	t.is(house.radio.link, "apart");
});

test("a wrong password is seen, and the right one joined at once", (t) => {
	const house = new House("wifi.ssid=home", "wifi.password=wrong one");
	house.radio.tells = true;
	house.pass(30);
	t.is(house.seen("network.state"), "wrong password");
	house.desk.type("set wifi.password correct horse");
	house.pass(10);
	t.is(house.seen("network.state"), "online");
});

test("another secret, or another setting, does not leave the network; another host name does, and comes back with it", (t) => {
	const house = new House("wifi.ssid=home", "wifi.password=correct horse").pass(20);
	house.desk.type("set password hunter22");
	house.desk.type("set limit 16");
	house.pass(10);
	t.is(house.radio.commands.length, 1);
	house.desk.type("set network.hostname garage");
	house.desk.type("set network.address 192.168.1.20/24 192.168.1.1 9.9.9.9");
	house.pass(15);
	t.is(house.radio.wanted?.hostname, "garage");
	t.is(house.seen("network.address"), "192.168.1.20");
	t.is(house.network.dns, "9.9.9.9");
	t.deepEqual(house.radio.complaints, []);
});

test("no server is asked where the owner wants none, and a clock that a person has told stands", (t) => {
	const house = new House("wifi.ssid=home", "wifi.password=correct horse", "ntp=off");
	house.desk.type("clock 2027-01-01T00:00:00Z");
	house.pass(60);
	t.deepEqual(house.asked, []);
	t.is(house.desk.type("clock")[0].slice(0, 26), "time of day 2027-01-01T00:");
});

test("a charger that does not answer keeps its network, and is told all anew when it does", (t) => {
	const house = new House("wifi.ssid=home", "wifi.password=correct horse").pass(20);
	house.deaf = true;
	house.pass(60);
	t.is(house.seen("network.state"), "unknown", "nobody renews it");
	t.true(house.network.online);
	house.deaf = false;
	house.pass(10);
	t.is(house.seen("network.state"), "online");
	t.deepEqual(house.joined, ["home"]);
});

test("the password crosses the window only where it is asked for, and asks are few", (t) => {
	const house = new House("wifi.ssid=home", "wifi.password=correct horse").pass(200);
	t.is(house.sent.filter((frame) => frame.includes("reveal")).length, 1);
	const reports = house.sent.filter((frame) => frame.includes("report")).length;
	t.true(reports >= 20 && reports < 30, `${reports}`);
});
