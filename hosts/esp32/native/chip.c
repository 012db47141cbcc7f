// SPDX-License-Identifier: Apache-2.0
/**
 * Pins, interrupts and the timer of ESP-IDF v6. Everything that can open the contactor runs from an interrupt, from code in
 * RAM; sdkconfig has to say CONFIG_GPTIMER_ISR_CACHE_SAFE=y, or the timer waits while the flash is being written.
 */
#include "board.h"

#include "adc.h"
#include "coil.h"
#include "driver/gpio.h"
#include "driver/gptimer.h"
#include "esp_attr.h"
#include "esp_intr_alloc.h"
#include "esp_timer.h"
#include "freertos/FreeRTOS.h"
#include "guard.h"
#include "letGo.h"
#include "mc.defines.h"
#include "pins.h"
#include "pwm.h"
#include "trip.h"

static board_config board;
static guard the_guard;
static coil the_coil;
static trip the_trip;
static bool three_phases;
static portMUX_TYPE lock = portMUX_INITIALIZER_UNLOCKED;

static inline uint32_t RESIDENT milliseconds(void)
{
	return (uint32_t)(esp_timer_get_time() / 1000);
}

static void RESIDENT show_both(bool on)
{
	put(&board.contactor, on);
	if (board.phases.pin != NO_PIN) put(&board.phases, on && three_phases);
}

/** Shows both contactors' pins what they have to show; once somebody has let go, never yes again. */
static void RESIDENT show(bool on)
{
	show_both(on && !has_let_go());
	// it may happen on the other core between the question and the pin
	if (has_let_go()) show_both(false);
}

static void RESIDENT switch_coil(void *context, bool closed)
{
	(void)context;
	show(coil_hold(&the_coil, closed));
}

static void RESIDENT look_at_trip(void)
{
	const int64_t us = esp_timer_get_time();
	guard_residual_line(&the_guard, (uint32_t)(us / 1000), trip_look(&the_trip, (uint32_t)us, is_on(&board.residual)));
}

/** A line has changed; its level counts, not its edge, so that a glitch that is over has at least been noted. */
static void RESIDENT line_changed(void *which)
{
	portENTER_CRITICAL_SAFE(&lock);
	const uint32_t now = milliseconds();
	if (which == &board.stop) guard_stop_line(&the_guard, now, is_on(&board.stop));
	else if (which == &board.residual) look_at_trip();
	else guard_feedback_line(&the_guard, now, is_on(&board.feedback));
	portEXIT_CRITICAL_SAFE(&lock);
}

/** Each millisecond: the lease, the pilot's time, the second look at a trip, the pump, and the lines, should an edge have been lost. */
static bool RESIDENT tick(gptimer_handle_t timer, const gptimer_alarm_event_data_t *event, void *context)
{
	(void)timer, (void)event, (void)context;
	portENTER_CRITICAL_ISR(&lock);
	const uint32_t now = milliseconds();
	if (board.stop.pin != NO_PIN) guard_stop_line(&the_guard, now, is_on(&board.stop));
	if (board.residual.pin != NO_PIN) look_at_trip();
	guard_tick(&the_guard, now);
	show(coil_tick(&the_coil));
	portEXIT_CRITICAL_ISR(&lock);
	return false;
}

static void period(int32_t high_mv)
{
	portENTER_CRITICAL(&lock);
	guard_pilot(&the_guard, milliseconds(), high_mv);
	portEXIT_CRITICAL(&lock);
}

/** An output that shows its level before it becomes one. */
static bool start_output(const board_line *line, bool on)
{
	if (line->pin == NO_PIN) return true;
	if (!GPIO_IS_VALID_OUTPUT_GPIO(line->pin)) return false;
	gpio_set_level(line->pin, on != (line->active_low != 0));
	return gpio_set_direction(line->pin, GPIO_MODE_OUTPUT) == ESP_OK;
}

static bool start_line(board_line *line)
{
	if (line->pin == NO_PIN) return true;
	if (!GPIO_IS_VALID_GPIO(line->pin)) return false;
	const gpio_config_t input = {
		.pin_bit_mask = 1ull << line->pin,
		.mode = GPIO_MODE_INPUT,
		.intr_type = GPIO_INTR_ANYEDGE,
		.pull_up_en = line->pull == PULL_UP ? GPIO_PULLUP_ENABLE : GPIO_PULLUP_DISABLE,
		.pull_down_en = line->pull == PULL_DOWN ? GPIO_PULLDOWN_ENABLE : GPIO_PULLDOWN_DISABLE,
	};
	if (gpio_config(&input) != ESP_OK || gpio_isr_handler_add(line->pin, line_changed, line) != ESP_OK) return false;
	line_changed(line);
	return true;
}

static const char *start_timer(void)
{
	gptimer_handle_t timer;
	const gptimer_config_t config = {.clk_src = GPTIMER_CLK_SRC_DEFAULT, .direction = GPTIMER_COUNT_UP, .resolution_hz = 1000000};
	const gptimer_event_callbacks_t callbacks = {.on_alarm = tick};
	const gptimer_alarm_config_t alarm = {.alarm_count = 1000, .flags.auto_reload_on_alarm = true};
	if (gptimer_new_timer(&config, &timer) != ESP_OK) return "gptimer_new_timer";
	if (gptimer_register_event_callbacks(timer, &callbacks, NULL) != ESP_OK) return "gptimer_register_event_callbacks";
	if (gptimer_set_alarm_action(timer, &alarm) != ESP_OK) return "gptimer_set_alarm_action";
	if (gptimer_enable(timer) != ESP_OK) return "gptimer_enable";
	return gptimer_start(timer) == ESP_OK ? NULL : "gptimer_start";
}

#if defined(MODDEF_PILOTLIGHT_CONTACTOR) && defined(MODDEF_PILOTLIGHT_PILOT)
/** Before app_main, and so before JavaScript: contactors off, pilot high, each as its driver has it. */
static void __attribute__((constructor)) before_anything_else(void)
{
	const board_line contactor = {MODDEF_PILOTLIGHT_CONTACTOR, MODDEF_PILOTLIGHT_CONTACTOR_LOW, 0};
	const board_line pilot = {MODDEF_PILOTLIGHT_PILOT, MODDEF_PILOTLIGHT_PILOT_LOW, 0};
	const board_line phases = {MODDEF_PILOTLIGHT_PHASES, MODDEF_PILOTLIGHT_PHASES_LOW, 0};
	start_output(&contactor, false);
	start_output(&phases, false);
	start_output(&pilot, true);
}
#endif

static const char *start_outputs(void)
{
	if (board.contactor.pin == NO_PIN || !start_output(&board.contactor, false)) return "contactor, which is no output";
	if (!start_output(&board.phases, false)) return "phases, which is no output";
	guard_start(&the_guard, switch_coil, NULL, milliseconds());
	if (board.pilot.pin == NO_PIN || !start_output(&board.pilot, true)) return "pilot, which is no output";
	let_go_arm(&board.contactor, &board.phases, &board.pilot);
	return start_output(&board.residual_test, false) ? NULL : "residualTest, which is no output";
}

static const char *start_lines(void)
{
	// somebody else may have installed it already, without the flag: then lines wait while the flash is being written
	const esp_err_t service = gpio_install_isr_service(ESP_INTR_FLAG_IRAM);
	if (service != ESP_OK && service != ESP_ERR_INVALID_STATE) return "gpio_install_isr_service";
	if (!start_line(&board.stop)) return "stop, which is no input";
	if (!start_line(&board.residual)) return "residual, which is no input";
	return start_line(&board.feedback) ? NULL : "feedback, which is no input";
}

const char *board_start(const board_config *config)
{
	static bool started;
	if (started) return "board_start, which was called twice";
	started = true;
	board = *config;
	the_coil.pump = board.pump != 0;
	const char *failed = start_outputs();
	if (!failed) failed = start_lines();
	if (!failed) failed = pwm_start(&board.pilot);
	if (!failed) failed = start_timer();
	return failed ? failed : adc_start(&board, period);
}

int32_t board_full_counts(void)
{
	return pwm_full_counts();
}

void board_read(board_report *report, sampler_reading *reading)
{
	adc_read(report, reading);
	report->corrected = pwm_corrected();
	report->stuck = pwm_stuck();
	portENTER_CRITICAL(&lock);
	report->now = (int32_t)milliseconds();
	report->cause = (int32_t)the_guard.cause;
	report->opened_at = (int32_t)the_guard.opened_at;
	report->feedback = board.feedback.pin == NO_PIN ? FEEDBACK_UNKNOWN : the_guard.feedback.on ? FEEDBACK_CLOSED : FEEDBACK_OPEN;
	report->feedback_at = (int32_t)the_guard.feedback.at;
	report->residual = the_guard.residual.on;
	report->residual_at = (int32_t)the_guard.residual.at;
	report->residual_edges = (int32_t)the_guard.residual.edges;
	report->stop = the_guard.stop.on;
	report->stop_at = (int32_t)the_guard.stop.at;
	report->stop_edges = (int32_t)the_guard.stop.edges;
	report->spikes = (int32_t)the_trip.spikes;
	portEXIT_CRITICAL(&lock);
}

void board_apply(const board_decision *decision)
{
	portENTER_CRITICAL(&lock);
	const uint32_t now = milliseconds();
	if (decision->completed) guard_renew(&the_guard, now);
	// L2 and L3 come and go with L1: what they are to do changes only while nothing is held
	if (!the_guard.holds) three_phases = decision->three_phases;
	guard_ask(&the_guard, now, decision->contactor);
	portEXIT_CRITICAL(&lock);
	if (board.residual_test.pin != NO_PIN) put(&board.residual_test, decision->residual_test);
	pwm_drive(decision->counts);
}

bool board_calibrate(int32_t low_uv, int32_t high_uv)
{
	return adc_calibrate((sampler_point){low_uv, -12000}, (sampler_point){high_uv, 12000});
}
