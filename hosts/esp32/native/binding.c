// SPDX-License-Identifier: Apache-2.0
/**
 * The ESP32 board as JavaScript sees it (board.ts): five functions that convert and nothing else.
 *
 * guard.c      decides whether the contactor's coil may have voltage        portable, tested on a desk
 * sampler.c    windows of samples to pairs of plateaus in mV                portable, tested on a desk
 * plateaus.c   which samples of a window show a plateau                     portable, tested on a desk
 * frames.c     the chips' layouts of conversions in memory                  portable, tested on a desk
 * board.c      pins, interrupts, timer and PWM of ESP-IDF v6                only compiled, never yet run
 * adc.c        continuous conversion of ESP-IDF v6                          only compiled, never yet run
 * boot.c       why the chip has started                                 only compiled, never yet run
 * numbers.h    what guard and controller share, made from src/control
 *
 * In the manifest of the board: these files and board.ts in the module map; under "dependency" the ESP-IDF components
 * esp_adc, esp_driver_gpio, esp_driver_gptimer, esp_driver_ledc, esp_timer; under "defines" pilotlight.contactor and
 * pilotlight.pilot, the two pins that have to be right before JavaScript runs; in sdkconfig CONFIG_GPTIMER_ISR_CACHE_SAFE=y.
 */
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#include "board.h"

/** A typed array of 32-bit numbers that has to be exactly as long as a record; throws RangeError if it is not. */
static int32_t *record(xsMachine *the, xsSlot *slot, size_t size)
{
	void *data;
	xsUnsignedValue count;
	xsmcGetBufferWritable(*slot, &data, &count);
	if (count != size) xsRangeError("the record has another length than in board.h");
	return data;
}

/** start(config): undefined, or the name of what failed. */
void xs_pilotlight_start(xsMachine *the)
{
	board_config config;
	c_memcpy(&config, record(the, &xsArg(0), sizeof config), sizeof config);
	const char *failed = board_start(&config);
	if (failed) xsmcSetString(xsResult, (char *)failed);
}

/** fullCounts(): timer counts in a period of the pilot. */
void xs_pilotlight_full_counts(xsMachine *the)
{
	xsmcSetInteger(xsResult, board_full_counts());
}

/** read(report, high, low): fills the report and the plateaus; returns how many pairs there are. */
void xs_pilotlight_read(xsMachine *the)
{
	static board_report report;
	static sampler_reading reading;
	board_read(&report, &reading);
	c_memcpy(record(the, &xsArg(0), sizeof report), &report, sizeof report);
	xsmcVars(1);
	for (int32_t i = 0; i < reading.count; i++) {
		xsmcSetInteger(xsVar(0), reading.high[i]);
		xsmcSetIndex(xsArg(1), i, xsVar(0));
		xsmcSetInteger(xsVar(0), reading.low[i]);
		xsmcSetIndex(xsArg(2), i, xsVar(0));
	}
	xsmcSetInteger(xsResult, reading.count);
}

/** apply(counts, contactor, completed, residualTest), numbers all of them. */
void xs_pilotlight_apply(xsMachine *the)
{
	const int32_t counts = xsmcToInteger(xsArg(0));
	const bool contactor = xsmcToInteger(xsArg(1)) == 1;
	const bool completed = xsmcToInteger(xsArg(2)) == 1;
	const bool residual_test = xsmcToInteger(xsArg(3)) == 1;
	board_apply(counts, contactor, completed, residual_test);
}

/** calibrate(lowMicroVolts, highMicroVolts): whether that can be. */
void xs_pilotlight_calibrate(xsMachine *the)
{
	xsmcSetBoolean(xsResult, board_calibrate(xsmcToInteger(xsArg(0)), xsmcToInteger(xsArg(1))));
}
