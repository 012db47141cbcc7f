// SPDX-License-Identifier: Apache-2.0
/** The page beside a charger: behind the server that has sent it, or on a cable. */
import { AloneLink } from "./links/alone.js";
import { App } from "./view/app.js";

new App(new AloneLink()).start();
