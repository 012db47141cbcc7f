// SPDX-License-Identifier: Apache-2.0
/** Test event triggers of Matter, as words of the bench: what each means is done to the board, the vehicle and the charger, and nothing is pretended. */
import { frozen } from "../../src/control/frozen.js";

/** One trigger: its number is the cluster's in the upper half, and `low` in the lower. */
export interface Trigger {
	readonly cluster: number;
	readonly low: number;
	readonly means: string;
	/** Words of the scenario language. */
	readonly words: string;
}

const EVSE = 0x0099;
const METER = 0x0091;

/** TestEventTriggers of Energy EVSE (TC_EEVSE) and of the measurements (TC_EPM, TC_EEM). */
export const TRIGGERS: readonly Trigger[] = frozen([
	{
		cluster: EVSE,
		low: 0x00,
		means: "a circuit of 32 A, nothing plugged in, charging disabled",
		words: 'unplug; residual 0; temperature 25; ask forbid; ask set key=limit value="32"; ask set key=userLimit value="32"',
	},
	{
		cluster: EVSE,
		low: 0x01,
		means: "as before that",
		words: "unplug; ask reset key=limit; ask reset key=userLimit; ask permit",
	},
	{ cluster: EVSE, low: 0x02, means: "a vehicle is plugged in", words: "cable 63; plug" },
	{ cluster: EVSE, low: 0x03, means: "it is unplugged", words: "unplug" },
	{ cluster: EVSE, low: 0x04, means: "it asks for current", words: "draw_power_fixed 6,3" },
	{ cluster: EVSE, low: 0x05, means: "it asks for no more", words: "pause" },
	{ cluster: EVSE, low: 0x06, means: "the targets decide when to charge", words: "ask mode mode=automatic" },
	{ cluster: EVSE, low: 0x21, means: "whoever plugs in decides", words: "ask mode mode=manual" },
	{ cluster: EVSE, low: 0x10, means: "a ground fault", words: "residual 30" },
	{ cluster: EVSE, low: 0x11, means: "and it is too hot", words: "temperature 110" },
	{ cluster: EVSE, low: 0x12, means: "neither any more", words: "residual 0; temperature 25; sleep 4; ask clear" },
	{ cluster: EVSE, low: 0x20, means: "diagnostics are complete", words: "ask forbid" },
	{ cluster: EVSE, low: 0x30, means: "a battery of 70 kWh at 20 %", words: "ask battery soc=20 capacity=70000000" },
	{ cluster: EVSE, low: 0x31, means: "a battery of 70 kWh at 95 %", words: "ask battery soc=95 capacity=70000000" },
	{ cluster: EVSE, low: 0x40, means: "the vehicle says who it is", words: 'ask vehicle id="TEST_VEHICLE_123456789" ' },
	{ cluster: EVSE, low: 0x50, means: "a card is held to the reader", words: 'ask authorize token="0123456789ABCDEF0123" kind=ISO14443' },
	{ cluster: METER, low: 0x00, means: "no load", words: "unplug" },
	{ cluster: METER, low: 0x01, means: "a load of 1 kW", words: "plug; draw_power_fixed 4.35,1" },
]);

/** The words of a trigger; undefined if there is none of this number, high and low half. */
export function triggered(high: number, low: number): string | undefined {
	return TRIGGERS.find((row) => high === row.cluster * 0x1_0000 && low === row.low)?.words;
}
