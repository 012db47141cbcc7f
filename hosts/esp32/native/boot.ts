// SPDX-License-Identifier: Apache-2.0
/** Why the chip has started, as boot.c tells it. */

declare function native(name: string): { call(self: unknown): string };

/** power, reset pin, panic, interrupt watchdog, task watchdog, watchdog, brown-out ... */
export function bootReason(this: void): string {
	return native("xs_pilotlight_boot_reason").call(this);
}
