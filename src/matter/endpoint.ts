// SPDX-License-Identifier: Apache-2.0
/** The endpoint of a charger: its clusters with their cells and data versions, and the device types that they make up. */
import { frozen } from "../control/frozen.js";
import { Charger, type Window } from "../link/charger.js";
import { Cell } from "./cell.js";
import type { Command, Value, Values } from "./elements.js";
import type { EventLog } from "./eventLog.js";
import { energyEvse } from "./evse/server.js";
import { attributesOf, commandsOf } from "./globals.js";
import { energyMeasurement, powerMeasurement, temperatureMeasurement } from "./measuring.js";
import { energyEvseMode } from "./mode.js";
import type { Path } from "./path.js";
import { deviceEnergyManagement, powerSource, powerTopology } from "./power.js";
import type { Server } from "./server.js";
import { encodeFields } from "./tlv/encode.js";

/** Its number: TC_EEVSE_2_2 takes no other. */
export const ENDPOINT = 1;

/** Device types, all of them on this endpoint: Energy EVSE revision 2, and those that it is composed of. */
export const DEVICE_TYPES = frozen([
	{ deviceType: 0x050c, revision: 2 },
	{ deviceType: 0x0011, revision: 1 },
	{ deviceType: 0x0510, revision: 1 },
	{ deviceType: 0x050d, revision: 3 },
] as const);

const VERSIONS = 0x1_0000_0000;

/** A cluster with what was reported of it. */
interface Room {
	readonly server: Server;
	readonly cells: readonly Cell[];
	readonly commands: readonly Command[];
	version: number;
	boundary: Value | undefined;
}

/** The endpoint. */
export class EvseEndpoint {
	readonly servers: readonly Server[];
	readonly #rooms: readonly Room[];
	readonly #events: EventLog;
	readonly #charger: Charger;
	/** When something may change, or may be reported, although nothing is seen to. */
	nextAt = Number.POSITIVE_INFINITY;
	#now = 0;

	constructor(window: Window, events: EventLog, versions: () => number) {
		this.#events = events;
		this.#charger = new Charger(window);
		this.servers = this.#serversOf(this.#charger);
		this.#rooms = this.servers.map((server) => ({
			server,
			cells: attributesOf(server).map((row) => new Cell(row, server)),
			commands: commandsOf(server),
			version: versions(),
			boundary: undefined,
		}));
	}

	#serversOf(charger: Charger): Server[] {
		return [
			this.#telling((tell) => energyEvse(charger, tell)),
			energyEvseMode(charger),
			powerMeasurement(charger),
			this.#telling((tell) => energyMeasurement(charger, tell)),
			powerSource(charger, ENDPOINT),
			powerTopology(),
			deviceEnergyManagement(charger),
			...(charger.yes("set.temperature.fitted") ? [temperatureMeasurement(charger)] : []),
		];
	}

	/** A cluster whose events go into the log. */
	#telling(make: (tell: (name: string, fields: Values) => void) => Server): Server {
		const server = make((name, fields) => this.#note(server, name, fields));
		return server;
	}

	#note({ cluster }: Server, name: string, values: Values): void {
		const row = cluster.events.find((event) => event.name === name);
		if (row === undefined) return;
		const { id, priority, fields } = row;
		this.#events.note({ endpoint: ENDPOINT, cluster: cluster.id, id, priority, at: this.#now, bytes: encodeFields(fields, values) });
	}

	/** Looks at the charger. */
	follow(now: number): void {
		this.#now = now;
		for (const room of this.#rooms) {
			room.server.follow?.(now);
			this.#compare(room, now);
		}
		this.#charger.tell(now);
		this.nextAt = this.#nextAt();
	}

	/** Whether somebody who has asked waits for what is seen now. */
	ready(now: number): boolean {
		return this.#charger.ready(now);
	}

	#compare(room: Room, now: number): void {
		const boundary = room.server.boundary?.();
		const crossed = boundary !== room.boundary;
		room.boundary = boundary;
		let changed = false;
		for (const cell of room.cells) changed = cell.follow(now, crossed) || changed;
		if (changed) room.version = (room.version + 1) % VERSIONS;
	}

	#nextAt(): number {
		let next = Number.POSITIVE_INFINITY;
		for (const { server, cells } of this.#rooms) {
			next = Math.min(next, server.nextAt ?? next);
			for (const cell of cells) next = Math.min(next, cell.nextAt);
		}
		return next;
	}

	/** Paths of what is to be reported; it is reported then. */
	changed(): readonly Path[] {
		const paths: Path[] = [];
		for (const { server, cells } of this.#rooms)
			for (const cell of cells) {
				if (!cell.dirty) continue;
				cell.dirty = false;
				paths.push({ endpoint: ENDPOINT, cluster: server.cluster.id, id: cell.row.id });
			}
		return paths;
	}

	/** Everything is to be reported. */
	anew(): void {
		for (const { cells } of this.#rooms) for (const cell of cells) cell.dirty = true;
	}

	/** The cell of an attribute, or undefined. */
	cellOf(server: Server, id: number): Cell | undefined {
		return this.#roomOf(server).cells.find(({ row }) => row.id === id);
	}

	/** Commands that a cluster obeys. */
	commandsOf(server: Server): readonly Command[] {
		return this.#roomOf(server).commands;
	}

	/** The version of a cluster's data: another one with each change. */
	versionOf(server: Server): number {
		return this.#roomOf(server).version;
	}

	#roomOf(server: Server): Room {
		return this.#rooms[this.servers.indexOf(server)];
	}
}
