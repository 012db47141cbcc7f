// SPDX-License-Identifier: Apache-2.0
/** A panel for mcsim that writes down in lines.txt beside it what the app tells, and says what stands in orders.jsonl, as far as it has not yet. */

import { ControlsColumn } from "ControlsPane";
import { DeviceBehavior, DeviceContainer, DeviceScreen } from "DevicePane";

const folder = system.getPathDirectory(import.meta.uri);

class OnlookerBehavior extends DeviceBehavior {
	onCreate(container, device) {
		super.onCreate(container, device);
		this.lines = [];
		this.said = 0;
	}
	onMessage(container, text) {
		const { lines, seconds } = JSON.parse(text);
		if (lines !== undefined) this.write(lines);
		if (seconds !== undefined) this.sayMore(container);
	}
	write(lines) {
		for (const line of lines) this.lines.push(line.text);
		system.writeFileString(system.buildPath(folder, "lines", "txt"), this.lines.join("\n"));
	}
	sayMore(container) {
		const orders = system.readFileString(system.buildPath(folder, "orders", "jsonl")).split("\n");
		for (; this.said < orders.length - 1; this.said++) this.postMessage(container, orders[this.said]);
	}
}

export default {
	applicationName: "lin/mc/(debug|instrument|release)/pilotlight",
	title: "Onlooker",
	ControlsTemplate: ControlsColumn,
	DeviceTemplates: {
		0: DeviceContainer.template(($) => ({
			left: 0,
			right: 0,
			top: 0,
			bottom: 0,
			Behavior: OnlookerBehavior,
			contents: [DeviceScreen($, { left: 0, width: 0, top: 0, height: 0, rotation: 0 })],
		})),
	},
};
