// SPDX-License-Identifier: Apache-2.0
/** A panel for mcsim that plays the scenarios of requests.jsonl beside it, writes outcomes.jsonl, and quits. */

import { ControlsColumn } from "ControlsPane";
import { DeviceBehavior, DeviceContainer, DeviceScreen } from "DevicePane";

const folder = system.getPathDirectory(import.meta.uri);

class PlayerBehavior extends DeviceBehavior {
	onCreate(container, device) {
		super.onCreate(container, device);
		this.requests = system.readFileString(system.buildPath(folder, "requests", "jsonl")).split("\n");
		this.outcomes = [];
	}
	onConfigure(container) {
		this.playNext(container);
	}
	onMessage(container, text) {
		const { played } = JSON.parse(text);
		if (played === undefined) return;
		this.outcomes.push(JSON.stringify(played));
		if (this.outcomes.length < this.requests.length) this.playNext(container);
		else this.finish();
	}
	playNext(container) {
		this.postMessage(container, `{"play":${this.requests[this.outcomes.length]}}`);
	}
	finish() {
		system.writeFileString(system.buildPath(folder, "outcomes", "jsonl"), this.outcomes.join("\n"));
		application.behavior.doQuit();
	}
}

export default {
	applicationName: "lin/mc/(debug|instrument|release)/pilotlight",
	title: "Scenario player",
	ControlsTemplate: ControlsColumn,
	DeviceTemplates: {
		0: DeviceContainer.template(($) => ({
			left: 0,
			right: 0,
			top: 0,
			bottom: 0,
			Behavior: PlayerBehavior,
			contents: [
				Label($, {
					left: 0,
					right: 0,
					top: 0,
					bottom: 0,
					style: { font: "16px Open Sans", color: "#808080" },
					string: "playing scenarios …",
				}),
				DeviceScreen($, { left: 0, width: 0, top: 0, height: 0, rotation: 0 }),
			],
		})),
	},
};
