// SPDX-License-Identifier: Apache-2.0
/** The controls, drawn from the table that the app sends: one row each, in chapters. */

import { ButtonBehavior } from "piu/Buttons";
import { HorizontalSlider, HorizontalSliderBehavior } from "piu/Sliders";
import { Switch, SwitchBehavior } from "piu/Switches";
import { skins, styles } from "./theme.js";

const ROW_HEIGHT = 31;
const LABEL_WIDTH = 92;
const VALUE_WIDTH = 64;
/** What a key has beside its title. */
const KEY_MARGIN = 15;

/** The column that mcsim puts on the left. */
export const ControlsColumn = Column.template(() => ({ left: 0, right: 0, top: 0, skin: skins.pane }));

/** A chapter with its controls; `panel` takes what they have to say. */
export function chapterOf({ title, controls }, panel) {
	const rows = controls.map((control) => rowOf({ ...control, value: control.start ?? 0, panel }));
	return new Chapter({ title, rows });
}

const Chapter = Column.template(({ title, rows }) => ({
	left: 0,
	right: 0,
	contents: [
		Content(null, { left: 14, right: 14, top: 8, height: 1, skin: skins.rule }),
		Label(null, { left: 14, right: 14, top: 4, height: 28, style: styles.chapter, string: title }),
		...rows,
		Content(null, { height: 4 }),
	],
}));

function rowOf(control) {
	return new ControlRow(control);
}

const ControlRow = Row.template(($) => ({
	left: 14,
	right: 14,
	contents: [Label($, { width: LABEL_WIDTH - 14, top: 0, height: ROW_HEIGHT, style: styles.label, string: $.label }), ...PARTS[$.kind]($)],
}));

/** What stands behind the label, by the kind of the control. */
const PARTS = {
	choice: ($) => [new Keys($)],
	buttons: ($) => [new Keys($)],
	slider: ($) => [
		new SliderPlace($),
		Label($, { width: VALUE_WIDTH, top: 0, height: ROW_HEIGHT, style: styles.value, string: valueText($) }),
	],
	switch: ($) => [new OnOff($), Label($, { left: 0, right: 0, top: 0, height: ROW_HEIGHT, style: styles.more, string: onOffText($) })],
};

function order({ panel, key }, to) {
	panel.delegate("onOrder", { control: key, to });
}

function valueText({ value, unit }) {
	return `${String(value).replace("-", "−")} ${unit}`;
}

function onOffText({ value }) {
	return value ? "on" : "off";
}

function widthOf(title) {
	return Math.ceil(styles.key.measure(title).width) + KEY_MARGIN;
}

const Key = Container.template(($) => ({
	left: 0,
	width: $.width,
	top: 3,
	height: ROW_HEIGHT - 6,
	active: true,
	Behavior: KeyBehavior,
	contents: [
		RoundContent($, { left: 1, right: 1, top: 0, bottom: 0, border: 1, radius: 5, skin: skins.key }),
		Label($, { left: 0, right: 0, top: 0, bottom: 0, style: styles.key, string: $.title }),
	],
}));

class KeyBehavior extends ButtonBehavior {
	/** A key stays down while it is chosen, or while what it does lasts. */
	changeState(key, state) {
		const { control, place } = this.data;
		super.changeState(key, HELD_DOWN[control.kind](control.value, place) ? 3 : state);
	}
	onTap() {
		order(this.data.control, this.data.place);
	}
	onPlaced(key) {
		this.changeState(key, 1);
	}
}

/** Whether a key is down, by the value of its control. */
const HELD_DOWN = {
	choice: (value, place) => value === place,
	buttons: (value, place) => (value & (1 << place)) !== 0,
};

/** Keys one behind the other, in as many lines as it takes. */
class KeysBehavior extends Behavior {
	onCreate(_layout, data) {
		this.data = data;
		this.width = 0;
		this.height = ROW_HEIGHT;
	}
	onStand(layout, positions) {
		if (!(this.data.key in positions)) return;
		this.data.value = positions[this.data.key];
		layout.distribute("onPlaced");
	}
	onFitHorizontally(layout, width) {
		// to place what has its place already would make piu fit everything once more, for ever
		if (width !== this.width) this.place(layout, width);
		return width;
	}
	place(layout, width) {
		this.width = width;
		let x = 0;
		let y = 0;
		for (let key = layout.first; key; key = key.next) {
			const wide = key.behavior.data.width;
			if (x > 0 && x + wide > width) {
				x = 0;
				y += ROW_HEIGHT;
			}
			key.coordinates = { left: x, width: wide, top: y + 3, height: ROW_HEIGHT - 6 };
			x += wide;
		}
		this.height = y + ROW_HEIGHT;
	}
	onMeasureVertically() {
		return this.height;
	}
}

const Keys = Layout.template(($) => ({
	left: 0,
	right: 0,
	top: 0,
	Behavior: KeysBehavior,
	contents: $.options.map((title, place) => new Key({ control: $, title, place, width: widthOf(title) })),
}));

class SlidingBehavior extends HorizontalSliderBehavior {
	onStand(slider, positions) {
		if (!(this.data.key in positions)) return;
		this.data.value = positions[this.data.key];
		this.onDataChanged(slider);
		this.onValueChanging(slider);
	}
	onValueChanging(slider) {
		slider.container.next.string = valueText(this.data);
	}
	onValueChanged() {
		order(this.data, this.data.value);
	}
}

const Slider = HorizontalSlider.template(() => ({ left: -6, right: 0, top: 0, active: true, Behavior: SlidingBehavior }));

/** A slider's knob stays where it was when the slider becomes longer, unless it is told. */
class SliderPlaceBehavior extends Behavior {
	onCreate() {
		this.width = 0;
	}
	onAdapt(layout) {
		if (layout.width === this.width) return;
		this.width = layout.width;
		layout.first.delegate("onDataChanged");
	}
}

const SliderPlace = Layout.template(($) => ({
	left: 0,
	right: 0,
	top: 0,
	height: ROW_HEIGHT,
	Behavior: SliderPlaceBehavior,
	contents: [new Slider($)],
}));

class SwitchingBehavior extends SwitchBehavior {
	onStand(part, positions) {
		if (!(this.data.key in positions)) return;
		this.data.value = positions[this.data.key];
		this.onDataChanged(part);
		part.next.string = onOffText(this.data);
	}
	onValueChanged(part) {
		part.next.string = onOffText(this.data);
		order(this.data, this.data.value ? 1 : 0);
	}
}

const OnOff = Switch.template(() => ({ left: -5, top: 0, Behavior: SwitchingBehavior }));
