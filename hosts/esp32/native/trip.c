// SPDX-License-Identifier: Apache-2.0
/** The second look at a trip line. */
#include "trip.h"

#include "resident.h"

bool RESIDENT trip_look(trip *t, uint32_t now_us, bool says_trip)
{
	if (!says_trip) {
		if (t->seen && !t->on) t->spikes++;
		t->seen = false;
		t->on = false;
	} else if (!t->seen) {
		t->seen = true;
		t->since = now_us;
	} else if (now_us - t->since >= TRIP_US) {
		t->on = true;
	}
	return t->on;
}
