// SPDX-License-Identifier: Apache-2.0
/** What is known of a stream of conversions: whether it has dried up, and how fast it flows. */
#ifndef PILOTLIGHT_STREAM_H
#define PILOTLIGHT_STREAM_H

#include <stdbool.h>
#include <stdint.h>

/** Reads in a row that brought nothing, after which the driver is started anew. */
#define STREAM_SILENT 3

/** How long the rate is measured, µs; two measurements in a row have to agree within half a percent. */
#define STREAM_MEASURE_US 250000

/** One stream. */
typedef struct {
	/** Conversions a second that the chip makes by its clock, or 0 where that is not to be trusted. */
	uint32_t nominal;
	uint32_t silent;
	/** How often the driver had to be started anew. */
	uint32_t restarts;
	/** The measurement under way. */
	bool measuring;
	int64_t since;
	uint32_t counted;
	/** The measurement before, or 0. */
	uint32_t before;
	/** Measurements that were not believed, and the last of them. */
	uint32_t refused;
	uint32_t refused_rate;
} stream;

/** Begins. */
void stream_start(stream *s, uint32_t nominal);

/** A read has ended. True if the driver has to be started anew. */
bool stream_read(stream *s, bool brought);

/**
 * Counts conversions that have come by `now_us`; `whole` is false if some were lost. Returns the rate once two measurements agree,
 * and lie within what the sampler takes and 1 % of nominal; 0 until then.
 */
uint32_t stream_rate(stream *s, int64_t now_us, uint32_t conversions, bool whole);

#endif
