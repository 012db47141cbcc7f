// SPDX-License-Identifier: Apache-2.0
/** The firmware on the bench as the board of a fake EVerest: the face between them at a broker that is none, and a scenario's words for the vehicle and the people there. */
import { Observer } from "../../../hosts/bench/scenario/observer.js";
import { Player } from "../../../hosts/bench/scenario/player.js";
import { BoardFace } from "../../../src/everest/board/face.js";
import { powerUp } from "../../../src/firmware.js";
import type { Setup } from "./context.js";
import type { Everest } from "./everest.js";
import type { FaceLine } from "./faceLine.js";
import { HostedBench, type Moved } from "./hostedBench.js";

const HOST_MS = 1_780_000_000_000;
const SEED = 1;
export const BOARD = "everest_api/1/evse_board_support/pilotlight";
/** What draws as much as it may. */
export const DRAWS = "draw_power_regulated 32,3";

/** How it is set up. */
export interface Benching {
	/** Of the charger, beside the mode. */
	readonly settings?: readonly string[];
	readonly everest?: Setup;
	readonly seed?: number;
	/** What is on the bench before there is an EVerest, in words of a scenario. */
	readonly first?: string;
}

/** One charger with one EVerest above it. */
export class Benched {
	readonly bench: HostedBench;
	face: BoardFace;
	line: FaceLine;
	everest: Everest;
	/** What people were told. */
	readonly said: string[] = [];
	readonly #setup: Setup;
	readonly #player: Player;
	#told = 0;
	readonly #stand = { letter: "A", power: "PowerOff" };

	/** Begins when both have found each other. */
	constructor({ settings = [], everest = { free: true }, seed = SEED, first = "" }: Benching = {}) {
		this.#setup = everest;
		const observer = new Observer(() => {});
		this.bench = new HostedBench(powerUp(["mode=everest", ...settings]), observer, seed);
		this.#player = new Player(this.bench, observer);
		this.face = this.#made();
		this.line = this.bench.broker.connect(this.face);
		this.bench.outside.admit("everest", {
			seen: (keys) => this.face.seen(keys),
			event: (name, payload) => this.face.event(name, payload),
			missed: () => this.face.missed(),
			restarted: () => this.face.restarted(),
			tick: (now) => this.line.tick(now),
		});
		this.words(first);
		this.everest = this.bench.startEverest(everest);
		this.words("sleep 12");
	}

	#made(): BoardFace {
		const clock = (): number => HOST_MS + this.bench.now;
		return new BoardFace(this.bench.outside.window("everest"), { clock, tell: (line) => this.said.push(line) });
	}

	/** The face is gone for a while, and another one begins, which knows nothing. */
	restartFace(): void {
		this.bench.broker.disconnect(this.line);
		this.words("sleep 4");
		this.face = this.#made();
		this.line = this.bench.broker.connect(this.face);
		this.bench.outside.restart();
	}

	/** Plays commands of a scenario. Throws what a check says that does not hold. */
	words(script: string): void {
		this.#player.playOut(script);
	}

	/** Lets time go by, ms. */
	pass(ms: number): void {
		this.bench.goTo(this.bench.now + ms);
	}

	/** Another EVerest begins, which knows nothing. */
	startEverest(): void {
		this.everest = this.bench.startEverest(this.#setup);
		this.#told = 0;
	}

	/** Session events since the last look, with what they carry. */
	told(): string[] {
		const told = this.everest.told.slice(this.#told);
		this.#told = this.everest.told.length;
		return told.map(({ event, why }) => (why === "" ? event : `${event} ${why}`));
	}

	/** What the board has told since the last look, names and payloads, but for what it says again and again. */
	boardTold(): string[] {
		return this.#passed("m2e");
	}

	/** What EVerest has called since the last look. */
	called(): string[] {
		return this.#passed("e2m");
	}

	/** Letters and power as the board has told them since the last look, without what it says again. */
	stand(): string {
		const events = this.boardTold().flatMap((line) => /^event \{"event":"(\w+)"\}$/.exec(line)?.[1] ?? []);
		return events.filter((event) => this.#isNew(event)).join(" ");
	}

	#isNew(event: string): boolean {
		const kind = event.startsWith("Power") ? "power" : "letter";
		const is = this.#stand[kind] !== event;
		this.#stand[kind] = event;
		return is;
	}

	/** What moved on the board since the last look. */
	moved(): Moved[] {
		return this.bench.moved.splice(0);
	}

	#passed(direction: "m2e" | "e2m"): string[] {
		const base = `${BOARD}/${direction}/`;
		const mine = this.bench.broker.passed.filter(({ topic }) => topic.startsWith(base));
		this.bench.broker.passed = this.bench.broker.passed.filter(({ topic }) => !topic.startsWith(base));
		return mine.map(({ topic, payload }) => `${topic.slice(base.length)} ${payload}`.trimEnd()).filter((line) => !REPEATED.test(line));
	}
}

const REPEATED = /^(heartbeat|communication_check|capabilities|rcd_current)\b/;

/** One at which a vehicle charges; all before is looked at. */
export function charging(benching: Benching = {}): Benched {
	const it = new Benched(benching);
	it.words(`plug; ${DRAWS}; within 10 expect contactor closed; sleep 8`);
	it.told();
	it.stand();
	it.called();
	it.moved();
	return it;
}
