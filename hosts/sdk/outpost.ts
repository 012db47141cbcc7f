// SPDX-License-Identifier: Apache-2.0
/** The outpost of a small computer: the machine in which everything runs that speaks to the world, as the charger's machine holds it. It is started anew when it breaks off. */
import { Passage } from "../../src/link/passage.js";
import { DEAF_MS, Warden } from "../../src/link/warden.js";
import type { Ordered, Plan, Said } from "./messages.js";

/** A machine beside this one: the SDK's Worker. */
export interface Machine {
	onmessage?(said: Said): void;
	/** Throws where its queue is full. */
	postMessage(ordered: Ordered): void;
	/** Takes it away, whatever it does. */
	terminate(): void;
}

/** What is around it. */
export interface Site {
	/** Makes a machine. */
	make(): Machine;
	/** Leads to the charger's window: `hear` gets its frames. Returns where frames for it go. */
	connect(hear: (frame: string) => void): (frame: string) => void;
	/** Whether a machine that hears nothing may be taken away by force at the moment: it may hold what others wait for. */
	mayForce(): boolean;
	/** Hears of what people have to know. */
	tell(line: string): void;
}

/** How long it may take to end by itself, ms. */
const FAREWELL_MS = 5_000;

/** One outpost, machine after machine. */
export class Outpost {
	readonly warden = new Warden();
	readonly #site: Site;
	readonly #plan: Omit<Plan, "restarts">;
	readonly #send: (frame: string) => void;
	#machine: Machine | undefined;
	#passage: Passage | undefined;
	/** When it was told to end, and whether it has. */
	#endedAt: number | undefined;
	#ended = false;
	#now = 0;

	constructor(site: Site, plan: Omit<Plan, "restarts">) {
		this.#site = site;
		this.#plan = plan;
		this.#send = site.connect((frame) => this.#passage?.send(frame));
	}

	/** Frames that were dropped on their way out, because nobody took them. */
	get dropped(): number {
		return this.#passage?.dropped ?? 0;
	}

	/** Time has passed, ms. */
	tick(now: number): void {
		this.#now = now;
		const duty = this.warden.due(now);
		if (duty === "start") this.#start();
		else if (duty === "end") this.#end();
		this.#passage?.tick(now);
	}

	#start(): void {
		const { restarts } = this.warden;
		this.warden.started(this.#now);
		try {
			const machine = this.#site.make();
			machine.onmessage = (said) => this.#hear(machine, said);
			this.#machine = machine;
			this.#passage = new Passage((crossing) => machine.postMessage(crossing), this.#send);
			machine.postMessage({ begin: { ...this.#plan, restarts: this.warden.restarts } });
		} catch (error) {
			this.#die((error as Error).message);
			return;
		}
		if (this.warden.restarts > restarts) this.#site.tell("what speaks to the network is started anew");
	}

	/** It is asked to end; if it does not, it is taken away once it may be. */
	#end(): void {
		if (this.#endedAt === undefined) {
			this.warden.condemn(`it has given no sign of life for ${DEAF_MS / 1_000} s`);
			this.#endedAt = this.#now;
			try {
				this.#machine?.postMessage({ end: true });
			} catch {
				// its queue is full: it does not hear
			}
		}
		if (this.#ended || (this.#now - this.#endedAt >= FAREWELL_MS && this.#site.mayForce())) this.#die("");
	}

	#hear(machine: Machine, said: Said): void {
		if (machine !== this.#machine) return;
		this.warden.heard(this.#now);
		if ("tell" in said) this.#site.tell(said.tell);
		else if ("failed" in said) this.warden.condemn(said.failed);
		else if ("ended" in said) this.#ended = true;
		else this.#passage?.hear(said);
	}

	#die(why: string): void {
		const machine = this.#machine;
		this.#machine = undefined;
		this.#passage = undefined;
		this.#endedAt = undefined;
		this.#ended = false;
		this.warden.died(this.#now, why);
		this.#site.tell(`what speaks to the network has broken off (${this.warden.why})`);
		machine?.terminate();
	}
}
