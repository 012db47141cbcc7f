// SPDX-License-Identifier: Apache-2.0
/** What a message to a board means by EVerest's published specification, read again by other means than the board's: what it may ask the charger for, if anything. */

/** Deeper than this nothing is read. */
const DEEPEST = 12;
const EMPTY: { readonly [name: string]: string } = {
	cp_state_X1: "host.pilot 10000",
	cp_state_F: "host.pilot 0",
	lock: "host.lock",
	unlock: "host.unlock",
	self_test: "host.test",
};
const REASONS = ["DCCableCheck", "DCPreCharge", "FullPowerCharging", "PowerOff"];

/** The action with its arguments; an empty text for none. */
export function boardMeant(name: string, payload: string | undefined): string {
	if (Object.hasOwn(EMPTY, name)) return EMPTY[name];
	const value = read(payload);
	if (name === "enable") return value === true ? "host.enable yes" : value === false ? "host.enable no" : "";
	if (name === "pwm_on") return within(value, 100) ? `host.pilot ${dutyOf(value as number)}` : "";
	if (name === "ac_overcurrent_limit") return within(value, Number.MAX_VALUE) ? `host.overcurrent ${milliAmps(value as number)}` : "";
	if (name === "heartbeat") return Number.isSafeInteger(value) && (value as number) >= 0 ? "host.alive" : "";
	if (name === "ac_switch_three_phases_while_charging")
		return value === "ThreePhases" ? "host.phases 3" : value === "SinglePhase" ? "host.phases 1" : "";
	if (name === "allow_power_on") return permission(value);
	return name === "reset" && value !== undefined && enveloped(value) ? "clear" : "";
}

function permission(value: unknown): string {
	if (!isRecord(value) || !Object.hasOwn(value, "allow_power_on")) return "";
	if (value.allow_power_on === false) return "host.forbid";
	const reasoned = Object.hasOwn(value, "reason") && REASONS.includes(value.reason as string);
	return value.allow_power_on === true && reasoned ? "host.allow" : "";
}

/** In hundredths; above 97 there is no current. */
function dutyOf(percent: number): number {
	if (percent === 0) return 0;
	const hundredths = Number((percent * 100).toFixed(0));
	return hundredths > 9_700 ? 10_000 : hundredths < 1 ? 1 : hundredths;
}

function milliAmps(amps: number): number {
	return amps > 80 ? 80_000 : Number((amps * 1_000).toFixed(0));
}

function within(value: unknown, most: number): boolean {
	return typeof value === "number" && value >= 0 && value <= most;
}

function read(payload: string | undefined): unknown {
	if (payload === undefined) return undefined;
	let depth = 0;
	for (const sign of payload) {
		depth += "{[".includes(sign) ? 1 : "}]".includes(sign) ? -1 : 0;
		if (depth > DEEPEST) return undefined;
	}
	try {
		return JSON.parse(payload);
	} catch {
		return undefined;
	}
}

function enveloped(value: unknown): boolean {
	if (!isRecord(value) || !Object.hasOwn(value, "headers")) return true;
	const { headers } = value;
	return isRecord(headers) && (!Object.hasOwn(headers, "replyTo") || typeof headers.replyTo === "string");
}

function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
