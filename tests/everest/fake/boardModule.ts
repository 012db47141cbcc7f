// SPDX-License-Identifier: Apache-2.0
/** evse_board_support_API: what EvseManager calls becomes messages, and messages of a board become what EvseManager hears. */
import { ApiModule, type Publish, type Watched } from "./apiModule.js";
import type { BoardCommands } from "./commands.js";
import { errorOf } from "./errors.js";
import * as read from "./payloads.js";
import { double, object, request } from "./printed.js";

const TYPE = "evse_board_support";

/** What a board has told. */
export interface FromBoard {
	event(event: (typeof read.EVENTS)[number]): void;
	capabilities(capabilities: read.Capabilities): void;
	/** A, with three phases and with one. */
	cable(ampacity: readonly [three: number, one: number]): void;
	phases(count: number): void;
	residual(milliAmps: number): void;
	stop(reason: string): void;
	error(raised: boolean, error: string, subType: string): void;
}

/** One. */
export class BoardModule implements BoardCommands {
	readonly api: ApiModule;
	/** Replies to reset, as they came. */
	readonly resets: boolean[] = [];
	#asked = 0;

	constructor(module: string, now: number, publish: Publish, from: FromBoard, watched: Watched) {
		this.api = new ApiModule(
			TYPE,
			module,
			now,
			publish,
			{
				event: (value) => from.event(read.oneOf(value, "event", read.EVENTS)),
				capabilities: (value) => from.capabilities(read.capabilities(value)),
				ac_pp_ampacity: (value) =>
					from.cable(read.AMPACITIES[read.oneOf(value, "ampacity", Object.keys(read.AMPACITIES) as (keyof typeof read.AMPACITIES)[])]),
				ac_nr_of_phases: (value) => from.phases(read.number(value)),
				rcd_current: (value) => from.residual(read.number(value)),
				request_stop_transaction: (value) => from.stop(read.oneOf(value, "reason", read.STOP_REASONS)),
				raise_error: (value) => from.error(true, typeOf(value), read.optionalText(value, "sub_type")),
				clear_error: (value) => from.error(false, typeOf(value), read.optionalText(value, "sub_type")),
				"reply/": (reply) => this.#replied(reply as { readonly name: string; readonly value: unknown }),
			},
			watched,
		);
	}

	enable(on: boolean): void {
		this.api.tell("enable", `${on}`);
	}

	pwmOn(percent: number): void {
		this.api.tell("pwm_on", double(percent));
	}

	x1(): void {
		this.api.tell("cp_state_X1", "");
	}

	f(): void {
		this.api.tell("cp_state_F", "");
	}

	allowPowerOn(allowed: boolean, reason: string): void {
		this.api.tell("allow_power_on", object({ allow_power_on: allowed, reason }));
	}

	switchPhases(three: boolean): void {
		this.api.tell("ac_switch_three_phases_while_charging", three ? '"ThreePhases"' : '"SinglePhase"');
	}

	overcurrentLimit(ampere: number): void {
		this.api.tell("ac_overcurrent_limit", double(ampere));
	}

	lock(): void {
		this.api.tell("lock", "");
	}

	unlock(): void {
		this.api.tell("unlock", "");
	}

	/** The residual current monitor is tested. */
	selfTest(): void {
		this.api.tell("self_test", "");
	}

	/** The residual current monitor is reset; the reply goes to `resets`. */
	reset(): void {
		this.#asked += 1;
		this.api.tell("reset", request(`everest_api/1/${TYPE}/${this.api.module}/m2e/${this.#reply}`));
	}

	get #reply(): string {
		return `reply/00000000-0000-4000-8000-${`${this.#asked}`.padStart(12, "0")}`;
	}

	/** A reply counts once, and only to the request that waits. */
	#replied({ name, value }: { readonly name: string; readonly value: unknown }): void {
		if (name !== this.#reply || this.resets.length >= this.#asked) throw new Error("nobody waits for that");
		if (typeof value !== "boolean") throw new Error("no boolean");
		this.resets.push(value);
	}
}

function typeOf(value: unknown): string {
	const type = read.text(value, "type");
	const error = errorOf(type);
	if (error === "") throw new Error(`no error "${type}"`);
	return error;
}
