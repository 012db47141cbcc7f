// SPDX-License-Identifier: Apache-2.0
/** What a payload means by EVerest's published specification, read again by other means than the facade's: which action it may ask for, if any. */
import { SOURCES, STOP_REASONS } from "./schema.js";

type Fields = { readonly [name: string]: unknown };

/** Deeper than this the facade reads nothing. */
const DEEPEST = 12;
const STATES: { readonly [state: string]: string } = { Enable: "enable", Disable: "disable", Unassigned: "unassign" };
const NOTHING: readonly string[] = [];
const LIMITING = ["limit", "unlimit"];

/** Names of actions that a message may ask for; none if it is no request, or one that changes nothing. */
export function meant(name: string, payload: string): readonly string[] {
	const told = read(payload);
	if (name === "random_delay_enable" || name === "random_delay_disable") return ["set"];
	if (name === "random_delay_cancel") return ["now"];
	if (told === undefined) return NOTHING;
	if (name === "random_delay_set_duration_s") return integer(told.value, 0, 1_800) ? ["set"] : NOTHING;
	if (name === "set_external_limits") return LIMITING;
	if (!enveloped(told.value)) return NOTHING;
	const inner = isRecord(told.value) ? told.value.payload : undefined;
	if (name === "pause_charging") return ["pause"];
	if (name === "resume_charging") return ["resume"];
	if (name === "stop_transaction") return isRecord(inner) && STOP_REASONS.includes(inner.reason as never) ? ["stop"] : NOTHING;
	if (name === "force_unlock") return integer(inner, 0, 1) ? ["stop", "unlock"] : NOTHING;
	return name === "enable_disable" ? switched(inner) : NOTHING;
}

function switched(inner: unknown): readonly string[] {
	if (!isRecord(inner) || !integer(inner.connector_id, 0, 1) || !isRecord(inner.source)) return NOTHING;
	const { enable_source, enable_state, enable_priority } = inner.source;
	const known = SOURCES.includes(enable_source as never) && ["Enable", "Disable", "Unassigned"].includes(enable_state as string);
	return known && integer(enable_priority, 0, 10_000) ? [STATES[enable_state as string]] : NOTHING;
}

function read(payload: string): { readonly value: unknown } | undefined {
	try {
		const value: unknown = JSON.parse(payload);
		return deep(payload) ? undefined : { value };
	} catch {
		return undefined;
	}
}

/** By brackets, as they stand in the text. */
function deep(payload: string): boolean {
	let depth = 0;
	return [...payload].some((sign) => {
		depth += "{[".includes(sign) ? 1 : "}]".includes(sign) ? -1 : 0;
		return depth > DEEPEST;
	});
}

function enveloped(value: unknown): boolean {
	if (!isRecord(value) || value.headers === undefined) return true;
	return isRecord(value.headers) && (value.headers.replyTo === undefined || typeof value.headers.replyTo === "string");
}

function isRecord(value: unknown): value is Fields {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function integer(value: unknown, least: number, most: number): boolean {
	return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}
