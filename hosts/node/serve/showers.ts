// SPDX-License-Identifier: Apache-2.0
/** What shows a charger to others, by the command that asks for it. */
import type { Making } from "../beside.js";
import type { CommandName } from "../commands.js";
import { frontFor } from "../haystack/command.js";
import { MqttCarrier } from "../mqtt/carrier.js";
import type { Options } from "../options.js";

/** Those that the options of a command ask for. */
export function showersFor(command: CommandName, { mqtt }: Options): readonly Making[] {
	if (command !== "serve" || mqtt === undefined) return [frontFor];
	return [frontFor, (own) => MqttCarrier.make(mqtt, own)];
}
