// SPDX-License-Identifier: Apache-2.0
/** Numbers that the guard and the sampler share with the controller. Made by `npm run docs` from src/control and settling.ts; change those. */
#ifndef PILOTLIGHT_NUMBERS_H
#define PILOTLIGHT_NUMBERS_H

/** windows that one Sense can carry */
#define PILOT_CAPACITY 128
/** there is no reading */
#define UNKNOWN_READING (-2147483647 - 1)
/** hundredths of a percent: a steady +12 V */
#define STEADY_HIGH_DUTY 10000
/** time constant of cable and vehicle at their most */
#define SETTLING_PILOT_NS 5500u
/** time constant of a board's front end at its most */
#define SETTLING_FRONT_END_NS 2000u
/** guard.leaseMs */
#define GUARD_LEASE_MS 65u
/** guard.awayMs */
#define GUARD_AWAY_MS 250u
/** guard.outsideMs */
#define GUARD_OUTSIDE_MS 750u
/** pilot.silentMs at its most */
#define GUARD_SILENT_MS 40u
/** pilot.boundaryDeMv less the widest hysteresis */
#define GUARD_C_D_ABOVE_MV 1050
/** pilot.boundaryBcMv and the widest hysteresis */
#define GUARD_C_D_UP_TO_MV 7950
/** pilot.boundaryAbMv and the widest hysteresis */
#define GUARD_B_UP_TO_MV 10950
/** GuardCause in src/control/board.ts */
#define GUARD_CAUSE_NONE 0u
/** GuardCause in src/control/board.ts */
#define GUARD_CAUSE_LEASE 1u
/** GuardCause in src/control/board.ts */
#define GUARD_CAUSE_RESIDUAL 2u
/** GuardCause in src/control/board.ts */
#define GUARD_CAUSE_STOP 3u
/** GuardCause in src/control/board.ts */
#define GUARD_CAUSE_PILOT 4u
/** Feedback in src/control/board.ts */
#define FEEDBACK_UNKNOWN 0u
/** Feedback in src/control/board.ts */
#define FEEDBACK_OPEN 1u
/** Feedback in src/control/board.ts */
#define FEEDBACK_CLOSED 2u

#endif
