// SPDX-License-Identifier: Apache-2.0
/** The board: a charger seen through the window as EVerest sees a board below it, with its meter and its reader. It has no socket: an adapter carries its messages. */
import type { Broker, Session, Speaker } from "../../broker/broker.js";
import { Charger, type Window } from "../../link/charger.js";
import { WallClock } from "../../link/clock.js";
import type { Hearer } from "../../link/mirror.js";
import type { Payload } from "../../link/shown.js";
import { Provider } from "../api/provider.js";
import { DEFAULT_MODULE, type Surroundings } from "../api/surroundings.js";
import { BoardPart } from "./boardPart.js";
import { Complaints } from "./complaints.js";
import { MeterPart } from "./meterPart.js";
import type { HeartbeatMonitor } from "./monitor.js";
import { TokenPart } from "./tokenPart.js";

/** In EVerest's configuration each module has an id of its own: the board's, and from that those of meter and reader. */
export function moduleIds(board: string): readonly [board: string, meter: string, reader: string] {
	return [board, `${board}_meter`, `${board}_reader`];
}

/** One charger's. It hears what the window tells. Nothing that comes from a broker makes it throw. */
export class BoardFace implements Hearer, Speaker {
	readonly charger: Charger;
	readonly #provider: Provider;
	readonly #clock: WallClock;
	readonly #board: BoardPart;
	readonly #meter: MeterPart;
	readonly #tokens: TokenPart;
	#now = 0;

	constructor(window: Window, { module = DEFAULT_MODULE, clock, tell = () => {} }: Surroundings = {}) {
		this.charger = new Charger(window);
		this.#clock = new WallClock(clock);
		this.#provider = new Provider(module);
		const complaints = new Complaints(tell);
		const [, meter, reader] = moduleIds(module);
		this.#board = new BoardPart(module, this.charger, this.#provider, complaints, tell);
		this.#meter = new MeterPart(meter, this.charger, this.#provider, complaints);
		this.#tokens = new TokenPart(reader, this.charger, this.#provider, tell);
		this.#provider.speak([this.#board, this.#meter, this.#tokens]);
	}

	get session(): Session | undefined {
		return this.#provider.session;
	}

	/** What is known of EVerest's heartbeat. */
	get monitor(): HeartbeatMonitor {
		return this.#board.liveness.monitor;
	}

	connected(broker: Broker): void {
		this.#provider.connected(broker);
		this.#board.connected();
		this.#meter.connected();
		this.flush();
	}

	disconnected(): void {
		const { up } = this.#provider.line;
		this.#provider.disconnected();
		if (up) this.#board.disconnected();
	}

	flush(): void {
		this.#provider.flush();
	}

	acknowledged(id: number): void {
		this.#provider.acknowledged(id);
	}

	message(topic: string, payload: string | undefined, retained: boolean): void {
		this.#provider.message(topic, payload, retained);
	}

	/** The window tells of changes. */
	seen(keys: readonly string[]): void {
		this.#clock.follow(this.charger, this.#now);
		this.#board.seen(keys);
	}

	/** The window tells of an event. */
	event(name: string, payload: Payload): void {
		this.#board.event(name, payload);
		this.#tokens.event(name, payload);
		this.flush();
	}

	/** Events were lost on the way from the charger. */
	missed(): void {
		this.#board.missed();
	}

	/** The charger has restarted. */
	restarted(): void {
		this.#board.restarted();
	}

	/** Time has passed; to be called some times a second. Times are those of whoever holds the face, ms, and never go back. */
	tick(now: number): void {
		this.#now = now;
		if (this.charger.window.clear) this.#clock.follow(this.charger, now);
		this.#board.tick(now);
		this.#meter.tick(now, this.#clock.at(now) ?? now);
		this.#provider.tick(now);
	}
}
