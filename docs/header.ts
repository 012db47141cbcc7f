// SPDX-License-Identifier: Apache-2.0
/** The C header of the numbers that the native part of the ESP32 board shares with the controller. */
import { FRONT_END_SETTLING_NS, PILOT_SETTLING_NS } from "../hosts/esp32/settling.js";
import { Feedback, GuardCause, PILOT_CAPACITY, UNKNOWN } from "../src/control/board.js";
import { STEADY_HIGH } from "../src/control/duty.js";
import { NUMBERS } from "../src/control/numbers.js";

/** Where it is kept. */
export const HEADER_FILE = "hosts/esp32/native/numbers.h";

interface Line {
	readonly name: string;
	readonly value: number | string;
	readonly says: string;
}

/** Names of the members of one of the controller's tables, as C has them. */
function members(prefix: string, table: { readonly [name: string]: number }, says: string): Line[] {
	return Object.entries(table).map(([name, value]) => ({ name: `${prefix}_${name.toUpperCase()}`, value: `${value}u`, says }));
}

function lines(): Line[] {
	const { pilot, guard } = NUMBERS;
	// the guard does not know the setting, so it allows the widest that there may be
	const hysteresis = pilot.hysteresisMv.max;
	return [
		{ name: "PILOT_CAPACITY", value: PILOT_CAPACITY, says: "windows that one Sense can carry" },
		{ name: "UNKNOWN_READING", value: `(-${-UNKNOWN - 1} - 1)`, says: "there is no reading" },
		{ name: "STEADY_HIGH_DUTY", value: STEADY_HIGH, says: "hundredths of a percent: a steady +12 V" },
		{ name: "SETTLING_PILOT_NS", value: `${PILOT_SETTLING_NS}u`, says: "time constant of cable and vehicle at their most" },
		{ name: "SETTLING_FRONT_END_NS", value: `${FRONT_END_SETTLING_NS}u`, says: "time constant of a board's front end at its most" },
		{ name: "GUARD_LEASE_MS", value: `${guard.leaseMs.value}u`, says: "guard.leaseMs" },
		{ name: "GUARD_AWAY_MS", value: `${guard.awayMs.value}u`, says: "guard.awayMs" },
		{ name: "GUARD_OUTSIDE_MS", value: `${guard.outsideMs.value}u`, says: "guard.outsideMs" },
		{ name: "GUARD_SILENT_MS", value: `${pilot.silentMs.max}u`, says: "pilot.silentMs at its most" },
		{ name: "GUARD_C_D_ABOVE_MV", value: pilot.boundaryDeMv.value - hysteresis, says: "pilot.boundaryDeMv less the widest hysteresis" },
		{ name: "GUARD_C_D_UP_TO_MV", value: pilot.boundaryBcMv.value + hysteresis, says: "pilot.boundaryBcMv and the widest hysteresis" },
		{ name: "GUARD_B_UP_TO_MV", value: pilot.boundaryAbMv.value + hysteresis, says: "pilot.boundaryAbMv and the widest hysteresis" },
		...members("GUARD_CAUSE", GuardCause, "GuardCause in src/control/board.ts"),
		...members("FEEDBACK", Feedback, "Feedback in src/control/board.ts"),
	];
}

/** Its text. */
export function header(): string {
	return `// SPDX-License-Identifier: Apache-2.0
/** Numbers that the guard and the sampler share with the controller. Made by \`npm run docs\` from src/control and settling.ts; change those. */
#ifndef PILOTLIGHT_NUMBERS_H
#define PILOTLIGHT_NUMBERS_H

${lines()
	.map(({ name, value, says }) => `/** ${says} */\n#define ${name} ${value}`)
	.join("\n")}

#endif
`;
}
