// SPDX-License-Identifier: Apache-2.0
/** A trip line that is believed at the second look: a spike of a few microseconds trips nothing. */
#ifndef PILOTLIGHT_TRIP_H
#define PILOTLIGHT_TRIP_H

#include <stdbool.h>
#include <stdint.h>

/** How long the line has to say trip, µs: more than a spike, and over by the second look of a timer of 1 ms. */
#define TRIP_US 500u

/** One line. */
typedef struct {
	/** It said trip at the last look, and since when, µs (wraps). */
	bool seen;
	uint32_t since;
	/** It has said so for long enough. */
	bool on;
	/** How often it said trip and took it back in time. */
	uint32_t spikes;
} trip;

/** A look at the line, at an edge or from the timer. Returns whether it has tripped. */
bool trip_look(trip *t, uint32_t now_us, bool says_trip);

#endif
