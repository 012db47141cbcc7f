// SPDX-License-Identifier: Apache-2.0
/** The sampler: from the stream of an ADC that runs by itself to the two plateaus of each millisecond of the pilot. */
#ifndef PILOTLIGHT_SAMPLER_H
#define PILOTLIGHT_SAMPLER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "numbers.h"

/** Analog channels beside the pilot: proximity, temperatures. */
#define SAMPLER_OTHERS 4

/** Conversions in a window of 1 ms, at most; so the converter may make up to 127 000 a second. */
#define SAMPLER_WINDOW 128
#define SAMPLER_LEAST_RATE 60000u
#define SAMPLER_MOST_RATE 127000u

/** Points of the chip's characteristic, every 64 counts from 0 to 4096. */
#define SAMPLER_NODES 65

/** A pilot voltage (mV) and the voltage that the front end makes of it at the ADC's pin (µV). */
typedef struct {
	int32_t pin_uv;
	int32_t pilot_mv;
} sampler_point;

/** What the board is. */
typedef struct {
	/** ADC channels, as the converter names them in its results. */
	uint8_t pilot;
	uint8_t others[SAMPLER_OTHERS];
	uint8_t other_count;
	/** Conversions a second of all channels together, 60 000 to 127 000; as measured, where the chip is not to be trusted. */
	uint32_t rate;
	/** The front end: a straight line through two points, which differ in pin voltage. */
	sampler_point low;
	sampler_point high;
} sampler_config;

/** What a chip makes of a voltage: the voltage at the pin (mV) that gives this count. */
typedef int32_t (*sampler_characteristic)(void *context, int32_t raw);

/** What one tick is told. Pilot: one window of 1 ms after the other, oldest first; a steady pilot has `low` = `high`. */
typedef struct {
	int32_t count;
	/** Windows that found no room, or in which a plateau could not be seen. */
	int32_t lost;
	/** Standard deviation of the samples within their plateaus, mV; UNKNOWN_READING without any. */
	int32_t spread_mv;
	int32_t high[PILOT_CAPACITY];
	int32_t low[PILOT_CAPACITY];
	/** Mean at the pin of each other channel, mV; UNKNOWN_READING if it brought nothing. */
	int32_t others_mv[SAMPLER_OTHERS];
} sampler_reading;

/** One conversion of the pilot: its count, and its place in the window. */
typedef struct {
	int16_t raw;
	int16_t slot;
} sampler_sample;

/** The sampler of one board; its fields are its own. */
typedef struct {
	sampler_config config;
	int16_t nodes_mv[SAMPLER_NODES];
	/** Slots after an edge until a sample counts. */
	int16_t mask;
	/** The window that is being filled, how many slots it has had and is to have, and the fraction that is carried on. */
	sampler_sample window[SAMPLER_WINDOW + 1];
	int16_t taken;
	int16_t slot;
	int16_t slots;
	uint32_t carry;
	/** The last sample of the window before, with a negative slot, and how many slots before this window its level began. */
	sampler_sample before;
	int16_t age;
	/** What waits for the tick: plateaus in a ring, the sums of the spread, the sums of the other channels. */
	int16_t highs[PILOT_CAPACITY];
	int16_t lows[PILOT_CAPACITY];
	uint16_t head;
	uint16_t count;
	int32_t lost;
	uint64_t squares;
	uint32_t freedoms;
	uint32_t other_sums[SAMPLER_OTHERS];
	uint32_t other_counts[SAMPLER_OTHERS];
	/** The newest window: plateaus in mV, and at the pin in µV for whoever calibrates. */
	int32_t high_mv;
	int32_t low_mv;
	int32_t high_uv;
	int32_t low_uv;
} sampler;

/** Begins. False, and nothing is begun, if the rate or the two points of the front end cannot be. */
bool sampler_start(sampler *s, const sampler_config *config);

/** Takes the chip's characteristic in; without one, 4096 counts are 3300 mV. */
void sampler_linearise(sampler *s, sampler_characteristic characteristic, void *context);

/**
 * Corrects the front end by two measured points, steady −12 V and steady +12 V. False, and nothing has changed, if a point
 * lies farther than a tenth of their distance from where the board's dividers put it: then it is the board that is wrong.
 */
bool sampler_calibrate(sampler *s, sampler_point low, sampler_point high);

/** The conversions before and after do not follow each other: the driver has dropped some. */
void sampler_gap(sampler *s);

/**
 * One conversion. True if it completed a window whose plateaus are now in high_mv and low_mv; the first sample of the next
 * window completes it, because the last one of a plateau is known by what follows.
 */
bool sampler_take(sampler *s, uint8_t channel, uint16_t raw);

/** Hands over what has gathered, and begins anew. Not while sampler_take() runs: the two share a lock. */
void sampler_read(sampler *s, sampler_reading *reading);

#endif
