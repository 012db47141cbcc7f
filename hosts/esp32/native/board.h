// SPDX-License-Identifier: Apache-2.0
/** The pins of an ESP32 board: pilot, contactor, lines and analog channels, with guard and sampler behind them. */
#ifndef PILOTLIGHT_BOARD_H
#define PILOTLIGHT_BOARD_H

#include <stdbool.h>
#include <stdint.h>

#include "sampler.h"

/** In place of a pin: the board has none. */
#define NO_PIN (-1)

/** The chip's own resistor at an input. */
#define PULL_NONE 0
#define PULL_UP 1
#define PULL_DOWN 2

/** A digital pin, whether it means yes while it is low, and for an input its resistor. */
typedef struct {
	int32_t pin;
	int32_t active_low;
	int32_t pull;
} board_line;

/** The board, as 32-bit numbers in the order in which board.ts writes them. */
typedef struct {
	/** PWM of the pilot; active low if its driver inverts. */
	board_line pilot;
	board_line contactor;
	/** Second contactor, for L2 and L3: has voltage only while the first one has. */
	board_line phases;
	/** 1 if the contactors' drivers hold only while their pins alternate. */
	int32_t pump;
	/** Inputs: emergency stop, trip line of the residual current monitor, auxiliary contact. NO_PIN where there is none. */
	board_line stop;
	board_line residual;
	board_line feedback;
	/** Output: the test input of the residual current monitor. */
	board_line residual_test;
	/** Analog pins of ADC1. */
	int32_t pilot_sense;
	int32_t other_count;
	int32_t others[SAMPLER_OTHERS];
	/** Front end: voltage at the pin, µV, at −12 V and at +12 V. */
	int32_t low_uv;
	int32_t high_uv;
} board_config;

/** What a tick is told, as 32-bit numbers in the order in which board.ts reads them; the plateaus go a way of their own. */
typedef struct {
	int32_t now;
	int32_t cause;
	int32_t opened_at;
	int32_t feedback;
	int32_t feedback_at;
	int32_t residual;
	int32_t residual_at;
	int32_t residual_edges;
	int32_t stop;
	int32_t stop_at;
	int32_t stop_edges;
	int32_t lost;
	int32_t spread_mv;
	int32_t others_mv[SAMPLER_OTHERS];
	/** Of the newest period at the pin, for whoever calibrates, µV; and conversions a second as measured. */
	int32_t high_uv;
	int32_t low_uv;
	int32_t rate;
	/** How often the ADC's driver was started anew; measurements of its rate that were not believed, and the last of them. */
	int32_t restarts;
	int32_t refused;
	int32_t refused_rate;
	/** Spikes on the trip line that were none; how often the pilot's timer ran at another duty; 1 once it takes none. */
	int32_t spikes;
	int32_t corrected;
	int32_t stuck;
} board_report;

/** Begins: coil off, pilot at +12 V, then everything else. The name of what failed, or NULL. */
const char *board_start(const board_config *config);

/** Timer counts in a period of the pilot. */
int32_t board_full_counts(void);

/** Fills the report, and the reading with the plateaus since the last time. */
void board_read(board_report *report, sampler_reading *reading);

/** What a tick has decided. */
typedef struct {
	/** Of a period of the pilot: 0 is −12 V, all is +12 V. */
	int32_t counts;
	bool contactor;
	bool three_phases;
	/** Renews the guard's lease. */
	bool completed;
	bool residual_test;
} board_decision;

/** Drives the pilot and asks the guard. */
void board_apply(const board_decision *decision);

/** Corrects the front end by what was measured at a steady −12 V and a steady +12 V, µV at the pin. False if that cannot be. */
bool board_calibrate(int32_t low_uv, int32_t high_uv);

#endif
