// SPDX-License-Identifier: Apache-2.0
/** The version of this firmware; a test compares it with package.json. */

/** As npm counts. */
export const VERSION = "0.1.0";
