// SPDX-License-Identifier: Apache-2.0
/** Continuous conversion of ESP-IDF v6: pattern, frames, the chip's characteristic, and the rate that it really has. */
#include "adc.h"

#include "esp_adc/adc_cali.h"
#include "esp_adc/adc_cali_scheme.h"
#include "esp_adc/adc_continuous.h"
#include "esp_timer.h"
#include "frames.h"
#include "freertos/FreeRTOS.h"
#include "freertos/semphr.h"
#include "freertos/task.h"
#include "resident.h"
#include "soc/soc_caps.h"
#include "stream.h"

/**
 * Conversions a second to ask for. C3 and S3 make 83 333 at most. An ESP32 makes a fifth less than it is asked for
 * (espressif/esp-idf issues 10586 and 16768), so the rate is measured before it is believed.
 */
#if CONFIG_IDF_TARGET_ESP32
#define ASKED_RATE 100000
#define FORMAT FRAME_ESP32
#elif CONFIG_IDF_TARGET_ESP32C3
#define ASKED_RATE SOC_ADC_SAMPLE_FREQ_THRES_HIGH
#define FORMAT FRAME_ESP32C3
#elif CONFIG_IDF_TARGET_ESP32S3
#define ASKED_RATE SOC_ADC_SAMPLE_FREQ_THRES_HIGH
#define FORMAT FRAME_ESP32S3
#else
#error "the sampler knows the frames of ESP32, ESP32-C3 and ESP32-S3"
#endif

/** Conversions in a frame, 3 ms; and how many frames may wait for the task. */
#define FRAME 250
#define FRAME_BYTES (FRAME * SOC_ADC_DIGI_RESULT_BYTES)
#define FRAMES 8

/** What the chip's own clock makes of it: 5 MHz / 60. An ESP32's clock makes nothing that one could rely on. */
#if CONFIG_IDF_TARGET_ESP32
#define NOMINAL_RATE 0
#else
#define NOMINAL_RATE 83333
#endif

/** How long a read waits for a frame, ms. */
#define PATIENCE_MS 20

/** Conversions in a pattern: prime numbers, so that no rate keeps step with the pilot. */
#define SHORT_PATTERN 7
#define LONG_PATTERN 13

/** Above XS (4), below Wi-Fi (23). */
#define TASK_PRIORITY 12
#define TASK_STACK 3072

static sampler the_sampler;
static sampler_config the_config;
static adc_continuous_handle_t handle;
static adc_cali_handle_t calibration;
static SemaphoreHandle_t mutex;
static adc_period on_period;
static volatile bool sampling;
static stream the_stream;
/** Set by the driver's interrupt when frames were dropped because the task was late. */
static volatile bool dropped;

static int32_t characteristic(void *context, int32_t raw)
{
	int mv = 0;
	adc_cali_raw_to_voltage(context, raw, &mv);
	return mv;
}

/** The chip's own calibration, from its eFuses; without one the counts are taken as they are. */
static void calibrate_chip(adc_channel_t channel)
{
#if ADC_CALI_SCHEME_CURVE_FITTING_SUPPORTED
	const adc_cali_curve_fitting_config_t curve = {
		.unit_id = ADC_UNIT_1, .chan = channel, .atten = ADC_ATTEN_DB_12, .bitwidth = ADC_BITWIDTH_12};
	if (adc_cali_create_scheme_curve_fitting(&curve, &calibration) != ESP_OK) calibration = NULL;
#else
	(void)channel;
	const adc_cali_line_fitting_config_t line = {.unit_id = ADC_UNIT_1, .atten = ADC_ATTEN_DB_12, .bitwidth = ADC_BITWIDTH_12, .default_vref = 1100};
	if (adc_cali_create_scheme_line_fitting(&line, &calibration) != ESP_OK) calibration = NULL;
#endif
}

/** The channel of a pin, or −1 if ADC1 has none. */
static int channel_of(int32_t pin)
{
	adc_unit_t unit;
	adc_channel_t channel;
	if (adc_continuous_io_to_channel(pin, &unit, &channel) != ESP_OK || unit != ADC_UNIT_1) return -1;
	return channel;
}

/** One conversion in seven, or two in thirteen, are of other channels, which take turns. Returns the number of entries. */
static uint32_t fill_pattern(adc_digi_pattern_config_t *pattern)
{
	const uint32_t others = the_config.other_count;
	const uint32_t length = others > 1 && SOC_ADC_PATT_LEN_MAX >= LONG_PATTERN ? LONG_PATTERN : SHORT_PATTERN;
	for (uint32_t i = 0, other = 0; i < length; i++) {
		const bool is_other = other < others && i == (other + 1) * length / others - 1;
		pattern[i] = (adc_digi_pattern_config_t){
			.atten = ADC_ATTEN_DB_12,
			.channel = is_other ? the_config.others[other++] : the_config.pilot,
			.unit = ADC_UNIT_1,
			.bit_width = ADC_BITWIDTH_12,
		};
	}
	return length;
}

static void window(void *context, const sampler *s)
{
	(void)context;
	on_period(s->high_mv);
}

/** The driver's pool was full and has been emptied: what comes next does not follow what came before. */
static bool RESIDENT overflow(adc_continuous_handle_t driver, const adc_continuous_evt_data_t *event, void *context)
{
	(void)driver, (void)event, (void)context;
	dropped = true;
	return false;
}

/** Begins the sampler with the rate that was measured. */
static void begin(uint32_t rate)
{
	the_config.rate = rate;
	xSemaphoreTake(mutex, portMAX_DELAY);
	sampling = sampler_start(&the_sampler, &the_config);
	if (sampling && calibration) sampler_linearise(&the_sampler, characteristic, calibration);
	xSemaphoreGive(mutex);
}

/** Counts conversions until the rate is known. Until then the controller hears nothing, and keeps everything open. */
static void count(uint32_t length, bool whole)
{
	const uint32_t rate = stream_rate(&the_stream, esp_timer_get_time(), length / SOC_ADC_DIGI_RESULT_BYTES, whole);
	if (rate != 0) begin(rate);
}

/**
 * The driver has halted: its interrupt was kept waiting for longer than its buffers last, while the flash was being erased for
 * instance (espressif/esp-idf issues 12749, 12615, 15237, 12065). Nobody else starts it again.
 */
static void start_anew(void)
{
	adc_continuous_stop(handle);
	adc_continuous_flush_pool(handle);
	adc_continuous_start(handle);
	dropped = true;
}

static void take(const uint8_t *frame, uint32_t length)
{
	xSemaphoreTake(mutex, portMAX_DELAY);
	if (dropped) {
		dropped = false;
		sampler_gap(&the_sampler);
	}
	frame_take(&the_sampler, FORMAT, frame, length, window, NULL);
	xSemaphoreGive(mutex);
}

/** The task. */
static void run(void *context)
{
	static uint8_t frame[FRAME_BYTES] __attribute__((aligned(4)));
	(void)context;
	for (;;) {
		uint32_t length = 0;
		const bool brought = adc_continuous_read(handle, frame, sizeof frame, &length, PATIENCE_MS) == ESP_OK;
		if (stream_read(&the_stream, brought)) start_anew();
		if (sampling) take(frame, length);
		else count(length, brought && !dropped);
		if (!sampling) dropped = false;
	}
}

static const char *start_driver(void)
{
	static adc_digi_pattern_config_t pattern[LONG_PATTERN];
	const adc_continuous_handle_cfg_t pool = {
		.max_store_buf_size = FRAME_BYTES * FRAMES, .conv_frame_size = FRAME_BYTES, .flags.flush_pool = 1};
	if (adc_continuous_new_handle(&pool, &handle) != ESP_OK) return "adc_continuous_new_handle";
	const adc_continuous_config_t continuous = {
		.pattern_num = fill_pattern(pattern),
		.adc_pattern = pattern,
		.sample_freq_hz = ASKED_RATE,
		.conv_mode = ADC_CONV_SINGLE_UNIT_1,
	};
	if (adc_continuous_config(handle, &continuous) != ESP_OK) return "adc_continuous_config";
	const adc_continuous_evt_cbs_t callbacks = {.on_pool_ovf = overflow};
	if (adc_continuous_register_event_callbacks(handle, &callbacks, NULL) != ESP_OK) return "adc_continuous_register_event_callbacks";
	if (adc_continuous_start(handle) != ESP_OK) return "adc_continuous_start";
	return NULL;
}

const char *adc_start(const board_config *config, adc_period period)
{
	const int pilot = channel_of(config->pilot_sense);
	if (pilot < 0) return "pilotSense, which is no pin of ADC1";
	if (config->other_count < 0 || config->other_count > SAMPLER_OTHERS) return "analog, which has too many pins";
	the_config = (sampler_config){.pilot = (uint8_t)pilot, .other_count = (uint8_t)config->other_count};
	for (int i = 0; i < config->other_count; i++) {
		const int channel = channel_of(config->others[i]);
		if (channel < 0) return "analog, one of which is no pin of ADC1";
		the_config.others[i] = (uint8_t)channel;
	}
	the_config.low = (sampler_point){config->low_uv, -12000};
	the_config.high = (sampler_point){config->high_uv, 12000};
	on_period = period;
	stream_start(&the_stream, NOMINAL_RATE);
	mutex = xSemaphoreCreateMutex();
	if (mutex == NULL) return "memory for a mutex";
	calibrate_chip((adc_channel_t)pilot);
	const char *failed = start_driver();
	if (failed) return failed;
	if (xTaskCreatePinnedToCore(run, "pilot", TASK_STACK, NULL, TASK_PRIORITY, NULL, tskNO_AFFINITY) != pdPASS) return "memory for a task";
	return NULL;
}

void adc_read(board_report *report, sampler_reading *reading)
{
	xSemaphoreTake(mutex, portMAX_DELAY);
	if (sampling) sampler_read(&the_sampler, reading);
	else *reading = (sampler_reading){.spread_mv = UNKNOWN_READING};
	for (int i = 0; i < SAMPLER_OTHERS; i++) report->others_mv[i] = sampling ? reading->others_mv[i] : UNKNOWN_READING;
	report->lost = reading->lost;
	report->spread_mv = reading->spread_mv;
	report->high_uv = the_sampler.high_uv;
	report->low_uv = the_sampler.low_uv;
	report->rate = (int32_t)the_config.rate;
	report->restarts = (int32_t)the_stream.restarts;
	report->refused = (int32_t)the_stream.refused;
	report->refused_rate = (int32_t)the_stream.refused_rate;
	xSemaphoreGive(mutex);
}

bool adc_calibrate(sampler_point low, sampler_point high)
{
	xSemaphoreTake(mutex, portMAX_DELAY);
	const bool calibrated = sampling && sampler_calibrate(&the_sampler, low, high);
	xSemaphoreGive(mutex);
	return calibrated;
}
