// SPDX-License-Identifier: Apache-2.0
/** Settings of the network: what they may be, and that whatever is refused says what would be right. */
import test from "ava";
import { addressIn } from "../../src/settings/address.js";
import { brokerIn } from "../../src/settings/broker.js";
import { assign, defaults, textOf } from "../../src/settings/settings.js";

for (const [text, right] of [
	["dhcp", undefined],
	["DHCP", undefined],
	["192.168.1.20/24 192.168.1.1", { address: "192.168.1.20", mask: "255.255.255.0", gateway: "192.168.1.1", dns: "192.168.1.1" }],
	["10.0.0.2/30  10.0.0.1 9.9.9.9", { address: "10.0.0.2", mask: "255.255.255.252", gateway: "10.0.0.1", dns: "9.9.9.9" }],
	["10.255.255.254/8 10.0.0.1", { address: "10.255.255.254", mask: "255.0.0.0", gateway: "10.0.0.1", dns: "10.0.0.1" }],
	[
		"223.255.254.20/23 223.255.255.254",
		{ address: "223.255.254.20", mask: "255.255.254.0", gateway: "223.255.255.254", dns: "223.255.255.254" },
	],
] as const)
	test(`address: ${text}`, (t) => t.deepEqual(addressIn(text), right));

for (const [text, says] of [
	["", /^"" is no address; write dhcp, or ADDRESS\/BITS GATEWAY \[DNS\], as /],
	["192.168.1.20", /is no address; write dhcp/],
	["192.168.1.20/24", /is no address; write dhcp/],
	["192.168.1.20/24 192.168.1.1 9.9.9.9 8.8.8.8", /is no address; write dhcp/],
	["192.168.1.20/255.255.255.0 192.168.1.1", /^"\/255\.255\.255\.0" is no size of a network; .* for 255\.255\.255\.0 write \/24/],
	["192.168.1.20/31 192.168.1.21", /^"\/31" is no size of a network/],
	["192.168.1.20/7 192.168.1.1", /^"\/7" is no size of a network/],
	["192.168.1.256/24 192.168.1.1", /^"192\.168\.1\.256" is no address/],
	["127.0.0.1/8 127.0.0.2", /^"127\.0\.0\.1" is no address/],
	["224.0.0.1/8 224.0.0.2", /^"224\.0\.0\.1" is no address/],
	["192.168.1.0/24 192.168.1.1", /^192\.168\.1\.0\/24 is nobody's/],
	["192.168.1.255/24 192.168.1.1", /^192\.168\.1\.255\/24 is nobody's/],
	["192.168.1.20/24 192.168.2.1", /^the gateway 192\.168\.2\.1 is not in the network of 192\.168\.1\.20\/24/],
	["192.168.1.20/24 router", /^"router" is no gateway/],
	["192.168.1.20/24 192.168.1.1 dns", /^"dns" is no DNS server/],
] as const)
	test(`no address: ${text}`, (t) => {
		t.throws(() => addressIn(text), { message: says });
		const error = t.throws(() => assign(defaults(), `network.address=${text}`)) as Error;
		t.true(error.message.startsWith("network.address: ") && says.test(error.message.slice("network.address: ".length)), error.message);
	});

for (const [text, tls, host, port] of [
	["mqtt://broker", false, "broker", 1_883],
	["MQTTS://broker.example", true, "broker.example", 8_883],
	["mqtt://192.168.1.5:1/", false, "192.168.1.5", 1],
	["mqtts://b:65535", true, "b", 65_535],
] as const)
	test(`broker: ${text}`, (t) => t.deepEqual(brokerIn(text), { tls, host, port }));

for (const text of ["broker", "http://broker", "mqtt://", "mqtt://b:0", "mqtt://b:65536", "mqtt://b/topic", "mqtt://b c", ""])
	test(`no broker: ${text}`, (t) => {
		t.throws(() => brokerIn(text), { message: `"${text}" is no broker; write mqtt://HOST or mqtts://HOST:PORT` });
	});

test("a broker with a password in it is refused, and the password not repeated", (t) => {
	const { message } = t.throws(() => assign(defaults(), "mqtt.url=mqtt://me:hunter22@broker")) as Error;
	t.regex(message, /^mqtt\.url: .*mqtt\.user.*mqtt\.password$/);
	t.false(message.includes("hunter22"));
});

for (const [setting, says] of [
	["network.hostname=", /no name of a computer/],
	["network.hostname=-a", /no hyphen at its ends/],
	["network.hostname=a.b", /letters, digits and hyphens/],
	["network.hostname=two words", /letters, digits and hyphens/],
	["ntp=", /no server; .* or off$/],
	["ntp=two words", /no server/],
	["ntp=a..b", /no server/],
	[`wifi.ssid=${"x".repeat(33)}`, /at most 32/],
	["http=perhaps", /none of its values/],
] as const)
	test(`refused: ${setting}`, (t) => {
		t.throws(() => assign(defaults(), setting), { message: says });
	});

test("what is right is held as it was typed", (t) => {
	for (const setting of ["network.hostname=box-7", "ntp=off", "ntp=192.168.1.1", "wifi.ssid=My  home!", "mqtt.url=", "http=off"]) {
		const values = defaults();
		assign(values, setting);
		const [key, text] = setting.split("=");
		t.is(textOf(values, key), key === "http" ? "no" : text);
	}
});
