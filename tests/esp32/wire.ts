// SPDX-License-Identifier: Apache-2.0
/** What is on the pins of the board that the tests have instead of a chip: in C where the natives are (tests/xs/moddable/deskBoard.c), else played. */

declare function native(name: string): { call<Answer>(self: Wire, ...values: readonly number[]): Answer };

/** The lines that a test can pull. */
export const WireLine = { stop: 0, residual: 1 } as const;

/** What the board's natives can be made to see, each in the one form that XS turns into a host function. */
export class Wire {
	/** As after power-up; the next start() is the first. */
	reset(): void {
		native("xs_desk_reset").call(this);
	}

	/** A vehicle with so many ohms, OPEN_CIRCUIT for none. */
	vehicle(ohms: number): void {
		native("xs_desk_vehicle").call(this, ohms);
	}

	/** Time passes. */
	pass(ms: number): void {
		native("xs_desk_pass").call(this, ms);
	}

	/** A line says yes or no. */
	line(which: number, on: number): void {
		native("xs_desk_line").call(this, which, on);
	}

	/** 1 while the contactor's coil is held, 3 with that of L2 and L3. */
	coil(): number {
		return native("xs_desk_coil").call(this);
	}

	/** Counts of a period that are driven. */
	counts(): number {
		return native("xs_desk_counts").call(this);
	}

	/** From now on the pilot's timer takes nothing. */
	stick(): void {
		native("xs_desk_stick").call(this);
	}
}
