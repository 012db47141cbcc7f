// SPDX-License-Identifier: Apache-2.0
/** Requests of HTTP to all rooms of a charger, by whoever may and may not ask, and what somebody who is careless, broken or hostile makes of them. */
import type { Random } from "../../hosts/bench/random.js";
import { ROUTES } from "../../src/http/api/routes.js";
import type { Request } from "../../src/http/exchange.js";
import { ENTRANCE } from "../../src/http/login/entrance.js";
import { ROUTES as OPENEVSE } from "../../src/http/openevse/routes.js";
import { ACTION_NAMES } from "../../src/link/shown.js";
import { GOOD_FRAMES } from "../link/mutations.js";
import { basicOf } from "./basic.js";

export const PASSWORD = "correct horse";
export const HOST = "192.168.1.20";
/** A page of somebody else's, and the name of one that leads to the charger. */
const FOREIGN = "http://evil.example";

/** What is drawn from, and what has been learnt from answers. */
export interface World {
	readonly dice: Random;
	/** Of a session that a login has begun; an empty text before. */
	token: string;
	/** Of a feed of the window that is open. */
	link: string;
}

/** What is right, as far as it is the rooms' concern. */
interface Good {
	readonly method: string;
	readonly path: string;
	readonly bodies: readonly string[];
}

const BODIES: { readonly [action: string]: readonly string[] | undefined } = {
	limit: ['{"name":"me","current":"10.5 A","duration":"5 min"}', '{"name":"me","power":5000}'],
	command: ['{"level":8,"current":12,"duration":60}'],
	target: ['{"days":"mon-fri","time":"7:30","energy":20}'],
	reset: ['{"key":"name","confirm":true}'],
	reboot: ['{"confirm":true}'],
	authorize: ['{"token":"04AB"}'],
	set: ['{"key":"limit","value":"16"}'],
};
const CLAIMS = ['{"state":"active","charge_current":10}', '{"max_current":16,"auto_release":true}', '{"state":"disabled"}'];
const OPENEVSE_BODIES: { readonly [path: string]: readonly string[] | undefined } = {
	"/override": CLAIMS,
	"/claims/{client}": CLAIMS,
	"/limit": ['{"type":"energy","value":5000}', '{"type":"time","value":60,"auto_release":true}'],
	"/r": ["json=1&rapi=%24SC+16", "rapi=%24FD*AE"],
	"/time": ['{"time":"2026-11-28T18:30:00Z"}'],
	"/restart": ['{"device":"evse"}'],
};

/** One for each method of each route, and one for each action and some settings. */
const GOOD: readonly Good[] = [
	...ROUTES.filter(({ path }) => !path.endsWith("{name}")).map(({ method, path }) => ({ method, path, bodies: [""] })),
	...ACTION_NAMES.map((name) => ({ method: "POST", path: `/api/actions/${name}`, bodies: BODIES[name] ?? ["", "{}"] })),
	...["set.limit", "set.name", "set.mqtt.discovery", "vehicle"].flatMap((key) =>
		["GET", "PUT", "POST"].map((method) => ({ method, path: `/api/properties/${key}`, bodies: ["16", '"20 A"', "yes"] })),
	),
	{ method: "GET", path: "/api/sessions?before=12", bodies: [""] },
	...["GET", "POST", "POST", "POST"].map((method) => ({ method, path: "/api/link?id=ID", bodies: GOOD_FRAMES })),
	...ENTRANCE.map(({ method, path }) => ({
		method,
		path,
		bodies: ['{"code":"AAAAAAAA","password":"12345678"}', '{"old":"x","password":"y"}'],
	})),
	...["{}", `{"password":"${PASSWORD}"}`, '{"password":"wrong"}'].map((body) => ({ method: "POST", path: "/api/login", bodies: [body] })),
	...OPENEVSE.flatMap(({ path, methods }) =>
		methods.map(({ method }) => ({ method, path: path.replace("{client}", "20"), bodies: OPENEVSE_BODIES[path] ?? ["", "{}"] })),
	),
	{ method: "GET", path: "/r?json=1&rapi=%24SC+16", bodies: [""] },
	{ method: "GET", path: "/", bodies: [""] },
];

type Headers = Request["headers"];

/** Who asks, and how often of a hundred. */
const ASKERS: readonly (readonly [of: number, headers: (world: World) => Headers])[] = [
	[40, () => ({ host: HOST, authorization: basicOf("me", PASSWORD) })],
	[20, ({ token }) => ({ host: HOST, origin: `http://${HOST}`, cookie: `other=1; pilotlight=${token}`, "user-agent": "Mozilla/5.0" })],
	[8, ({ token }) => ({ host: HOST, cookie: `pilotlight=${token}` })],
	[8, ({ token }) => ({ host: HOST, cookie: `pilotlight=${token}`, origin: FOREIGN })],
	[4, ({ token }) => ({ host: HOST, cookie: `pilotlight=${token}`, "sec-fetch-site": "cross-site" })],
	[4, ({ token }) => ({ host: "evil.example", origin: FOREIGN, cookie: `pilotlight=${token}` })],
	[4, () => ({ host: "evil.example", authorization: basicOf("me", PASSWORD) })],
	[8, () => ({ host: HOST })],
	[4, ({ dice }) => ({ host: HOST, authorization: basicOf("me", `guess ${dice.below(1_000)}`) })],
];

const PARTS = [
	...["{", "}", '"', ":", ",", "[", "]", "null", "-1", "1e400", "\\u0000", "__proto__", "constructor", "toString", "\ud800", "😀", " "],
	...["/", "..", "%", "%00", "%2f", "%ff", "?", "&", "=", "#", "\r\n", "\0", "0".repeat(40), "a".repeat(600), '{"a":'.repeat(10)],
];

/** One request. */
export function drawn(world: World): Request {
	const { dice } = world;
	const { method, path, bodies } = pick(dice, GOOD);
	const whole = maybe(dice, 15, path.replace("ID", world.link));
	const question = whole.indexOf("?");
	return {
		method: dice.below(40) === 0 ? pick(dice, ["DELETE", "PATCH", "OPTIONS", "TRACE", "get", "", "x".repeat(99)]) : method,
		path: question < 0 ? whole : whole.slice(0, question),
		query: question < 0 ? "" : whole.slice(question + 1),
		headers: headersOf(world),
		body: maybe(dice, 40, pick(dice, bodies).replace("ASK", `${dice.below(5_000)}`)),
		from: dice.below(10) === 0 ? `192.168.1.${dice.below(250)}` : "192.168.1.5",
	};
}

function headersOf(world: World): Headers {
	const { dice } = world;
	let rest = dice.below(100);
	const [, asker] = ASKERS.find(([of]) => (rest -= of) < 0) ?? ASKERS[0];
	const headers = Object.entries(asker(world));
	return Object.fromEntries(headers.map(([name, value = ""]) => [name, maybe(dice, 4, value)]));
}

/** So many times of a hundred it is spoilt. */
function maybe(dice: Random, percent: number, text: string): string {
	if (dice.below(100) >= percent) return text;
	let spoilt = text;
	for (let i = 1 + dice.below(3); i > 0; i--) {
		const at = dice.below(spoilt.length + 1);
		const part = dice.below(3) === 0 ? String.fromCharCode(dice.below(0x1_0000)) : pick(dice, PARTS);
		spoilt = `${spoilt.slice(0, at)}${dice.below(6) === 0 ? "" : part}${spoilt.slice(at + dice.below(3))}`;
	}
	return spoilt;
}

function pick<T>(dice: Random, of: readonly T[]): T {
	return of[dice.below(of.length)];
}
