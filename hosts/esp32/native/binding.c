// SPDX-License-Identifier: Apache-2.0
/**
 * The ESP32 board as JavaScript sees it (board.ts): five functions that convert and nothing else.
 *
 * guard.c      decides whether the contactor's coil may have voltage        portable, tested on a desk
 * coil.c       what the coil's pin shows, with a charge pump or without      portable, tested on a desk
 * trip.c       the second look at the trip line                              portable, tested on a desk
 * duty.c       changes of the pilot's duty, one at a time                    portable, tested on a desk
 * sampler.c    windows of samples to pairs of plateaus in mV                 portable, tested on a desk
 * plateaus.c   which samples of a window show a plateau                      portable, tested on a desk
 * frames.c     the chips' layouts of conversions in memory                   portable, tested on a desk
 * stream.c     whether the stream of conversions flows, and how fast         portable, tested on a desk
 * retained.c   texts in memory that a restart leaves alone                   portable, tested on a desk
 * chip.c       pins, interrupts and timer of ESP-IDF v6                      only compiled
 * pwm.c        the pilot's PWM                                               only compiled
 * adc.c        continuous conversion                                         only compiled
 * letGo.c      contactors off before a restart and in a panic                only compiled
 * lastWords.c  why the firmware broke off; records that wait for flash       only compiled
 * bootReason.c why the chip has started                                      only compiled
 * numbers.h    what guard and controller share, made from src/control
 *
 * The manifest has these files and board.ts in its module map, and the components of ESP-IDF under "dependency"; `npm run esp32`
 * adds under "defines" the pins that have to be right before JavaScript runs, and the component that wraps the panic handler.
 */
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#include "board.h"

/**
 * The bytes of an ArrayBuffer that has to be exactly as long as a record; throws RangeError if it is not. The SDK hands out the
 * bytes of nothing else that holds 32-bit numbers: a view of them is an "invalid buffer".
 */
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

/** apply(counts, contactor, threePhases, completed, residualTest), numbers all of them. */
void xs_pilotlight_apply(xsMachine *the)
{
	const board_decision decision = {
		.counts = xsmcToInteger(xsArg(0)),
		.contactor = xsmcToInteger(xsArg(1)) == 1,
		.three_phases = xsmcToInteger(xsArg(2)) == 1,
		.completed = xsmcToInteger(xsArg(3)) == 1,
		.residual_test = xsmcToInteger(xsArg(4)) == 1,
	};
	board_apply(&decision);
}

/** calibrate(lowMicroVolts, highMicroVolts): whether that can be. */
void xs_pilotlight_calibrate(xsMachine *the)
{
	xsmcSetBoolean(xsResult, board_calibrate(xsmcToInteger(xsArg(0)), xsmcToInteger(xsArg(1))));
}
