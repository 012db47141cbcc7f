// SPDX-License-Identifier: Apache-2.0
/** EVerest's topics as they are spoken here on both of its sides, events, states and errors, from their tables. */
import type { TopicRow } from "../src/everest/api/part.js";
import { BEACON, DISCOVER, QUERY } from "../src/everest/api/topics.js";
import { BOARD_TOPICS, BOARD_TYPE } from "../src/everest/board/boardPart.js";
import { ERROR_ROWS } from "../src/everest/board/faults.js";
import { METER_TOPICS, METER_TYPE } from "../src/everest/board/meterPart.js";
import { TOKEN_TOPICS, TOKEN_TYPE } from "../src/everest/board/tokenPart.js";
import { ERRORS_TOPICS, ERRORS_TYPE } from "../src/everest/manager/errorsPart.js";
import { LIMITS_TOPICS, LIMITS_TYPE } from "../src/everest/manager/limitsPart.js";
import { MANAGER_TOPICS, MANAGER_TYPE } from "../src/everest/manager/managerPart.js";
import { SESSION_EVENTS } from "../src/everest/manager/sessionEvent.js";
import { STATES_AFTER } from "../src/everest/manager/sessionInfo.js";
import { EVENTS } from "../src/evse/events.js";

const TESTS = "../../tests/everest";

/** Which test holds a topic, by its name; those that are missing are held by the one of all topics. */
const HELD: { readonly [name: string]: string | undefined } = {
	...{ session_event: "session", session_info: "session", powermeter: "session", selected_protocol: "session" },
	...{ enable_disable: "requests", pause_charging: "requests", resume_charging: "requests", stop_transaction: "requests" },
	...{ force_unlock: "requests", random_delay_enable: "requests", random_delay_disable: "requests", random_delay_cancel: "requests" },
	...{
		random_delay_set_duration_s: "requests",
		random_delay_countdown: "requests",
		heartbeat: "requests",
		communication_check: "requests",
	},
	...{ enforced_limits: "limits", set_external_limits: "limits" },
	...{ get_errors: "errors", active_errors: "errors", error_raised: "errors", error_cleared: "errors" },
};

/** The same for what a board has; commands that are missing are held by the test of all commands. */
const BOARD_HELD: { readonly [name: string]: string | undefined } = {
	...{ heartbeat: "boardLiveness", communication_check: "boardLiveness", event: "boardLiveness" },
	...{ reset: "boardErrors", raise_error: "boardErrors", clear_error: "boardErrors", request_stop_transaction: "boardErrors" },
	...{ capabilities: "boardValues", ac_pp_ampacity: "boardValues", ac_nr_of_phases: "boardValues", rcd_current: "boardValues" },
	...{ start_transaction: "companions", stop_transaction: "companions", powermeter_values: "companions", provided_token: "companions" },
	public_key_ocmf: "boardTopics",
};

/** What every interface of a board has beside its heartbeat. */
const CHECK: TopicRow = {
	name: "communication_check",
	direction: "m2e",
	payload: "boolean",
	says: "true each second while the charger is in sight, for the meter while that is to be believed; never false, which would end EVerest's watch",
};

/** What every interface of the facade has. */
const EVERYWHERE: readonly TopicRow[] = [
	{ name: "heartbeat", direction: "e2m", payload: "integer", says: "each second, while the charger is in sight" },
	{
		name: "communication_check",
		direction: "m2e",
		payload: "boolean",
		says: "true: the consumer is there, false: it is not watched any more",
	},
];

/** The document. */
export function everest(): string {
	return `# EVerest's topics

Below \`everest_api/1/TYPE/ID/\`; \`e2m\` comes from EVerest's side, \`m2e\` goes to it. Each payload is held against EVerest's published
specification by [topics.test.ts](${TESTS}/topics.test.ts) and [boardTopics.test.ts](${TESTS}/boardTopics.test.ts), beside the test that is named here.

A board below EVerest has the first three interfaces. The others are what EVerest's consumers see where the charger stands in its place.

${boardPart(BOARD_TYPE, BOARD_TOPICS)}
${boardPart(METER_TYPE, METER_TOPICS)}
${boardPart(TOKEN_TYPE, TOKEN_TOPICS)}
## Errors of evse_board_support

The sub_type is the name here, so that two of one type do not clear each other. All are High in EVerest; those of the type VendorWarning stop nothing.

| name | type | message |
|---|---|---|
${ERROR_ROWS.map(({ name, type, says }) => `| \`${name}\` | \`${type}\` | ${says} |`).join("\n")}

${part(MANAGER_TYPE, MANAGER_TOPICS)}
${part(ERRORS_TYPE, ERRORS_TOPICS)}
${part(LIMITS_TYPE, LIMITS_TOPICS)}
## The entry point

| topic | payload | what it says or does |
|---|---|---|
| \`${DISCOVER}\` | headers.replyTo | replies with the three interfaces |
| \`${QUERY}/TYPE\` | headers.replyTo | replies with the one of that type |
| \`${BEACON}\` | \`{}\` | told once over each connection |

## Events

| event of the port | session_event | session_info then says |
|---|---|---|
${Object.keys(EVENTS)
	.map((name) => `| \`${name}\` | ${SESSION_EVENTS[name] === undefined ? "–" : `\`${name}\``} | ${STATES_AFTER[name] ?? "as before"} |`)
	.join("\n")}

A transaction that ended for the reason Local says FinishedEVSE; a session that ended because the port was disabled says Disabled.
`;
}

function part(type: string, rows: readonly TopicRow[]): string {
	return topics(type, [...rows, ...EVERYWHERE], (name) => HELD[name] ?? "topics");
}

function boardPart(type: string, rows: readonly TopicRow[]): string {
	return topics(type, [...rows, CHECK], (name) => BOARD_HELD[name] ?? "boardCommands");
}

function topics(type: string, rows: readonly TopicRow[], held: (name: string) => string): string {
	return `## ${type}

| topic | payload | what it says or does | test |
|---|---|---|---|
${rows.map((row) => rowOf(row, held(row.name))).join("\n")}
`;
}

function rowOf({ name, direction, payload, says }: TopicRow, test: string): string {
	return `| \`${direction}/${name}\` | ${payload} | ${says} | [${test}](${TESTS}/${test}.test.ts) |`;
}
