// SPDX-License-Identifier: Apache-2.0
/** Where everything stands on the panel, for every size of it: plain geometry, without a screen. */

/** Between the edge and the cards, and between two cards. */
const MARGIN = 12;
const GAP = 8;
const TITLE_HEIGHT = 36;
const TYPING_HEIGHT = 40;
/** The log keeps this part of the height. */
const LOG_PART = 1 / 3;
/** Smaller than this the panel does not become; its edge is cut off. */
const LEAST_WIDTH = 300;
const LEAST_HEIGHT = 240;
/** From these widths on, cards stand side by side: the tiles, and the scope beside the figures. */
const TILES_ABREAST = 540;
const CARDS_ABREAST = 580;
/** From roomy to dense; the first that leaves nothing to scroll is taken. `headline` is its least height, `padding` what the figures have above and below. */
const DENSITIES = [
	{ headline: 80, tile: 100, row: 27, padding: 20, scope: 180 },
	{ headline: 80, tile: 84, row: 26, padding: 20, scope: 150 },
	{ headline: 60, tile: 42, row: 22, padding: 12, scope: 130 },
];
/** Tiles that lie one below the other. */
const FLAT = { tile: 30, gap: 4 };

/**
 * The rectangles of all cards. `tiles` and `rows` are counts; `headlineHeight` tells how high the headline is at some width.
 * Those of `cards` lie in a column of `contentHeight` that scrolls within `upper`, where it is higher than that.
 */
export function arranged(paneWidth, paneHeight, { tiles, rows, headlineHeight }) {
	const width = Math.max(paneWidth, LEAST_WIDTH) - 2 * MARGIN;
	const height = Math.max(paneHeight, LEAST_HEIGHT);
	const below = height - MARGIN - TYPING_HEIGHT;
	const leastLog = Math.ceil(height * LOG_PART);
	const room = Math.max(0, below - GAP - leastLog - GAP - TITLE_HEIGHT);
	const columns = DENSITIES.map((density) =>
		column(width, density, { tiles, rows, headline: Math.max(headlineHeight(width), density.headline) }),
	);
	const chosen = columns.find(({ contentHeight }) => contentHeight <= room) ?? columns[columns.length - 1];
	const shown = Math.min(room, chosen.contentHeight);
	const logTop = TITLE_HEIGHT + shown + GAP;
	return {
		...chosen,
		title: { left: MARGIN + 6, width: width - 12, top: 0, height: TITLE_HEIGHT },
		upper: { left: MARGIN, width, top: TITLE_HEIGHT, height: shown },
		log: { left: MARGIN, width, top: logTop, height: below - GAP - logTop },
		typing: { left: MARGIN, width, top: below, height: TYPING_HEIGHT },
	};
}

/** The cards of one density, from top to bottom. */
function column(width, density, { tiles, rows, headline }) {
	const figuresHeight = rows * density.row + density.padding;
	const tilesTop = headline + GAP;
	const { rects, bottom } = tileRects(width, density.tile, tiles, tilesTop);
	const top = bottom + GAP;
	const half = Math.trunc((width - GAP) / 2);
	const abreast = width >= CARDS_ABREAST;
	const scope = { left: 0, width: abreast ? half : width, top, height: abreast ? figuresHeight : density.scope };
	const figures = abreast
		? { left: half + GAP, width: width - half - GAP, top, height: figuresHeight }
		: { left: 0, width, top: top + density.scope + GAP, height: figuresHeight };
	return {
		headline: { left: 0, width, top: 0, height: headline },
		tiles: rects,
		scope,
		figures,
		contentHeight: figures.top + figures.height,
	};
}

/** Tiles side by side in equal parts, or flat ones one below the other. */
function tileRects(width, height, count, top) {
	if (width < TILES_ABREAST) {
		const each = FLAT.tile + FLAT.gap;
		const rects = Array.from({ length: count }, (_, i) => ({ left: 0, width, top: top + i * each, height: FLAT.tile }));
		return { rects, bottom: top + count * each - FLAT.gap };
	}
	const each = (width + GAP) / Math.max(1, count);
	const rects = Array.from({ length: count }, (_, i) => {
		const left = Math.round(i * each);
		return { left, width: Math.round((i + 1) * each) - GAP - left, top, height };
	});
	return { rects, bottom: top + height };
}
