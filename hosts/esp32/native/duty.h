// SPDX-License-Identifier: Apache-2.0
/** The pilot's duty as the chip's timer is told: one change at a time, and a timer that takes none is a fault. */
#ifndef PILOTLIGHT_DUTY_H
#define PILOTLIGHT_DUTY_H

#include <stdbool.h>
#include <stdint.h>

/** Ticks in a row that a change may wait for the one before, which the timer takes at the end of a period of 1 ms. */
#define DUTY_TRIES 5

/** What to do with the timer. */
typedef enum { DUTY_NOTHING = 0, DUTY_STOP_LOW = 1, DUTY_STOP_HIGH = 2, DUTY_RUN = 3, DUTY_STUCK = 4 } duty_action;

/** What the timer was told. */
typedef struct {
	/** Counts of a period that are driven; −1 before the first. */
	int32_t driven;
	/** Ticks for which a change has waited. */
	int32_t tries;
	/** How often the timer was found at another duty than it was told. */
	int32_t corrected;
} duty;

/** Begins; nothing is driven. */
void duty_start(duty *d);

/**
 * A tick asks for `counts` of `full`. While the timer is `busy` with the change before, nothing is done and the next tick tries
 * again: on an ESP32 the driver would wait without end, with interrupts off. After DUTY_TRIES it is stuck: stop it high.
 */
duty_action duty_next(duty *d, int32_t counts, int32_t full, bool busy);

/** The timer runs at so many counts. If it was told others, the next tick tells it again. */
void duty_seen(duty *d, int32_t counts);

#endif
