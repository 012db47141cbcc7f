// SPDX-License-Identifier: Apache-2.0
/** The guard: it holds the contactor only while the controller keeps asking in time, and neither a line nor the pilot says stop. */
#ifndef PILOTLIGHT_GUARD_H
#define PILOTLIGHT_GUARD_H

#include <stdbool.h>
#include <stdint.h>

/** Switches the contactor's coil; called from interrupts, so it sets a pin and nothing else. */
typedef void (*guard_coil)(void *context, bool closed);

/** A line that comes by interrupt: its level, when it last changed (ms), and how often. */
typedef struct {
	uint32_t at;
	uint32_t edges;
	bool on;
} guard_line;

/** Where the pilot's high plateau lies: within C and D, beside them where a vehicle may still be (B), or where none asks. */
typedef enum { GUARD_INSIDE = 0, GUARD_OUTSIDE = 1, GUARD_AWAY = 2 } guard_place;

/**
 * The guard of one board. Nothing in it is shared: every function below has to be called with interrupts that call any of
 * them held off (a spinlock on two cores). None of them loops over more than eight steps, waits or allocates, so the lock
 * is held for a few microseconds.
 *
 * Time is in ms and may wrap. guard_tick() comes every millisecond from a timer's interrupt; everything else as it happens.
 */
typedef struct {
	guard_coil coil;
	void *context;
	/** What the controller asked for last. */
	bool asked;
	/** Whether the coil has voltage. */
	bool holds;
	/** Whether there is a lease, and when it ends. */
	bool leased;
	uint32_t lease_ends_at;
	/** Why it holds the contactor open although it is asked to close: a GuardCause. */
	uint32_t cause;
	/** When it opened by itself. */
	uint32_t opened_at;
	/** Whether a completed tick has been told of the emergency stop. */
	bool told;
	guard_line stop;
	guard_line residual;
	guard_line feedback;
	/** The last eight periods, two bits each; what most of them say; since when not inside, and since when away. */
	uint32_t history;
	guard_place place;
	uint32_t outside_since;
	uint32_t away_since;
	/** When the sampler last brought a period. */
	uint32_t heard_at;
} guard;

/** Switches the coil off, before anything else, and begins without a lease and without a pilot. */
void guard_start(guard *g, guard_coil coil, void *context, uint32_t now);

/** The controller asks for the contactor closed, or open. */
void guard_ask(guard *g, uint32_t now, bool closed);

/** The controller has completed a tick, and was told what there was to tell. */
void guard_renew(guard *g, uint32_t now);

/** The emergency stop is pressed, or released. */
void guard_stop_line(guard *g, uint32_t now, bool pressed);

/** The residual-current monitor says trip, or does so no longer. */
void guard_residual_line(guard *g, uint32_t now, bool tripped);

/** The contactor's feedback has changed; only noted. */
void guard_feedback_line(guard *g, uint32_t now, bool closed);

/** The sampler has found the high plateau of a period, mV. */
void guard_pilot(guard *g, uint32_t now, int32_t high_mv);

/** A millisecond has passed. */
void guard_tick(guard *g, uint32_t now);

#endif
