// SPDX-License-Identifier: Apache-2.0
/** The plateaus in one window of samples: found by statistics, without knowing phase or duty. */
#ifndef PILOTLIGHT_PLATEAUS_H
#define PILOTLIGHT_PLATEAUS_H

#include "sampler.h"

/** Samples of one plateau that are believed: sums, and the extremes that the mean leaves out. */
typedef struct {
	uint32_t sum;
	uint32_t squares;
	int32_t count;
	int32_t highest[2];
	int32_t lowest[2];
} plateau;

/** What a window holds. */
typedef enum { WINDOW_STEADY, WINDOW_PULSED, WINDOW_UNCLEAR } window_kind;

/**
 * Sorts the samples of the window that is complete into plateaus; a steady one goes whole into `high`. The window holds at
 * least one sample, and after its last the first of the next window. The age of the newest level is carried on.
 */
window_kind plateaus_find(sampler *s, plateau *high, plateau *low);

/** The mean in sixteenths of a count; of eight samples or more without the two highest and the two lowest. */
int32_t plateau_mean(const plateau *p);

/** The sum of the squared deviations from the mean. */
uint64_t plateau_squares(const plateau *p);

#endif
