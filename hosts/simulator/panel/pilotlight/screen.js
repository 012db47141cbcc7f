// SPDX-License-Identifier: Apache-2.0
/** The screen: mcsim's place for the machine in which the app runs. It has nothing to show, and outlives every panel. */

import { DeviceScreen } from "DevicePane";

const NAME = "pilotlight";

/**
 * Gives the machine a place beside the panes instead of within one. mcsim makes its panes anew with every change of its
 * colours, and a machine whose place goes is ended.
 */
export function keepScreen(device) {
	const mcsim = application.behavior;
	let screen = application.last;
	while (screen && screen.name !== NAME) screen = screen.previous;
	if (!screen) {
		screen = new DeviceScreen(device, { left: 0, width: 0, top: 0, height: 0, rotation: 0, name: NAME });
		application.add(screen);
	}
	override(screen.behavior, "onMessage", (_screen, message) => mcsim.DEVICE.first.delegate("onMessage", message));
	mcsim.SCREEN = screen;
	if (!Object.hasOwn(mcsim, "onColorsChanged")) recolourWithoutRestart(mcsim);
}

/** mcsim ends the machine before it makes its panes anew, and starts another afterwards, but for this mark of its own. */
function recolourWithoutRestart(mcsim) {
	const { onColorsChanged } = mcsim;
	override(mcsim, "onColorsChanged", (target) => {
		mcsim.screenOnce = true;
		onColorsChanged.call(mcsim, target);
		delete mcsim.screenOnce;
		mcsim.DEVICE.first.delegate("onLaunch");
	});
}

/** The classes of mcsim are frozen, and what they have cannot simply be assigned to on an object of theirs. */
function override(behavior, name, value) {
	Object.defineProperty(behavior, name, { value, writable: true, configurable: true });
}
