// SPDX-License-Identifier: Apache-2.0
/** The routes of OpenEVSE's HTTP API (openevse_esp32_firmware api.yml) as a table: what each method of each does. */
import { frozen } from "../../control/frozen.js";
import type { Request } from "../exchange.js";
import { type Answered, done, json, refused, unless } from "./answers.js";
import { recordIn, said } from "./body.js";
import { type Claim, claimIn } from "./claim.js";
import { CLIENT_PRIORITY, MANUAL, MANUAL_PRIORITY } from "./claims.js";
import { CONFIG } from "./config.js";
import { claimedAmps, offeredAmps } from "./mains.js";
import { runIn } from "./rapi.js";
import type { Room } from "./room.js";
import { statusOf } from "./states.js";
import { recordOf, STATUS } from "./status.js";
import { tellTime, timeOf } from "./time.js";
import { minutesIn } from "./timeLimit.js";

/** Answers, at once or when the charger has; always, once. What it throws is what is wrong with the request. */
type Handler = (room: Room, request: Request, answered: Answered) => void;

/** What a method does. */
export interface Method {
	readonly method: string;
	/** For people. */
	readonly does: string;
	readonly run: Handler;
}

/** One route. */
export interface Route {
	/** The path; "{client}" stands for a number. */
	readonly path: string;
	/** None where the original has a route, clients ask for it, and it is not here. */
	readonly methods: readonly Method[];
}

/** How a path ends that names a client. */
const CLIENT = /^\/claims\/(\d{1,10})$/;

/** The table. */
export const ROUTES: readonly Route[] = frozen<readonly Route[]>([
	{
		path: "/status",
		methods: [
			{ method: "GET", does: "what the charger is and does", run: (room, _, answered) => answered(json(recordOf(STATUS, room))) },
			{ method: "POST", does: "refused: the charger measures by itself, and divides no surplus", run: refuseReadings },
		],
	},
	{
		path: "/config",
		methods: [
			{ method: "GET", does: "how it is set up", run: (room, _, answered) => answered(json(recordOf(CONFIG, room))) },
			{ method: "POST", does: "refused: settings have a route of their own", run: refuseSettings },
		],
	},
	{
		path: "/override",
		methods: [
			{
				method: "GET",
				does: "the manual override; `{}` if there is none",
				run: ({ claims }, _, answered) => answered(json({ ...claims.override })),
			},
			{ method: "POST", does: "sets it, in place of what it was", run: override },
			{ method: "PATCH", does: "releases it, or sets one against what `status` says", run: toggle },
			{ method: "DELETE", does: "releases it", run: ({ claims }, _, answered) => claims.release(MANUAL, heardBy(answered)) },
		],
	},
	{
		path: "/claims",
		methods: [
			{
				method: "GET",
				does: "all claims, the override among them",
				run: ({ claims }, _, answered) => answered(json(claims.all.map(([client, claim]) => ({ client, ...ranked(client, claim) })))),
			},
		],
	},
	{ path: "/claims/target", methods: [{ method: "GET", does: "what comes of them all, and which client's claim binds", run: target }] },
	{
		path: "/claims/{client}",
		methods: [
			{ method: "GET", does: "a client's claim; 404 if it has none", run: claimOf },
			{
				method: "POST",
				does: "makes it, in place of what it was",
				run: ({ claims }, { path, body }, answered) => claims.make(clientIn(path), released(claimIn(body), false), heardBy(answered)),
			},
			{ method: "DELETE", does: "releases it", run: ({ claims }, { path }, answered) => claims.release(clientIn(path), heardBy(answered)) },
		],
	},
	{
		path: "/limit",
		methods: [
			{
				method: "GET",
				does: "the limit of the session; `{}` if there is none",
				run: ({ timeLimit }, _, answered) => answered(json(limitOf(timeLimit.minutes))),
			},
			{
				method: "POST",
				does: "sets it: minutes from the begin of the session, after which the port itself ends it",
				run: ({ timeLimit }, { body }, answered) => timeLimit.set(minutesIn(body), heardBy(answered)),
			},
			{ method: "DELETE", does: "takes it away", run: ({ timeLimit }, _, answered) => timeLimit.clear(heardBy(answered)) },
		],
	},
	{
		path: "/r",
		methods: [
			{
				method: "GET",
				does: "a command of RAPI, as `?json=1&rapi=…`: evcc",
				run: (room, { query }, answered) => runIn(room, query, answered),
			},
			{ method: "POST", does: "the same as a form: python-openevse-http", run: (room, { body }, answered) => runIn(room, body, answered) },
		],
	},
	{
		path: "/time",
		methods: [
			{ method: "GET", does: "the time of day, and the zone", run: (room, _, answered) => answered(json(timeOf(room))) },
			{ method: "POST", does: "tells the charger either, or both", run: (room, { body }, answered) => tellTime(room, body, answered) },
		],
	},
	{
		path: "/schedule",
		methods: [
			{ method: "GET", does: "`[]`: the port plans by targets, which are no such schedule", run: (_, __, answered) => answered(json([])) },
			{ method: "POST", does: "refused, for the same reason", run: refuseSchedule },
		],
	},
	{
		path: "/restart",
		methods: [{ method: "POST", does: '`{"device":"evse"}` restarts the charger; there is no gateway of its own', run: restart }],
	},
	{ path: "/ws", methods: [{ method: "GET", does: "refused with 501: no WebSocket; clients poll /status then", run: refuseSocket }] },
	{ path: "/divertmode", methods: [] },
	{ path: "/shaper", methods: [] },
]);

/** The route of a path; undefined if there is none. */
export function routeOf(path: string): Route | undefined {
	const wanted = CLIENT.test(path) ? "/claims/{client}" : path;
	return ROUTES.find((route) => route.path === wanted && !path.includes("{"));
}

/** The client that a path names. */
function clientIn(path: string): number {
	return Number(CLIENT.exec(path)?.[1]);
}

function heardBy(answered: Answered): (refusal: string) => void {
	return (refusal) => answered(unless(refusal));
}

/** What is said of the release where a client says nothing of it: in the original the override ends with the vehicle (manual.cpp), a claim does not. */
function released(claim: Claim, release: boolean): Claim {
	return { auto_release: release, ...claim };
}

function override({ claims }: Room, { body }: Request, answered: Answered): void {
	claims.make(MANUAL, released(claimIn(body), true), heardBy(answered));
}

function toggle(room: Room, _: Request, answered: Answered): void {
	const { claims } = room;
	if (claims.override !== undefined) claims.release(MANUAL, heardBy(answered));
	else claims.make(MANUAL, { state: statusOf(room) === "active" ? "disabled" : "active", auto_release: true }, heardBy(answered));
}

function ranked(client: number, claim: Claim): Claim & { readonly priority: number } {
	return { priority: client === MANUAL ? MANUAL_PRIORITY : CLIENT_PRIORITY, ...claim };
}

function claimOf({ claims }: Room, { path }: Request, answered: Answered): void {
	const client = clientIn(path);
	const claim = claims.of(client);
	answered(claim === undefined ? json({ msg: `client ${client} has no claim` }, 404) : json(ranked(client, claim)));
}

function target(room: Room, _: Request, answered: Answered): void {
	const { charger, claims } = room;
	const properties = { state: statusOf(room), charge_current: offeredAmps(charger), max_current: claimedAmps(room), auto_release: false };
	const disabling = claims.all.find(([, { state }]) => state === "disabled");
	const binding = claims.clientCalled(charger.text("allowed.by"));
	answered(
		json({
			properties,
			claims: {
				...(disabling === undefined ? {} : { state: disabling[0] }),
				...(binding === undefined ? {} : { charge_current: binding, max_current: binding }),
			},
		}),
	);
}

function limitOf(minutes: number | undefined): { readonly [key: string]: unknown } {
	return minutes === undefined ? {} : { type: "time", value: minutes, auto_release: true };
}

/** Only if it is meant: the one word that says so is the device. */
function restart({ charger }: Room, { body }: Request, answered: Answered): void {
	const { device } = recordIn(body, ["device"]);
	if (device !== "evse") {
		const wrong = device === "gateway" ? "there is no gateway of its own here" : `device cannot be ${said(device ?? null)}`;
		throw new Error(`${wrong}; {"device":"evse"} restarts the charger`);
	}
	charger.ask(
		"reboot",
		{},
		() => true,
		(outcome) => answered("refused" in outcome ? refused(outcome.refused) : done()),
	);
}

function refuseReadings(_: Room, __: Request, answered: Answered): void {
	answered(refused("the charger measures by itself, and divides no surplus; whoever does sets a limit, by /override"));
}

function refuseSettings(_: Room, __: Request, answered: Answered): void {
	answered(refused("settings are not changed here; they are at the console, and the action set"));
}

function refuseSchedule(_: Room, __: Request, answered: Answered): void {
	answered(refused("there is no such schedule here; the port plans by targets (actions target and schedule)"));
}

function refuseSocket(_: Room, __: Request, answered: Answered): void {
	answered(json({ msg: "there is no WebSocket here; poll /status" }, 501));
}
