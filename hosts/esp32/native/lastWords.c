// SPDX-License-Identifier: Apache-2.0
/** Two texts in memory that is initialised by nobody; only a loss of power empties it. */
#include "lastWords.h"

#include "esp_attr.h"
#include "esp_rom_serial_output.h"
#include "esp_system.h"
#include "letGo.h"
#include "resident.h"
#include "retained.h"
#include "xsmc.h"
#include "xsHost.h"
#include "mc.xs.h"

#define WORDS 256
#define RECORDS 2048

static RTC_NOINIT_ATTR retained words_kept;
static RTC_NOINIT_ATTR char words[WORDS];
static RTC_NOINIT_ATTR retained records_kept;
static RTC_NOINIT_ATTR char records[RECORDS];
/** Something was noted in this run: what comes after it is only its consequence. */
static volatile bool noted;

static void RESIDENT note(const char *text, size_t length)
{
	if (noted) return;
	noted = true;
	retained_put(&words_kept, words, WORDS, text, length > WORDS ? WORDS : length);
}

void RESIDENT last_words_panic(uint32_t address)
{
	// letters of its own: a constant text would lie in flash, which may be out of reach
	char text[24] = {'p', 'a', 'n', 'i', 'c', ' ', 'a', 't', ' ', '0', 'x'};
	for (int digit = 0; digit < 8; digit++) {
		const uint32_t value = address >> (28 - 4 * digit) & 0xf;
		text[11 + digit] = (char)(value < 10 ? '0' + value : 'a' + value - 10);
	}
	note(text, 19);
}

/** A restart that nobody has explained is the engine's: it gives up without a word when its stack is full. */
static void unexplained(void)
{
	static const char text[] = "the engine gave up without a word; its stack was full, most likely";
	note(text, sizeof text - 1);
}

static void recall(xsMachine *the, const retained *kept, const char *room, size_t size)
{
	const size_t length = retained_length(kept, room, size);
	if (length > 0) xsmcSetStringBuffer(xsResult, (char *)room, (xsIntegerValue)length);
}

/** lastWords(): why the run before broke off, or undefined; from now on a restart without a reason is noted as one. */
void xs_pilotlight_last_words(xsMachine *the)
{
	static bool asked;
	if (!asked) {
		recall(the, &words_kept, words, WORDS);
		words_kept.length = WORDS + 1;
		esp_register_shutdown_handler(unexplained);
	}
	asked = true;
}

/** giveUp(reason): lets go, says the reason on the line that is there, keeps it, restarts. Does not return, and allocates nothing. */
void xs_pilotlight_give_up(xsMachine *the)
{
	let_go();
	const char *reason = xsmcToString(xsArg(0));
	note(reason, c_strlen(reason));
	const char *parts[] = {"\r\ngives up and restarts: ", reason, "\r\n"};
	for (int i = 0; i < 3; i++)
		for (const char *at = parts[i]; *at; at++) esp_rom_output_tx_one_char((uint8_t)*at);
	esp_rom_output_tx_wait_idle(0);
	esp_restart();
}

/** recall(): the records that were waiting for flash, or undefined. */
void xs_pilotlight_recall(xsMachine *the)
{
	recall(the, &records_kept, records, RECORDS);
}

/** retain(text): whether there was room. */
void xs_pilotlight_retain(xsMachine *the)
{
	const char *text = xsmcToString(xsArg(0));
	xsmcSetBoolean(xsResult, retained_put(&records_kept, records, RECORDS, text, c_strlen(text)));
}
