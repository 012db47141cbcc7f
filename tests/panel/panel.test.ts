// SPDX-License-Identifier: Apache-2.0
/** The panel of the simulator at every size: nothing overlaps, nothing sticks out, and the log keeps a third of the height. */
import { join } from "node:path";
import test from "ava";
import { root } from "../tree.js";

interface Place {
	readonly left: number;
	readonly width: number;
	readonly top: number;
	readonly height: number;
}

interface Arrangement {
	readonly title: Place;
	readonly upper: Place;
	readonly log: Place;
	readonly typing: Place;
	readonly headline: Place;
	readonly scope: Place;
	readonly figures: Place;
	readonly tiles: readonly Place[];
	readonly contentHeight: number;
}

interface Contents {
	readonly tiles: number;
	readonly rows: number;
	headlineHeight(width: number): number;
}

const folder = join(root, "hosts/simulator/panel/pilotlight");
const { arranged } = (await import(join(folder, "arrangement.js"))) as {
	arranged(width: number, height: number, contents: Contents): Arrangement;
};
const { wrapped } = (await import(join(folder, "wrapped.js"))) as {
	wrapped(text: string, fits: (line: string) => boolean, indent?: string): string[];
};

/** A headline of some characters, of which so many pixels have room beside each other. */
const contentsWith = (characters: number): Contents => ({
	tiles: 3,
	rows: 8,
	headlineHeight: (width) => 40 + 18 * Math.ceil((characters * 7) / (width - 32)),
});

const WIDTHS = [200, 300, 320, 404, 428, 500, 563, 564, 565, 603, 604, 605, 628, 808, 1_228, 2_500];
const HEIGHTS = [100, 240, 300, 428, 548, 648, 808, 948, 1_400];

function apart(a: Place, b: Place): boolean {
	return a.left + a.width <= b.left || b.left + b.width <= a.left || a.top + a.height <= b.top || b.top + b.height <= a.top;
}

const within = (inner: Place, width: number, height: number): boolean =>
	inner.left >= 0 && inner.top >= 0 && inner.width > 0 && inner.left + inner.width <= width && inner.top + inner.height <= height;

test("at every size", (t) => {
	for (const paneWidth of WIDTHS)
		for (const paneHeight of HEIGHTS)
			for (const characters of [0, 120, 600]) {
				const size = `${paneWidth} × ${paneHeight}, ${characters} characters`;
				const places = arranged(paneWidth, paneHeight, contentsWith(characters));
				const { title, upper, log, typing, headline, scope, figures, tiles, contentHeight } = places;
				const height = Math.max(paneHeight, 240);
				const fixed = [title, upper, log, typing];
				const cards = [headline, ...tiles, scope, figures];
				t.true(fixed.every((place) => within(place, Math.max(paneWidth, 300), height)) && fixed.every(separate), size);
				t.true(cards.every((card) => within(card, upper.width, contentHeight)) && cards.every(separate), size);
				t.true(log.height * 3 >= height - 2, `${size}: log ${log.height}`);
				t.true(scope.width >= 270 && scope.height >= 130, `${size}: scope`);
				t.true(upper.height <= contentHeight, size);
			}
});

function separate(place: Place, at: number, all: readonly Place[]): boolean {
	return all.every((other, i) => i === at || apart(place, other));
}

test("what is seen at the sizes that windows have", (t) => {
	const hidden = (width: number, height: number): number => {
		const { upper, contentHeight } = arranged(width, height, contentsWith(60));
		return contentHeight - upper.height;
	};
	t.is(hidden(628, 648), 0, "1000 × 700");
	t.is(hidden(808, 808), 0, "1180 × 860");
	t.is(hidden(1_228, 948), 0, "1600 × 1000");
	const narrow = arranged(320, 428, contentsWith(60));
	t.true(narrow.upper.height >= 160, "640 × 480: headline and tiles");
});

test("growing gives back what shrinking took", (t) => {
	const before = arranged(808, 808, contentsWith(60));
	arranged(320, 428, contentsWith(60));
	t.deepEqual(arranged(808, 808, contentsWith(60)), before);
});

const characters = (most: number) => (line: string) => line.length <= most;

test("a line is broken between words, and none of it is lost", (t) => {
	t.deepEqual(wrapped("short", characters(10)), ["short"]);
	t.deepEqual(wrapped("", characters(10)), [""]);
	t.deepEqual(wrapped("one two three four", characters(9)), ["one two", "three", "four"]);
	t.deepEqual(wrapped("  1.000 s  event A b", characters(14), " ".repeat(11)), ["  1.000 s  eve", "           nt", "           A b"]);
	t.deepEqual(wrapped("permission,current", characters(10)), ["permission", ",current"]);
	for (let most = 3; most < 40; most++) {
		const lines = wrapped("closing forbidden by permission, current, pwm and diode", characters(most), "  ");
		t.true(
			lines.every((line) => line.length <= most),
			`${most}`,
		);
		t.is(lines.join("").replaceAll(" ", ""), "closingforbiddenbypermission,current,pwmanddiode");
	}
	t.deepEqual(
		wrapped("never fits", () => false),
		["n", "e", "v", "e", "r", "f", "i", "t", "s"],
	);
});
