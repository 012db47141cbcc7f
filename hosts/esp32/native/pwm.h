// SPDX-License-Identifier: Apache-2.0
/** The pilot's PWM: 1 kHz from the chip's LEDC timer. */
#ifndef PILOTLIGHT_PWM_H
#define PILOTLIGHT_PWM_H

#include "board.h"

/** Takes over a pin that shows +12 V, and keeps it there. The name of what failed, or NULL. */
const char *pwm_start(const board_line *pilot);

/** Counts in a period. */
int32_t pwm_full_counts(void);

/** Drives so many counts, now or in one of the next ticks. */
void pwm_drive(int32_t counts);

/** How often the timer was found at another duty, and whether it takes none any more. */
int32_t pwm_corrected(void);
bool pwm_stuck(void);

#endif
