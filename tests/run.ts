// SPDX-License-Identifier: Apache-2.0
/** Runs all tests on every engine that is there, and ends with the line `N passed, M failed`. */
import { campaign, campaignOutside } from "./legs/campaign.js";
import { coverage } from "./legs/coverage.js";
import { runLegs } from "./legs/leg.js";
import { mutants } from "./legs/mutants.js";
import { native } from "./legs/native.js";
import { core, node } from "./legs/node.js";
import { scenarios } from "./legs/scenarios.js";
import { sweep } from "./legs/sweep.js";
import { moddable } from "./xs/moddable.js";
import { xsnap } from "./xs/xsnap.js";

for (const module of sweep()) console.log(`Removed ${module}: its source is gone`);
// XS comes first because this builds the engine, which tests on Node use as well
await runLegs({ xsnap, core, coverage, node, native, scenarios, campaign, campaignOutside, mutants, moddable });
