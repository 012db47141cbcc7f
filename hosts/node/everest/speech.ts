// SPDX-License-Identifier: Apache-2.0
/** EVerest's facade, as a broker is told of it. */
import { ManagerFace } from "../../../src/everest/manager/face.js";
import type { Speech } from "../mqtt/carrier.js";

/** All that is to be carried, by the id of a module. */
export function everestSpeech(module: string): Speech {
	return {
		make: (window, random, tell) => new ManagerFace(window, { module, random, clock: () => Date.now(), tell }),
		words: (shown, subscribe) => [
			`EVerest's consumers find it at ${shown} as ${module}. See what it tells by`,
			`  ${subscribe} 'everest_api/1/+/${module}/#'`,
		],
	};
}
