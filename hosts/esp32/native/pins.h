// SPDX-License-Identifier: Apache-2.0
/** Pins of an ESP32 from interrupts: nothing here leaves RAM, waits, or asks whether a pin is one. */
#ifndef PILOTLIGHT_PINS_H
#define PILOTLIGHT_PINS_H

#include "board.h"
#include "hal/gpio_ll.h"
#include "resident.h"

/** Shows yes or no. */
static inline void RESIDENT put(const board_line *line, bool on)
{
	gpio_ll_set_level(&GPIO, (uint32_t)line->pin, on != (line->active_low != 0));
}

/** Whether the line says yes. */
static inline bool RESIDENT is_on(const board_line *line)
{
	return (gpio_ll_get_level(&GPIO, (uint32_t)line->pin) != 0) != (line->active_low != 0);
}

#endif
