// SPDX-License-Identifier: Apache-2.0
/** A conversation with a board below EVerest over MQTT, written down so that two chargers to which the same happens say the same. */
import { Listener, until } from "../node/broker.js";
import type { Charger, Said } from "./conversation.js";

const MODULE = "pilotlight";
const BOARD = `everest_api/1/evse_board_support/${MODULE}`;
const METER = `everest_api/1/powermeter/${MODULE}_meter/m2e/powermeter_values`;
const TOKEN = `everest_api/1/auth_token_provider/${MODULE}_reader/m2e/provided_token`;
const EVENT = `${BOARD}/m2e/event`;
const ERRORS: readonly string[] = [`${BOARD}/m2e/raise_error`, `${BOARD}/m2e/clear_error`];
const HEARTBEAT_MS = 1_000;
/** For a second after its return nothing of a host is taken that gives. */
const RETURNS_MS = 3_000;
/** A vehicle has seen a new pilot, and shows what it makes of it. */
const SETTLES_MS = 2_000;

/** What is done, and what has to have come of it, on a topic, before the next. */
interface Turn {
	/** Words of the bench. */
	readonly type?: string;
	/** Commands of EVerest, with their payloads. */
	readonly tell?: readonly (readonly [name: string, payload: string])[];
	readonly waitMs?: number;
	readonly topic?: string;
	readonly says?: string;
}

const PERMIT = '{\n    "allow_power_on": true,\n    "reason": "FullPowerCharging"\n}';
const FORBID = '{\n    "allow_power_on": false,\n    "reason": "PowerOff"\n}';
const REPLY = "me/1";

/** The second and third command have no payload at all; those that are none change nothing. */
const TURNS: readonly Turn[] = [
	{ topic: EVENT, says: '"A"', waitMs: RETURNS_MS },
	{
		tell: [
			["ac_overcurrent_limit", "0.0"],
			["enable", "true"],
			["cp_state_X1", ""],
			["allow_power_on", FORBID],
			["pwm_on", '"much"'],
			["nothing", ""],
			["reset", JSON.stringify({ headers: { replyTo: REPLY } })],
		],
		topic: REPLY,
		says: "true",
	},
	{ type: "plug", topic: EVENT, says: '"B"', waitMs: RETURNS_MS },
	{
		tell: [
			["ac_overcurrent_limit", "16.0"],
			["pwm_on", "26.66666805744171"],
		],
		type: "draw_power_regulated 16,3",
		topic: EVENT,
		says: '"C"',
	},
	{ tell: [["allow_power_on", PERMIT]], topic: EVENT, says: '"PowerOn"' },
	{ topic: METER, says: '"total":11040' },
	{ type: "> authorize CARD1 ISO14443", topic: TOKEN, says: '"CARD1"' },
	{ type: "stop_button on", topic: `${BOARD}/m2e/raise_error`, says: '"stop_button"' },
	{ topic: EVENT, says: '"PowerOff"' },
	{ type: "stop_button off; > clear", topic: `${BOARD}/m2e/clear_error`, says: '"stop_button"' },
	{
		tell: [
			["allow_power_on", FORBID],
			["cp_state_X1", ""],
		],
		waitMs: SETTLES_MS,
	},
	{ type: "unplug", topic: EVENT, says: '"A"' },
];

/** Values that are another from moment to moment. */
const MOVING = /"(timestamp|energy_Wh_import|energy_Wh_import_signed|temperatures)":(?:"[^"]*"|\{[^}]*\}|\[[^\]]*\]|[\d.]+)/g;

/** Holds it. */
export async function boardConversation(charger: Charger, broker: number): Promise<readonly Said[]> {
	const listener = await Listener.at(broker);
	let beat = 0;
	charger.type("> set mode everest");
	const heart = setInterval(() => void listener.publish(`${BOARD}/e2m/heartbeat`, `${beat++}`).catch(() => {}), HEARTBEAT_MS);
	try {
		const [first, ...others] = TURNS;
		await take(first, charger, listener);
		// what was told before may have been told before anybody listened
		const from = listener.heard.length;
		for (const turn of others) await take(turn, charger, listener);
		const heard = listener.heard.slice(from);
		return [...told(listener), ...errors(heard), ...events(heard)];
	} finally {
		clearInterval(heart);
		await listener.end();
	}
}

async function take({ type, tell = [], waitMs = 0, topic, says = "" }: Turn, charger: Charger, listener: Listener): Promise<void> {
	const before = listener.heard.length;
	for (const [name, payload] of tell) await listener.publish(`${BOARD}/e2m/${name}`, payload);
	if (type !== undefined) charger.type(type);
	if (topic !== undefined)
		await until(
			() => listener.heard.slice(before).some((each) => each.topic === topic && each.payload.includes(says)),
			() => `${topic} says ${listener.last.get(topic)}, not ${says}`,
		);
	await new Promise((resolve) => setTimeout(resolve, waitMs));
}

/** The last words of each topic on which values are told, and who was heard at all. */
function told(listener: Listener): Said[] {
	const topics = [...listener.last].filter(([topic]) => topic === REPLY || (isBoards(topic) && topic !== EVENT && !ERRORS.includes(topic)));
	return topics.map(([topic, text]) => ({ what: `MQTT ${topic}`, text: topic === METER ? charged(listener) : still(text) }));
}

/** What the meter says while the vehicle charges: afterwards it may be the last moment of that, or the first without. */
function charged(listener: Listener): string {
	return still(listener.heard.find(({ topic, payload }) => topic === METER && payload.includes('"total":11040'))?.payload ?? "");
}

/** Errors that were raised, and which of these were cleared; all are told again now and then. */
function errors(heard: Listener["heard"]): Said[] {
	const [raised, cleared] = ERRORS.map((topic) => [...new Set(heard.filter((each) => each.topic === topic).map(({ payload }) => payload))]);
	const over = cleared.filter((payload) => raised.some((each) => each.startsWith(payload.slice(0, -1))));
	return [
		{ what: "MQTT raise_error", text: raised.sort().join("\n") },
		{ what: "MQTT clear_error", text: over.sort().join("\n") },
	];
}

/** Letters and power, each as they follow one another: both are told again now and then. */
function events(heard: Listener["heard"]): Said[] {
	const all = heard.filter(({ topic }) => topic === EVENT).map(({ payload }) => payload);
	return [/"[A-F]"/, /"Power/].map((kind) => {
		const of = all.filter((payload) => kind.test(payload));
		return { what: `MQTT event ${kind}`, text: of.filter((payload, i) => payload !== of[i - 1]).join("\n") };
	});
}

function isBoards(topic: string): boolean {
	return topic.startsWith("everest_api/") && topic.includes("/m2e/");
}

function still(text: string): string {
	return text.replaceAll(MOVING, '"$1":…');
}
