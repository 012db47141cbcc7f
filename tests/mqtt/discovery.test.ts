// SPDX-License-Identifier: Apache-2.0
/** Discovery by Home Assistant: told once, told again when it starts or something is another one, taken away when it is switched off. */
import test from "ava";
import { VERSION } from "../../src/version.js";
import { Laboratory } from "./laboratory.js";

const TOPIC = "homeassistant/device/pilotlight/config";

/** What is told to Home Assistant, of what came since somebody has looked last. */
function told(laboratory: Laboratory) {
	return laboratory.heard("homeassistant/").map(({ topic, payload }) => [topic, payload === "" ? "" : JSON.parse(payload)] as const);
}

test("it is told once, retained, and not again while nothing changes", (t) => {
	const laboratory = new Laboratory();
	const messages = laboratory.heard("homeassistant/");
	t.deepEqual(
		messages.map(({ topic, retain }) => [topic, retain]),
		[[TOPIC, true]],
	);
	laboratory.words("sleep 100");
	t.deepEqual(told(laboratory), []);
});

test("at its birth it is told again within five seconds, once, with all values", (t) => {
	const laboratory = new Laboratory();
	laboratory.heard();
	for (let i = 0; i < 20; i++) laboratory.face.message("homeassistant/status", "online", i === 0);
	laboratory.words("sleep 0.5");
	t.deepEqual(told(laboratory), []);
	laboratory.words("sleep 4.5");
	const heard = laboratory.heard();
	t.is(heard.filter(({ topic }) => topic === TOPIC).length, 1);
	laboratory.face.message("homeassistant/status", "offline", false);
	laboratory.words("sleep 6");
	t.deepEqual(told(laboratory), []);
});

test("switched off the device is taken away, switched on it is back", (t) => {
	const laboratory = new Laboratory();
	laboratory.heard();
	laboratory.tell("set/mqtt/discovery", "no");
	laboratory.words("sleep 2");
	t.is(laboratory.broker.retained.get(TOPIC), "");
	laboratory.tell("set/mqtt/discovery", "yes");
	laboratory.words("sleep 2");
	t.true((laboratory.broker.retained.get(TOPIC) ?? "").length > 1_000);
});

test("switched off from the beginning there is no device", (t) => {
	const laboratory = new Laboratory(["mqtt.discovery=no"]);
	t.is(laboratory.broker.retained.get(TOPIC), "");
	laboratory.face.message("homeassistant/status", "online", false);
	laboratory.words("sleep 6");
	t.is(laboratory.broker.retained.get(TOPIC), "");
});

test("with a serial number the device has another name, and the old one is taken away", (t) => {
	const laboratory = new Laboratory();
	laboratory.heard();
	laboratory.tell("set/serial", "AB 12/3");
	laboratory.words("sleep 2");
	t.is(laboratory.broker.retained.get(TOPIC), "");
	const config = JSON.parse(laboratory.broker.retained.get("homeassistant/device/AB_12_3/config") ?? "") as { dev: object };
	t.deepEqual(config.dev, { ids: ["AB_12_3"], name: "Pilotlight", mf: "Pilotlight", mdl: "EV charger", sw: VERSION, sn: "AB 12/3" });
});

test("bounds follow the circuit, and entities what is there", (t) => {
	type Config = { readonly cmps: { readonly [key: string]: { readonly [key: string]: unknown } | undefined } };
	const of = (laboratory: Laboratory) => (JSON.parse(laboratory.broker.retained.get(TOPIC) ?? "") as Config).cmps;
	const laboratory = new Laboratory();
	const bounds = () => [of(laboratory).number_limit?.min, of(laboratory).number_limit?.max, of(laboratory).number_limit?.step];
	t.deepEqual(bounds(), [6, 32, 0.1]);
	t.is(of(laboratory).select_phases, undefined);
	t.is(of(laboratory).binary_sensor_lock, undefined);
	laboratory.tell("set/limit", "16");
	laboratory.words("sleep 2");
	t.deepEqual(bounds(), [6, 16, 0.1]);
	const other = of(new Laboratory(["phaseSwitch=yes", "lock.fitted=yes", "limit=5"]));
	t.deepEqual(other.select_phases?.ops, ["1", "3"]);
	t.is(other.sensor_phases, undefined);
	t.is(other.binary_sensor_lock?.dev_cla, "lock");
	t.true((other.number_limit?.max as number) > (other.number_limit?.min as number));
});

test("another base: the old one goes offline and its device away, and all is told below the new one", (t) => {
	const laboratory = new Laboratory();
	laboratory.heard();
	laboratory.tell("set/mqttBase", "house/+garage#/");
	laboratory.words("sleep 3");
	t.is(laboratory.value("status"), "offline");
	t.is(laboratory.broker.retained.get(TOPIC), "");
	t.is(laboratory.broker.hangUps, 1);
	t.is(laboratory.broker.retained.get("house/garage/status"), "online");
	t.is(laboratory.broker.retained.get("house/garage/activity"), "disconnected");
	t.deepEqual(laboratory.broker.filters, ["house/garage/set/#", "house/garage/do/#", "homeassistant/status"]);
	t.deepEqual(laboratory.face.session, { will: { topic: "house/garage/status", payload: "offline" }, name: "pilotlight-house_garage" });
});

test("a base that would be the broker's own, or nothing, is the default", (t) => {
	for (const base of ["$SYS", "//", "#", "/$share/x"]) t.is(new Laboratory([`mqttBase=${base}`]).value("status"), "online", base);
});
