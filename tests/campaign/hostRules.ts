// SPDX-License-Identifier: Apache-2.0
/** The rules that a charger must never break under a host above: told of what that has said, and of wires. */
import type { Rule } from "./rules.js";

/** So long after the last sign of life the contactor is open, beside what the installer has set: the vehicle's 6 s, and a second in which the last sign may have come. */
const SILENT_MS = 6_200;
/** A word from above takes so long to come through the window and to be obeyed, ms: the window takes one each 40. */
const OBEYED_MS = 300;

export const HOST_RULES: readonly Rule[] = [
	{
		name: "closes-although-a-host-forbids",
		says: "Under a host above the contactor is not told to close unless that has allowed it since it last forbade it, disabled the port, was lost, or the charger restarted.",
		source: "EVerest evse_board_support allow_power_on: a permission that is withdrawn has to be given anew",
		at: "closing",
		broken: ({ hosted, hostAllows }, held) => hosted && (!hostAllows || held.hostForgotten.ms >= 0),
	},
	{
		name: "stays-closed-although-a-host-forbids",
		says: "0.3 s after a host above has forbidden it, or disabled the port, the contactor is told to open.",
		source: "EVerest allow_power_on false: at once; IEC 61851-1 state F for a port that is disabled",
		at: "closed",
		broken: (_, held) => held.hostForbids.ms > OBEYED_MS,
	},
	{
		name: "stays-closed-without-a-host",
		says: "6.2 s after a host above counts as lost the contactor is told to open.",
		source: "the setting hostLost, and IEC 61851-1 Table A.6 seq. 10.2: 6 s",
		at: "closed",
		broken: ({ installed }, held) => held.hostSilent.ms > installed.hostLostMs + SILENT_MS,
	},
	{
		name: "stays-closed-above-the-hosts-limit",
		says: "If a vehicle draws 10 % more than half an ampere above what a host above lets it, for 22 s and the installer's time, the contactor is told to open.",
		source: "EVerest: the limit at once, the duty up to 5 s later, the vehicle 5 s more; twice that, for limits that come down in steps",
		at: "closed",
		broken: ({ installed, meterMs }, held) =>
			held.overHost.ms > 25_000 + 2 * (installed.dutyIntervalMs - 5_000 + installed.overMs + meterMs),
	},
];
