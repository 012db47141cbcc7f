// SPDX-License-Identifier: Apache-2.0
/** LEDC of ESP-IDF v6 for the pilot; duty.c decides when. */
#include "pwm.h"

#include "driver/gpio.h"
#include "driver/ledc.h"
#include "duty.h"
#include "esp_timer.h"
#include "freertos/FreeRTOS.h"
#include "freertos/task.h"
#if CONFIG_IDF_TARGET_ESP32
#include "soc/ledc_struct.h"
#endif

/** 1 kHz exactly: 80 MHz / 1000 Hz / 2^15 is 625/256, / 2^14 is 1250/256. At 16 bits an ESP32 would make 998.4 Hz. */
#define PILOT_HZ 1000
#if CONFIG_IDF_TARGET_ESP32
#define PILOT_BITS LEDC_TIMER_15_BIT
#define PILOT_MODE LEDC_HIGH_SPEED_MODE
#else
#define PILOT_BITS LEDC_TIMER_14_BIT
#define PILOT_MODE LEDC_LOW_SPEED_MODE
#endif
#define PILOT_FULL (1 << PILOT_BITS)

/** The first timer and channel: the SDK's PWM gives out timers from the end, and channels 4 to 7. */
#define PILOT_TIMER LEDC_TIMER_0
#define PILOT_CHANNEL LEDC_CHANNEL_0

/** A duty that was told is looked at again after so long, µs. */
#define LOOK_AGAIN_US 1000000

static duty the_duty;
static int64_t told_at;
static bool stuck;

const char *pwm_start(const board_line *pilot)
{
	const ledc_timer_config_t timer = {
		.speed_mode = PILOT_MODE, .duty_resolution = PILOT_BITS, .timer_num = PILOT_TIMER, .freq_hz = PILOT_HZ, .clk_cfg = LEDC_USE_APB_CLK};
	if (ledc_timer_config(&timer) != ESP_OK) return "ledc_timer_config";
	const ledc_channel_config_t channel = {
		.gpio_num = pilot->pin,
		.speed_mode = PILOT_MODE,
		.channel = PILOT_CHANNEL,
		.timer_sel = PILOT_TIMER,
		.duty = PILOT_FULL - 1,
		.flags.output_invert = pilot->active_low != 0,
	};
	duty_start(&the_duty);
	// the channel gets the pin before it has its duty, and would show −12 V until then: the pad keeps its level meanwhile
	gpio_hold_en((gpio_num_t)pilot->pin);
	const bool begun = ledc_channel_config(&channel) == ESP_OK;
	// two periods, so that the stop does not meet an update that is still under way
	vTaskDelay(pdMS_TO_TICKS(2) + 1);
	const bool stopped = begun && ledc_stop(PILOT_MODE, PILOT_CHANNEL, 1) == ESP_OK;
	if (stopped) gpio_hold_dis((gpio_num_t)pilot->pin);
	return stopped ? NULL : begun ? "ledc_stop" : "ledc_channel_config";
}

int32_t pwm_full_counts(void)
{
	return PILOT_FULL;
}

/** Whether the timer has not yet taken the duty that it was told last; only an ESP32 minds. */
static bool busy(void)
{
#if CONFIG_IDF_TARGET_ESP32
	return LEDC.channel_group[PILOT_MODE].channel[PILOT_CHANNEL].conf1.duty_start != 0;
#else
	return false;
#endif
}

/** Looks whether the timer runs as it was told: an update that meets another one can be lost. */
static void look_again(int64_t now)
{
	if (the_duty.driven <= 0 || the_duty.driven >= PILOT_FULL || now - told_at < LOOK_AGAIN_US) return;
	told_at = now;
	duty_seen(&the_duty, (int32_t)ledc_get_duty(PILOT_MODE, PILOT_CHANNEL));
}

void pwm_drive(int32_t counts)
{
	const int64_t now = esp_timer_get_time();
	look_again(now);
	const duty_action action = duty_next(&the_duty, counts, PILOT_FULL, busy());
	if (action == DUTY_NOTHING) return;
	told_at = now;
	if (action == DUTY_STUCK) stuck = true;
	// steady levels are stopped ones: at its most bits a timer overflows with a duty of a whole period
	if (action != DUTY_RUN) {
		ledc_stop(PILOT_MODE, PILOT_CHANNEL, action != DUTY_STOP_LOW);
		return;
	}
	ledc_set_duty(PILOT_MODE, PILOT_CHANNEL, (uint32_t)counts);
	ledc_update_duty(PILOT_MODE, PILOT_CHANNEL);
}

int32_t pwm_corrected(void)
{
	return the_duty.corrected;
}

bool pwm_stuck(void)
{
	return stuck;
}
