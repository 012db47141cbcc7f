// SPDX-License-Identifier: Apache-2.0
/** A laboratory of the board: the bench with EVerest above it, as far as that is a heart that beats and commands of a test, in virtual time. */
import { BoardFace } from "../../src/everest/board/face.js";
import { Beside } from "./beside.js";

export const BOARD = "everest_api/1/evse_board_support/pilotlight";
export const METER = "everest_api/1/powermeter/pilotlight_meter";
export const TOKENS = "everest_api/1/auth_token_provider/pilotlight_reader";

/** Of a charger on which EVerest decides. */
const EVEREST = ["mode=everest"];
/** EVerest's duties of 16 A and 6 A: floats times 100. */
export const DUTY_16 = "26.66666805744171";
export const DUTY_6 = "10.000000149011612";

/** One charger as a board. */
export class BoardLaboratory extends Beside<BoardFace> {
	/** The number of the last heartbeat; it stands still while this is undefined. */
	beat: number | undefined;
	/** Errors that were told. */
	readonly #standing = new Set<string>();

	/** Begins when everything of the charger has been seen; nobody is heard yet. */
	constructor(settings: readonly string[] = [], first = "sleep 6", mode: readonly string[] = EVEREST) {
		super((window, surroundings) => new BoardFace(window, surroundings), [...mode, ...settings], first);
	}

	/** So many seconds pass, with a heartbeat in each. */
	live(seconds: number): void {
		for (let i = 0; i < seconds; i++) {
			this.beat = (this.beat ?? -1) + 1;
			this.tell("heartbeat", `${this.beat}`);
			this.words("sleep 1");
		}
	}

	/** EVerest tells the board something. */
	tell(name: string, payload = ""): void {
		this.publish(`${BOARD}/e2m/${name}`, payload);
	}

	/** It permits, or does not. */
	allow(power: boolean): void {
		this.tell("allow_power_on", JSON.stringify({ allow_power_on: power, reason: power ? "FullPowerCharging" : "PowerOff" }, null, 4));
	}

	/** Events since the last look, without those that repeat the one before of their kind. */
	events(): string[] {
		const told = this.told(`${BOARD}/m2e/event`).map(({ event }) => `${event}`);
		let [letter, power] = ["", ""];
		return told.filter((event) => {
			const isPower = event.startsWith("Power");
			const news = event !== (isPower ? power : letter);
			if (isPower) power = event;
			else letter = event;
			return news;
		});
	}

	/** Errors that are new, or over, since the last look: type and sub_type, + or − before them. What is only told again is left out. */
	errors(): string[] {
		return this.everything().flatMap(({ topic, payload }) => {
			const raises = topic === `${BOARD}/m2e/raise_error`;
			if (!raises && topic !== `${BOARD}/m2e/clear_error`) return [];
			const { type, sub_type } = JSON.parse(payload) as { type: string; sub_type: string };
			const name = `${type}/${sub_type}`;
			if (this.#standing.has(name) === raises) return [];
			if (raises) this.#standing.add(name);
			else this.#standing.delete(name);
			return [`${raises ? "+" : "-"}${name}`];
		});
	}
}

/** A charger with a host that is there, nobody plugged in, and nothing to look at. */
export function hosted(settings: readonly string[] = [], first = "sleep 6"): BoardLaboratory {
	const laboratory = new BoardLaboratory(settings, first);
	laboratory.live(4);
	for (const [name, payload] of [
		["ac_overcurrent_limit", "0.0"],
		["enable", "true"],
		["cp_state_X1", ""],
	])
		laboratory.tell(name, payload);
	laboratory.allow(false);
	laboratory.live(1);
	laboratory.everything();
	return laboratory;
}

/** The same with a vehicle that charges at 16 A. */
export function charging(settings: readonly string[] = []): BoardLaboratory {
	const laboratory = hosted(settings);
	laboratory.words("plug");
	laboratory.live(2);
	laboratory.tell("ac_overcurrent_limit", "16.0");
	laboratory.tell("pwm_on", DUTY_16);
	laboratory.words("draw_power_regulated 16,3");
	laboratory.live(1);
	laboratory.allow(true);
	laboratory.live(3);
	return laboratory;
}
