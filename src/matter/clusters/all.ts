// SPDX-License-Identifier: Apache-2.0
/** All clusters of a charger. */
import { frozen } from "../../control/frozen.js";
import type { Cluster } from "../elements.js";
import { ENERGY_EVSE } from "./energyEvse.js";
import { ENERGY_EVSE_MODE } from "./energyEvseMode.js";
import { ENERGY_MEASUREMENT, POWER_MEASUREMENT, TEMPERATURE_MEASUREMENT } from "./measurement.js";
import { DEVICE_ENERGY_MANAGEMENT, POWER_SOURCE, POWER_TOPOLOGY } from "./power.js";

/** In the order in which they are told. */
export const CLUSTERS: readonly Cluster[] = frozen([
	ENERGY_EVSE,
	ENERGY_EVSE_MODE,
	POWER_MEASUREMENT,
	ENERGY_MEASUREMENT,
	POWER_SOURCE,
	POWER_TOPOLOGY,
	DEVICE_ENERGY_MANAGEMENT,
	TEMPERATURE_MEASUREMENT,
]);
