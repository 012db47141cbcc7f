// SPDX-License-Identifier: Apache-2.0
/** What survives a restart in the memory of the chip's clock: why the firmware broke off, and the records that flash has to wait for. */
#ifndef PILOTLIGHT_LAST_WORDS_H
#define PILOTLIGHT_LAST_WORDS_H

#include <stdbool.h>
#include <stdint.h>

/** Notes a panic at an address; callable from anywhere. */
void last_words_panic(uint32_t address);

#endif
