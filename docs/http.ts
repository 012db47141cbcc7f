// SPDX-License-Identifier: Apache-2.0
/** The routes of the HTTP API, from their tables. */
import { ROUTES } from "../src/http/api/routes.js";
import { LINK } from "../src/http/link.js";
import { ENTRANCE } from "../src/http/login/entrance.js";

/** The document. */
export function http(): string {
	const entrance = ENTRANCE.map(({ method, path, takes, says }) => [
		method,
		path,
		`${says}${takes.length === 0 ? "" : `; takes ${takes.map((name) => `\`${name}\``).join(", ")}`}`,
	]);
	const api = ROUTES.map(({ method, path, says }) => [method, path, says]);
	const link = [
		["GET", LINK, "frames of the window, as server-sent events; the first, `hello`, tells the `id` of this feed"],
		["POST", `${LINK}?id=…`, "a frame for the window, as the body; its answer comes by the feed"],
	];
	return `# Routes of the HTTP API

## Before a login

${table(entrance)}
## With one

${table([...api, ...link])}`;
}

function table(rows: readonly (readonly string[])[]): string {
	return `| method | path | what it tells or does |\n|---|---|---|\n${rows.map(([method, path, says]) => `| ${method} | \`${path}\` | ${says} |\n`).join("")}`;
}
