// SPDX-License-Identifier: Apache-2.0
/** A conversation with a charger over HTTP, its events and MQTT, written down so that two chargers to which the same happens say the same. */
import { Listener } from "../node/broker.js";

/** A charger that listens, and a bench whose words can be typed. */
export interface Charger {
	/** Where, as http://127.0.0.1:8080. */
	readonly base: string;
	/** The setup code that it has told. */
	readonly code: string;
	type(line: string): void;
}

/** What was heard: at which question, or on which topic, in which words. */
export interface Said {
	readonly what: string;
	readonly text: string;
}

/** A question by HTTP: method, path, body. */
type Question = readonly [method: string, path: string, body?: string];

const PASSWORD = "correct horse";
const OWNER = { Authorization: `Basic ${Buffer.from(`me:${PASSWORD}`).toString("base64")}` };

/** Before there is a password. */
const BEFORE: readonly Question[] = [
	["GET", "/api/session"],
	["GET", "/api/properties"],
	["GET", "/nothing"],
	["POST", "/api/setup", '{"code":"AAAA-AAAA","password":"correct horse"}'],
	["POST", "/api/setup", '{"code":'],
];

/** While a vehicle charges. */
const CHARGING: readonly Question[] = [
	["GET", "/api"],
	["GET", "/api/actions"],
	["GET", "/api/properties/headline"],
	["GET", "/api/properties/contactor"],
	["GET", "/api/properties/meter.power"],
	["POST", "/api/actions/limit", '{"name":"me","current":10}'],
	["PUT", "/api/properties/set.limit", "90"],
	["PUT", "/api/properties/set.limit", "20"],
	["GET", "/api/properties/set.limit"],
	["POST", "/api/actions/nothing"],
	["POST", "/api/actions/reset"],
	["DELETE", "/api/properties/headline"],
	["GET", "/api/sessions"],
	["GET", "/.well-known/wot"],
	["GET", "/limit"],
	["POST", "/override", '{"charge_current":12}'],
	["GET", "/override"],
	["DELETE", "/override"],
	["GET", "/r?json=1&rapi=%24GC"],
];

/** Commands by MQTT, and what has to have come of them before the next; the second last has no payload at all. */
const COMMANDS: readonly (readonly [path: string, payload: string, topic?: string, says?: string])[] = [
	["do/limit", '{"name":"me","current":8}'],
	["set/limit", "16"],
	["set/limit", "90"],
	["set/nothing", "1"],
	["do/pause", "", "contactor", "open"],
	["do/resume", "{}", "contactor", "closed"],
];

/** What is told after the vehicle has gone; values follow at their own pace. */
const AT_LAST: readonly (readonly [topic: string, says: string | RegExp])[] = [
	["event", /SessionFinished/],
	["advice", "Plug in to charge."],
	["blockers", "permission,current,pwm,diode,cable"],
	["state", /"activity":"disconnected".*"headline":"Ready".*"blockers":\["permission","current","pwm","diode","cable"\]/],
];

/** Topics whose value is another from moment to moment, or from one computer to the next. */
const MOVING =
	/^pilotlight\/(session\/(energy|duration|began)|energy\/total|meter\/energy|temperature|clock|answer|event|uptime|network\/\w+|mqtt\/state|setting\/mqtt\/url)$/;
/** So are such values within JSON. */
const MOVING_VALUES = /"(time|seconds|energyWh)":[\d.nul]+/g;

/** Holds it. */
export async function conversation(charger: Charger, broker: number): Promise<readonly Said[]> {
	const listener = await Listener.at(broker);
	try {
		const before = await answers(charger, BEFORE);
		const setup = await answer(charger, ["POST", "/api/setup", JSON.stringify({ code: charger.code, password: PASSWORD })], {});
		const events = new Events(charger);
		const charging = await charge(charger, listener);
		return [...before, { what: "setup", text: setup }, ...charging, await events.end()];
	} finally {
		await listener.end();
	}
}

async function charge(charger: Charger, listener: Listener): Promise<Said[]> {
	await listener.says("pilotlight/status", "online");
	charger.type("plug; draw_power_regulated 16,3");
	await listener.says("pilotlight/activity", "charging");
	await listener.says("pilotlight/meter/power", "11040");
	const said = await answers(charger, CHARGING, OWNER);
	for (const [path, payload, topic, says = ""] of COMMANDS) {
		const text = JSON.stringify(await listener.tell(path, payload));
		said.push({ what: `MQTT ${path} ${payload}`, text });
		if (topic !== undefined) await listener.says(`pilotlight/${topic}`, says);
	}
	charger.type("pause");
	await listener.says("pilotlight/stage", "paused by vehicle");
	charger.type("unplug");
	for (const [topic, says] of AT_LAST) await listener.says(`pilotlight/${topic}`, says);
	return [...said, ...topics(listener)];
}

/** The last words of each topic. */
function topics(listener: Listener): Said[] {
	const still = [...listener.last].filter(([topic]) => !MOVING.test(topic));
	return still.map(([topic, text]) => ({ what: `MQTT ${topic}`, text: topic === "pilotlight/state" ? stillIn(text) : text }));
}

/** The state as it is written, without what moves in it. */
function stillIn(state: string): string {
	const entries = Object.entries(JSON.parse(state)).filter(([key]) => !MOVING.test(`pilotlight/${key.replaceAll(".", "/")}`));
	return JSON.stringify(Object.fromEntries(entries));
}

async function answers(charger: Charger, questions: readonly Question[], headers = {}): Promise<Said[]> {
	const said: Said[] = [];
	for (const question of questions) said.push({ what: `HTTP ${question.join(" ")}`, text: await answer(charger, question, headers) });
	return said;
}

/** Status, type and body; the charger's own address in it is named. */
async function answer({ base }: Charger, [method, path, body]: Question, headers: object): Promise<string> {
	const reply = await fetch(base + path, { method, headers: { ...headers }, ...(body === undefined ? {} : { body }) });
	return `${reply.status} ${reply.headers.get("content-type")} ${(await reply.text()).replaceAll(base, "BASE")}`;
}

/** The charger's events, as they are sent. */
class Events {
	readonly #ending = new AbortController();
	readonly #heard: Promise<string>;

	constructor({ base }: Charger) {
		this.#heard = this.#hear(`${base}/api/events`);
	}

	/** All of them. */
	async end(): Promise<Said> {
		this.#ending.abort();
		return { what: "HTTP events", text: (await this.#heard).replaceAll(MOVING_VALUES, '"$1":…') };
	}

	async #hear(url: string): Promise<string> {
		let text = "";
		try {
			const reply = await fetch(url, { headers: OWNER, signal: this.#ending.signal });
			for await (const part of reply.body ?? []) text += Buffer.from(part as Uint8Array).toString();
		} catch (error) {
			if (!this.#ending.signal.aborted) throw error;
		}
		return text;
	}
}
