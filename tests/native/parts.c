// SPDX-License-Identifier: Apache-2.0
/** The small parts on a desk. */
#include "parts.h"

#include <stdio.h>
#include <string.h>

#include "coil.h"
#include "duty.h"
#include "retained.h"
#include "stream.h"
#include "trip.h"

#define ROOM 16

static coil the_coil;
static trip the_trip;
static duty the_duty;
static stream the_stream;
static retained kept = {7, 7};
static char room[ROOM];

/** coil PUMP HELD MILLISECONDS: the pin at first, and after each millisecond. */
static void word_coil(void)
{
	the_coil.pump = number() != 0;
	printf("%d", coil_hold(&the_coil, number() != 0));
	for (long long left = number(); left > 0; left--) printf(" %d", coil_tick(&the_coil));
	puts("");
}

/** trip US SAYS: whether it has tripped, and the spikes so far. */
static void word_trip(void)
{
	const uint32_t us = (uint32_t)number();
	printf("%d ", trip_look(&the_trip, us, number() != 0));
	printf("%u\n", the_trip.spikes);
}

/** duty COUNTS FULL BUSY: what to do. */
static void word_duty(void)
{
	const int32_t counts = (int32_t)number(), full = (int32_t)number();
	printf("%d\n", (int)duty_next(&the_duty, counts, full, number() != 0));
}

static void word_rate(void)
{
	const long long us = number();
	const uint32_t conversions = (uint32_t)number();
	printf("%u %u %u\n", stream_rate(&the_stream, us, conversions, number() != 0), the_stream.refused, the_stream.refused_rate);
}

/** retain LENGTH BYTE...: whether there was room. */
static void word_retain(void)
{
	static char text[256];
	const long long length = number();
	if (length > (long long)sizeof text) fail("too long a text");
	for (long long i = 0; i < length; i++) text[i] = (char)number();
	printf("%d\n", retained_put(&kept, room, ROOM, text, (size_t)length));
}

/** recall: the text that is believed, in brackets. */
static void word_recall(void)
{
	printf("[%.*s]\n", (int)retained_length(&kept, room, ROOM), room);
}

bool part_word(const char *word)
{
	if (strcmp(word, "coil") == 0) word_coil();
	else if (strcmp(word, "trip") == 0) word_trip();
	else if (strcmp(word, "dutystart") == 0) duty_start(&the_duty);
	else if (strcmp(word, "duty") == 0) word_duty();
	else if (strcmp(word, "dutyseen") == 0) {
		duty_seen(&the_duty, (int32_t)number());
		printf("%d %d\n", the_duty.driven, the_duty.corrected);
	} else if (strcmp(word, "stream") == 0) stream_start(&the_stream, (uint32_t)number());
	else if (strcmp(word, "brought") == 0) printf("%d\n", stream_read(&the_stream, number() != 0));
	else if (strcmp(word, "rate") == 0) word_rate();
	else if (strcmp(word, "retain") == 0) word_retain();
	else if (strcmp(word, "recall") == 0) word_recall();
	else if (strcmp(word, "damage") == 0) room[number() % ROOM] ^= 1;
	else return false;
	return true;
}
