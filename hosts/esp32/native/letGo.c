// SPDX-License-Identifier: Apache-2.0
/**
 * A restart by software and a panic reset the processor and not the pins: the coil would keep its voltage until the firmware is
 * up again. esp_restart() calls let_go() as a shutdown handler. A panic, an assert and both watchdogs come through
 * esp_panic_handler(), which the linker is told to wrap (components/pilotlight). All of it lies in RAM and takes no lock.
 * What is left is left to the bootloader's hook and to the coil's driver: a reset that comes while interrupts are off, a dead chip.
 */
#include "letGo.h"

#include "esp_private/panic_internal.h"
#include "esp_rom_gpio.h"
#include "esp_system.h"
#include "lastWords.h"
#include "pins.h"
#include "soc/gpio_sig_map.h"

static board_line contactor = {NO_PIN, 0, 0}, phases = {NO_PIN, 0, 0}, pilot = {NO_PIN, 0, 0};
static volatile bool gone;

void __real_esp_panic_handler(panic_info_t *info) __attribute__((weak));
void __wrap_esp_panic_handler(panic_info_t *info);

bool RESIDENT has_let_go(void)
{
	return gone;
}

void RESIDENT let_go(void)
{
	gone = true;
	if (contactor.pin != NO_PIN) put(&contactor, false);
	if (phases.pin != NO_PIN) put(&phases, false);
	if (pilot.pin == NO_PIN) return;
	put(&pilot, true);
	// takes the pin from the PWM, which a restart of the processor would not stop
	esp_rom_gpio_connect_out_signal((uint32_t)pilot.pin, SIG_GPIO_OUT_IDX, false, false);
}

/** Instead of the panic handler: first of all lets go, then says where it was, then panics as before. */
void RESIDENT __wrap_esp_panic_handler(panic_info_t *info)
{
	let_go();
	last_words_panic((uint32_t)(uintptr_t)info->addr);
	if (__real_esp_panic_handler) __real_esp_panic_handler(info);
	for (;;) continue;
}

void let_go_arm(const board_line *the_contactor, const board_line *the_phases, const board_line *the_pilot)
{
	contactor = *the_contactor;
	phases = *the_phases;
	pilot = *the_pilot;
	esp_register_shutdown_handler(let_go);
}
