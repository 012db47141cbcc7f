// SPDX-License-Identifier: Apache-2.0
/** Requests: what a consumer may ask of the port, and what is answered. */
import { frozen } from "../../control/frozen.js";
import type { Charger, Told } from "../../link/charger.js";
import { actionOf, type Outcome } from "../../link/shown.js";
import { fieldsOf, member, nameIn, whole, wholeIn } from "../api/json.js";

/** What is told with a request, and whom its reply goes to. */
export interface Asked {
	readonly charger: Charger;
	/** Undefined if nothing was told. */
	readonly payload: unknown;
	reply(value: unknown): void;
}

/** One request. */
export interface RequestRow {
	readonly name: string;
	readonly payload: string;
	readonly says: string;
	/** Nothing is in an envelope, and nothing replied. */
	readonly bare?: true;
	/** Does it. What is no such request has no effect and no reply, as in EVerest. */
	run(asked: Asked): void;
}

/** Stages in which there is a transaction. */
const IN_TRANSACTION: readonly string[] = frozen(["preparing", "charging", "paused by vehicle", "stopping", "paused"]);
/** Actions by what a source says. */
const ACTIONS_OF_STATES: { readonly [state: string]: string } = frozen({ Enable: "enable", Disable: "disable", Unassigned: "unassign" });
/** EVerest's priorities. */
const LEAST_PRIORITY = 10_000;
/** The whole port, and its one connector: EVerest keeps them apart, and gets stuck between the two. */
const LAST_CONNECTOR = 1;
/** The longest random delay that the setting takes, s. */
const LONGEST_DELAY_S = 1_800;
const DURATION = "random_delay_set_duration_s";

/** The table. */
export const REQUESTS: readonly RequestRow[] = frozen([
	{ name: "get_evse", payload: "headers.replyTo", says: "replies with the port and its one connector", run: tellPort },
	{
		name: "enable_disable",
		payload: "EnableDisableRequest",
		says: "a source says whether the port may be used; replies whether it may then",
		run: enableOrDisable,
	},
	{
		name: "pause_charging",
		payload: "headers.replyTo",
		says: "holds a transaction back; replies whether there is one",
		run: (asked) => inTransaction(asked, "pause", () => asked.charger.yes("paused")),
	},
	{
		name: "resume_charging",
		payload: "headers.replyTo",
		says: "lets it go on; replies whether there is one",
		run: (asked) => inTransaction(asked, "resume", () => !asked.charger.yes("paused")),
	},
	{ name: "stop_transaction", payload: "StopTransactionRequest", says: "ends the transaction; replies whether there was one", run: stop },
	{
		name: "force_unlock",
		payload: "integer",
		says: "ends the transaction and lets the plug go, once the contactor is open; replies whether there is a lock that does",
		run: unlock,
	},
	{
		name: "random_delay_enable",
		payload: "nothing",
		says: "setting `randomDelay` yes",
		bare: true,
		run: (asked) => set(asked, "randomDelay", "yes"),
	},
	{
		name: "random_delay_disable",
		payload: "nothing",
		says: "setting `randomDelay` no",
		bare: true,
		run: (asked) => set(asked, "randomDelay", "no"),
	},
	{ name: "random_delay_cancel", payload: "nothing", says: "the one that runs is over", bare: true, run: (asked) => ask(asked, "now", {}) },
	{ name: DURATION, payload: "integer, s", says: "setting `randomDelayMost`; 0 to 1800", bare: true, run: setDuration },
]);

function tellPort({ charger, reply }: Asked): void {
	reply({ id: 1, connectors: [{ id: 1, type: charger.yes("set.outlet") ? "cType2" : "sType2" }] });
}

function enableOrDisable(asked: Asked): void {
	const fields = fieldsOf(asked.payload);
	const told = fieldsOf(member(fields, "source"));
	const connector = wholeIn(fields, "connector_id", 0, LAST_CONNECTOR);
	const source = nameIn(told, "enable_source", SOURCES);
	const state = nameIn(told, "enable_state", Object.keys(ACTIONS_OF_STATES));
	const priority = wholeIn(told, "enable_priority", 0, LEAST_PRIORITY);
	if (connector === undefined || source === undefined || state === undefined || priority === undefined) return;
	const enabled = (): boolean => asked.charger.yes("enabled");
	// what others have said may count for more: then nothing changes, and that is known a moment later
	const shows = (): boolean => state !== "Unassigned" && enabled() === (state === "Enable");
	asked.charger.ask(ACTIONS_OF_STATES[state], { source, priority }, shows, () => asked.reply(enabled()));
}

/** Names that an action takes for an argument. */
function choicesOf(action: string, argument: string): readonly string[] {
	const kind = actionOf(action)?.arguments.find(({ name }) => name === argument)?.kind;
	return kind?.is === "choice" ? kind.of : [];
}

const SOURCES: readonly string[] = frozen([...choicesOf("enable", "source")]);
const REASONS: readonly string[] = frozen([...choicesOf("stop", "reason")]);

function inTransaction({ charger, reply }: Asked, action: string, shows: () => boolean): void {
	if (!charger.window.clear || !IN_TRANSACTION.includes(charger.name("stage"))) reply(false);
	else charger.ask(action, {}, shows, (outcome) => reply("done" in outcome));
}

function stop({ charger, payload, reply }: Asked): void {
	const reason = nameIn(fieldsOf(payload), "reason", REASONS);
	if (reason === undefined) return;
	charger.window.ask("stop", { reason }, (outcome) => reply("done" in outcome));
}

/** Where no transaction can be stopped, the plug may be let go all the same. */
function unlock({ charger: { window }, payload, reply }: Asked): void {
	if (whole(payload, 0, LAST_CONNECTOR) === undefined) return;
	window.ask("stop", { reason: "UnlockCommand" }, () => window.ask("unlock", {}, (outcome) => reply("done" in outcome)));
}

function setDuration(asked: Asked): void {
	const seconds = whole(asked.payload, 0, LONGEST_DELAY_S);
	if (seconds !== undefined) set(asked, "randomDelayMost", `${seconds}`);
}

function set(asked: Asked, key: string, value: string): void {
	ask(asked, "set", { key, value });
}

/** Asked for, and answered to nobody. */
function ask({ charger }: Asked, action: string, told: Told): void {
	charger.window.ask(action, told, (_: Outcome) => {});
}
