// SPDX-License-Identifier: Apache-2.0
/**
 * A board made of C in the place of the chip: behind the same natives and binding.c the guard, the coil, the trip line, the duty and
 * the sampler of the firmware, in front of them a pilot without slopes and an ADC without faults. tests/esp32/wire.ts pulls at it.
 */
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#include "board.h"
#include "coil.h"
#include "duty.h"
#include "guard.h"
#include "retained.h"
#include "trip.h"

#define FULL 16384
#define RATE 83333
#define PILOT 6
/** Proximity of 220 Ω at 1 kΩ and 3.3 V, and 25 °C of a TMP36, mV. */
#define PROXIMITY_MV 595
#define TEMPERATURE_MV 750
/** The contacts follow their coil after so long, ms. */
#define CONTACTS_MS 15
#define NO_VEHICLE 0x7fffffff
#define ROOM 2048

static struct {
	board_config config;
	guard guard;
	coil coil;
	trip trip;
	duty duty;
	sampler sampler;
	bool started, three_phases, testing, stop, residual, contacts, stuck;
	uint32_t now, turned_at;
	int32_t vehicle;
	int64_t conversion;
} d;

static retained kept, words_kept;
static char room[ROOM], words[ROOM];

static void switch_coil(void *context, bool closed)
{
	(void)context;
	coil_hold(&d.coil, closed);
}

const char *board_start(const board_config *config)
{
	if (d.started) return "board_start, which was called twice";
	d.started = true;
	d.config = *config;
	if (config->contactor.pin == NO_PIN) return "contactor, which is no output";
	const sampler_config sampling = {
		.pilot = PILOT,
		.others = {7, 4},
		.other_count = 2,
		.rate = RATE,
		.low = {config->low_uv, -12000},
		.high = {config->high_uv, 12000},
	};
	if (!sampler_start(&d.sampler, &sampling)) return "pilotSense, whose scale cannot be";
	d.coil.pump = config->pump != 0;
	duty_start(&d.duty);
	duty_next(&d.duty, FULL, FULL, false);
	guard_start(&d.guard, switch_coil, NULL, d.now);
	return NULL;
}

int32_t board_full_counts(void)
{
	return FULL;
}

void board_read(board_report *report, sampler_reading *reading)
{
	sampler_read(&d.sampler, reading);
	*report = (board_report){
		.now = (int32_t)d.now,
		.cause = (int32_t)d.guard.cause,
		.opened_at = (int32_t)d.guard.opened_at,
		.feedback = d.contacts ? FEEDBACK_CLOSED : FEEDBACK_OPEN,
		.residual = d.guard.residual.on,
		.stop = d.guard.stop.on,
		.lost = reading->lost,
		.spread_mv = reading->spread_mv,
		.rate = RATE,
		.spikes = (int32_t)d.trip.spikes,
		.stuck = d.stuck,
	};
	for (int i = 0; i < SAMPLER_OTHERS; i++) report->others_mv[i] = reading->others_mv[i];
}

void board_apply(const board_decision *decision)
{
	if (decision->completed) guard_renew(&d.guard, d.now);
	if (!d.guard.holds) d.three_phases = decision->three_phases;
	guard_ask(&d.guard, d.now, decision->contactor);
	d.testing = decision->residual_test;
	duty_next(&d.duty, decision->counts, FULL, false);
}

bool board_calibrate(int32_t low_uv, int32_t high_uv)
{
	return sampler_calibrate(&d.sampler, (sampler_point){low_uv, -12000}, (sampler_point){high_uv, 12000});
}

/** The pilot at a place in its period, mV: 1 kΩ, and the vehicle's resistor behind a diode of 700 mV. */
static int32_t pilot_mv(int64_t us)
{
	const bool high = us * FULL < (int64_t)d.duty.driven * 1000;
	if (!high) return -12000;
	return d.vehicle == NO_VEHICLE ? 12000 : (int32_t)((12000LL * d.vehicle + 700000) / (1000 + d.vehicle));
}

/** The conversions of a millisecond, one in thirteen of each other channel. */
static void convert(void)
{
	const int64_t until = (int64_t)d.now * RATE / 1000;
	for (; d.conversion < until; d.conversion++) {
		const int place = (int)(d.conversion % 13);
		const int32_t mv = place == 6 ? PROXIMITY_MV
			: place == 12 ? TEMPERATURE_MV
			: 1300 + pilot_mv(d.conversion * 1000000 / RATE % 1000) * 88 / 1000;
		const uint8_t channel = place == 6 ? 7 : place == 12 ? 4 : PILOT;
		if (sampler_take(&d.sampler, channel, (uint16_t)((mv * 4096 + 1650) / 3300))) guard_pilot(&d.guard, d.now, d.sampler.high_mv);
	}
}

/** A millisecond of the board. */
static void pass(void)
{
	d.now++;
	guard_stop_line(&d.guard, d.now, d.stop);
	guard_residual_line(&d.guard, d.now, trip_look(&d.trip, d.now * 1000, d.residual || d.testing));
	guard_tick(&d.guard, d.now);
	coil_tick(&d.coil);
	convert();
	if (d.guard.holds == d.contacts) d.turned_at = d.now;
	else if (d.now - d.turned_at >= CONTACTS_MS) d.contacts = d.guard.holds;
}

void xs_desk_reset(xsMachine *the)
{
	(void)the;
	c_memset(&d, 0, sizeof d);
	d.vehicle = NO_VEHICLE;
}

void xs_desk_vehicle(xsMachine *the)
{
	d.vehicle = xsmcToInteger(xsArg(0));
}

void xs_desk_pass(xsMachine *the)
{
	for (int32_t left = xsmcToInteger(xsArg(0)); left > 0; left--) pass();
}

void xs_desk_line(xsMachine *the)
{
	const bool on = xsmcToInteger(xsArg(1)) == 1;
	if (xsmcToInteger(xsArg(0)) == 0) d.stop = on;
	else d.residual = on;
}

void xs_desk_coil(xsMachine *the)
{
	xsmcSetInteger(xsResult, !d.coil.held ? 0 : d.three_phases ? 3 : 1);
}

void xs_desk_counts(xsMachine *the)
{
	xsmcSetInteger(xsResult, d.duty.driven);
}

void xs_desk_stick(xsMachine *the)
{
	(void)the;
	d.stuck = true;
}

static void recall(xsMachine *the, const retained *record, const char *text)
{
	const size_t length = retained_length(record, text, ROOM);
	if (length > 0) xsmcSetStringBuffer(xsResult, (char *)text, (xsIntegerValue)length);
}

static bool keep(xsMachine *the, retained *record, char *text)
{
	const char *given = xsmcToString(xsArg(0));
	return retained_put(record, text, ROOM, given, c_strlen(given));
}

void xs_pilotlight_boot_reason(xsMachine *the)
{
	xsmcSetString(xsResult, "power");
}

void xs_pilotlight_last_words(xsMachine *the)
{
	recall(the, &words_kept, words);
}

void xs_pilotlight_give_up(xsMachine *the)
{
	keep(the, &words_kept, words);
}

void xs_pilotlight_recall(xsMachine *the)
{
	recall(the, &kept, room);
}

void xs_pilotlight_retain(xsMachine *the)
{
	xsmcSetBoolean(xsResult, keep(the, &kept, room));
}
