// SPDX-License-Identifier: Apache-2.0
/** Discovery: which interfaces are spoken here, and how the two sides watch over each other. */
import { CHECK_S } from "./companion.js";
import { HEARTBEAT_MS } from "./heartbeat.js";
import { API_VERSION } from "./topics.js";

/** What is told of some interfaces of one module. */
export function apisOf(types: readonly string[], module: string): string {
	const watched = { heartbeat_period_ms: HEARTBEAT_MS, communication_check_period_s: CHECK_S };
	const apis = types.map((type) => ({ type, module_id: module, version: API_VERSION, communication_monitoring: watched }));
	return JSON.stringify({ apis });
}
