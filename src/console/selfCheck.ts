// SPDX-License-Identifier: Apache-2.0
/** The word that checks what can be checked without a vehicle, a line each. */
import { Feedback, LockFeedback, UNKNOWN } from "../control/board.js";
import { FAULTS } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import { meterSpeaks } from "../evse/headline.js";
import { meanOf, sigmaOf } from "../thing/probe.js";
import { volts } from "./status.js";
import type { Cabinet, Desk } from "./word.js";

/** How long the pilot is looked at, ms. */
const LOOK_MS = 1_000;

/** One check: what it finds wrong, or an empty text; undefined where there is nothing to check. */
interface Check {
	readonly name: string;
	readonly check: (cabinet: Cabinet) => string | undefined;
}

const CHECKS: readonly Check[] = frozen([
	{ name: "pilot", check: pilot },
	{ name: "contactor", check: contactor },
	{ name: "residual current monitor", check: monitor },
	{
		name: "temperature",
		check: ({ sense, values }) =>
			values.control.temperature.fitted === 0 ? undefined : sense.temperatures[0] === UNKNOWN ? "the sensor does not answer" : "",
	},
	{
		name: "meter",
		check: (cabinet) => (cabinet.values.control.meter.fitted === 0 ? undefined : meterSpeaks(cabinet) ? "" : "it does not answer"),
	},
	{
		name: "lock",
		check: ({ sense, values }) =>
			values.control.lock.fitted === 0 ? undefined : sense.lock === LockFeedback.None ? "it does not answer" : "",
	},
	{ name: "stop button", check: ({ sense }) => (sense.stopButton === 1 ? "it is pressed" : "") },
	{ name: "enclosure", check: ({ sense }) => (sense.tamper === 1 ? "it is open" : "") },
	{ name: "own supply", check: ({ sense }) => (sense.brownOut === 1 ? "it is too low" : "") },
	{
		name: "faults",
		check: ({ report }) =>
			FAULTS.filter((_, place) => (report.faults & (1 << place)) !== 0)
				.map(({ name }) => name)
				.join(" "),
	},
]);

function pilot({ probe, drive, values }: Cabinet): string | undefined {
	const { lowestMv, noiseMv } = values.control.selfTest;
	if (probe.high.count === 0) return "it cannot be read";
	if (sigmaOf(probe.high) > noiseMv) return `it scatters by ${volts(sigmaOf(probe.high), 2)} V`;
	if (drive.duty !== 10_000) return "";
	return meanOf(probe.high) < lowestMv ? `+12 V reads as ${volts(meanOf(probe.high), 2)} V` : "";
}

function contactor({ sense, drive, values }: Cabinet): string | undefined {
	if (values.control.contactor.feedback === 0) return undefined;
	if (sense.contactor === Feedback.Unknown) return "its auxiliary contact does not answer";
	return (sense.contactor === Feedback.Closed) === (drive.contactor === 1) ? "" : "it is not as it was told";
}

/** It is tested before each closing, and at least once a day. */
function monitor({ sense, values, drive }: Cabinet): string | undefined {
	if (values.control.residual.fitted === 0) return undefined;
	return sense.residual.tripped === 1 && drive.residualTest === 0 ? "its line is up" : "";
}

/** Looks at the pilot for a second, and then says how everything is. */
export function checkItself(desk: Desk): void {
	desk.measure(LOOK_MS, () => {
		const lines = CHECKS.map(({ name, check }) => `${name.padEnd(26)}${verdict(check(desk.cabinet))}`);
		desk.list(lines.length, (place) => lines[place]);
	});
}

function verdict(wrong: string | undefined): string {
	if (wrong === undefined) return "not fitted";
	return wrong === "" ? "ok" : `FAILED: ${wrong}`;
}
