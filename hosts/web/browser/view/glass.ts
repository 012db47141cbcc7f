// SPDX-License-Identifier: Apache-2.0
/** The glass of the oscilloscope: the pilot's periods as they were measured, older ones fading, and the thresholds drawn in. */
import { BOUNDARIES, DIODE_MV, isPwm } from "../../../../src/link/tuning.js";
import type { Trace } from "../../model/scope.js";

/** Full scale, mV on either side. */
const FULL_MV = 14_000;
const LEFT = 58;
const RIGHT = 34;
/** Periods side by side. */
const PERIODS = 3;
/** Traces that are still seen behind the newest. */
const AFTERGLOW = 6;
const COLOURS = {
	glass: "#0b131b",
	grid: "#1d2b38",
	axis: "#3a4e61",
	label: "#93aabd",
	trace: "#5df2b1",
	threshold: "#f2be4b",
	diode: "#ff8f9a",
};
/** Plateaus that a vehicle makes, and their letters. */
const LEVELS = [
	{ mv: 12_000, text: "+12 V", letter: "A" },
	{ mv: 9_000, text: "+9", letter: "B" },
	{ mv: 6_000, text: "+6", letter: "C" },
	{ mv: 3_000, text: "+3", letter: "D" },
	{ mv: 0, text: "0", letter: "E" },
	{ mv: -12_000, text: "−12 V", letter: "" },
] as const;

/** Draws on a canvas. */
export class Glass {
	readonly canvas: HTMLCanvasElement;
	readonly #traces: Trace[] = [];
	/** Where the periods begin: the generator is not in step with whoever looks. */
	#phase = 0;

	constructor(canvas: HTMLCanvasElement) {
		this.canvas = canvas;
	}

	/** Takes one more trace. */
	add(trace: Trace): void {
		this.#traces.push(trace);
		this.#traces.splice(0, this.#traces.length - AFTERGLOW);
	}

	/** Draws all of them; `phase` shifts the periods, 0 to 1. */
	draw(hysteresisMv: number, phase = 0): void {
		this.#phase = phase;
		const { canvas } = this;
		const ratio = window.devicePixelRatio || 1;
		const { clientWidth: width, clientHeight: height } = canvas;
		if (width === 0) return;
		if (canvas.width !== Math.round(width * ratio)) canvas.width = Math.round(width * ratio);
		if (canvas.height !== Math.round(height * ratio)) canvas.height = Math.round(height * ratio);
		const pen = canvas.getContext("2d");
		if (pen === null) return;
		pen.setTransform(ratio, 0, 0, ratio, 0, 0);
		pen.fillStyle = COLOURS.glass;
		pen.fillRect(0, 0, width, height);
		const y = (mv: number): number => Math.round((height * (FULL_MV - mv)) / (2 * FULL_MV)) + 0.5;
		drawGrid(pen, width, height, y);
		drawThresholds(pen, width, y, hysteresisMv);
		this.#traces.forEach((trace, place) => {
			const newest = place === this.#traces.length - 1;
			this.#drawTrace(pen, width, y, trace, newest ? 1 : (0.25 * (place + 1)) / AFTERGLOW, newest);
		});
	}

	#drawTrace(pen: CanvasRenderingContext2D, width: number, y: (mv: number) => number, trace: Trace, alpha: number, newest: boolean): void {
		if (trace.high.count === 0) return;
		const period = (width - LEFT - RIGHT) / PERIODS;
		pen.save();
		pen.beginPath();
		pen.rect(LEFT, 0, width - LEFT - RIGHT, y(-FULL_MV));
		pen.clip();
		pen.globalAlpha = alpha;
		const parts = partsOf(trace);
		for (let i = -1; i <= PERIODS; i++) {
			const from = LEFT + (i + this.#phase) * period;
			for (const { start, end, plateau } of parts)
				drawBand(pen, from + start * period, from + end * period, y(plateau.max), y(plateau.min));
		}
		pen.strokeStyle = COLOURS.trace;
		pen.lineWidth = newest ? 2 : 1;
		pen.shadowColor = COLOURS.trace;
		pen.shadowBlur = newest ? 8 : 0;
		pen.beginPath();
		for (let i = -1; i <= PERIODS; i++) {
			const from = LEFT + (i + this.#phase) * period;
			for (const { start, end, plateau } of parts) {
				pen.lineTo(from + start * period, y(plateau.mean));
				pen.lineTo(from + end * period, y(plateau.mean));
			}
		}
		pen.stroke();
		pen.restore();
	}
}

type Part = { readonly start: number; readonly end: number; readonly plateau: Trace["high"] };

/** The plateaus within a period, from 0 to 1. */
function partsOf({ duty, high, low }: Trace): Part[] {
	if (!isPwm(duty)) return [{ start: 0, end: 1, plateau: duty === 0 ? low : high }];
	const edge = duty / 10_000;
	return [
		{ start: 0, end: edge, plateau: high },
		{ start: edge, end: 1, plateau: low },
	];
}

/** From the least to the greatest reading. */
function drawBand(pen: CanvasRenderingContext2D, from: number, to: number, top: number, bottom: number): void {
	pen.fillStyle = `${COLOURS.trace}30`;
	pen.fillRect(from, top - 1, to - from, Math.max(2, bottom - top + 2));
}

function drawGrid(pen: CanvasRenderingContext2D, width: number, height: number, y: (mv: number) => number): void {
	pen.font = "12px system-ui, sans-serif";
	pen.textBaseline = "middle";
	for (const { mv, text, letter } of LEVELS) {
		line(pen, COLOURS[mv === 0 ? "axis" : "grid"], LEFT, width - RIGHT, y(mv));
		pen.fillStyle = COLOURS.label;
		pen.textAlign = "right";
		pen.fillText(text, LEFT - 8, y(mv));
		pen.textAlign = "left";
		pen.fillText(letter, width - RIGHT + 10, y(mv));
	}
	pen.strokeStyle = COLOURS.grid;
	for (let i = 0; i <= PERIODS; i++) {
		const x = Math.round(LEFT + (i * (width - LEFT - RIGHT)) / PERIODS) + 0.5;
		pen.beginPath();
		pen.moveTo(x, 8);
		pen.lineTo(x, height - 8);
		pen.stroke();
	}
}

/** Boundaries with their hysteresis, and that of the diode. */
function drawThresholds(pen: CanvasRenderingContext2D, width: number, y: (mv: number) => number, hysteresisMv: number): void {
	for (const { mv } of BOUNDARIES) {
		pen.fillStyle = `${COLOURS.threshold}1c`;
		pen.fillRect(LEFT, y(mv + hysteresisMv), width - LEFT - RIGHT, y(mv - hysteresisMv) - y(mv + hysteresisMv));
		dashed(pen, COLOURS.threshold, width, y(mv));
	}
	dashed(pen, COLOURS.diode, width, y(DIODE_MV));
}

function dashed(pen: CanvasRenderingContext2D, colour: string, width: number, at: number): void {
	pen.setLineDash([5, 5]);
	line(pen, colour, LEFT, width - RIGHT, at);
	pen.setLineDash([]);
}

function line(pen: CanvasRenderingContext2D, colour: string, from: number, to: number, at: number): void {
	pen.strokeStyle = colour;
	pen.lineWidth = 1;
	pen.beginPath();
	pen.moveTo(from, at);
	pen.lineTo(to, at);
	pen.stroke();
}
