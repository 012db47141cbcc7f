// SPDX-License-Identifier: Apache-2.0
/** The firmware as EVerest's board: every AC case that a board takes part in, with the session events in EVerest's order, what the board told, and what its contactor did. */
import test from "ava";
import { Benched, type Benching, charging, DRAWS } from "./benched.js";

/** What is done, what EVerest tells of the session, what the board has told of pilot and power, and what is then. */
interface Step {
	readonly deed: string | ((it: Benched) => void);
	readonly told: readonly string[];
	/** Letters and power as they changed, and that a contactor opens by a command and before it is told. */
	readonly stand: string;
	readonly contactor: "open" | "closed";
}

interface Case {
	readonly title: string;
	readonly benching?: Benching;
	/** Begins with a vehicle that charges. */
	readonly charging?: true;
	readonly steps: readonly Step[];
}

const STARTS = ["SessionStarted EVConnected", "AuthRequired", "Authorized", "TransactionStarted", "PrepareCharging"];
const ENDS = ["StoppingCharging", "ChargingFinished", "TransactionFinished EVDisconnected", "SessionFinished"];
const GOES_ON = ["PrepareCharging", "ChargingStarted"];
const TOKEN: Benching = { everest: {} };

/** Both in a row: a deed of EVerest's, and words. */
const ask =
	(deed: (it: Benched) => unknown, words: string) =>
	(it: Benched): void => {
		deed(it);
		it.words(words);
	};
const energy = (ampere: number, words: string) => ask((it) => (it.everest.energyA = ampere), words);

const CASES: readonly Case[] = [
	{
		title: "start: plugged in, charged, unplugged while charging",
		steps: [
			{ deed: "plug; sleep 3", told: STARTS, stand: "B", contactor: "open" },
			{ deed: `${DRAWS}; sleep 3`, told: ["ChargingStarted"], stand: "C PowerOn", contactor: "closed" },
			{ deed: "unplug; sleep 3", told: ENDS, stand: "A PowerOff", contactor: "open" },
		],
	},
	{
		title: "start: a token at the board's own reader, before and after plugging in",
		benching: TOKEN,
		steps: [
			{ deed: "> authorize CARD1 ISO14443; sleep 2", told: ["SessionStarted Authorized", "Authorized"], stand: "", contactor: "open" },
			{ deed: "plug; sleep 2", told: ["AuthRequired", "TransactionStarted", "PrepareCharging"], stand: "B", contactor: "open" },
			{ deed: "unplug; sleep 3", told: ENDS, stand: "A", contactor: "open" },
			{ deed: `${DRAWS}; sleep 9`, told: ["SessionStarted EVConnected", "AuthRequired"], stand: "B", contactor: "open" },
			{
				deed: "> authorize CARD1; sleep 3",
				told: ["Authorized", "TransactionStarted", ...GOES_ON],
				stand: "C PowerOn",
				contactor: "closed",
			},
		],
	},
	{
		title: "a pause by the vehicle, and on it goes",
		charging: true,
		steps: [
			{ deed: "pause; sleep 3", told: ["StoppingCharging", "ChargingPausedEV"], stand: "B PowerOff", contactor: "open" },
			{ deed: `${DRAWS}; sleep 3`, told: GOES_ON, stand: "C PowerOn", contactor: "closed" },
		],
	},
	{
		title: "a pause by the station, and on it goes",
		charging: true,
		steps: [
			{
				deed: ask((it) => it.everest.charger.pause(true), "sleep 3"),
				told: ["StoppingCharging", "ChargingPausedEVSE UserPause"],
				stand: "B PowerOff",
				contactor: "open",
			},
			{ deed: ask((it) => it.everest.charger.pause(false), "sleep 3"), told: GOES_ON, stand: "C PowerOn", contactor: "closed" },
		],
	},
	{
		title: "a pause by the station with a vehicle that stays in C: opened after the vehicle's 6 s, closed again under PWM",
		steps: [
			{ deed: "draw_power_fixed 10,3; sleep 6", told: [...STARTS, "ChargingStarted"], stand: "C PowerOn", contactor: "closed" },
			{
				deed: ask((it) => it.everest.charger.pause(true), "for 5.8 expect contactor closed; sleep 2"),
				told: ["StoppingCharging", "ChargingPausedEVSE UserPause"],
				stand: "PowerOff",
				contactor: "open",
			},
			{ deed: ask((it) => it.everest.charger.pause(false), "sleep 3"), told: GOES_ON, stand: "PowerOn", contactor: "closed" },
		],
	},
	{
		title: "no energy from the beginning, then some, then none, then some",
		steps: [
			{ deed: energy(0, `sleep 2; ${DRAWS}; sleep 20`), told: STARTS, stand: "B", contactor: "open" },
			{ deed: energy(16, "sleep 3"), told: ["ChargingStarted"], stand: "C PowerOn", contactor: "closed" },
			{
				deed: energy(0, "sleep 4"),
				told: ["StoppingCharging", "ChargingPausedEVSE NoEnergy"],
				stand: "B PowerOff",
				contactor: "open",
			},
			{ deed: energy(16, "sleep 4"), told: GOES_ON, stand: "C PowerOn", contactor: "closed" },
		],
	},
	{
		title: "energy that comes and goes: the limit of overcurrent falls first, the duty up to 5 s later, and that is no fault",
		charging: true,
		steps: [
			{ deed: energy(6, "sleep 2; sleep 8"), told: [], stand: "", contactor: "closed" },
			{ deed: energy(16, "sleep 6"), told: [], stand: "", contactor: "closed" },
			{ deed: energy(6, "sleep 20"), told: [], stand: "", contactor: "closed" },
		],
	},
	{
		title: "an energy manager that falls silent: its budget ends, and so does the charge",
		charging: true,
		steps: [
			{
				deed: ask((it) => (it.everest.energyA = undefined), "sleep 14"),
				told: ["StoppingCharging", "ChargingPausedEVSE NoEnergy"],
				stand: "B PowerOff",
				contactor: "open",
			},
		],
	},
	{
		title: "wake-up of a vehicle that sleeps: F for 4 s, and it charges",
		steps: [
			{ deed: `ev sleeps; ${DRAWS}; sleep 29`, told: STARTS, stand: "B", contactor: "open" },
			{
				deed: "within 4 expect duty 0; for 3.8 expect duty 0; within 1 expect duty 100; sleep 4",
				told: GOES_ON,
				stand: "F B C PowerOn",
				contactor: "closed",
			},
		],
	},
	{
		title: "wake-up of a vehicle that wants nothing: once, and then it has paused, until it wants",
		steps: [
			{ deed: "plug; sleep 60", told: [...STARTS, "PrepareCharging", "ChargingPausedEV"], stand: "B F B", contactor: "open" },
			{ deed: `${DRAWS}; sleep 3`, told: GOES_ON, stand: "C PowerOn", contactor: "closed" },
		],
	},
	{
		title: "phases, to one and to three, while charging",
		benching: { settings: ["phaseSwitch=yes"] },
		charging: true,
		steps: [
			{
				deed: ask((it) => it.everest.charger.switchPhases(false), "sleep 40"),
				told: ["SwitchingPhases", ...GOES_ON],
				stand: "B PowerOff C PowerOn",
				contactor: "closed",
			},
			{
				deed: ask((it) => it.everest.charger.switchPhases(true), "sleep 40"),
				told: ["SwitchingPhases", ...GOES_ON],
				stand: "B PowerOff C PowerOn",
				contactor: "closed",
			},
		],
	},
	{
		title: "disabled while charging, enabled with the vehicle still there, which EVerest does not see before it is plugged in anew",
		charging: true,
		steps: [
			{
				deed: ask((it) => it.everest.charger.enable(false), "sleep 4"),
				told: ["StoppingCharging", "ChargingFinished", "TransactionFinished EVSEDisabled", "SessionFinished", "Disabled"],
				stand: "B PowerOff F",
				contactor: "open",
			},
			{ deed: ask((it) => it.everest.charger.enable(true), "sleep 30"), told: ["Enabled"], stand: "B", contactor: "open" },
			{ deed: "unplug; sleep 2", told: [], stand: "A", contactor: "open" },
			{ deed: `${DRAWS}; sleep 4`, told: [...STARTS, "ChargingStarted"], stand: "B C PowerOn", contactor: "closed" },
		],
	},
	{
		title: "disabled with nobody there: plugged in all the same, it stays open",
		steps: [
			{ deed: ask((it) => it.everest.charger.enable(false), "sleep 4"), told: ["Disabled"], stand: "F", contactor: "open" },
			{ deed: `${DRAWS}; sleep 20`, told: [], stand: "", contactor: "open" },
		],
	},
	{
		title: "somebody at the board ends the transaction",
		charging: true,
		steps: [
			{
				deed: "> stop; sleep 4",
				told: ["StoppingCharging", "ChargingFinished", "TransactionFinished Local"],
				stand: "B PowerOff",
				contactor: "open",
			},
			{ deed: "sleep 30; unplug; sleep 3", told: ["SessionFinished"], stand: "A", contactor: "open" },
		],
	},
	{
		title: "unlocked from above: the transaction ends, and the plug is free once the contactor is open",
		benching: { settings: ["lock.fitted=yes"], first: "lock ok" },
		charging: true,
		steps: [
			{
				deed: ask((it) => it.everest.charger.forceUnlock(), "expect contactor closed; sleep 5"),
				told: ["StoppingCharging", "ChargingFinished", "TransactionFinished UnlockCommand"],
				stand: "B PowerOff",
				contactor: "open",
			},
		],
	},
	{
		title: "5 % at the start: F on the way to the duty, and then as always",
		benching: { everest: { fivePercent: true } },
		steps: [
			{ deed: `${DRAWS}; sleep 5`, told: ["SessionStarted EVConnected", "AuthRequired"], stand: "B", contactor: "open" },
			{
				deed: ask((it) => it.everest.charger.authorize(), "sleep 9"),
				told: ["Authorized", "TransactionStarted", ...GOES_ON],
				stand: "F B C PowerOn",
				contactor: "closed",
			},
		],
	},
];

for (const { title, benching = {}, charging: charges, steps } of CASES)
	test(`EVerest's board: ${title}`, (t) => {
		const it = charges === true ? charging(benching) : new Benched(benching);
		it.told();
		it.stand();
		for (const { deed, told, stand, contactor } of steps) {
			if (typeof deed === "string") it.words(deed);
			else deed(it);
			const shown = typeof deed === "string" ? deed : "";
			t.deepEqual(it.told(), [...told], shown);
			t.is(it.stand(), stand, shown);
			it.words(`expect contactor ${contactor}`);
		}
		t.deepEqual(it.everest.wrong, []);
	});
