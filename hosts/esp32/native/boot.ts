// SPDX-License-Identifier: Apache-2.0
/** Why the chip has started, why the firmware broke off before that, and what survives a restart: natives of bootReason.c and lastWords.c. */

declare function native(name: string): { call<Answer>(self: Boot, ...values: readonly string[]): Answer };

/** The natives, each in the one form that XS turns into a host function. */
export class Boot {
	/** power, reset pin, panic, interrupt watchdog, task watchdog, watchdog, brown-out ... */
	reason(): string {
		return native("xs_pilotlight_boot_reason").call(this);
	}

	/** Why the run before broke off, if it did and said so. */
	lastWords(): string | undefined {
		return native("xs_pilotlight_last_words").call(this);
	}

	/** Opens the contactor, says why on the console's line, keeps it for lastWords(), and restarts the chip. */
	giveUp(reason: string): void {
		native("xs_pilotlight_give_up").call(this, reason);
	}

	/** The text that was retained last, before a restart or since. */
	recall(): string | undefined {
		return native("xs_pilotlight_recall").call(this);
	}

	/** Keeps a text over restarts, up to 2048 bytes; false if it is longer. */
	retain(text: string): boolean {
		return native("xs_pilotlight_retain").call(this, text);
	}
}
