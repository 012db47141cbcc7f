// SPDX-License-Identifier: Apache-2.0
/** Secrets: whoever looks sees whether they are set, whatever is wrong with one does not repeat it, and they survive a restart. */
import test from "ava";
import { Records } from "../../hosts/bench/records.js";
import { Keeper } from "../../src/settings/keeper.js";
import { SECRETS, type SecretKey, secretAt } from "../../src/settings/secrets.js";
import { assign, defaults, heldOf, keptOf, settingOf, shownOf, textOf } from "../../src/settings/settings.js";

const SECRET = "hunter22 & more";
const KEYS = Object.keys(SECRETS) as SecretKey[];

/** A start with a store; all that was said. */
function start(store: Records, installed: readonly string[] = []) {
	const values = defaults();
	for (const setting of installed) assign(values, setting);
	const said: string[] = [];
	const keeper = new Keeper(values, { store, say: (line) => void said.push(line), changed: () => {} });
	return { values, keeper, said };
}

for (const key of KEYS)
	test(`${key} is shown nowhere, and kept`, (t) => {
		const store = new Records();
		const { values, keeper } = start(store);
		const looks = () => [`${heldOf(values, settingOf(key))}`, textOf(values, key), shownOf(values, key)];
		t.deepEqual(looks(), ["", "", ""]);
		t.is(keeper.change(key.toUpperCase(), SECRET), `${key} set`);
		t.deepEqual(looks(), ["set", "set", "set"]);
		t.is(keptOf(values, key), SECRET);
		t.is(keeper.secretChanges, 1);
		const again = start(store);
		t.is(again.values.secrets[key], SECRET);
		t.deepEqual(again.said, []);
		t.is(again.keeper.reset(key), key);
		t.is(again.values.secrets[key], "");
		t.is(again.keeper.secretChanges, 1);
		t.is(start(store).values.secrets[key], "");
	});

test("a secret that was installed comes back with a reset", (t) => {
	const store = new Records();
	const { values, keeper } = start(store, [`password=${SECRET}`]);
	keeper.change("password", "another one");
	keeper.reset(undefined);
	t.is(values.secrets.password, SECRET);
	t.is(keeper.secretChanges, 2);
	t.is(store.read("settings"), undefined);
	keeper.change("limit", "16");
	t.is(keeper.secretChanges, 2, "a limit is no secret");
});

test("what is wrong with a secret is said without it", (t) => {
	for (const [key, text, says] of [
		["password", "seven 7", "password: at least 8 characters"],
		["wifi.password", "seven 7", "wifi.password: 8 to 63 characters, or 64 hexadecimal digits, or empty for an open network"],
		["wifi.password", "g".repeat(64), "wifi.password: 8 to 63 characters, or 64 hexadecimal digits, or empty for an open network"],
		["mqtt.password", "x".repeat(65), "mqtt.password: what was typed has 65 characters; at most 64"],
		[
			"password",
			"gehört niemand",
			"password: what was typed has characters that are not plain ASCII; write letters, digits, spaces and signs",
		],
	])
		t.throws(() => assign(defaults(), `${key}=${text}`), { message: says });
	for (const setting of [
		"password=",
		"password=12345678",
		`wifi.password=${"a".repeat(63)}`,
		`wifi.password=${"0F".repeat(32)}`,
		"wifi.password=",
	])
		t.notThrows(() => assign(defaults(), setting), setting);
});

test("what is kept and does not hold, or is not known any more, is said without what it is", (t) => {
	const store = new Records();
	store.write("settings", JSON.stringify({ set: ["password", "vault.password"].map((key) => ({ key, text: "hunter2" })) }));
	const { said } = start(store);
	t.is(said.length, 2);
	t.regex(said.join("\n"), /^the kept setting vault\.password is unknown/m);
	t.regex(said.join("\n"), /^the kept setting password does not hold: /m);
	t.false(said.join("\n").includes("hunter2"));
});

for (const [line, at] of [
	["set password hunter2", 13],
	["  SET   wifi.password   hunter2", 24],
	["set mqtt.password x", 18],
	["password hunter2", 9],
	["set password ", -1],
	["set password", -1],
	["password", -1],
	["set passwords hunter2", -1],
	["get password hunter2", -1],
	["set limit 16", -1],
	["", -1],
] as const)
	test(`a secret in a line: "${line}"`, (t) => t.is(secretAt(line), at));
