// SPDX-License-Identifier: Apache-2.0
/** All commands of RAPI. What is not here is answered by NK. */
import { frozen } from "../control/frozen.js";
import type { Command } from "./command.js";
import { FUNCTION_COMMANDS } from "./function-commands.js";
import { READING_COMMANDS } from "./reading-commands.js";
import { SETTING_COMMANDS } from "./setting-commands.js";

/** The table. */
export const COMMANDS: readonly Command[] = frozen([...FUNCTION_COMMANDS, ...READING_COMMANDS, ...SETTING_COMMANDS]);

/** The frames that a charger sends: answers, and what it tells unasked. Heard by a charger they are an echo, and an answer would echo for ever. */
export const OURS: readonly string[] = frozen(["OK", "NK", "AB", "AN", "AT", "WF"]);
