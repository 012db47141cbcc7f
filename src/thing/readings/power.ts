// SPDX-License-Identifier: Apache-2.0
/** Current, power and energy: what is offered and by whom, and what the meter says. */
import { frozen } from "../../control/frozen.js";
import { meterSpeaks } from "../../evse/headline.js";
import { LEVELS, LONGEST_LEVEL, levelText } from "../commanding.js";
import { limitsText } from "../limiting.js";
import { choice, flag, MINUTE, MOST, measure, metered, NO_YES, type Property, row, SECOND, TEXT } from "../property.js";

function currentOf(place: number): Property {
	const phase = place;
	const read = metered(({ sense }) => sense.mains.milliAmps[phase]);
	return row(`meter.current${phase + 1}`, measure("mA"), `current of L${phase + 1}`, read, SECOND);
}

function voltageOf(place: number): Property {
	const phase = place;
	const read = metered(({ sense }) => sense.mains.milliVolts[phase]);
	return row(`meter.voltage${phase + 1}`, measure("mV"), `voltage of L${phase + 1}`, read, SECOND);
}

function levelRow(of: number): Property {
	const level = of;
	const says = `level ${level} of the setpoint: mA, when it ends in s since power-up or −1, and who says so`;
	return row(`setpoint.${level}`, { is: "text", longest: LONGEST_LEVEL }, says, ({ evse }) => levelText(evse, level), SECOND);
}

/** Current, power and energy, in the order in which they are told. */
export const POWER: readonly Property[] = frozen([
	row("offered", measure("mA", 0), "current that the port is ready to offer, per phase", ({ report }) => report.offeredMa),
	row("allowed", measure("mA", 0), "current that may be offered", ({ evse }) => evse.binding.ma),
	row("allowed.by", TEXT, "who says that it may not be more", ({ evse }) => evse.binding.by),
	row(
		"allowed.for",
		measure("ms", -1, MOST),
		"until whoever says so has to say it again, or it is over by itself; −1 if neither is to come",
		({ evse }) => evse.allowedForMs,
		SECOND,
	),
	row(
		"delay.for",
		measure("ms", -1, MOST),
		"how long the random delay still lasts; −1 if none runs",
		({ evse }) => evse.delayed?.forMs ?? -1,
		SECOND,
	),
	row(
		"delay.then",
		measure("mA", -1),
		"current that may be offered after it; −1 if none runs",
		({ evse }) => evse.delayed?.thenMa ?? -1,
		SECOND,
	),
	row("limits", TEXT, "limits that others have set", ({ evse }) => limitsText(evse, TEXT.longest), SECOND),
	...Array.from({ length: LEVELS }, (_, place) => levelRow(place + 1)),
	row("phases.connected", choice("0", "1", "2", "3"), "phases that the contactor connects", ({ evse }) => evse.phases.connected),
	row("phases.used", choice("0", "1", "2", "3"), "phases that the vehicle has been seen to use", ({ evse }) => evse.phases.used),
	row("meter.speaks", NO_YES, "the meter is to be believed", (subject) => flag(meterSpeaks(subject))),
	row(
		"meter.power",
		measure("mW"),
		"active power",
		metered(({ sense }) => sense.mains.milliWatts),
		SECOND,
	),
	...[0, 1, 2].map(currentOf),
	...[0, 1, 2].map(voltageOf),
	row(
		"meter.frequency",
		measure("mHz"),
		"frequency of the supply",
		metered(({ sense }) => sense.mains.frequencyMhz),
		5 * SECOND,
	),
	row("energy.total", measure("mWh", 0, MOST), "all energy ever", ({ evse }) => evse.totalMwh, SECOND),
	row("energy.stray", measure("mWh", 0, MOST), "energy that flowed in no session", ({ evse }) => evse.strayMwh, MINUTE),
]);
