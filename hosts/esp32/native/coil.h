// SPDX-License-Identifier: Apache-2.0
/** What the contactor's pin shows: a level, or for a driver with a charge pump an alternation that only a living guard makes. */
#ifndef PILOTLIGHT_COIL_H
#define PILOTLIGHT_COIL_H

#include <stdbool.h>

/** The pin of one coil; "on" is the level that means yes. */
typedef struct {
	/** The driver holds the coil only while the pin alternates: 500 Hz, so a pump of 10 to 20 ms. */
	bool pump;
	bool held;
	bool on;
} coil;

/** The guard holds the coil, or lets go of it. Returns what the pin has to show now. */
bool coil_hold(coil *c, bool held);

/** A millisecond has passed. Returns what the pin has to show now. */
bool coil_tick(coil *c);

#endif
