// SPDX-License-Identifier: Apache-2.0
/** A charger on the bench with the small computer's carrier of MQTT beside it, and a broker that is none, in virtual time. */
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { MqttCarrier } from "../../hosts/sdk/mqtt.js";
import { powerUp } from "../../src/firmware.js";
import { Mirror } from "../../src/link/mirror.js";
import { Broker } from "./standIn.js";

const SILENT = { booted: () => {}, printed: () => {}, answered: () => {}, showed: () => {} };
const TICK_MS = 100;
const SECOND_MS = 1_000;
const URL = "mqtt.url=mqtt://broker.example";
/** As it is in `pilotlight everest --board`. */
export const BOARD = "everest_api/1/evse_board_support/pilotlight";
export const MANAGER = "everest_api/1/evse_manager_consumer/pilotlight";
/** EVerest's duty of 16 A: floats times 100. */
const DUTY_16 = "26.66666805744171";

/** One. */
export class Carried {
	readonly bench: Bench;
	readonly broker = new Broker();
	/** What people were told. */
	readonly said: string[] = [];
	mirror: Mirror;
	carrier: MqttCarrier;
	/** The number of EVerest's last heartbeat. */
	beat = 0;
	/** When the charger has lost its host last, and EVerest has said last that the contactor may close. */
	lostAt = -1;
	permittedAt = -1;
	/** The machine outside does nothing, and what comes for it waits. */
	hangs = false;
	readonly #player: Player;
	readonly #send: (frame: string) => void;
	#waiting: string[] = [];

	/** Begins when everything of the charger has been seen. */
	constructor(settings: readonly string[], url: readonly string[] = [URL]) {
		const happened = (now: number, name: string): void => {
			if (name === "HostLost") this.lostAt = now;
		};
		this.bench = new Bench(powerUp([...url, ...settings]), { ...SILENT, happened }, 1);
		this.#player = new Player(this.bench, new Observer(() => {}));
		this.#send = this.bench.outside.connect((frame) => this.#waiting.push(frame));
		[this.mirror, this.carrier] = this.#begun();
		this.pass(6);
	}

	/** The machine outside dies, and another one begins, which knows nothing. */
	die(): void {
		this.broker.client?.close();
		[this.mirror, this.carrier] = this.#begun();
		this.hangs = false;
	}

	/** So many seconds pass: what is done in each, and who looks on at each tick. */
	pass(seconds: number, each: () => void = () => {}, watch: () => void = () => {}): void {
		for (const end = this.bench.now + seconds * SECOND_MS; this.bench.now < end; ) {
			if (this.bench.now % SECOND_MS === 0) each();
			this.bench.goTo(this.bench.now + TICK_MS);
			if (!this.hangs) this.#work();
			watch();
		}
	}

	#work(): void {
		for (const frame of this.#waiting.splice(0)) this.mirror.take(frame);
		this.mirror.tick(this.bench.now);
		this.carrier.tick(this.bench.now);
		this.broker.tick();
	}

	#begun(): [Mirror, MqttCarrier] {
		const mirror = new Mirror(
			this.#send,
			{
				seen: (keys) => carrier.seen(keys),
				event: (name, payload) => carrier.event(name, payload),
				missed: () => carrier.missed(),
				restarted: () => carrier.restarted(),
			},
			this.bench.now,
		);
		const carrier = new MqttCarrier(mirror, this.broker.platform, (line) => this.said.push(line));
		return [mirror, carrier];
	}

	/** The same with EVerest's heart beating. */
	live(seconds: number): void {
		this.pass(seconds, () => this.tell("heartbeat", `${this.beat++}`));
	}

	/** Plays commands of a scenario that take no time. */
	words(script: string): void {
		this.#player.playOut(script);
	}

	/** EVerest tells the board something, which reaches it at once, or never. */
	tell(name: string, payload = ""): void {
		if (this.hangs) return;
		this.broker.publish(`${BOARD}/e2m/${name}`, payload);
	}

	/** It offers, and permits. */
	permit(): void {
		this.offer();
		this.live(1);
		this.allow();
		this.live(3);
	}

	/** It offers 16 A. */
	offer(): void {
		this.tell("ac_overcurrent_limit", "16.0");
		this.tell("pwm_on", DUTY_16);
	}

	/** It permits. */
	allow(): void {
		if (this.broker.client !== undefined && !this.hangs) this.permittedAt = this.bench.now;
		this.tell("allow_power_on", '{"allow_power_on": true, "reason": "FullPowerCharging"}');
	}

	/** A vehicle charges below EVerest. */
	charge(): void {
		this.live(4);
		this.tell("enable", "true");
		this.tell("cp_state_X1");
		this.words("plug");
		this.live(2);
		this.words("draw_power_regulated 16,3");
		this.permit();
	}

	/** Whether the contactor is told to be closed. */
	get closed(): boolean {
		return this.bench.board.commanded();
	}

	/** What is on the pilot, hundredths of a percent; 10000 is X1. */
	get duty(): number {
		return this.bench.board.port.wire;
	}

	/** What topics begin with on which something has come, by their first levels. */
	get bases(): string[] {
		return [...new Set(this.broker.heard.map(({ topic }) => topic.split("/")[0]))].sort();
	}
}
