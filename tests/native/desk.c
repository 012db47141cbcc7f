// SPDX-License-Identifier: Apache-2.0
/** The native part of the ESP32 board on a desk: words on standard input, one answer a line on standard output. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "frames.h"
#include "guard.h"
#include "parts.h"
#include "sampler.h"
#include "trip.h"

static sampler the_sampler;
static guard the_guard;
static trip the_trip;
static uint32_t now;
/** Where the coil is, and whether anything switched it before the guard. */
static bool coil = true;
static int32_t characteristic_nodes[SAMPLER_NODES];

void fail(const char *what)
{
	fprintf(stderr, "desk: %s\n", what);
	exit(1);
}

/** The next number of the input. */
long long number(void)
{
	long long value = 0;
	if (scanf("%lld", &value) != 1) fail("a number is missing");
	return value;
}

static void switch_coil(void *context, bool closed)
{
	if (context != &coil) fail("the coil has lost its context");
	coil = closed;
}

static int32_t characteristic(void *context, int32_t raw)
{
	return ((int32_t *)context)[(raw + 1) / 64];
}

static sampler_point point(void)
{
	sampler_point p;
	p.pin_uv = (int32_t)number();
	p.pilot_mv = (int32_t)number();
	return p;
}

/** sampler RATE PILOT-CHANNEL OTHERS CHANNEL... LOW-µV LOW-mV HIGH-µV HIGH-mV */
static void word_sampler(void)
{
	sampler_config config = {.rate = (uint32_t)number()};
	config.pilot = (uint8_t)number();
	config.other_count = (uint8_t)number();
	for (int i = 0; i < config.other_count; i++) {
		const uint8_t channel = (uint8_t)number();
		if (i < SAMPLER_OTHERS) config.others[i] = channel;
	}
	config.low = point();
	config.high = point();
	puts(sampler_start(&the_sampler, &config) ? "ok" : "refused");
}

static void word_nodes(void)
{
	for (int i = 0; i < SAMPLER_NODES; i++) characteristic_nodes[i] = (int32_t)number();
	sampler_linearise(&the_sampler, characteristic, characteristic_nodes);
}

static void word_calibrate(void)
{
	const sampler_point low = point(), high = point();
	puts(sampler_calibrate(&the_sampler, low, high) ? "ok" : "refused");
}

static void tell_guard(void *context, const sampler *s)
{
	(void)context;
	if (the_guard.coil != NULL) guard_pilot(&the_guard, now, s->high_mv);
}

/** samples COUNT (CHANNEL × 4096 + RAW)... */
static void word_samples(void)
{
	for (long long left = number(); left > 0; left--) {
		const uint32_t bits = (uint32_t)number();
		if (sampler_take(&the_sampler, (uint8_t)(bits >> 12), (uint16_t)(bits & 0xfff))) tell_guard(NULL, &the_sampler);
	}
}

/** frame FORMAT COUNT BYTE... */
static void word_frame(void)
{
	static uint8_t bytes[1 << 16];
	const frame_format format = (frame_format)number();
	const long long count = number();
	if (count > (long long)sizeof bytes) fail("too long a frame");
	for (long long i = 0; i < count; i++) bytes[i] = (uint8_t)number();
	frame_take(&the_sampler, format, bytes, (size_t)count, tell_guard, NULL);
}

/** COUNT LOST SPREAD OTHER... HIGH LOW HIGH LOW... */
static void word_read(void)
{
	static sampler_reading reading;
	sampler_read(&the_sampler, &reading);
	printf("%d %d %d", reading.count, reading.lost, reading.spread_mv);
	for (int i = 0; i < SAMPLER_OTHERS; i++) printf(" %d", reading.others_mv[i]);
	for (int i = 0; i < reading.count; i++) printf(" %d %d", reading.high[i], reading.low[i]);
	puts("");
}

/** Words of the guard, which all begin with the time and answer with the coil, the cause and the line stamps. */
static bool guard_word(const char *word)
{
	const char *words[] = {"start", "ask", "renew", "stop", "residual", "feedback", "pilot", "tick"};
	int at = 0;
	while (at < 8 && strcmp(word, words[at]) != 0) at++;
	if (at == 8) return false;
	now = (uint32_t)number();
	const int32_t value = at == 0 || at == 2 || at == 7 ? 0 : (int32_t)number();
	if (at == 0) guard_start(&the_guard, switch_coil, &coil, now);
	if (at == 1) guard_ask(&the_guard, now, value != 0);
	if (at == 2) guard_renew(&the_guard, now);
	if (at == 3) guard_stop_line(&the_guard, now, value != 0);
	if (at == 4) guard_residual_line(&the_guard, now, value != 0);
	if (at == 5) guard_feedback_line(&the_guard, now, value != 0);
	if (at == 6) guard_pilot(&the_guard, now, value);
	if (at == 7) guard_tick(&the_guard, now);
	printf("%d %u\n", coil, the_guard.cause);
	return true;
}

/** look US SAYS: the trip line as chip.c looks at it, at an edge and each millisecond; answers as the guard's words do. */
static void word_look(void)
{
	const uint32_t us = (uint32_t)number();
	guard_residual_line(&the_guard, us / 1000, trip_look(&the_trip, us, number() != 0));
	printf("%d %u\n", coil, the_guard.cause);
}

/** Everything that the guard remembers of its lines, and when it opened by itself. */
static void word_stamps(void)
{
	const guard_line *lines[] = {&the_guard.stop, &the_guard.residual, &the_guard.feedback};
	printf("%u", the_guard.opened_at);
	for (int i = 0; i < 3; i++) printf(" %d %u %u", lines[i]->on, lines[i]->at, lines[i]->edges);
	puts("");
}

int main(void)
{
	char word[16];
	while (scanf("%15s", word) == 1) {
		if (strcmp(word, "sampler") == 0) word_sampler();
		else if (strcmp(word, "nodes") == 0) word_nodes();
		else if (strcmp(word, "calibrate") == 0) word_calibrate();
		else if (strcmp(word, "samples") == 0) word_samples();
		else if (strcmp(word, "frame") == 0) word_frame();
		else if (strcmp(word, "gap") == 0) sampler_gap(&the_sampler);
		else if (strcmp(word, "read") == 0) word_read();
		else if (strcmp(word, "pin") == 0) printf("%d %d\n", the_sampler.high_uv, the_sampler.low_uv);
		else if (strcmp(word, "stamps") == 0) word_stamps();
		else if (strcmp(word, "look") == 0) word_look();
		else if (!guard_word(word) && !part_word(word)) fail("an unknown word");
	}
	return 0;
}
