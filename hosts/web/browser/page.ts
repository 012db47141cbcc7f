// SPDX-License-Identifier: Apache-2.0
/** The page beside a charger: behind the server that has sent it, once somebody has logged in, or on a cable. */
import { SerialLink, serialOf } from "./links/serial.js";
import { ServedLink } from "./links/served.js";
import { App } from "./view/app.js";
import { el } from "./view/dom.js";
import { gate, sessionNow } from "./view/gate.js";
import { chosenSpeech, dress } from "./view/preferences.js";

/** Behind a server all begins anew when the session ends. */
const anew = (): void => location.reload();
const serve = (): void => new App(new ServedLink(anew)).start();

dress();
const session = await sessionNow();
const serial = serialOf(navigator);
if (session?.in === true) serve();
else if (session !== undefined) gate(session, chosenSpeech(), serve);
else if (serial !== undefined) new App(new SerialLink(serial)).start();
else document.body.replaceChildren(el("main", { class: "gate" }, el("p", { class: "card" }, chosenSpeech().words.noSerial)));
