// SPDX-License-Identifier: Apache-2.0
/** A charge as published clients of Haystack see it and steer it: they watch the points, and write the limit of the current by levels. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import test from "ava";
import { CRYPTO } from "../../../hosts/node/crypto.js";
import { Login } from "../../../src/haystack/login/login.js";
import { secretOf } from "../../../src/login/secret.js";
import { root } from "../../tree.js";
import { pythonWith, result } from "../clients.js";
import { HaystackBench } from "./bench.js";
import { amperes, client, type HDict, type HGrid, seconds } from "./client.js";

const PASSWORD = "correct horse";
const CLIENTS = join(root, "tests/node/haystack/clients.py");

/** The record among others whose id ends so. */
function called(grid: HGrid, name: string): HDict {
	const found = grid.getRows().find((row) => `${row.get("id")?.value}`.endsWith(`.${name}`));
	if (found === undefined) throw new Error(`there is no ${name} among ${grid.length} records`);
	return found;
}

/** A level of an array that was read. */
function level(array: HGrid, number: number): HDict | undefined {
	return array.getRows().find((row) => row.get("level")?.value === number);
}

test("haystack-nclient watches a charge and limits it by levels", async (t) => {
	const charger = await HaystackBench.begin(t);
	const { ops } = await client(t, charger.base);
	const port = (await ops.read("evse and port")).first;
	for (const marker of ["ac", "evse", "port", "equip", "threePhase"]) t.true(port?.has(marker), marker);
	const points = await ops.read(`point and equipRef==@${port?.get("id")?.value}`);
	const id = `${called(points, "maxCurrent").get("id")?.value}`;
	const watch = await ops.watch.make("a charge", points);
	const value = (name: string, tag = "curVal") => called(watch.grid, name).get(tag)?.value;
	const until = async (what: string, holds: () => boolean): Promise<void> => {
		for (let tries = 0; tries < 200 && !holds(); tries++) {
			await charger.pass(500);
			await ops.watch.poll();
		}
		t.true(holds(), `${what}: ${value("status")}, ${value("maxCurrent")} A, ${value("current1")} A, duty ${charger.duty}`);
	};
	const limited = (amps: number, duty: number) => () => value("maxCurrent") === amps && charger.duty === duty;

	t.is(value("status"), "available");
	charger.play("plug; draw_power_regulated 16,3");
	await until("the vehicle charges", () => value("status") === "occupied" && Number(value("current1")) > 15.9);
	t.is(charger.duty, 5_333);

	await ops.pointWrite({ id, level: 8, val: amperes(10) });
	await until("level 8", limited(10, 1_666));
	await until("the vehicle follows", () => Number(value("current1")) < 10.1);
	t.is(value("maxCurrent", "writeLevel"), 8);

	await ops.pointWrite({ id, level: 3, val: amperes(8), who: "the grid" });
	await until("a higher level wins", limited(8, 1_333));
	await ops.pointWrite({ id, level: 8, val: amperes(12) });
	const array = await ops.pointRead(id);
	t.is(array.length, 17);
	t.deepEqual([level(array, 3)?.get("val")?.value, level(array, 3)?.get("who")?.value], [8, "the grid"]);
	t.is(level(array, 8)?.get("val")?.value, 12);
	await charger.pass(2_000);
	t.is(charger.duty, 1_333);

	await ops.pointWrite({ id, level: 3 });
	await until("the lower one is back", limited(12, 2_000));

	await ops.pointWrite({ id, level: 8, val: amperes(6), duration: seconds(60) });
	await until("for a time", limited(6, 1_000));
	await until("which ends", () => limited(32, 5_333)() && value("maxCurrent", "writeLevel") === undefined);
	t.is(level(await ops.pointRead(id), 8)?.get("val"), undefined);

	charger.play("unplug");
	await until("nothing is there", () => value("status") === "available");
});

test("phable logs in, limits a charge and lets it go", async (t) => {
	const found = pythonWith(t, "phable", "phable");
	if (found === undefined) return;
	const secret = secretOf(CRYPTO, PASSWORD, CRYPTO.random(16), 4_096);
	const charger = await HaystackBench.begin(t, new Login(CRYPTO, [{ name: "owner", secret }], CRYPTO.random(32)));
	charger.play("plug; draw_power_regulated 16,3");
	await charger.pass(5_000);
	t.is(charger.duty, 5_333);
	const python = spawn(found, [CLIENTS, "phable-charge", charger.base, "owner", PASSWORD, "json"]);
	t.deepEqual(await result(python), {
		status: "occupied",
		"max current": [32, "A"],
		write: 0,
		"level 8": [[10, "A"], "owner"],
		"max current then": [10, "A"],
		"an unknown record": "UnknownRecError",
		"one by one": "{}", // a row of nothing stands for an unknown record, which phable takes for one without tags: its limit
		"another unit": "CallError",
		release: 0,
		"level 8 then": [null, null],
		"max current at last": [32, "A"],
		close: 0,
	});
	t.is(charger.duty, 5_333);
});
