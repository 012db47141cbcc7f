// SPDX-License-Identifier: Apache-2.0
/** The first code of ours after any reset: a restart of the processor alone has left the pins as they were, so the contactors open here. */
#include <stdbool.h>
#include <stdint.h>

#include "esp_rom_gpio.h"
#include "hal/gpio_ll.h"
#include "soc/gpio_sig_map.h"

/** A pin with the level that it gets. */
static const struct {
	uint32_t pin;
	uint32_t level;
} pins[] = {
#include "pins.inc"
};

/** Is asked for by name, so that the linker keeps this file. */
void bootloader_hooks_include(void)
{
}

/** Before the bootloader has initialised anything: levels first, then the pins become plain outputs, whoever had them. */
void bootloader_before_init(void)
{
	for (unsigned i = 0; i < sizeof pins / sizeof *pins; i++) {
		gpio_ll_set_level(&GPIO, pins[i].pin, pins[i].level);
		esp_rom_gpio_pad_select_gpio(pins[i].pin);
		esp_rom_gpio_connect_out_signal(pins[i].pin, SIG_GPIO_OUT_IDX, false, false);
		gpio_ll_output_enable(&GPIO, pins[i].pin);
	}
}
