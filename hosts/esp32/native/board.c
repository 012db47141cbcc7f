// SPDX-License-Identifier: Apache-2.0
/**
 * Pins, interrupts and the timer of ESP-IDF v6. Everything that can open the contactor runs from an interrupt, from code in
 * RAM; sdkconfig has to say CONFIG_GPTIMER_ISR_CACHE_SAFE=y, or the timer waits while the flash is being written.
 */
#include "board.h"

#include "adc.h"
#include "driver/gpio.h"
#include "driver/gptimer.h"
#include "driver/ledc.h"
#include "esp_attr.h"
#include "esp_intr_alloc.h"
#include "esp_timer.h"
#include "freertos/FreeRTOS.h"
#include "guard.h"
#include "hal/gpio_ll.h"
#include "mc.defines.h"
#include "resident.h"
#include "soc/soc_caps.h"

/** The pilot: 1 kHz, and the most bits that a timer makes of 80 MHz at that. */
#define PILOT_HZ 1000
#if CONFIG_IDF_TARGET_ESP32
#define PILOT_BITS LEDC_TIMER_16_BIT
#define PILOT_MODE LEDC_HIGH_SPEED_MODE
#else
#define PILOT_BITS LEDC_TIMER_14_BIT
#define PILOT_MODE LEDC_LOW_SPEED_MODE
#endif
#define PILOT_FULL (1 << PILOT_BITS)

/** The first timer and channel: the SDK's PWM gives out timers from the end, and channels 4 to 7. */
#define PILOT_TIMER LEDC_TIMER_0
#define PILOT_CHANNEL LEDC_CHANNEL_0

static board_config board;
static guard the_guard;
static portMUX_TYPE lock = portMUX_INITIALIZER_UNLOCKED;
static int32_t driven = -1;

static inline uint32_t RESIDENT milliseconds(void)
{
	return (uint32_t)(esp_timer_get_time() / 1000);
}

static inline void RESIDENT put(const board_line *line, bool on)
{
	gpio_ll_set_level(&GPIO, (uint32_t)line->pin, on != (line->active_low != 0));
}

static inline bool RESIDENT is_on(const board_line *line)
{
	return (gpio_ll_get_level(&GPIO, (uint32_t)line->pin) != 0) != (line->active_low != 0);
}

static void RESIDENT coil(void *context, bool closed)
{
	(void)context;
	put(&board.contactor, closed);
}

/** A line has changed; its level counts, not its edge, so that a glitch that is over has at least been noted. */
static void RESIDENT line_changed(void *which)
{
	portENTER_CRITICAL_SAFE(&lock);
	const uint32_t now = milliseconds();
	if (which == &board.stop) guard_stop_line(&the_guard, now, is_on(&board.stop));
	else if (which == &board.residual) guard_residual_line(&the_guard, now, is_on(&board.residual));
	else guard_feedback_line(&the_guard, now, is_on(&board.feedback));
	portEXIT_CRITICAL_SAFE(&lock);
}

/** Each millisecond: the lease, the pilot's time, and the lines once more, should an edge have been lost. */
static bool RESIDENT tick(gptimer_handle_t timer, const gptimer_alarm_event_data_t *event, void *context)
{
	(void)timer, (void)event, (void)context;
	portENTER_CRITICAL_ISR(&lock);
	const uint32_t now = milliseconds();
	if (board.stop.pin != NO_PIN) guard_stop_line(&the_guard, now, is_on(&board.stop));
	if (board.residual.pin != NO_PIN) guard_residual_line(&the_guard, now, is_on(&board.residual));
	guard_tick(&the_guard, now);
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
	const gpio_config_t input = {.pin_bit_mask = 1ull << line->pin, .mode = GPIO_MODE_INPUT, .intr_type = GPIO_INTR_ANYEDGE};
	if (gpio_config(&input) != ESP_OK || gpio_isr_handler_add(line->pin, line_changed, line) != ESP_OK) return false;
	line_changed(line);
	return true;
}

/** The pilot stays high from the pin's first level on; the channel begins one count short of all, 61 ns, and is then stopped high. */
static const char *start_pilot(void)
{
	const ledc_timer_config_t timer = {
		.speed_mode = PILOT_MODE, .duty_resolution = PILOT_BITS, .timer_num = PILOT_TIMER, .freq_hz = PILOT_HZ, .clk_cfg = LEDC_USE_APB_CLK};
	if (ledc_timer_config(&timer) != ESP_OK) return "ledc_timer_config";
	const ledc_channel_config_t channel = {
		.gpio_num = board.pilot.pin,
		.speed_mode = PILOT_MODE,
		.channel = PILOT_CHANNEL,
		.timer_sel = PILOT_TIMER,
		.duty = PILOT_FULL - 1,
		.flags.output_invert = board.pilot.active_low != 0,
	};
	if (ledc_channel_config(&channel) != ESP_OK) return "ledc_channel_config";
	return ledc_stop(PILOT_MODE, PILOT_CHANNEL, 1) == ESP_OK ? NULL : "ledc_stop";
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
/** Before app_main, and so before JavaScript: contactor off, pilot high. Boards whose drivers invert leave the defines out. */
static void __attribute__((constructor)) before_anything_else(void)
{
	const board_line contactor = {MODDEF_PILOTLIGHT_CONTACTOR, 0}, pilot = {MODDEF_PILOTLIGHT_PILOT, 0};
	start_output(&contactor, false);
	start_output(&pilot, true);
}
#endif

const char *board_start(const board_config *config)
{
	static bool started;
	if (started) return "board_start, which was called twice";
	started = true;
	board = *config;
	if (!start_output(&board.contactor, false) || board.contactor.pin == NO_PIN) return "contactor, which is no output";
	guard_start(&the_guard, coil, NULL, milliseconds());
	if (!start_output(&board.pilot, true) || board.pilot.pin == NO_PIN) return "pilot, which is no output";
	if (!start_output(&board.residual_test, false)) return "residualTest, which is no output";
	// somebody else may have installed it already, without the flag: then lines wait while the flash is being written
	const esp_err_t service = gpio_install_isr_service(ESP_INTR_FLAG_IRAM);
	if (service != ESP_OK && service != ESP_ERR_INVALID_STATE) return "gpio_install_isr_service";
	if (!start_line(&board.stop)) return "stop, which is no input";
	if (!start_line(&board.residual)) return "residual, which is no input";
	if (!start_line(&board.feedback)) return "feedback, which is no input";
	const char *failed = start_pilot();
	if (!failed) failed = start_timer();
	return failed ? failed : adc_start(&board, period);
}

int32_t board_full_counts(void)
{
	return PILOT_FULL;
}

void board_read(board_report *report, sampler_reading *reading)
{
	adc_read(report, reading);
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
	portEXIT_CRITICAL(&lock);
}

/** Steady levels are stopped ones: at its most bits a timer overflows with a duty of a whole period. */
static void drive(int32_t counts)
{
	if (counts == driven) return;
	driven = counts;
	if (counts <= 0 || counts >= PILOT_FULL) {
		ledc_stop(PILOT_MODE, PILOT_CHANNEL, counts > 0);
		return;
	}
	ledc_set_duty(PILOT_MODE, PILOT_CHANNEL, (uint32_t)counts);
	ledc_update_duty(PILOT_MODE, PILOT_CHANNEL);
}

void board_apply(int32_t counts, bool contactor, bool completed, bool residual_test)
{
	portENTER_CRITICAL(&lock);
	const uint32_t now = milliseconds();
	if (completed) guard_renew(&the_guard, now);
	guard_ask(&the_guard, now, contactor);
	portEXIT_CRITICAL(&lock);
	if (board.residual_test.pin != NO_PIN) put(&board.residual_test, residual_test);
	drive(counts);
}

bool board_calibrate(int32_t low_uv, int32_t high_uv)
{
	return adc_calibrate((sampler_point){low_uv, -12000}, (sampler_point){high_uv, 12000});
}
