// SPDX-License-Identifier: Apache-2.0
/** Firmware that is wrong on purpose, each in one way, with the rules that have to notice it. What takes more than a line stands in mistakes.ts. */
import { Around } from "../../hosts/bench/around.js";
import type { Outlets } from "../../hosts/bench/device.js";
import { type Drive, Feedback, GuardCause, LockFeedback } from "../../src/control/board.js";
import { State } from "../../src/control/sequence.js";
import { type Firmware, powerUp } from "../../src/firmware.js";
import { HOST_MISTAKES } from "./hostMistakes.js";
import { MISTAKES, type Mistake, type Sabotage } from "./mistakes.js";
import type { Make } from "./play.js";

/** The firmware with somebody between it and the board. */
class Sabotaged extends Around<Firmware> {
	/** What reaches the board. */
	private readonly driven: Drive;
	private readonly sabotage: Mistake;

	constructor(firmware: Firmware, sabotage: Sabotage) {
		super(firmware);
		this.sabotage = sabotage.begins?.() ?? sabotage;
		this.driven = { ...firmware.drive };
	}

	override get drive(): Drive {
		return this.driven;
	}

	override tick(): boolean {
		const last = { ...this.driven };
		this.sabotage.before?.(this.firmware);
		const completed = super.tick();
		Object.assign(this.driven, this.firmware.drive);
		this.sabotage.after?.(this.driven, this.firmware, last);
		return completed;
	}
}

/** Firmware with this sabotage in it. */
export function sabotaged(sabotage: Sabotage): Make {
	return (settings) => (outlets: Outlets) => new Sabotaged(powerUp(settings)(outlets), sabotage);
}

/** The newest voltage on the pilot lies between these, mV. */
function pilotBetween({ sense }: Firmware, leastMv: number, mostMv: number): boolean {
	const { count, high } = sense.pilot;
	return count > 0 && high[count - 1] > leastMv && high[count - 1] < mostMv;
}

const PWM_32_A = 5_333;
const hasPwm = (duty: number): boolean => duty > 0 && duty < 10_000;

/** The saboteurs. */
export const SABOTAGES: readonly Sabotage[] = [
	{
		name: "holds the contactor when the vehicle goes",
		breaks: { "stays-closed-unasked": "draw_power_regulated 16,3; sleep 5; unplug; sleep 1" },
		after: (drive, _, last) => {
			if (last.contactor === 1) drive.contactor = 1;
		},
	},
	{
		name: "takes B for C",
		breaks: { "closes-onto-b": "plug; sleep 5" },
		before: ({ sense }) => {
			for (let i = 0; i < sense.pilot.count; i++)
				if (sense.pilot.high[i] > 8_000 && sense.pilot.high[i] < 10_000) sense.pilot.high[i] = 6_000;
		},
	},
	{
		name: "switches phases while the contactor is closed",
		breaks: { "switches-phases-live": "draw_power_regulated 16,3; sleep 5" },
		after: (drive, { sense }) => {
			if (sense.contactor === Feedback.Closed) drive.phases = 1;
		},
	},
	{
		name: "closes at the first sight of 6 V",
		breaks: { "closes-unasked": "plug; sleep 3; draw_power_regulated 16,3; sleep 1" },
		after: (drive, firmware) => {
			if (hasPwm(drive.duty) && pilotBetween(firmware, 5_000, 7_000)) drive.contactor = 1;
		},
	},
	{
		name: "closes in C1",
		breaks: { "closes-without-pwm": "> pause; draw_power_fixed 16,3; sleep 2" },
		after: (drive, { report }) => {
			if (report.state === State.C1) drive.contactor = 1;
		},
	},
	{
		name: "believes in every diode",
		breaks: {
			"closes-without-diode": "diode_fail; sleep 2; draw_power_regulated 16,3; sleep 3",
			"stays-closed-no-diode": "draw_power_regulated 16,3; sleep 5; diode_fail; sleep 4",
		},
		before: ({ sense, drive }) => {
			if (hasPwm(drive.duty)) for (let i = 0; i < sense.pilot.count; i++) sense.pilot.low[i] = -12_000;
		},
	},
	{
		name: "ignores the stop button",
		breaks: { "closes-after-stop": "plug; sleep 2; stop_button on; sleep 1; stop_button off; draw_power_regulated 16,3; sleep 3" },
		before: ({ sense }) => {
			sense.stopButton = 0;
			if (sense.guard === GuardCause.Stop) sense.guard = GuardCause.None;
		},
	},
	{
		name: "leaves the stop button to the guard",
		breaks: { "stays-closed-stop": "draw_power_regulated 16,3; sleep 5; stop_button on; sleep 1" },
		after: (drive, { sense }, last) => {
			if (sense.stopButton === 1) drive.contactor = last.contactor;
		},
	},
	{
		name: "goes on when the stop button is let go",
		breaks: { "closes-after-stop": "draw_power_regulated 16,3; sleep 5; stop_button on; sleep 1; stop_button off; sleep 5" },
		before: ({ evse }) => evse.clearFaults(),
	},
	{
		name: "signals 32 A whatever the limit",
		breaks: {
			"begins-above-limit": "> set limit 16; sleep 1; plug; sleep 2",
			"signals-above-limit": "draw_power_regulated 16,3; sleep 5; > set limit 16; sleep 6",
		},
		after: (drive) => {
			if (hasPwm(drive.duty)) drive.duty = PWM_32_A;
		},
	},
	{
		name: "never lowers a PWM",
		breaks: { "signals-above-limit": "draw_power_regulated 16,3; sleep 5; > set limit 10; sleep 6" },
		after: (drive, _, last) => {
			if (hasPwm(drive.duty) && hasPwm(last.duty)) drive.duty = Math.max(drive.duty, last.duty);
		},
	},
	{
		name: "believes in every cable",
		breaks: {
			"signals-above-cable": "cable 13; plug; sleep 5",
			"stays-closed-no-cable": "draw_power_fixed 16,3; sleep 5; > pause; sleep 1; cable none; sleep 4",
		},
		before: ({ sense }) => {
			sense.proximityOhms = 220;
		},
	},
	{
		name: "follows the limit at once",
		breaks: { "rises-too-soon": "> set limit 10; plug; sleep 2; > set limit 20; sleep 1" },
		before: ({ values }) => {
			values.control.sequence.dutyIntervalMs = 0;
		},
	},
	{
		name: "signals half of what it should",
		breaks: { "odd-duty": "> set limit 6; plug; sleep 2" },
		after: (drive) => {
			if (hasPwm(drive.duty)) drive.duty >>= 1;
		},
	},
	{
		name: "waits for the vehicle for ever",
		breaks: { "stays-closed-without-pwm": "draw_power_fixed 16,3; sleep 5; > pause; sleep 7" },
		before: ({ values }) => {
			values.control.sequence.forcedOpenMs = 60_000;
		},
	},
	{
		name: "gives the vehicle no time to let go",
		breaks: { "opens-under-load": "draw_power_fixed 16,3; sleep 15; > pause; sleep 2" },
		before: ({ values }) => {
			values.control.sequence.forcedOpenMs = 100;
		},
	},
	{
		name: "does not know of pauses",
		breaks: {
			"closes-although-withdrawn": "> pause; draw_power_regulated 16,3; sleep 5",
			"stays-closed-withdrawn": "draw_power_regulated 16,3; sleep 5; > pause; sleep 7",
		},
		before: ({ evse }) => {
			evse.wish.mayCharge = 1;
		},
	},
	{
		name: "believes in ventilation",
		breaks: {
			"closes-in-d-without-ventilation": "draw_power_regulated 16,3; ventilation; sleep 5",
			"stays-closed-unventilated": "draw_power_regulated 16,3; sleep 5; ventilation; sleep 4",
		},
		before: ({ evse }) => {
			evse.wish.ventilation = 1;
		},
	},
	{
		name: "stays closed at −12 V",
		breaks: { "stays-closed-at-minus-12": "draw_power_regulated 16,3; sleep 5; diode_fail; sleep 1" },
		after: (drive, firmware, last) => {
			if (last.contactor === 1 && (drive.duty === 0 || pilotBetween(firmware, -12_500, -11_500))) drive.contactor = 1;
		},
	},
	{
		name: "stays at −12 V",
		breaks: { "minus-12-too-long": "draw_power_regulated 16,3; sleep 5; diode_fail; sleep 6" },
		after: (drive, _, last) => {
			if (last.duty === 0) drive.duty = 0;
		},
	},
	{
		name: "shows −12 V only briefly",
		breaks: { "minus-12-too-short": "draw_power_regulated 16,3; sleep 5; diode_fail; sleep 1" },
		before: ({ values }) => {
			values.control.sequence.faultFMs = 50;
		},
	},
	{
		name: "overlooks a B for two seconds",
		breaks: { "stays-closed-unasked": "draw_power_regulated 16,3; sleep 6; > set limit 10; sleep 0.3; pause; sleep 2" },
		before: ({ values }) => {
			values.control.pilot.dutyGlitchMs = 2_000;
		},
	},
	{
		name: "shows PWM to nobody",
		breaks: { "offers-to-nobody": "sleep 2" },
		after: (drive, firmware) => {
			if (drive.duty === 10_000 && pilotBetween(firmware, 11_000, 13_000)) drive.duty = PWM_32_A;
		},
	},
	{
		name: "never sees a weld",
		breaks: {
			"closes-onto-weld": "draw_power_regulated 16,3; sleep 5; contactor welded; pause; sleep 3; draw_power_regulated 16,3; sleep 3",
			"offers-behind-weld": "sleep 1; contactor welded; sleep 2; plug; sleep 3",
		},
		before: ({ sense, drive }) => {
			if (sense.contactor === Feedback.Closed && drive.contactor === 0) sense.contactor = Feedback.Open;
		},
	},
	{
		name: "forgets a trip",
		breaks: { "closes-after-trip": "draw_power_regulated 16,3; sleep 5; residual 10; sleep 1; residual 0; sleep 10" },
		before: ({ values }) => {
			values.control.retries.residual_trip = 4;
			values.control.retryAfter.residual_trip = 1_000;
			values.control.residual.lockOutMs = 0;
		},
	},
	{
		name: "leaves residual current to the guard",
		breaks: { "stays-closed-tripped": "draw_power_regulated 16,3; sleep 5; residual_monitor stuck; sleep 1" },
		after: (drive, { sense }, last) => {
			if (sense.residual.tripped === 1) drive.contactor = last.contactor;
		},
	},
	{
		name: "closes before the lock has moved",
		breaks: { "closes-unlocked": "lock jammed; > set lock.fitted yes; draw_power_regulated 16,3; sleep 5" },
		before: ({ sense }) => {
			if (sense.lock === LockFeedback.Unlocked) sense.lock = LockFeedback.Locked;
		},
	},
	{
		name: "lets every plug go",
		breaks: { "unlocks-under-voltage": "lock ok; > set lock.fitted yes; draw_power_fixed 16,3; sleep 5; > pause; sleep 2" },
		after: (drive, { sense }) => {
			if (sense.contactor === Feedback.Closed && drive.duty === 10_000) drive.lock = 0;
		},
	},
	{
		name: "does not see a brown-out",
		breaks: { "stays-closed-brown-out": "draw_power_regulated 16,3; sleep 5; brown_out on; sleep 1" },
		before: ({ sense }) => {
			sense.brownOut = 0;
		},
	},
	{
		name: "does not see the enclosure open",
		breaks: { "stays-closed-tampered": "draw_power_regulated 16,3; sleep 5; tamper on; sleep 8" },
		before: ({ sense }) => {
			sense.tamper = 0;
		},
	},
	{
		name: "does not feel the heat",
		breaks: { "stays-closed-hot": "draw_power_regulated 16,3; sleep 5; temperature 80; sleep 20" },
		before: ({ sense }) => {
			sense.temperatures[0] = 25_000 + (sense.now & 7);
		},
	},
	{
		name: "accepts low voltage",
		breaks: { "stays-closed-undervoltage": "draw_power_regulated 16,3; sleep 5; mains 175; sleep 11" },
		before: ({ sense }) => {
			for (let phase = 0; phase < 3; phase++) sense.mains.milliVolts[phase] = Math.max(sense.mains.milliVolts[phase], 230_000);
		},
	},
	{
		name: "accepts high voltage",
		breaks: { "stays-closed-overvoltage": "draw_power_regulated 16,3; sleep 5; mains 275; sleep 11" },
		before: ({ sense }) => {
			for (let phase = 0; phase < 3; phase++) sense.mains.milliVolts[phase] = Math.min(sense.mains.milliVolts[phase], 230_000);
		},
	},
	{
		name: "does not watch the PEN conductor",
		breaks: { "stays-closed-pen": "> set mains.pen yes; draw_power_regulated 16,3; sleep 5; mains 205; sleep 6" },
		before: ({ values }) => {
			values.control.mains.pen = 0;
		},
	},
	{
		name: "accepts every frequency",
		breaks: { "stays-closed-frequency": "draw_power_regulated 16,3; sleep 5; frequency 46; sleep 11" },
		before: ({ sense }) => {
			sense.mains.frequencyMhz = 50_000;
		},
	},
	{
		name: "accepts every current",
		breaks: { "stays-closed-overcurrent": "> set limit 10; draw_power_fixed 20,3; sleep 20" },
		before: ({ sense }) => {
			sense.mains.milliAmps.fill(0);
		},
	},
	{
		name: "chatters",
		breaks: { "closes-too-soon": "draw_power_regulated 16,3; sleep 8" },
		after: (drive, { sense }) => {
			if (sense.now % 1_000 < 20) drive.contactor = 0;
		},
	},
	{
		name: "closes again however often it has opened under load",
		breaks: { reclosing: `> set closingsWaitMs 0; draw_power_fixed 16,3; sleep 5${"; glitch 1000000,10; sleep 3".repeat(14)}` },
		before: ({ values }) => {
			values.control.contactor.openingsFree = 1_000;
			values.control.contactor.openingsMost = 1_000;
		},
	},
	...MISTAKES,
	...HOST_MISTAKES,
	{
		name: "loses its numbers",
		breaks: { "gives-up": "plug; sleep 1" },
		before: ({ values }) => void Object.assign(values.control, { sequence: undefined }),
	},
	{
		name: "never believes that a vehicle asks",
		breaks: { "does-not-close": "draw_power_regulated 16,3; sleep 8" },
		before: ({ values }) => {
			values.control.pilot.enterCMs = 3_600_000;
		},
	},
];
