// SPDX-License-Identifier: Apache-2.0
/** The interface external_energy_limits_consumer: others set limits for the port, in a timetable, as one more source beside those of the port. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import type { Client } from "../api/client.js";
import { mostAmps, phasesOf } from "../api/hardware.js";
import type { ConsumedPart, TopicRow } from "../api/part.js";
import { topicOf } from "../api/topics.js";
import { Obedience } from "./obedience.js";
import { timetableFrom } from "./timetable.js";

/** Its type. */
export const LIMITS_TYPE = "external_energy_limits_consumer";
const CAPABILITIES = "capabilities";
const SET = "set_external_limits";
/** Of which the capabilities are made. */
const FROM: readonly string[] = frozen(["set.limit", "set.phases", "set.nominal"]);

/** Its topics. */
export const LIMITS_TOPICS: readonly TopicRow[] = frozen([
	{
		name: SET,
		direction: "m2e",
		payload: "ExternalLimits",
		says: "limits by the names `everest` (A) and `everest.power` (W): the lower counts, beside those of others",
	},
	{ name: CAPABILITIES, direction: "e2m", payload: "CapabilityLimits", says: "what circuit and contactor can carry" },
	{ name: `${CAPABILITIES}/get`, direction: "m2e", payload: "headers.replyTo", says: "the last of them, or null" },
]);

/** One port's. */
export class LimitsPart implements ConsumedPart {
	readonly type = LIMITS_TYPE;
	readonly values: readonly string[] = [CAPABILITIES];
	readonly obedience: Obedience;
	readonly #charger: Charger;
	readonly #client: Client;
	readonly #tell: (line: string) => void;
	#said = "";

	constructor(charger: Charger, client: Client, tell: (line: string) => void) {
		this.#charger = charger;
		this.#client = client;
		this.#tell = tell;
		this.obedience = new Obedience(charger);
	}

	receive(name: string, payload: string): void {
		if (name !== SET) return;
		try {
			this.obedience.obey(timetableFrom(payload));
			this.#said = "";
		} catch (error) {
			this.#complain(`${SET} is not obeyed: ${(error as Error).message}`);
		}
	}

	/** Whoever says the same wrong thing again and again is told of once. */
	#complain(line: string): void {
		if (line !== this.#said) this.#tell(line);
		this.#said = line;
	}

	/** Some properties are other than before. */
	seen(keys: readonly string[]): void {
		if (!keys.some((key) => FROM.includes(key))) return;
		const { module, post } = this.#client;
		post.show(topicOf(LIMITS_TYPE, module, "e2m", CAPABILITIES), JSON.stringify(capabilitiesOf(this.#charger)));
	}
}

function capabilitiesOf(charger: Charger): object {
	const [amps, phases, volts] = [mostAmps(charger), phasesOf(charger), charger.number("set.nominal") / 1_000];
	return { max_current_A: amps, max_phase_count: phases, nominal_voltage_V: volts, total_power_W: amps * phases * volts };
}
