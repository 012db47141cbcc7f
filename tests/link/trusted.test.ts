// SPDX-License-Identifier: Apache-2.0
/** What is only for the charger's own outside: secrets by a trusted window and no other, and how it is on the network, for as long as it is told. */
import test from "ava";
import { Mirror } from "../../src/link/mirror.js";
import { saidOf } from "../../src/link/shown.js";
import { PROPERTIES, propertyOf } from "../../src/thing/properties.js";
import { Cabinet } from "../firmware/cabinet.js";
import { Visitor } from "./visitor.js";

const SECRET = "hunter22 & more";

/** A charger with a secret, and somebody who has greeted it. */
function greeted(trusted: boolean): { cabinet: Cabinet; visitor: Visitor } {
	const cabinet = new Cabinet().run(1_500, "A");
	cabinet.firmware.settings.change("password", SECRET);
	const visitor = new Visitor(cabinet.firmware.window, trusted).say({ hello: 1 });
	cabinet.run(5_000, "A");
	return { cabinet, visitor };
}

/** What a property says now. */
function seen({ firmware }: Cabinet, key: string) {
	return saidOf(key, propertyOf(key)?.read(firmware));
}

test("a trusted window gives a secret out", (t) => {
	const { cabinet, visitor } = greeted(true);
	t.false(visitor.frames().join().includes(SECRET));
	visitor.say({ ask: 1, do: "reveal", with: { key: "password" } }).say({ ask: 2, do: "reveal", with: { key: "mqtt.password" } });
	cabinet.run(80, "A");
	const answers = visitor.told().filter((told) => "answer" in told);
	t.deepEqual(answers, [
		{ answer: 1, done: "revealed", data: SECRET },
		{ answer: 2, done: "revealed", data: "" },
	]);
	visitor.say({ ask: 3, do: "reveal", with: { key: "limit" } });
	cabinet.run(40, "A");
	t.deepEqual(visitor.answers(), ['3 refused key cannot be "limit"; it is one of password, wifi.password, mqtt.password']);
});

test("no other window does, nor lets anybody tell how the outside is", (t) => {
	const { cabinet, visitor } = greeted(false);
	visitor.say({ ask: 1, do: "reveal", with: { key: "password" } }).say({ ask: 2, do: "report", with: { network: "online" } });
	cabinet.run(5_000, "A");
	const frames = visitor.frames().join("\n");
	t.regex(frames, /"answer":1,"refused":"\\"reveal\\" is only for the charger's own outside"/);
	t.regex(frames, /"answer":2,"refused":"\\"report\\" is only for the charger's own outside"/);
	t.false(frames.includes(SECRET));
	t.is(seen(cabinet, "network.state"), "unknown");
});

test("what reads all properties finds no secret, and sees that one was changed", (t) => {
	const { cabinet } = greeted(false);
	const { firmware } = cabinet;
	const values = PROPERTIES.map(({ read }) => `${read(firmware)}`);
	t.false(values.join("\n").includes(SECRET));
	t.is(seen(cabinet, "set.password"), "set");
	t.is(seen(cabinet, "set.wifi.password"), "");
	t.is(seen(cabinet, "secrets.changes"), 1);
	firmware.settings.change("password", "another one");
	t.is(seen(cabinet, "set.password"), "set");
	t.is(seen(cabinet, "secrets.changes"), 2);
});

test("a mirror passes nothing on that a face asks for and only the outside may", (t) => {
	const { firmware } = new Cabinet().run(1_500, "A");
	const sent: string[] = [];
	const end = firmware.window.open((frame) => mirror.take(frame), true);
	const mirror: Mirror = new Mirror((frame) => {
		sent.push(frame);
		end?.take(frame);
	});
	mirror.tick(0);
	const said: string[] = [];
	for (const action of ["reveal", "report"])
		mirror.ask(action, { key: "password" }, (outcome) => said.push("refused" in outcome ? outcome.refused : outcome.done));
	t.deepEqual(said, ['"reveal" is only for the charger\'s own outside', '"report" is only for the charger\'s own outside']);
	t.false(sent.join().includes("ask"));
	mirror.confide("reveal", { key: "password" }, () => {});
	t.true(sent.join().includes('"do":"reveal"'));
});

test("what the outside tells is seen, what it leaves out stays, and what it does not renew is forgotten", (t) => {
	const { cabinet, visitor } = greeted(true);
	const { firmware } = cabinet;
	const keys = ["network.state", "network.address", "network.signal", "mqtt.state", "outside.restarts"];
	const told = () => keys.map((key) => seen(cabinet, key));
	t.deepEqual(told(), ["unknown", "", null, "unknown", 0]);
	visitor.say({ ask: 1, do: "report", with: { network: "online", address: "192.168.1.7", signal: -61, mqtt: "connecting", restarts: 2 } });
	cabinet.run(5_000, "A");
	t.deepEqual(told(), ["online", "192.168.1.7", -61, "connecting", 2]);
	visitor.say({ ask: 2, do: "report", with: { mqtt: "online", signal: 0 } });
	cabinet.run(29_900, "A");
	t.deepEqual(told(), ["online", "192.168.1.7", null, "online", 2]);
	cabinet.run(200, "A");
	t.deepEqual(told(), ["unknown", "", null, "unknown", 2], "restarts count on");
	visitor.say({ hello: 1 }).say({ ask: 3, do: "report", with: { mqtt: "refused" } });
	cabinet.run(100, "A");
	t.deepEqual(told(), ["unknown", "", null, "refused", 2], "what is too old is not taken up again");
	t.is(firmware.failure, undefined);
});
