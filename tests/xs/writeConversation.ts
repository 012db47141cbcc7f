// SPDX-License-Identifier: Apache-2.0
/** Writes the recorded conversation anew: `tsc && node dist/tests/xs/writeConversation.js`. */
import { writeFileSync } from "node:fs";
import { conversation } from "../haystack/conversation.js";
import { recorded } from "./haystack-conversation.js";

writeFileSync(recorded, conversation());
