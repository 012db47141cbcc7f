// SPDX-License-Identifier: Apache-2.0
/** A window without a wall: what is seen is read from the charger itself, by somebody who is inside with it and asks for nothing. */
import { propertyOf } from "../thing/properties.js";
import type { Subject } from "../thing/subject.js";
import type { Window } from "./charger.js";

/** Shows a charger as it is at this moment, whenever somebody looks. */
export function straightWindow(subject: Subject): Window {
	return {
		clear: true,
		get: (key) => propertyOf(key)?.read(subject),
		ask: (action, _, answered) => answered({ refused: `this window only shows; nobody hears "${action}" behind it` }),
	};
}
