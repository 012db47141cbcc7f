// SPDX-License-Identifier: Apache-2.0
/** Silence and rate of a stream of conversions. */
#include "stream.h"

#include "sampler.h"

void stream_start(stream *s, uint32_t nominal)
{
	*s = (stream){.nominal = nominal};
}

bool stream_read(stream *s, bool brought)
{
	s->silent = brought ? 0 : s->silent + 1;
	if (s->silent < STREAM_SILENT) return false;
	s->silent = 0;
	s->restarts++;
	s->measuring = false;
	return true;
}

/** Whether two numbers differ by at most one part in so many. */
static bool within(uint32_t a, uint32_t b, uint32_t parts)
{
	const uint32_t greater = a > b ? a : b, lesser = a > b ? b : a;
	return (greater - lesser) * parts <= greater;
}

static uint32_t judge(stream *s, uint32_t rate)
{
	const uint32_t before = s->before;
	const bool possible = rate >= SAMPLER_LEAST_RATE && rate <= SAMPLER_MOST_RATE && (s->nominal == 0 || within(rate, s->nominal, 100));
	s->before = possible ? rate : 0;
	if (possible && before != 0 && within(rate, before, 200)) return rate;
	if (!possible || before != 0) {
		s->refused++;
		s->refused_rate = rate;
	}
	return 0;
}

uint32_t stream_rate(stream *s, int64_t now_us, uint32_t conversions, bool whole)
{
	if (!whole || !s->measuring) {
		s->measuring = whole;
		s->since = now_us;
		s->counted = 0;
		if (!whole) s->before = 0;
		return 0;
	}
	s->counted += conversions;
	const int64_t us = now_us - s->since;
	if (us < STREAM_MEASURE_US) return 0;
	const uint32_t rate = (uint32_t)((int64_t)s->counted * 1000000 / us);
	s->since = now_us;
	s->counted = 0;
	return judge(s, rate);
}
