// SPDX-License-Identifier: Apache-2.0
/** What the guard decides; the virtual board decides the same in hosts/bench/guard.ts, and a test compares the two. */
#include "guard.h"

#include "numbers.h"
#include "resident.h"

/** Periods that decide, of the last eight, as in src/control/pilot.ts: single ones are noise. */
#define MAJORITY 5

/** A moment so long ago that every delay has passed; kept at that distance so that a wrapping clock does not bring it back. */
#define LONG_AGO 0x40000000u

/** Milliseconds from `then` to `now`, across the wrap. */
static uint32_t RESIDENT since(uint32_t now, uint32_t then)
{
	return now - then;
}

static bool RESIDENT pilot_objects(const guard *g, uint32_t now)
{
	if (g->place == GUARD_INSIDE) return false;
	if (g->place == GUARD_AWAY && since(now, g->away_since) >= GUARD_AWAY_MS) return true;
	return since(now, g->outside_since) >= GUARD_OUTSIDE_MS;
}

/** What speaks against closing, the emergency stop apart. */
static uint32_t RESIDENT objection(const guard *g, uint32_t now)
{
	if (g->residual.on) return GUARD_CAUSE_RESIDUAL;
	if (!g->leased) return GUARD_CAUSE_LEASE;
	return pilot_objects(g, now) ? GUARD_CAUSE_PILOT : GUARD_CAUSE_NONE;
}

/**
 * Decides about the coil. What made it open is kept until the controller asks to open. An emergency stop comes before every
 * other cause and is kept until the controller has been told, whatever it asks: nobody presses it twice.
 */
static void RESIDENT judge(guard *g, uint32_t now)
{
	if (g->leased && (int32_t)(now - g->lease_ends_at) >= 0) g->leased = false;
	if (g->stop.on) {
		g->told = g->told && g->cause == GUARD_CAUSE_STOP;
		g->cause = GUARD_CAUSE_STOP;
	} else if (!g->asked && g->told) {
		g->cause = GUARD_CAUSE_NONE;
	} else if (g->asked && g->cause == GUARD_CAUSE_NONE) {
		g->cause = objection(g, now);
	}
	const bool holds = g->asked && g->cause == GUARD_CAUSE_NONE;
	if (holds == g->holds) return;
	g->holds = holds;
	g->coil(g->context, holds);
	if (!holds && g->cause != GUARD_CAUSE_NONE) g->opened_at = now;
}

void RESIDENT guard_start(guard *g, guard_coil coil, void *context, uint32_t now)
{
	coil(context, false);
	*g = (guard){.coil = coil, .context = context, .told = true, .place = GUARD_AWAY, .heard_at = now};
	g->away_since = g->outside_since = now;
	for (int period = 0; period < 8; period++) g->history = g->history << 2 | GUARD_AWAY;
}

void RESIDENT guard_ask(guard *g, uint32_t now, bool closed)
{
	g->asked = closed;
	judge(g, now);
}

void RESIDENT guard_renew(guard *g, uint32_t now)
{
	g->lease_ends_at = now + GUARD_LEASE_MS;
	g->leased = true;
	g->told = true;
	judge(g, now);
}

/** Notes an edge; a line that says again what it said is no edge. */
static void RESIDENT note(guard_line *line, uint32_t now, bool on)
{
	if (line->on == on) return;
	line->on = on;
	line->at = now;
	line->edges++;
}

void RESIDENT guard_stop_line(guard *g, uint32_t now, bool pressed)
{
	note(&g->stop, now, pressed);
	judge(g, now);
}

void RESIDENT guard_residual_line(guard *g, uint32_t now, bool tripped)
{
	note(&g->residual, now, tripped);
	judge(g, now);
}

void RESIDENT guard_feedback_line(guard *g, uint32_t now, bool closed)
{
	note(&g->feedback, now, closed);
}

static guard_place RESIDENT place_of(int32_t high_mv)
{
	if (high_mv <= GUARD_C_D_ABOVE_MV || high_mv > GUARD_B_UP_TO_MV) return GUARD_AWAY;
	return high_mv > GUARD_C_D_UP_TO_MV ? GUARD_OUTSIDE : GUARD_INSIDE;
}

/** Begins or ends the time for which the pilot has not been where it should be. */
static void RESIDENT move(guard *g, uint32_t now, guard_place place)
{
	if (g->place == GUARD_INSIDE && place != GUARD_INSIDE) g->outside_since = now;
	if (g->place != GUARD_AWAY && place == GUARD_AWAY) g->away_since = now;
	g->place = place;
}

void RESIDENT guard_pilot(guard *g, uint32_t now, int32_t high_mv)
{
	int periods[3] = {0, 0, 0};
	g->heard_at = now;
	g->history = (g->history << 2 | (uint32_t)place_of(high_mv)) & 0xffff;
	for (uint32_t rest = g->history, i = 0; i < 8; i++, rest >>= 2) periods[rest & 3]++;
	if (periods[GUARD_INSIDE] >= MAJORITY) move(g, now, GUARD_INSIDE);
	else if (periods[GUARD_AWAY] >= MAJORITY) move(g, now, GUARD_AWAY);
	else if (periods[GUARD_INSIDE] <= 8 - MAJORITY) move(g, now, GUARD_OUTSIDE);
	judge(g, now);
}

/** A sampler that has fallen silent is not a vehicle that stays as it was. */
static void RESIDENT listen(guard *g, uint32_t now)
{
	if (since(now, g->heard_at) < GUARD_SILENT_MS) return;
	for (int period = 0; period < 8; period++) g->history = g->history << 2 | GUARD_AWAY;
	move(g, now, GUARD_AWAY);
}

void RESIDENT guard_tick(guard *g, uint32_t now)
{
	listen(g, now);
	if (since(now, g->heard_at) > LONG_AGO) g->heard_at = now - LONG_AGO;
	if (since(now, g->outside_since) > LONG_AGO) g->outside_since = now - LONG_AGO;
	judge(g, now);
}
