// SPDX-License-Identifier: Apache-2.0
/** The certification cases through a Matter fabric: commissioning, timed commands, subscription and events, by matter.js's own controller. */
import test from "ava";
import { CASES } from "../matter/cases.js";
import { Fabric } from "./fabric.js";

for (const [name, steps] of CASES)
	test.serial(name, async (t) => {
		// matter.js has its own second between two quiet reports
		const fabric = await Fabric.commissioned(name === "TC_EEVSE_2_6" ? 2 : 10);
		t.teardown(() => fabric.close());
		await fabric.run(steps());
		t.pass();
	});
