// SPDX-License-Identifier: Apache-2.0
/** Firmware that is wrong under a host above, each in one way. */
import { Letter } from "../../src/control/letter.js";
import { HOST_BEGINS } from "./hostIncidents.js";
import type { Sabotage } from "./mistakes.js";

const READY = [
	...HOST_BEGINS,
	"ask as host host.overcurrent current=16000",
	"ask as host host.pilot duty=2667",
	"draw_power_fixed 16,3",
	"sleep 4",
].join("; ");
const CHARGING = `${READY}; ask as host host.allow; sleep 5`;

export const HOST_MISTAKES: readonly Sabotage[] = [
	{
		name: "waits for no permission from above",
		breaks: { "closes-although-a-host-forbids": READY },
		before: ({ evse }) => void (evse.wish.mayClose = 1),
	},
	{
		name: "keeps a permission from above that was withdrawn",
		breaks: { "stays-closed-although-a-host-forbids": `${CHARGING}; ask as host host.forbid; sleep 2` },
		before: ({ evse, drive }) => {
			if (drive.contactor === 1) evse.wish.mayClose = 1;
		},
	},
	{
		name: "keeps a permission from above for ever",
		breaks: { "stays-closed-without-a-host": `${CHARGING}; host off; sleep 12` },
		before: ({ evse, drive }) => {
			if (drive.contactor === 0) return;
			evse.wish.mayCharge = 1;
			evse.wish.mayClose = 1;
			evse.wish.pilot = 2_667;
		},
	},
	{
		name: "takes what is signalled for what a host lets be drawn",
		breaks: { "stays-closed-above-the-hosts-limit": `${CHARGING}; ask as host host.overcurrent current=10000; sleep 60` },
		before: ({ evse }) => void (evse.wish.overcurrentMa = 16_000),
	},
	{
		name: "closes at 5 %",
		breaks: {
			"closes-on-no-current": `${HOST_BEGINS.join("; ")}; ask as host host.pilot duty=500; ask as host host.allow; draw_power_fixed 16,3; sleep 5`,
		},
		after: (drive, { report }, last) => {
			if (last.duty === 500 && report.letter === Letter.C) drive.contactor = 1;
		},
	},
];
