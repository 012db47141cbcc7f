// SPDX-License-Identifier: Apache-2.0
/** The minimum rule: whatever is set, expires, is plugged in or heats up, no more is offered than anything active allows, and in the end exactly the least. */
import test from "ava";
import fc from "fast-check";
import { after } from "../../src/control/integer.js";
import type { Limit } from "../../src/evse/limits.js";
import { HIGH, TICK_MS } from "../control/desk.js";
import { Cabinet } from "../firmware/cabinet.js";

const NAMES = ["house", "sun", "grid", "guest"] as const;
const CABLES = [
	[1_500, 13_000],
	[680, 20_000],
	[220, 32_000],
	[100, 63_000],
] as const;
const LEAST_MA = 6_000;
const MV = 230_000;

/** One thing that somebody does. */
type Deed =
	| { readonly what: "set"; readonly name: string; readonly limit: Limit }
	| { readonly what: "clear"; readonly name: string }
	| { readonly what: "circuit" | "user"; readonly ma: number }
	| { readonly what: "cable"; readonly cable: number }
	| { readonly what: "heat"; readonly milliCelsius: number }
	| { readonly what: "wait"; readonly ms: number };

const ma = fc.integer({ min: 0, max: 80_000 });
const deed: fc.Arbitrary<Deed> = fc.oneof(
	fc.record({
		what: fc.constant("set" as const),
		name: fc.constantFrom(...NAMES),
		limit: fc.oneof(
			fc.record({ ma }),
			fc.record({ mw: fc.integer({ min: 0, max: 40_000_000 }) }),
			fc.record({ ma, forMs: fc.integer({ min: 10, max: 4_000 }), fallbackMa: ma }),
			fc.record({ ma, mw: fc.integer({ min: 0, max: 40_000_000 }), forMs: fc.integer({ min: 10, max: 4_000 }) }),
		),
	}),
	fc.record({ what: fc.constant("clear" as const), name: fc.constantFrom(...NAMES) }),
	fc.record({ what: fc.constantFrom("circuit" as const, "user" as const), ma }),
	fc.record({ what: fc.constant("cable" as const), cable: fc.nat(CABLES.length - 1) }),
	fc.record({ what: fc.constant("heat" as const), milliCelsius: fc.integer({ min: 20_000, max: 69_000 }) }),
	fc.record({ what: fc.constant("wait" as const), ms: fc.integer({ min: 10, max: 3_000 }) }),
);

/** What the test knows of the limits, worked out on its own: everything that was set, and when. */
class Ledger {
	readonly sources = new Map<string, { limit: Limit; at: number }>();
	circuitMa = 32_000;
	userMa = 80_000;
	cable = 2;
	now = 0;

	/** The least of all that is active, mA, without temperature. */
	get least(): number {
		let least = Math.min(this.circuitMa, this.userMa, CABLES[this.cable][1]);
		for (const { limit, at } of this.sources.values()) {
			const over = limit.forMs !== undefined && this.now - at >= limit.forMs;
			if (over) least = Math.min(least, limit.fallbackMa ?? 0);
			else least = Math.min(least, limit.ma ?? least, limit.mw === undefined ? least : Math.floor((limit.mw * 1_000) / (3 * MV)));
		}
		return least;
	}
}

function act(cabinet: Cabinet, ledger: Ledger, deed: Deed): void {
	const { evse, values, sense } = cabinet.firmware;
	if (deed.what === "set") {
		evse.setLimit(deed.name, deed.limit);
		ledger.sources.set(deed.name, { limit: deed.limit, at: ledger.now });
	} else if (deed.what === "clear") {
		evse.clearLimit(deed.name);
		ledger.sources.delete(deed.name);
	} else if (deed.what === "circuit") values.evse.limit = ledger.circuitMa = deed.ma;
	else if (deed.what === "user") values.evse.userLimit = ledger.userMa = deed.ma;
	else if (deed.what === "heat") sense.temperatures[0] = deed.milliCelsius;
}

/** One tick with a vehicle in B; the cable's resistor is the one that was plugged in. */
function tick(cabinet: Cabinet, ledger: Ledger): void {
	const { sense, drive } = cabinet.firmware;
	sense.now = after(sense.now, TICK_MS);
	ledger.now += TICK_MS;
	sense.pilot.count = TICK_MS;
	for (let i = 0; i < TICK_MS; i++) {
		sense.pilot.high[i] = drive.duty === 0 ? -12_000 : HIGH.B;
		sense.pilot.low[i] = drive.duty === 10_000 ? HIGH.B : -12_000;
	}
	sense.residual.tripped = drive.residualTest;
	cabinet.firmware.tick();
}

test("no more is offered than anything active allows, at any tick, and it settles to the least", (t) => {
	fc.assert(
		fc.property(fc.array(deed, { maxLength: 25 }), fc.nat(CABLES.length - 1), (deeds, cable) => {
			const cabinet = new Cabinet();
			const ledger = new Ledger();
			ledger.cable = cable;
			cabinet.firmware.sense.proximityOhms = CABLES[cable][0];
			cabinet.firmware.sense.contactor = 2;
			const { report } = cabinet.firmware;
			for (let i = 0; i < 150; i++) tick(cabinet, ledger);
			for (const each of deeds) {
				act(cabinet, ledger, each);
				// what was decided in one tick is on the wire in the next
				const ticks = each.what === "wait" ? each.ms / TICK_MS : 1;
				for (let i = 0; i < ticks; i++) {
					tick(cabinet, ledger);
					const { binding, wish } = cabinet.firmware.evse;
					const offered = Math.max(binding.ma, Math.min(wish.offerMa, CABLES[cable][1]));
					if (offered > ledger.least) throw new Error(`${offered} mA offered, ${ledger.least} mA allowed at ${ledger.now} ms`);
				}
			}
			cabinet.firmware.sense.temperatures[0] = 20_000;
			for (let i = 0; i < 800; i++) tick(cabinet, ledger);
			const settled = ledger.least >= LEAST_MA ? ledger.least : 0;
			if (report.offeredMa !== settled) throw new Error(`settled to ${report.offeredMa} mA, not to ${settled}`);
			if (report.signalledMa > settled) throw new Error(`${report.signalledMa} mA on the wire`);
		}),
		{ numRuns: 150, seed: 1 },
	);
	t.pass();
});
