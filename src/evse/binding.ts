// SPDX-License-Identifier: Apache-2.0
/** What is offered in the end, and who says that it may not be more: the port's own least, the cable, or the charger below both. */
import type { Report } from "../control/wish.js";
import type { Offer } from "./offer.js";

/** The one that binds. */
export class Binding {
	/** Per phase, mA. */
	ma = 0;
	/** circuit, user, permit, delay, the name of a limit, cable, or charger. */
	by = "circuit";

	/** Works it out anew. `wishedMa` is what the controller was asked to offer when it made its report. */
	attend({ ma, by }: Offer, { offeredMa, cableMa }: Report, plugged: boolean, wishedMa: number): void {
		const cabled = plugged && cableMa > 0 && cableMa < ma;
		const own = cabled ? cableMa : ma;
		const derated = plugged && offeredMa > 0 && offeredMa < Math.min(own, wishedMa);
		this.ma = derated ? offeredMa : own;
		this.by = derated ? "charger" : cabled ? "cable" : by;
	}
}
