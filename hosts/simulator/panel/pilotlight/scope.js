// SPDX-License-Identifier: Apache-2.0
/** A small oscilloscope: the pilot as the board has sampled it, some periods side by side. */

import { cardBehind, scopeColors, styles } from "./theme.js";

/** Full scale, mV on either side. */
const FULL_MV = 14_000;
/** Levels worth a line, and the letter that a vehicle shows with them. */
const LEVELS = [
	{ mv: 12_000, text: "+12 V", letter: "A" },
	{ mv: 9_000, text: "+9", letter: "B" },
	{ mv: 6_000, text: "+6", letter: "C" },
	{ mv: 3_000, text: "+3", letter: "D" },
	{ mv: 0, text: "0", letter: "E" },
	{ mv: -12_000, text: "−12 V", letter: "" },
];
const LEFT = 44;
const RIGHT = 26;
const THICK = 2;
const GLOW = 6;
/** Duty of a steady pilot, hundredths of a percent. */
const STEADY_HIGH = 10_000;

class ScopeBehavior extends Behavior {
	onCreate() {
		this.wave = { duty: 0, high: [], low: [] };
	}
	onPilot(port, wave) {
		this.wave = wave;
		port.invalidate();
	}
	onDraw(port) {
		const { width, height } = port;
		const y = (mv) => Math.round((height * (FULL_MV - mv)) / (2 * FULL_MV));
		this.drawGrid(port, y);
		const { duty, high, low } = this.wave;
		const count = high.length;
		if (count === 0) return;
		const period = (width - LEFT - RIGHT) / count;
		const span = { port, y };
		// the first period is entered without an edge
		let before = null;
		for (let i = 0; i < count; i++) before = this.drawPeriod(span, LEFT + i * period, period, duty, high[i], low[i], before);
	}
	drawGrid(port, y) {
		const right = port.width - RIGHT;
		for (const { mv, text, letter } of LEVELS) {
			port.fillColor(mv === 0 ? scopeColors.axis : scopeColors.grid, LEFT, y(mv), right - LEFT, 1);
			port.drawStyle(text, styles.scope, 8, y(mv) - 9, LEFT - 8, 18);
			port.drawStyle(letter, styles.scopeRight, right, y(mv) - 9, RIGHT - 8, 18);
		}
		for (let i = 0; i <= 4; i++) port.fillColor(scopeColors.grid, LEFT + Math.round((i * (right - LEFT)) / 4), 8, 1, port.height - 16);
	}
	/** One period; gives the level at which it ends. */
	drawPeriod({ port, y }, x, period, duty, high, low, before) {
		const wide = (period * duty) / STEADY_HIGH;
		const parts =
			duty === STEADY_HIGH || duty === 0
				? [[x, period, high]]
				: [
						[x, wide, high],
						[x + wide, period - wide, low],
					];
		for (const [from, length, mv] of parts) {
			if (before !== null && before !== mv)
				this.drawBeam(port, from, Math.min(y(before), y(mv)), THICK, Math.abs(y(before) - y(mv)) + THICK);
			this.drawBeam(port, from, y(mv), length, THICK);
			before = mv;
		}
		return before;
	}
	/** A line along its longer side; the glow lies across. */
	drawBeam(port, x, y, width, height) {
		const halo = (GLOW - THICK) / 2;
		const [across, along] = width > height ? [0, halo] : [halo, 0];
		const left = Math.round(x);
		const wide = Math.round(x + width) - left;
		port.fillColor(scopeColors.glow, left - across, y - along, wide + 2 * across, height + 2 * along);
		port.fillColor(scopeColors.trace, left, y, wide, height);
	}
}

/** The pilot on a dark glass. */
export const ScopeCard = Container.template(($) => ({
	contents: [
		cardBehind($),
		RoundContent($, {
			left: 6,
			right: 6,
			top: 6,
			bottom: 6,
			border: 0,
			radius: 6,
			skin: new Skin({ fill: scopeColors.glass, stroke: scopeColors.glass }),
		}),
		Port($, { left: 6, right: 6, top: 6, bottom: 6, Behavior: ScopeBehavior }),
	],
}));
