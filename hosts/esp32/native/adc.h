// SPDX-License-Identifier: Apache-2.0
/** The ADC that runs by itself: a task takes its frames and feeds the sampler. */
#ifndef PILOTLIGHT_ADC_H
#define PILOTLIGHT_ADC_H

#include "board.h"

/** Told of each pilot period, from the task. */
typedef void (*adc_period)(int32_t high_mv);

/** Begins to convert. The name of what failed, or NULL. */
const char *adc_start(const board_config *config, adc_period period);

/** Hands over what the sampler has gathered, and the fields of the report that are the ADC's. */
void adc_read(board_report *report, sampler_reading *reading);

/** As sampler_calibrate(). */
bool adc_calibrate(sampler_point low, sampler_point high);

#endif
