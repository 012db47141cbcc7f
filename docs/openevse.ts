// SPDX-License-Identifier: Apache-2.0
/** The document of OpenEVSE's HTTP API, made from its tables of routes, members and commands. */
import { FAULTS } from "../src/control/faults.js";
import { CONFIG } from "../src/http/openevse/config.js";
import { OPENEVSE_FAULTS } from "../src/http/openevse/faults.js";
import { COMMANDS, type Command } from "../src/http/openevse/rapi.js";
import { ROUTES, type Route } from "../src/http/openevse/routes.js";
import { type Field, STATUS } from "../src/http/openevse/status.js";
import { LIMIT_TYPES } from "../src/http/openevse/timeLimit.js";

/** Faults that stop a charge; the others have no state. */
const STOPPING = FAULTS.filter(({ severity }) => severity !== "warn").map(({ name }) => name);

/** The text. */
export function openevse(): string {
	return `# OpenEVSE's HTTP API

What [OpenEVSE's API](../openevse.md) has here, from the tables of [its room](../../src/http/openevse). Names in \`code\` are properties of [the thing](thing.md).

## Routes

| route | method | does |
|---|---|---|
${ROUTES.flatMap(routeRows).join("\n")}

## GET /status

Whole: evcc decodes it as an integer, and fails at anything else. Null is what nobody knows.

${fields(STATUS)}

States of faults: ${faultStates()}. Faults that only warn have none.

## GET /config

${fields(CONFIG)}

## Limits of a session

| type | unit | here |
|---|---|---|
${LIMIT_TYPES.map(({ type, unit, why }) => `| \`${type}\` | ${unit} | ${why === "" ? "yes" : `refused: ${why}`} |`).join("\n")}

## RAPI over HTTP

| command | answers | does |
|---|---|---|
${COMMANDS.map(commandRow).join("\n")}
`;
}

function routeRows({ path, methods }: Route): string[] {
	if (methods.length === 0) return [`| \`${path}\` | – | not here: 404, by which python-openevse-http knows that the feature is missing |`];
	return methods.map(({ method, does }) => `| \`${path}\` | ${method} | ${does} |`);
}

function fields(rows: readonly Field[]): string {
	return ["| member | unit | whole | reads | why |", "|---|---|---|---|---|", ...rows.map(fieldRow)].join("\n");
}

function fieldRow({ key, unit, whole, reads, why }: Field): string {
	return `| \`${key}\` | ${unit || "–"} | ${whole === true ? "yes" : "–"} | ${reads} | ${why || "–"} |`;
}

/** "5 diode, pilot_noise; 6 …", those of one state together. */
function faultStates(): string {
	const states = [...new Set(Object.values(OPENEVSE_FAULTS))].sort((one, other) => one - other);
	const namesOf = (state: number) => STOPPING.filter((name) => OPENEVSE_FAULTS[name] === state);
	return states.map((state) => `${state} ${namesOf(state).join(", ")}`).join("; ");
}

function commandRow({ name, words, answers, does }: Command): string {
	return `| \`${name}${words === undefined ? "" : ` ${words.join(" or ")}`}\` | ${answers || "–"} | ${does} |`;
}
