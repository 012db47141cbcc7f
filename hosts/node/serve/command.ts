// SPDX-License-Identifier: Apache-2.0
/** The command `serve`: a charger, virtual or on a cable, by all that shows it to others at once. */
import { type Run, runBeside } from "../beside.js";
import { frontFor } from "../haystack/command.js";
import { MqttCarrier } from "../mqtt/carrier.js";

/** Runs until somebody ends it; the exit status. Settings and the store have been looked at before. */
export function runServe(run: Run): Promise<number> {
	const { mqtt } = run.options;
	return runBeside(run, mqtt === undefined ? [frontFor] : [frontFor, (own) => MqttCarrier.make(mqtt, own)]);
}
