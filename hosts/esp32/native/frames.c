// SPDX-License-Identifier: Apache-2.0
/** Takes frames of conversions apart. */
#include "frames.h"

/** A little-endian word, wherever it lies. */
static uint32_t word(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

static void take(sampler *s, uint32_t channel, uint32_t raw, frame_window window, void *context)
{
	if (sampler_take(s, (uint8_t)channel, (uint16_t)(raw & 0xfff))) window(context, s);
}

void frame_take(sampler *s, frame_format format, const uint8_t *bytes, size_t length, frame_window window, void *context)
{
	for (size_t at = 0; at + 4 <= length; at += 4) {
		const uint32_t bits = word(bytes + at);
		if (format == FRAME_ESP32) {
			take(s, bits >> 28, bits >> 16, window, context);
			take(s, bits >> 12 & 0xf, bits, window, context);
		} else {
			// the unit stands above the channel, and everything here is unit 1, which is 0
			take(s, bits >> 13 & (format == FRAME_ESP32C3 ? 0xf : 0x1f), bits, window, context);
		}
	}
}
