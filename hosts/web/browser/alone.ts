// SPDX-License-Identifier: Apache-2.0
/** The page alone: the whole charger and its virtual board in the page itself, with the bench beside it. */
import { AloneLink } from "./links/alone.js";
import { App } from "./view/app.js";
import { benchPanel } from "./view/bench.js";

const link = new AloneLink();
new App(link, (speech) => benchPanel(link, speech)).start();
