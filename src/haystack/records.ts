// SPDX-License-Identifier: Apache-2.0
/** The records: site, dispenser, port, its cables, its points and its sessions, made anew from what is seen whenever somebody wants them. */
import { frozen } from "../control/frozen.js";
import type { Charger } from "../link/charger.js";
import { writeTags } from "./levels.js";
import { dispenserRef, portId, portRef, referenceIn, siteRef } from "./names.js";
import { type History, POINTS, type Point, phasesOf, valueIn } from "./points.js";
import type { PastSession, SessionLog } from "./sessions.js";
import { standing } from "./standing.js";
import type { Sight } from "./status.js";
import { type Dict, dict, MARKER, moment, num, type Ref, ref, type Value } from "./value.js";

/** Types of cables by the numbers of the setting; what is none is not there. */
const CABLE_TYPES = frozen(["", "iecType2", "saeJ1772", "saeJ3400", "saeJ3068", "gbt"]);
/** Cables that a port may have. */
const CABLES = frozen([1, 2]);
const SCOPES = frozen(["", "submeter", "siteMeter"]);
const HIS_MODES: { readonly [history in History]: string } = frozen({ sampled: "sampled", cov: "cov", sessions: "consumption" });
/** All histories are told in this zone. */
export const ZONE = "UTC";

/** What the records are made of. */
export interface Scene {
	readonly charger: Charger;
	readonly sessions: SessionLog;
	readonly sight: Sight;
}

/** Something that stands in the tree: its record, and what it contains. */
export interface Entity {
	readonly id: string;
	record(scene: Scene): Dict;
	/** Of a point of the port: which. */
	readonly point?: Point;
}

/** The port's own. */
export function portRecord({ charger }: Scene): Dict {
	return dict({
		id: portRef(charger),
		dis: charger.text("set.name"),
		...marked("ac", "evse", "port", "equip", "elec", "meter", phasesOf(charger) === 1 ? "singlePhase" : "threePhase"),
		...marked(SCOPES[charger.number("set.haystack.meterScope")]),
		siteRef: siteRef(charger),
		spaceRef: referenceIn(charger, "space"),
		equipRef: dispenserRef(charger),
		systemRef: referenceIn(charger, "system"),
		elecRef: referenceIn(charger, "circuit"),
		submeterOf: referenceIn(charger, "parentMeter"),
	});
}

/** Everything that stands in the records beside the sessions, containers first. */
export function entitiesOf(charger: Charger): Entity[] {
	const port = portId(charger);
	return [
		{ id: siteRef(charger).id, record: siteRecord },
		...optional(dispenserRef(charger), dispenserRecord),
		{ id: port, record: portRecord },
		...cablesOf(charger).flatMap((cable) => [cableEntity(port, cable), energizedEntity(port, cable)]),
		...POINTS.filter(({ exists }) => exists?.(charger) !== false).map((point) => pointEntity(port, point)),
	];
}

/** A session that is over. */
export function sessionRecord({ charger }: Scene, { n, startedAt, endedAt, seconds, mwh, totalMwh }: PastSession): Dict {
	const ended = endedAt < 0 ? undefined : moment(endedAt * 1_000);
	return dict({
		id: ref(sessionId(charger, n), `Session ${n}`),
		dis: `Session ${n}`,
		...marked("evseSession", "event"),
		ts: ended,
		started: startedAt < 0 ? undefined : moment(startedAt * 1_000),
		stopped: ended,
		tx: `${n}`,
		targetRef: portRef(charger),
		duration: num(seconds, "s"),
		energyDelivered: num(mwh / 1_000_000, "kWh"),
		meterStart: num((totalMwh - mwh) / 1_000_000, "kWh"),
	});
}

/** The id of a session. */
export function sessionId(charger: Charger, n: number): string {
	return `${portId(charger)}.session.${n}`;
}

function optional(reference: Ref | undefined, record: Entity["record"]): Entity[] {
	return reference === undefined ? [] : [{ id: reference.id, record }];
}

function siteRecord({ charger }: Scene): Dict {
	const id = siteRef(charger);
	return dict({ id, dis: id.dis ?? (charger.text("set.site") || "Site"), site: MARKER, tz: ZONE });
}

function dispenserRecord({ charger }: Scene): Dict {
	const id = dispenserRef(charger) as Ref;
	return dict({ id, dis: id.dis ?? id.id, ...marked("evse", "dispenser", "equip"), siteRef: siteRef(charger) });
}

/** Cables that are fixed to the port: at a socket the cable is the vehicle's. */
function cablesOf(charger: Charger): number[] {
	if (!charger.yes("set.outlet")) return [];
	return CABLES.filter((cable) => charger.number(`set.haystack.cable${cable}`) > 0);
}

function cableEntity(port: string, cable: number): Entity {
	const id = `${port}.cable${cable}`;
	return {
		id,
		record: ({ charger }) =>
			dict({
				id: ref(id, `Cable ${cable}`),
				dis: `Cable ${cable}`,
				...marked("evse", "cable", "equip"),
				evseCableType: CABLE_TYPES[charger.number(`set.haystack.cable${cable}`)],
				siteRef: siteRef(charger),
				equipRef: portRef(charger),
			}),
	};
}

/** Of two cables at one port one is fed: only it can be energized, and is while the contactor is closed. */
function energizedEntity(port: string, cable: number): Entity {
	const name = `cable${cable}.energized`;
	const point: Point = {
		name,
		dis: `Cable ${cable} Energized`,
		tags: ["elec", "energized", "sensor"],
		kind: "Bool",
		read: (charger) => isLive(charger) && isFed(charger, cable),
	};
	return { ...pointEntity(port, point), record: (scene) => pointRecord(scene, point, ref(`${port}.cable${cable}`, `Cable ${cable}`)) };
}

/** What the auxiliary contact says; where there is none, what the contactor is told. */
function isLive(charger: Charger): boolean {
	const seen = charger.name("contactor.is");
	return (seen === "unknown" ? charger.name("contactor") : seen) === "closed";
}

function isFed(charger: Charger, cable: number): boolean {
	return cablesOf(charger).length === 1 || charger.number("set.haystack.fed") === cable;
}

function pointEntity(port: string, point: Point): Entity {
	return { id: `${port}.${point.name}`, point, record: (scene) => pointRecord(scene, point, portRef(scene.charger)) };
}

function pointRecord(scene: Scene, point: Point, equipRef: Ref): Dict {
	const { charger } = scene;
	const { name, dis, tags, location, kind, unit, values, history, writable } = point;
	return new Map([
		...dict({
			id: ref(`${portId(charger)}.${name}`, dis),
			dis,
			point: MARKER,
			...marked(...tags),
			...(location === undefined ? {} : { [location[0]]: location[1] }),
			kind,
			unit,
			enum: values,
			siteRef: siteRef(charger),
			spaceRef: referenceIn(charger, "space"),
			equipRef,
			cur: MARKER,
		}),
		...(history === undefined ? [] : dict({ his: MARKER, hisMode: HIS_MODES[history], tz: ZONE })),
		...(writable === undefined
			? []
			: dict({ writable: MARKER, minVal: num(writable.min, unit), maxVal: num(writable.max(charger), unit) })),
		...stateOf(scene, point),
	]);
}

/** What changes while nobody changes a setting. */
export function stateOf({ charger, sight }: Scene, point: Point): Dict {
	const { status, value, why } = standing(charger, point, sight);
	const state = dict({
		curVal: value === null ? undefined : valueIn(point, value),
		curStatus: status,
		curErr: why === "" ? undefined : why,
	});
	return point.writable === undefined ? state : new Map([...state, ...writeTags(charger, status)]);
}

function marked(...names: readonly string[]): { [name: string]: Value } {
	return Object.fromEntries(names.filter((name) => name !== "").map((name) => [name, MARKER]));
}
