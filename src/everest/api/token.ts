// SPDX-License-Identifier: Apache-2.0
/** A token as EVerest writes it: what was shown, and by what means somebody was authorized with it. */
import { frozen } from "../../control/frozen.js";

/** By the kind of token; what is missing was shown to the charger itself. */
const MEANS: { readonly [kind: string]: string | undefined } = frozen({
	Central: "OCPP",
	eMAID: "PlugAndCharge",
	MacAddress: "Autocharge",
});

/** A ProvidedIdToken. Where charging is free there is none, which has a type of its own. */
export function tokenOf(value: string, kind: string): object {
	const type = value === "" || kind === "" ? "NoAuthorization" : kind;
	return { id_token: { value, type }, authorization_type: MEANS[type] ?? "RFID" };
}
