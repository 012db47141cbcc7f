// SPDX-License-Identifier: Apache-2.0
/** Frames of conversions as the chips' DMA leaves them in memory, handed to the sampler one conversion after the other. */
#ifndef PILOTLIGHT_FRAMES_H
#define PILOTLIGHT_FRAMES_H

#include "sampler.h"

/** How a chip lays its conversions out. */
typedef enum {
	/**
	 * ESP32: 16 bit each, 12 of count and 4 of channel (adc_digi_output_data_t type1); the I2S port, which does the DMA,
	 * stores the second of two first (espressif/esp-idf issues 5444 and 10636).
	 */
	FRAME_ESP32,
	/** ESP32-C3: 32 bit each, 12 of count, 1 reserved, 3 of channel, 1 of unit (type2). */
	FRAME_ESP32C3,
	/** ESP32-S3: as the C3 with 4 bits of channel. */
	FRAME_ESP32S3,
} frame_format;

/** Told of each window whose plateaus were seen. */
typedef void (*frame_window)(void *context, const sampler *s);

/** Takes a frame of `length` bytes, whole conversions only. */
void frame_take(sampler *s, frame_format format, const uint8_t *bytes, size_t length, frame_window window, void *context);

#endif
