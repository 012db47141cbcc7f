// SPDX-License-Identifier: Apache-2.0
/** Chargers and outsides that are wrong on purpose, each in one way, with the rule that has to notice it and a plan that shows it. */
import type { Broker } from "../../../src/broker/broker.js";
import { MqttFace } from "../../../src/mqtt/face.js";
import type { Mistake } from "./mistake.js";

/** A way to be wrong. */
export interface Sabotage {
	readonly name: string;
	readonly breaks: string;
	/** A plan, its lines in one. */
	readonly plan: string;
	/** One for each run. */
	readonly begins: () => Partial<Mistake>;
}

const CHARGES = "1 charge plug; 2 charge draw_power_regulated 16,3;";

/** The saboteurs. */
export const SABOTAGES: readonly Sabotage[] = [
	{
		name: "a window that waits for the outside",
		breaks: "moves-the-contactor",
		plan: `${CHARGES} 12 trouble hang; 40 well`,
		begins: () => ({ before: (_, silentMs) => silentMs < 11_000 }),
	},
	{
		name: "a charger that pauses while nobody is there",
		breaks: "moves-the-contactor",
		plan: `${CHARGES} 12 trouble wire down; 40 well`,
		begins: () => ({
			before: ({ evse }, silentMs) => {
				if (silentMs > 15_000) evse.pause();
				return true;
			},
		}),
	},
	{
		name: "a charger that goes on for whoever greets",
		breaks: "moves-the-contactor",
		plan: `${CHARGES} 12 charge > pause; 20 trouble die; 40 well`,
		begins: () => {
			let silent = 0;
			return {
				before: ({ evse }, silentMs) => {
					if (silentMs < silent) evse.resume();
					silent = silentMs;
					return true;
				},
			};
		},
	},
	{
		name: "a limit that does not end",
		breaks: "less-than-promised",
		plan: `${CHARGES} 8 request mqtt do/limit {"name":"once","current":8,"duration":10,"fallback":20}; 30 well`,
		begins: () => ({
			before: ({ evse }) => {
				for (const name of evse.limits) evse.setLimit(name, evse.limit(name) ?? {});
				return true;
			},
		}),
	},
	{
		name: "a limit that is forgotten when its time is over",
		breaks: "more-than-promised",
		plan: `${CHARGES} 8 request mqtt do/limit {"name":"once","current":16,"duration":10,"fallback":8}; 30 well`,
		begins: () => {
			let ticks = 0;
			return {
				before: ({ evse }) => {
					ticks = evse.limits.length > 0 ? ticks + 1 : 0;
					if (ticks > 1_000) evse.clearLimit("once");
					return true;
				},
			};
		},
	},
	{
		name: "limits that end with the silence of who has set them",
		breaks: "more-than-promised",
		plan: `${CHARGES} 8 request mqtt do/limit {"name":"evening","current":8}; 12 trouble hang; 40 well`,
		begins: () => ({
			before: ({ evse }, silentMs) => {
				if (silentMs > 11_000) for (const name of evse.limits) evse.clearLimit(name);
				return true;
			},
		}),
	},
	{
		name: "a level that outlives its time",
		breaks: "less-than-promised",
		plan: `${CHARGES} 8 request haystack 8 10 5; 30 well`,
		begins: () => ({
			before: ({ evse }) => {
				const said = evse.setpoint.at(8);
				if (said !== undefined && Number.isFinite(said.until)) evse.command(8, said.ma, said.who);
				return true;
			},
		}),
	},
	{
		name: "a mirror that never greets anew",
		breaks: "does-not-come-back",
		plan: `${CHARGES} 8 trouble wire down; 45 trouble wire up; 46 well`,
		begins: () => ({
			frames: () => {
				let greeted = false;
				return (frame) => {
					if (!frame.startsWith('{"hello"')) return [frame];
					const again = greeted;
					greeted = true;
					return again ? [] : [frame];
				};
			},
		}),
	},
	{
		name: "an outside that asks again for what it was not answered",
		breaks: "asks-unasked",
		plan: `${CHARGES} 8 request mqtt do/limit {"name":"once","current":8,"duration":10}; 12 trouble deaf on; 30 well`,
		begins: () => ({
			frames: () => {
				let last = "";
				return (frame) => {
					const again = frame.startsWith('{"hello"') ? last : "";
					if (frame.includes('"do":"limit"')) last = frame.replace(/^\{"ask":\d+/, '{"ask":500');
					return again === "" ? [frame] : [frame, again];
				};
			},
		}),
	},
	{
		name: "a warden that starts nothing anew",
		breaks: "does-not-come-back",
		plan: `${CHARGES} 8 trouble die; 20 well`,
		begins: () => {
			let started = false;
			return {
				duty: (duty) => {
					const due = duty === "start" && started ? "none" : duty;
					started ||= duty === "start";
					return due;
				},
			};
		},
	},
	{
		name: "a warden that leaves alone whatever hangs",
		breaks: "queue-grows",
		plan: `${CHARGES} 8 trouble hang; 60 well`,
		begins: () => ({ duty: (duty) => (duty === "end" ? "none" : duty) }),
	},
	{
		name: "a caller that calls once",
		breaks: "does-not-come-back",
		plan: `${CHARGES} 8 trouble broker gone; 12 trouble broker well; 13 well`,
		begins: () => ({
			connect: (connect) => {
				let called = false;
				return (session, listener) => {
					if (called) return NOBODY;
					called = true;
					return connect(session, listener);
				};
			},
		}),
	},
	{
		name: "a face that tells a broker that is back only of what changes then",
		breaks: "does-not-come-back",
		plan: `${CHARGES} 8 trouble broker gone; 12 trouble broker well; 13 well`,
		begins: () => ({ face: Reticent }),
	},
	{
		name: "an outbox that keeps everything",
		breaks: "outbox-grows",
		plan: `${CHARGES} 8 trouble broker gone; 12 trouble broker well; 13 well`,
		begins: () => ({ face: Hoarder }),
	},
];

/** A connection that never comes about. */
const NOBODY = { room: 0, begin: () => {}, go: () => {}, subscribe: () => {}, hangUp: () => {}, end: () => {} };

/** Over its second connection it tells nothing that is retained but that it is there. */
class Reticent extends MqttFace {
	#connections = 0;

	override connected(broker: Broker): void {
		this.#connections += 1;
		super.connected(this.#connections === 1 ? broker : reticent(broker));
	}
}

function reticent(broker: Broker): Broker {
	let tells = true;
	return {
		get room() {
			return broker.room;
		},
		begin: (head, piece) => {
			tells = !head.retain || head.topic.endsWith("/status");
			if (tells) broker.begin(head, piece);
		},
		go: (piece) => {
			if (tells) broker.go(piece);
		},
		subscribe: (filters) => broker.subscribe(filters),
		hangUp: () => broker.hangUp(),
	};
}

/** So many events and more it has kept. */
const HOARD = 50;

/** Over its second connection it tells of events that nobody keeps. */
class Hoarder extends MqttFace {
	#connections = 0;

	override connected(broker: Broker): void {
		this.#connections += 1;
		if (this.#connections > 1)
			for (let n = 0; n < HOARD; n++) broker.begin({ topic: "pilotlight/event", bytes: 2, retain: false, id: 0 }, "{}");
		super.connected(broker);
	}
}
