// SPDX-License-Identifier: Apache-2.0
/** Settings over restarts: by name, none lost, what cannot be any more said and kept. */
import test from "ava";
import { Records } from "../../hosts/bench/records.js";
import { Keeper } from "../../src/settings/keeper.js";
import { assignAll, defaults } from "../../src/settings/settings.js";

class Bay {
	readonly store = new Records();
	said: string[] = [];
	changes = 0;

	/** A start, with what the board says and what the command line insists on. */
	start(installed: readonly string[] = [], firm: string[] = []) {
		const values = defaults();
		assignAll(values, installed);
		this.said = [];
		const say = (line: string) => void this.said.push(line);
		const changed = () => {
			this.changes += 1;
		};
		return { values, keeper: new Keeper(values, { store: this.store, say, changed, firm }) };
	}
}

test("what was set survives, as it was typed, and nothing else is kept", (t) => {
	const bay = new Bay();
	const first = bay.start();
	t.is(first.keeper.change("LIMIT", "16A"), "limit 16 A");
	t.is(first.keeper.change("outlet", "tethered"), "outlet tethered");
	t.is(first.keeper.change("name", "Garage  left"), "name Garage  left");
	t.is(bay.changes, 3);
	t.is(JSON.parse(bay.store.read("settings") ?? "").set.length, 3);
	const { values } = bay.start();
	t.deepEqual([values.evse.limit, values.control.proximity.tethered, values.identity.name], [16_000, 1, "Garage  left"]);
	t.deepEqual(bay.said, []);
});

test("what is refused changes nothing and is not kept", (t) => {
	const bay = new Bay();
	const { keeper, values } = bay.start();
	const before = JSON.stringify(values);
	for (const [key, text] of [
		["limit", "99"],
		["limt", "10"],
		["phases", "2"],
		["temperature.derateAt", "80"],
	])
		t.throws(() => keeper.change(key, text));
	t.throws(() =>
		keeper.changeAll([
			["limit", "10"],
			["limit", "99"],
		]),
	);
	t.is(JSON.stringify(values), before);
	t.is(bay.store.read("settings"), undefined);
});

test("what a board says is weaker than what was set, a command line stronger until somebody sets it anew", (t) => {
	const bay = new Bay();
	bay.start(["limit=20"]).keeper.change("limit", "10");
	t.is(bay.start(["limit=25"]).values.evse.limit, 10_000);
	const told = bay.start(["limit=32"], ["limit"]);
	t.is(told.values.evse.limit, 32_000);
	t.is(bay.start(["limit=25"]).values.evse.limit, 10_000, "that was for once");
	told.keeper.change("limit", "13");
	t.is(bay.start().values.evse.limit, 13_000);
});

test("reset goes back to what was installed, one or all, and forgets what was kept", (t) => {
	const bay = new Bay();
	const { keeper, values } = bay.start(["limit=20"]);
	keeper.change("limit", "10");
	keeper.change("ventilation", "yes");
	t.is(keeper.reset("limit"), "limit 20 A");
	t.is(values.evse.ventilation, 1);
	keeper.reset(undefined);
	t.is(values.evse.ventilation, 0);
	t.is(values.evse.limit, 20_000);
	t.is(bay.store.read("settings"), undefined);
});

test("a setting of another firmware is said, kept over changes, and can be forgotten", (t) => {
	const bay = new Bay();
	bay.store.write(
		"settings",
		JSON.stringify({
			set: [
				{ key: "warpDrive", text: "9" },
				{ key: "limit", text: "10" },
			],
		}),
	);
	const { keeper, values } = bay.start();
	t.is(values.evse.limit, 10_000);
	t.regex(bay.said.join("\n"), /^the kept setting warpDrive is unknown to this firmware; it stays kept/);
	keeper.change("limit", "12");
	t.true((bay.store.read("settings") ?? "").includes("warpDrive"));
	keeper.reset("warpDrive");
	t.false((bay.store.read("settings") ?? "").includes("warpDrive"));
});

test("kept settings that agree in the end are taken in any order, those that cannot be are said one by one", (t) => {
	const bay = new Bay();
	const kept = (...pairs: readonly (readonly [string, string])[]) =>
		bay.store.write("settings", JSON.stringify({ set: pairs.map(([key, text]) => ({ key, text })) }));
	kept(["mains.phases", "1"], ["phases", "1"]);
	t.is(bay.start().values.evse.phases, 1);
	t.deepEqual(bay.said, []);
	kept(["limit", "900"], ["temperature.derateAt", "80"], ["ventilation", "yes"]);
	const { values } = bay.start();
	t.is(values.evse.ventilation, 1);
	t.is(values.evse.limit, 32_000);
	t.is(bay.said.length, 2);
	t.regex(bay.said.join("\n"), /limit=900 does not hold: limit: 900 is out of bounds; 0 to 80 A; it stays kept/);
});

test("a record that is none is left alone and said", (t) => {
	const bay = new Bay();
	bay.store.write("settings", "nonsense");
	bay.start();
	t.regex(bay.said.join("\n"), /the record "settings" is not used: it is no JSON/);
	t.is(bay.store.read("settings"), "nonsense");
});
