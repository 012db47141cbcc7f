// SPDX-License-Identifier: Apache-2.0
/** A fake EVerest: one EvseManager with the modules that a board of its API meets, in virtual time, with its order of calls and its slow and odd ones. */
import { ApiModule, type Publish } from "./apiModule.js";
import { BoardModule } from "./boardModule.js";
import { Charger } from "./charger.js";
import type { Setup, State } from "./context.js";
import { Errors } from "./errors.js";
import * as read from "./payloads.js";
import type { Told } from "./session.js";
import { BUDGET_MS, ENERGY_MS, FIRST_METER_MS } from "./timing.js";

const COMMUNICATION = "CommunicationFault";

/** One. Times are those of whoever holds it, ms. */
export class Everest {
	readonly board: BoardModule;
	readonly errors: Errors;
	/** What the energy manager gives, A; undefined if it has fallen silent. It is said each second. */
	energyA: number | undefined = 16;
	/** What the board can; undefined as long as it has not said. */
	capabilities: read.Capabilities | undefined;
	/** Phases and residual current as the board has told last, mA. */
	phases: number | undefined;
	residual: number | undefined;
	/** Tokens that came from the board. */
	readonly tokens: string[] = [];
	readonly #setup: Setup;
	readonly #charger: Charger;
	readonly #modules: ApiModule[];
	#now: number;
	#runsAt: number;
	#running = false;
	#energyAt = Number.POSITIVE_INFINITY;
	/** How many events have been looked at for the token of whoever needs none. */
	#looked = 0;

	/** Begins at `now`; `publish` takes each message. */
	constructor(publish: Publish, now: number, setup: Setup = {}) {
		const { module = "pilotlight", meter = false } = setup;
		this.#setup = setup;
		this.#now = now;
		this.#runsAt = now + (meter ? FIRST_METER_MS : 0);
		this.errors = new Errors((stops) => this.#charger.fault(stops));
		this.board = new BoardModule(module, now, publish, this.#fromBoard(), (raised, subType) =>
			this.#error(raised, `evse_board_support/${COMMUNICATION}`, subType),
		);
		this.#charger = new Charger(this.board, setup, (on) => this.#error(on, "evse_manager/MREC4OverCurrentFailure", ""));
		this.#modules = [this.board.api, this.#makeReader(module, now, publish), ...(meter ? [this.#makeMeter(module, now, publish)] : [])];
		for (const each of this.#modules) each.begin();
	}

	/** The topics that it wants. */
	get filters(): readonly string[] {
		return this.#modules.map(({ filter }) => filter);
	}

	get state(): State {
		return this.#charger.state;
	}

	/** States as they came. */
	get states(): readonly { readonly at: number; readonly state: State }[] {
		return this.#charger.states;
	}

	/** Session events as they were told. */
	get told(): readonly Told[] {
		return this.#charger.told;
	}

	/** What was wrong with what has come. */
	get wrong(): readonly string[] {
		return this.#modules.flatMap(({ wrong }) => wrong);
	}

	/** What the others of EVerest ask of it. */
	get charger(): Pick<
		Charger,
		"authorize" | "withdraw" | "pause" | "stopTransaction" | "forceUnlock" | "switchPhases" | "enable" | "match"
	> {
		return this.#charger;
	}

	/** Its hearts beat; without, everything else goes on. */
	beat(beats: boolean): void {
		for (const module of this.#modules) module.beats = beats;
	}

	/** When something is due here. */
	get nextAt(): number {
		const own = this.#running ? Math.min(this.#charger.nextAt, this.#energyAt) : this.#runsAt;
		return Math.max(this.#now, Math.min(own, ...this.#modules.map(({ nextAt }) => nextAt)));
	}

	/** Time has passed. */
	happen(now: number): void {
		this.#now = now;
		for (const module of this.#modules) module.happen(now);
		if (!this.#running && now >= this.#runsAt) this.#run(now);
		if (now >= this.#energyAt) this.#giveEnergy(now);
		this.#charger.happen(now);
		this.#free();
	}

	/** A message has come. */
	message(topic: string, payload: string): void {
		for (const module of this.#modules) module.hear(this.#now, topic, payload);
	}

	#run(now: number): void {
		this.#running = true;
		this.#charger.run(now);
		this.#energyAt = now + ENERGY_MS;
	}

	#giveEnergy(now: number): void {
		this.#energyAt = now + ENERGY_MS;
		if (this.energyA !== undefined && this.capabilities !== undefined)
			this.#charger.budget(Math.min(this.energyA, this.capabilities.most), now + BUDGET_MS);
	}

	/** Where nobody has to show a token everybody is authorized, once it is asked for. */
	#free(): void {
		if (this.#setup.free !== true) return;
		const { told } = this;
		const asked = told.slice(this.#looked).some(({ event }) => event === "AuthRequired");
		this.#looked = told.length;
		if (asked) this.#charger.authorize();
	}

	#error(raised: boolean, error: string, subType: string): void {
		if (raised) this.errors.raise(error, subType);
		else this.errors.clear(error, subType);
	}

	#fromBoard() {
		return {
			event: (event: (typeof read.EVENTS)[number]) => this.#charger.iec.told(event),
			capabilities: (capabilities: read.Capabilities) => {
				this.capabilities = capabilities;
			},
			cable: ([three, one]: readonly [number, number]) => {
				this.#charger.iec.cableA = this.capabilities?.phases === 1 ? one : three;
			},
			phases: (count: number) => {
				this.phases = count;
			},
			residual: (milliAmps: number) => {
				this.residual = milliAmps;
			},
			stop: (reason: string) => void this.#charger.stopTransaction(reason),
			error: (raised: boolean, error: string, subType: string) => this.#error(raised, error, subType),
		};
	}

	/** powermeter_API: EvseManager waits for its first value, and stops charging if it is gone (fail_on_powermeter_errors). */
	#makeMeter(module: string, now: number, publish: Publish): ApiModule {
		const values = (value: unknown): void => {
			const { current_A } = read.fields(value);
			read.text(value, "timestamp");
			read.number(read.fields(read.fields(value).energy_Wh_import).total);
			const { L1, L2, L3 } = (current_A ?? {}) as { readonly [phase: string]: unknown };
			const drawn = [L1, L2, L3];
			this.#charger.drawn(drawn.every((each) => typeof each === "number") ? (drawn as number[]) : []);
			this.#runsAt = Math.min(this.#runsAt, this.#now);
		};
		return new ApiModule("powermeter", `${module}_meter`, now, publish, { powermeter_values: values }, (raised, subType) =>
			this.#error(raised, `powermeter/${COMMUNICATION}`, subType),
		);
	}

	/** auth_token_provider_API, with an Auth that takes every token; its silence stops nobody. */
	#makeReader(module: string, now: number, publish: Publish): ApiModule {
		const token = (value: unknown): void => {
			this.tokens.push(read.text(read.fields(value).id_token, "value"));
			read.oneOf(value, "authorization_type", ["OCPP", "RFID", "Autocharge", "PlugAndCharge", "BankCard"]);
			this.#charger.authorize();
		};
		return new ApiModule("auth_token_provider", `${module}_reader`, now, publish, { provided_token: token }, () => {});
	}
}
