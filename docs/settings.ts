// SPDX-License-Identifier: Apache-2.0
/** The document of the settings: what may be set, in the words and units in which it is typed, with its source. */
import { RELATIONS } from "../src/settings/relations.js";
import { SETTINGS, type Setting } from "../src/settings/table.js";
import { boundsOf, defaultOf, unitOf } from "../src/settings/value.js";

/** The document. */
export function settings(): string {
	const relations = RELATIONS.map(
		({ lesser, greater, same, why }) => `| \`${lesser}\` | ${same ? "at most" : "less than"} | \`${greater}\` | ${why} |`,
	).join("\n");
	return `# Settings

\`set KEY VALUE\` on the console, \`--set KEY=VALUE\` on the command line. A value may carry its unit (\`16A\`, \`0.5s\`, \`500ms\`). What is set
counts at once, and survives a restart where there is a store. What would weaken a protection beyond its bounds cannot be set.

| key | is | default | may be | source |
|---|---|---|---|---|
${SETTINGS.map(row).join("\n")}

## What has to agree

Refused if it is not so once all settings of a start are taken together, or after one that is typed.

| | is | | |
|---|---|---|---|
${relations}
`;
}

function row(setting: Setting): string {
	const source = "text" in setting ? setting.text.source : setting.row.source;
	const usual = `${defaultOf(setting)} ${unitOf(setting)}`.trim();
	return `| \`${setting.key}\` | ${setting.help} | ${usual} | ${boundsOf(setting)} | ${source} |`;
}
