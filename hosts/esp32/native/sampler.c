// SPDX-License-Identifier: Apache-2.0
/** Windows of samples, their plateaus in mV, and what waits for the next tick. */
#include "sampler.h"

#include <string.h>

#include "plateaus.h"

/** After an edge the pilot settles for so long, µs: four time constants of cable and vehicle and of the front end behind them. */
#define MASK_US (4u * (SETTLING_PILOT_NS + SETTLING_FRONT_END_NS) / 1000u)

bool sampler_start(sampler *s, const sampler_config *config)
{
	if (config->rate < SAMPLER_LEAST_RATE || config->rate > SAMPLER_MOST_RATE) return false;
	if (config->high.pin_uv <= config->low.pin_uv || config->high.pilot_mv <= config->low.pilot_mv) return false;
	if (config->other_count > SAMPLER_OTHERS) return false;
	memset(s, 0, sizeof *s);
	s->config = *config;
	for (int32_t i = 0; i < SAMPLER_NODES; i++) s->nodes_mv[i] = (int16_t)((i * 64 * 3300 + 2048) / 4096);
	s->mask = (int16_t)((MASK_US * config->rate + 999999u) / 1000000u);
	sampler_gap(s);
	return true;
}

void sampler_linearise(sampler *s, sampler_characteristic characteristic, void *context)
{
	for (int32_t i = 0; i < SAMPLER_NODES; i++)
		s->nodes_mv[i] = (int16_t)characteristic(context, i * 64 > 4095 ? 4095 : i * 64);
}

/** True if a point lies within a tenth of the distance of both points from the straight line through them. */
static bool plausible(const sampler_config *c, sampler_point point)
{
	const int64_t span = c->high.pin_uv - c->low.pin_uv;
	const int64_t due = c->low.pin_uv + span * (point.pilot_mv - c->low.pilot_mv) / (c->high.pilot_mv - c->low.pilot_mv);
	const int64_t off = point.pin_uv - due;
	return off * 10 <= span && off * 10 >= -span;
}

bool sampler_calibrate(sampler *s, sampler_point low, sampler_point high)
{
	if (high.pin_uv <= low.pin_uv || high.pilot_mv <= low.pilot_mv) return false;
	if (!plausible(&s->config, low) || !plausible(&s->config, high)) return false;
	s->config.low = low;
	s->config.high = high;
	return true;
}

/** Begins a window; its length in slots makes up for the fraction that the last one has left. */
static void begin_window(sampler *s)
{
	s->carry += s->config.rate;
	s->slots = (int16_t)(s->carry / 1000);
	s->carry %= 1000;
	s->slot = 0;
	s->taken = 0;
}

void sampler_gap(sampler *s)
{
	s->age = 0;
	begin_window(s);
}

/** The voltage at the pin, µV, of a count in sixteenths. */
static int32_t pin_uv(const sampler *s, int32_t sixteenths)
{
	const int32_t node = sixteenths / 1024;
	if (node >= SAMPLER_NODES - 1) return s->nodes_mv[SAMPLER_NODES - 1] * 1000;
	const int32_t step = s->nodes_mv[node + 1] - s->nodes_mv[node];
	return s->nodes_mv[node] * 1000 + step * 1000 * (sixteenths % 1024) / 1024;
}

/** The voltage of the pilot, mV, of one at the pin, µV; to the nearest. */
static int32_t pilot_mv(const sampler *s, int32_t uv)
{
	const sampler_config *c = &s->config;
	const int64_t span = c->high.pin_uv - c->low.pin_uv;
	const int64_t twice = 2 * (int64_t)(uv - c->low.pin_uv) * (c->high.pilot_mv - c->low.pilot_mv);
	return (int32_t)(c->low.pilot_mv + (twice + (twice < 0 ? -span : span)) / (2 * span));
}

/** Puts a pair at the end of what waits; the oldest goes if there is no room. */
static void push(sampler *s)
{
	const uint16_t at = (uint16_t)((s->head + s->count) % PILOT_CAPACITY);
	s->highs[at] = (int16_t)s->high_mv;
	s->lows[at] = (int16_t)s->low_mv;
	if (s->count < PILOT_CAPACITY) {
		s->count++;
	} else {
		s->head = (uint16_t)((s->head + 1) % PILOT_CAPACITY);
		s->lost++;
	}
}

static void spread(sampler *s, const plateau *p)
{
	if (p->count < 2) return;
	s->squares += plateau_squares(p);
	s->freedoms += (uint32_t)p->count - 1;
}

/** The window is complete. True if its plateaus were seen. */
static bool finish_window(sampler *s)
{
	plateau high, low;
	const window_kind kind = s->taken > 0 ? plateaus_find(s, &high, &low) : WINDOW_UNCLEAR;
	begin_window(s);
	if (kind == WINDOW_UNCLEAR) {
		s->lost++;
		return false;
	}
	s->high_uv = pin_uv(s, plateau_mean(&high));
	s->low_uv = kind == WINDOW_STEADY ? s->high_uv : pin_uv(s, plateau_mean(&low));
	s->high_mv = pilot_mv(s, s->high_uv);
	s->low_mv = pilot_mv(s, s->low_uv);
	spread(s, &high);
	spread(s, &low);
	push(s);
	return true;
}

/** Adds a conversion of a channel beside the pilot, if it is one that somebody wants. */
static void take_other(sampler *s, uint8_t channel, uint16_t raw)
{
	for (int i = 0; i < s->config.other_count; i++) {
		if (s->config.others[i] != channel) continue;
		s->other_sums[i] += raw;
		s->other_counts[i]++;
	}
}

bool sampler_take(sampler *s, uint8_t channel, uint16_t raw)
{
	bool seen = false;
	if (channel == s->config.pilot) {
		s->window[s->taken] = (sampler_sample){(int16_t)raw, s->slot};
		if (s->slot >= s->slots) {
			const sampler_sample first = {(int16_t)raw, (int16_t)(s->slot - s->slots)};
			seen = finish_window(s);
			s->slot = first.slot;
			s->window[0] = first;
		}
		s->taken++;
	} else {
		take_other(s, channel, raw);
	}
	s->slot++;
	if (s->slot >= s->slots + SAMPLER_WINDOW / 2) {
		sampler_gap(s);
		s->lost++;
	}
	return seen;
}

/** The whole square root. */
static uint32_t root(uint64_t square)
{
	uint64_t rest = square, result = 0;
	for (uint64_t bit = 1ull << 40; bit != 0; bit >>= 2) {
		if (rest >= result + bit) {
			rest -= result + bit;
			result = (result >> 1) + bit;
		} else {
			result >>= 1;
		}
	}
	return (uint32_t)result;
}

/** The standard deviation of all samples that have counted, mV, at the slope of the newest high plateau. */
static int32_t spread_mv(const sampler *s)
{
	if (s->freedoms == 0) return UNKNOWN_READING;
	const int32_t sixteenths = (int32_t)root(s->squares * 256 / s->freedoms);
	const int64_t uv = (int64_t)sixteenths * (s->nodes_mv[SAMPLER_NODES / 2 + 8] - s->nodes_mv[SAMPLER_NODES / 2 - 8]) * 1000 / (16 * 1024);
	const sampler_config *c = &s->config;
	return (int32_t)(uv * (c->high.pilot_mv - c->low.pilot_mv) / (c->high.pin_uv - c->low.pin_uv));
}

void sampler_read(sampler *s, sampler_reading *reading)
{
	reading->count = s->count;
	reading->lost = s->lost;
	reading->spread_mv = spread_mv(s);
	for (int i = 0; i < s->count; i++) {
		const int at = (s->head + i) % PILOT_CAPACITY;
		reading->high[i] = s->highs[at];
		reading->low[i] = s->lows[at];
	}
	for (int i = 0; i < SAMPLER_OTHERS; i++) {
		const uint32_t count = s->other_counts[i];
		reading->others_mv[i] = count == 0 ? UNKNOWN_READING : (pin_uv(s, (int32_t)(s->other_sums[i] * 16ull / count)) + 500) / 1000;
		s->other_sums[i] = 0;
		s->other_counts[i] = 0;
	}
	s->head = 0;
	s->count = 0;
	s->lost = 0;
	s->squares = 0;
	s->freedoms = 0;
}
