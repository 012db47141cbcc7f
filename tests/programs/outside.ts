// SPDX-License-Identifier: Apache-2.0
/** What the machine outside holds, in the test program of the SDK's XS: a charge is played once beside a charger, and what the charger says is written down; then the outside alone hears it again, in as much memory as it is given. */
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse } from "../../hosts/bench/scenario/parse.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import type { Ordered, Said } from "../../hosts/sdk/messages.js";
import { type Machine, Outpost } from "../../hosts/sdk/outpost.js";
import { Outside } from "../../hosts/sdk/outside.js";
import { type Joining, shownBy } from "../../hosts/sdk/shown.js";
import { powerUp } from "../../src/firmware.js";
import { frameOf, LANGUAGE } from "../../src/link/language.js";
import { type Passer, Street } from "./street.js";

const TICK_MS = 100;
const END_MS = 60_000;
const PLAN = { http: 80, names: [], dns: "192.0.2.1" };
const PASSWORD = "correct horse";
const CODE = /setup code is (\S+)/;
/** me:correct horse */
const OWNER = "Host: 192.0.2.2\r\nAuthorization: Basic bWU6Y29ycmVjdCBob3JzZQ==\r\n";

/** What is done on the street, at which ms. */
interface Scene {
	/** Words of the bench before all else. */
	readonly words: string;
	readonly page: boolean;
	/** Somebody speaks to it as EVerest does to a board. */
	readonly everest?: boolean;
}

const BROKER = "> set mqtt.url mqtt://broker.example";
const BOARD = `${BROKER}; > set mqtt.speaks board; > set mode everest`;
const MANAGER = `${BROKER}; > set mqtt.speaks manager`;

/** By name. In each a vehicle comes in the fifth second, and charges. */
export const SCENES: Readonly<Record<string, Scene>> = {
	idle: { words: "", page: false },
	mqtt: { words: BROKER, page: false },
	board: { words: BOARD, page: false, everest: true },
	manager: { words: MANAGER, page: false },
	page: { words: "", page: true },
	both: { words: BROKER, page: true },
	"board and page": { words: BOARD, page: true, everest: true },
	"manager and page": { words: MANAGER, page: true },
};

const COMMANDS = "everest_api/1/evse_board_support/pilotlight/e2m/";
/** What EVerest says to its board, at which ms, beside a heartbeat in each second. */
const ORDERS: readonly (readonly [at: number, name: string, payload: string])[] = [
	[3_000, "enable", "true"],
	[3_500, "ac_overcurrent_limit", "16.0"],
	[6_500, "pwm_on", "26.66666805744171"],
	[7_500, "allow_power_on", '{"allow_power_on": true, "reason": "FullPowerCharging"}'],
];
const CHARGE = "plug; draw_power_regulated 16,3";

/** A happening on the tape: when, and what the charger's machine has said. */
type Happening = readonly [at: number, ordered: Ordered];

/** What is outside, and whoever comes by. */
class Outdoors {
	readonly outside: Outside;
	readonly street = new Street();
	readonly #page: boolean;
	readonly #everest: boolean;
	#code = "";
	#feed: Passer | undefined;

	constructor({ page, everest = false }: Scene, post: (said: Said) => void) {
		const note = (said: Said): void => {
			if ("tell" in said) this.#code = CODE.exec(said.tell)?.[1] ?? this.#code;
			post(said);
		};
		this.#page = page;
		this.#everest = everest;
		this.outside = new Outside(note, shownBy(this.street.classes, join));
	}

	tick(now: number): void {
		this.outside.tick(now);
		this.street.tick();
		if (this.#page) this.#look(now);
		if (this.#everest) this.#order(now);
	}

	/** EVerest speaks. */
	#order(now: number): void {
		if (now % 1_000 === 0) this.street.publish(`${COMMANDS}heartbeat`, `${now / 1_000}`);
		for (const [at, name, payload] of ORDERS) if (at === now) this.street.publish(COMMANDS + name, payload);
	}

	/** A page is opened, and looks on. */
	#look(now: number): void {
		if (now === 3_000) this.#post("/api/setup", JSON.stringify({ code: this.#code, password: PASSWORD }), "");
		if (now === 4_000) this.#feed = this.street.ask(`GET /api/link HTTP/1.1\r\n${OWNER}\r\n`);
		if (now === 4_500) this.#post(`/api/link?id=${/"id":"(\w+)"/.exec(this.#feed?.said ?? "")?.[1]}`, frameOf({ hello: LANGUAGE }), OWNER);
		if (now > 10_000 && now % 5_000 === 0) this.street.ask(`GET /api/properties HTTP/1.1\r\n${OWNER}\r\n`);
	}

	#post(path: string, body: string, headers: string): void {
		this.street.ask(`POST ${path} HTTP/1.1\r\n${headers || "Host: 192.0.2.2\r\n"}Content-Length: ${body.length}\r\n\r\n${body}`);
	}
}

const join: Joining = () => ({ online: true, dns: "", mqtt: "off", tick: () => {} });

/** Plays a scene, or hears a tape that begins with the scene's name. What it gives is what is measured. */
export function run(write: (line: string) => void, input: string): object {
	const end = input.indexOf("\n");
	return end < 0 || end === input.length - 1 ? played(write, input.trim()) : replayed(write, input.slice(0, end), input, end + 1);
}

/** Writes the tape. */
function played(write: (line: string) => void, name: string): Outpost {
	const scene = SCENES[name];
	let now = 0;
	const observer = new Observer(() => {});
	const bench = new Bench(powerUp([]), observer, 1);
	const player = new Player(bench, observer);
	const say = (words: string): void => {
		player.add(parse(words, []).commands);
		player.play(bench.now);
	};
	const machine: Machine = {
		postMessage: (ordered) => {
			write(`${JSON.stringify([now, ordered])}\n`);
			outdoors.outside.hear(ordered);
		},
		terminate: () => {},
	};
	const outdoors = new Outdoors(scene, (said) => machine.onmessage?.(said));
	const outpost = new Outpost(
		{ make: () => machine, connect: (hear) => bench.outside.connect(hear), mayForce: () => false, tell: () => {} },
		PLAN,
	);
	for (const words of scene.words.split("; ")) if (words !== "") say(words);
	for (; now <= END_MS; now += TICK_MS) {
		if (now === 5_000) say(CHARGE);
		bench.goTo(now);
		outpost.tick(now);
		outdoors.tick(now);
	}
	return outpost;
}

/** Line by line, because all of a tape at once would be most of what is measured. */
function replayed(write: (line: string) => void, name: string, tape: string, start: number): Outdoors {
	const outdoors = new Outdoors(SCENES[name], () => {});
	let [at, next] = [start, happeningAt(tape, start)];
	for (let now = 0; now <= END_MS; now += TICK_MS) {
		for (; next !== undefined && next[0] <= now; next = happeningAt(tape, at)) {
			outdoors.outside.hear(next[1]);
			at = tape.indexOf("\n", at) + 1;
		}
		outdoors.tick(now);
	}
	write(`${JSON.stringify({ published: outdoors.street.published })}\n`);
	return outdoors;
}

function happeningAt(tape: string, at: number): Happening | undefined {
	const end = tape.indexOf("\n", at);
	return end < 0 ? undefined : JSON.parse(tape.slice(at, end));
}
