// SPDX-License-Identifier: Apache-2.0
/** A text in memory that a restart leaves alone and a loss of power does not: it is believed only if it is as it was written. */
#ifndef PILOTLIGHT_RETAINED_H
#define PILOTLIGHT_RETAINED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** In front of the text: its length, and a sum over length and text. */
typedef struct {
	uint32_t length;
	uint32_t check;
} retained;

/** Keeps `length` bytes of text in the `room` bytes behind the record. False, and what was there stays, if there is no room. */
bool retained_put(retained *kept, char *room, size_t size, const char *text, size_t length);

/** The length of the text in the `size` bytes behind the record; 0 if none was kept, or it is damaged. */
size_t retained_length(const retained *kept, const char *room, size_t size);

#endif
