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
	height: ROW_HEIGHT,
	contents: [Label($, { width: LABEL_WIDTH - 14, style: styles.label, string: $.label }), ...PARTS[$.kind]($)],
}));

/** What stands behind the label, by the kind of the control. */
const PARTS = {
	choice: ($) => [new Choice($)],
	buttons: ($) => [new Buttons($)],
	slider: ($) => [new Slider($), Label($, { width: VALUE_WIDTH, style: styles.value, string: valueText($) })],
	switch: ($) => [new OnOff($), Label($, { left: 0, right: 0, style: styles.more, string: onOffText($) })],
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
	bottom: 3,
	active: true,
	Behavior: $.Behavior,
	contents: [
		RoundContent($, { left: 1, right: 1, top: 0, bottom: 0, border: 1, radius: 5, skin: skins.key }),
		Label($, { left: 0, right: 0, top: 0, bottom: 0, style: styles.key, string: $.title }),
	],
}));

function keysOf($, Behavior) {
	return $.options.map((title, place) => new Key({ control: $, title, place, width: widthOf(title), Behavior }));
}

class PressBehavior extends ButtonBehavior {
	onTap() {
		order(this.data.control, this.data.place);
	}
}

const Buttons = Row.template(($) => ({ left: 0, right: 0, height: ROW_HEIGHT, contents: keysOf($, PressBehavior) }));

/** A key that stays down while it is chosen. */
class ChosenBehavior extends PressBehavior {
	changeState(key, state) {
		super.changeState(key, this.data.control.value === this.data.place ? 3 : state);
	}
	onChosen(key) {
		this.changeState(key, 1);
	}
}

class ChoiceBehavior extends Behavior {
	onCreate(_row, data) {
		this.data = data;
	}
	onStand(row, positions) {
		if (!(this.data.key in positions)) return;
		this.data.value = positions[this.data.key];
		row.distribute("onChosen");
	}
}

const Choice = Row.template(($) => ({
	left: 0,
	right: 0,
	height: ROW_HEIGHT,
	Behavior: ChoiceBehavior,
	contents: keysOf($, ChosenBehavior),
}));

class SlidingBehavior extends HorizontalSliderBehavior {
	onStand(slider, positions) {
		if (!(this.data.key in positions)) return;
		this.data.value = positions[this.data.key];
		this.onDataChanged(slider);
		this.onValueChanging(slider);
	}
	onValueChanging(slider) {
		slider.next.string = valueText(this.data);
	}
	onValueChanged() {
		order(this.data, this.data.value);
	}
}

const Slider = HorizontalSlider.template(() => ({ left: -6, right: 0, active: true, Behavior: SlidingBehavior }));

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

const OnOff = Switch.template(() => ({ left: -5, Behavior: SwitchingBehavior }));
