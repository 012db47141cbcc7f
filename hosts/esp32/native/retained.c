// SPDX-License-Identifier: Apache-2.0
/** Text that is kept with a sum (FNV-1a, 32 bit). */
#include "retained.h"

#include "resident.h"

static uint32_t RESIDENT sum(uint32_t length, const char *text)
{
	uint32_t hash = 2166136261u ^ length;
	for (uint32_t i = 0; i < length; i++) hash = (hash ^ (uint8_t)text[i]) * 16777619u;
	return hash;
}

bool RESIDENT retained_put(retained *kept, char *room, size_t size, const char *text, size_t length)
{
	if (length > size) return false;
	// a restart in the middle of this leaves a sum that does not fit
	for (size_t i = 0; i < length; i++) room[i] = text[i];
	kept->length = (uint32_t)length;
	kept->check = sum(kept->length, room);
	return true;
}

size_t RESIDENT retained_length(const retained *kept, const char *room, size_t size)
{
	if (kept->length > size || kept->check != sum(kept->length, room)) return 0;
	return kept->length;
}
