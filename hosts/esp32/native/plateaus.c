// SPDX-License-Identifier: Apache-2.0
/**
 * Which samples show a plateau. A window is one period long, so wherever it begins it holds one high and one low part. They
 * are told apart by the middle between the extremes. Of each part those samples count that came at least 30 µs after the
 * first of their level, the last before the other level excepted, which may lie on the slope.
 *
 * At 5 % and at 96 % that leaves little or nothing: 40 µs have three or four samples. There the last two of a level say
 * it. A slope that begins and a settling that has not ended both pull towards the middle, so the more extreme one is right,
 * if the earlier of them has had time to settle. If it is one slot short of that, the two count as well, if they and the first of
 * the other level are in slots that follow each other: the plateau is at least 40 µs long. Either it ends after the last one,
 * within the next 12 µs, and then the last one is 28 µs old or older; or it ends before the last one, which then lies on the slope,
 * and the earlier one is as old.
 */
#include "plateaus.h"

/** Less than this between the extremes is no PWM, counts: 2.4 V at 88 mV per V; noise of 300 mV stays below. */
#define LEAST_SWING 270

/** A window with so much between single samples, and less between the second ones, is neither steady nor PWM. */
#define STEADY_SWING (2 * LEAST_SWING)

/** Samples from which on the mean leaves the extremes out. */
#define TRIMMED_FROM 8

/** Ages stop here, slots: old enough. */
#define OLDEST 1000

static void begin(plateau *p)
{
	*p = (plateau){.highest = {-1, -1}, .lowest = {0x7fff, 0x7fff}};
}

static void add(plateau *p, int32_t raw)
{
	p->sum += (uint32_t)raw;
	p->squares += (uint32_t)(raw * raw);
	p->count++;
	if (raw > p->highest[0]) {
		p->highest[1] = p->highest[0];
		p->highest[0] = raw;
	} else if (raw > p->highest[1]) {
		p->highest[1] = raw;
	}
	if (raw < p->lowest[0]) {
		p->lowest[1] = p->lowest[0];
		p->lowest[0] = raw;
	} else if (raw < p->lowest[1]) {
		p->lowest[1] = raw;
	}
}

int32_t plateau_mean(const plateau *p)
{
	if (p->count < TRIMMED_FROM) return (int32_t)p->sum * 16 / p->count;
	const int32_t extremes = p->highest[0] + p->highest[1] + p->lowest[0] + p->lowest[1];
	return ((int32_t)p->sum - extremes) * 16 / (p->count - 4);
}

uint64_t plateau_squares(const plateau *p)
{
	return p->squares - (uint64_t)p->sum * p->sum / (uint64_t)p->count;
}

/** How old the newest level is when the window ends, slots. */
static void grow_older(sampler *s, int32_t age)
{
	s->age = (int16_t)(age > OLDEST ? OLDEST : age);
}

/** The best sample of a short plateau that was found. */
typedef struct {
	int32_t raw;
	bool found;
} candidate;

static bool beyond(int32_t raw, int32_t other, bool is_high)
{
	return is_high ? raw >= other : raw <= other;
}

static void consider(candidate *best, int32_t raw, bool is_high)
{
	if (best->found && beyond(best->raw, raw, is_high)) return;
	best->raw = raw;
	best->found = true;
}

/** A level ends with these two samples, of which the earlier one is `age` slots old; the other level follows in slot `next`. */
static void end(candidate *best, int32_t mask, int32_t age, sampler_sample earlier, sampler_sample last, int16_t next, bool is_high)
{
	const bool follow = last.slot == earlier.slot + 1 && next == last.slot + 1;
	if (age < mask - 2 || (age == mask - 2 && !follow)) return;
	consider(best, earlier.raw, is_high);
	consider(best, last.raw, is_high);
}

/** Sorts the samples by the middle. */
static void sort(sampler *s, int32_t middle, plateau *high, plateau *low)
{
	candidate last_high = {0, false}, last_low = {0, false};
	sampler_sample before = s->before;
	int32_t began = -s->age;
	for (int i = 0; i < s->taken; i++) {
		const sampler_sample sample = s->window[i], next = s->window[i + 1];
		const bool is_high = sample.raw > middle;
		const bool new_level = (before.raw > middle) != is_high;
		if (new_level) began = sample.slot;
		if ((next.raw > middle) == is_high) {
			if (sample.slot - began >= s->mask) add(is_high ? high : low, sample.raw);
		} else if (!new_level) {
			end(is_high ? &last_high : &last_low, s->mask, before.slot - began, before, sample, next.slot, is_high);
		}
		before = sample;
	}
	grow_older(s, s->slots - began);
	if (high->count == 0 && last_high.found) add(high, last_high.raw);
	if (low->count == 0 && last_low.found) add(low, last_low.raw);
}

/** Without an edge in the window, all samples count that are old enough. */
static void take_all(sampler *s, plateau *all)
{
	for (int16_t i = 0; i < s->taken; i++)
		if (s->window[i].slot + s->age >= s->mask) add(all, s->window[i].raw);
	grow_older(s, s->age + s->slots);
}

window_kind plateaus_find(sampler *s, plateau *high, plateau *low)
{
	begin(high);
	begin(low);
	for (int16_t i = 0; i < s->taken; i++) add(high, s->window[i].raw);
	const int32_t top = high->highest[1], bottom = high->lowest[1];
	const int32_t widest = high->highest[0] - high->lowest[0];
	begin(high);
	const bool pulsed = top - bottom >= LEAST_SWING;
	if (pulsed) sort(s, (top + bottom) / 2, high, low);
	else take_all(s, high);
	s->before = s->window[s->taken - 1];
	s->before.slot = (int16_t)(s->before.slot - s->slots);
	if (high->count == 0) return WINDOW_UNCLEAR;
	if (!pulsed) return widest < STEADY_SWING ? WINDOW_STEADY : WINDOW_UNCLEAR;
	return low->count > 0 ? WINDOW_PULSED : WINDOW_UNCLEAR;
}
