// SPDX-License-Identifier: Apache-2.0
/** The words of the network: what they show and set, and passwords that no answer repeats. */
import test from "ava";
import { Typing } from "./typing.js";

const UNKNOWN = "network unknown";

test("nothing is set at first", (t) => {
	const desk = new Typing();
	t.deepEqual(desk.type("wifi"), ["no wireless network; join one with wifi NAME", UNKNOWN]);
	t.deepEqual(desk.type("mqtt"), ["no broker of MQTT; choose one with mqtt mqtt://HOST"]);
	t.deepEqual(desk.type("network"), [
		UNKNOWN,
		"host name pilotlight, address from dhcp",
		"page and API on, password not set",
		"time of day from time.cloudflare.com",
		"no broker of MQTT; choose one with mqtt mqtt://HOST",
		"the network's part was started anew 0 times since power-up",
	]);
});

test("a wireless network is joined with a password that is asked for, and left", (t) => {
	const desk = new Typing();
	t.deepEqual(desk.type("wifi My home"), ['password of "My home", empty for an open network: ']);
	t.is(desk.firmware.asks, 'password of "My home", empty for an open network: ');
	t.deepEqual(desk.type("correct horse"), ["wifi.ssid My home, wifi.password set"]);
	t.is(desk.firmware.asks, "");
	t.is(desk.firmware.values.secrets["wifi.password"], "correct horse");
	t.deepEqual(desk.type("wifi"), ['network "My home", password set', UNKNOWN]);
	t.deepEqual(desk.type("wifi off"), ["wifi.ssid"]);
	t.is(desk.firmware.values.network["wifi.ssid"], "");
});

test("a password that cannot be changes nothing", (t) => {
	const desk = new Typing("wifi.ssid=Old", "wifi.password=old secret");
	desk.type("wifi New");
	t.deepEqual(desk.type("short"), ["error: wifi.password: 8 to 63 characters, or 64 hexadecimal digits, or empty for an open network"]);
	t.deepEqual(desk.type("wifi"), ['network "Old", password set', UNKNOWN]);
	t.is(desk.firmware.values.secrets["wifi.password"], "old secret");
	t.regex(desk.type(`wifi ${"x".repeat(33)}`)[0], /^error: wifi\.ssid: .* at most 32$/);
});

test("a password that nobody types is not waited for, and what comes later is a line again", (t) => {
	const desk = new Typing();
	desk.type("wifi Home");
	t.deepEqual(desk.play("sleep 59"), []);
	t.deepEqual(desk.play("sleep 2"), ["nothing was changed"]);
	t.deepEqual(desk.type("wifi"), ["no wireless network; join one with wifi NAME", UNKNOWN]);
	desk.type("wifi Home");
	t.deepEqual(desk.play(">> abc\\x03"), ["nothing was changed"]);
	t.is(desk.firmware.asks, "");
});

test("the password of the page is typed twice, and no answer repeats it", (t) => {
	const desk = new Typing();
	const said: string[] = [];
	const type = (line: string) => {
		const answer = desk.type(line);
		said.push(...answer);
		return answer;
	};
	t.deepEqual(type("password"), ["new password, at least 8 characters: "]);
	t.deepEqual(type("hunter2"), ["error: password: at least 8 characters"]);
	type("password");
	t.deepEqual(type("hunter22!"), ["the same again: "]);
	t.deepEqual(type("hunter23!"), ["error: the two are not the same; nothing was changed"]);
	type("password");
	type("hunter22!");
	t.deepEqual(type("hunter22!"), ["password set"]);
	t.is(desk.firmware.values.secrets.password, "hunter22!");
	t.deepEqual(type("password"), ["new password, empty for the old one: "]);
	t.deepEqual(type(""), ["nothing was changed"]);
	t.deepEqual(type("password hunter24"), ["error: password takes no argument; it is asked for, so that nobody reads it"]);
	t.deepEqual(type("set password hunter25"), ["password set"]);
	t.regex(type(`set password ${"hunter26".repeat(9)}`)[0], /^error: value: what was typed has 72 characters; at most 64$/);
	for (const word of ["get password", "settings password", "get", "settings", "network", "info", "log", "haystack zinc"])
		said.push(...desk.type(word, 20));
	t.true(said.includes("password set"));
	t.false(said.join("\n").includes("hunter2"));
});

test("a broker is chosen with its user, or nobody, or none", (t) => {
	const desk = new Typing();
	t.deepEqual(desk.type("mqtt mqtts://broker.local:8884 charger"), ["password of charger: "]);
	t.deepEqual(desk.type("a secret"), ["mqtt.url mqtts://broker.local:8884, mqtt.user charger, mqtt.password set"]);
	t.deepEqual(desk.type("mqtt"), ["broker mqtts://broker.local:8884, user charger, unknown"]);
	t.deepEqual(desk.type("mqtt mqtt://other"), ["mqtt.url mqtt://other, mqtt.user, mqtt.password"]);
	t.is(desk.firmware.values.secrets["mqtt.password"], "");
	t.deepEqual(desk.type("mqtt off"), ["mqtt.url"]);
	t.regex(desk.type("mqtt broker me")[0], /^error: mqtt\.url: "broker" is no broker; write mqtt:\/\/HOST/);
	t.is(desk.firmware.asks, "");
	t.regex(desk.type("mqtt a b c")[0], /^error: mqtt takes \[URL \[USER\]\|off\], not/);
});

test("how it is on the network is shown once the outside has told", (t) => {
	const desk = new Typing("wifi.ssid=Home", "mqtt.url=mqtt://broker", "mqtt.user=me");
	const { outside, evse } = desk.firmware;
	t.false(desk.type("info").join("\n").includes("network"));
	outside.tell({ network: "online", address: "192.168.1.7", signal: -61, mqtt: "online", restarts: 1 }, evse.runningMs);
	t.deepEqual(desk.type("wifi"), ['network "Home", password empty', "network online, address 192.168.1.7, signal -61 dBm"]);
	t.deepEqual(desk.type("mqtt"), ["broker mqtt://broker, user me, online"]);
	t.true(
		desk
			.type("info")
			.includes("network online, address 192.168.1.7, signal -61 dBm; the network's part was started anew once since power-up"),
	);
});
