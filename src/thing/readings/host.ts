// SPDX-License-Identifier: Apache-2.0
/** Who decides: the port itself, or the host above it, and how it is with that. */
import { frozen } from "../../control/frozen.js";
import { HOSTS } from "../../evse/host.js";
import { choice, flag, NO_YES, type Property, row } from "../property.js";

/** In the order of the setting `mode`. */
const DRIVERS: readonly string[] = frozen(["port", "everest"]);

/** The host above. */
export const HOST: readonly Property[] = frozen([
	row("driver", choice(...DRIVERS), "who decides when to charge", ({ evse }) => flag(evse.host.drives)),
	row("host", choice(...HOSTS), "how it is with EVerest above; none while the port decides", ({ evse }) => HOSTS.indexOf(evse.host.state)),
	row("host.enabled", NO_YES, "EVerest above has not disabled the port", ({ evse }) => flag(evse.host.enabled)),
]);
