// SPDX-License-Identifier: Apache-2.0
/** The two sides of EVerest that a charger can be, as a broker is told of them. */
import { BoardFace, moduleIds } from "../../../src/everest/board/face.js";
import { ManagerFace } from "../../../src/everest/manager/face.js";
import type { Speech } from "../mqtt/carrier.js";

const clock = (): number => Date.now();

/** What EVerest's consumers see, by the id of a module. */
export function managerSpeech(module: string): Speech {
	return {
		make: (window, random, tell) => new ManagerFace(window, { module, random, clock, tell }),
		words: (shown, subscribe) => words(`EVerest's consumers find it at ${shown} as ${module}.`, subscribe, module),
	};
}

/** A board below EVerest, by the id of the modules that it provides something for. */
export function boardSpeech(module: string): Speech {
	return {
		make: (window, _, tell) => new BoardFace(window, { module, clock, tell }),
		words: (shown, subscribe) =>
			words(`EVerest's modules ${moduleIds(module).join(", ")} at ${shown} have it as their board.`, subscribe, "+"),
	};
}

/** `level` is the one of module ids in a filter of topics. */
function words(where: string, subscribe: string, level: string): string[] {
	return [`${where} See what it tells by`, `  ${subscribe} 'everest_api/1/+/${level}/#'`];
}
