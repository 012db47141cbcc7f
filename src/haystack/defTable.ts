// SPDX-License-Identifier: Apache-2.0
/** The published definitions that this charger's records use, and all that those descend from: Project Haystack 4.0.0, haystack-defs d042781. */
import { frozen } from "../control/frozen.js";

/** Terms of each library: a name, then what it is. None stands before what it is, so that one look at all finds what descends from a term. */
export const TERMS = frozen({
	ph: [
		"val",
		"list val",
		"association list",
		"scalar val",
		"uri scalar",
		"baseUri uri",
		"bool scalar",
		"marker",
		"choice marker",
		"coord scalar",
		"date scalar",
		"dateTime scalar",
		"symbol scalar",
		"def symbol",
		"depends list",
		"deprecated marker",
		"dict val",
		"str scalar",
		"dis str",
		"doc str",
		"number scalar",
		"duration number",
		"entity marker",
		"enum val",
		"feature",
		"fileExt str",
		"filetype feature",
		"geoAddr str",
		"geoCity str",
		"geoCoord coord",
		"geoCountry str",
		"geoPlace marker",
		"grid val",
		"ref scalar",
		"id ref",
		"input marker",
		"int number",
		"is association",
		"kind str",
		"lib feature",
		"mandatory marker",
		"max marker",
		"maxVal number",
		"mime str",
		"min marker",
		"minVal number",
		"na scalar",
		"noSideEffects marker",
		"op feature",
		"output marker",
		"remove scalar",
		"time scalar",
		"tz str",
		"unit str",
		"version str",
		"xstr scalar",
	],
	phScience: [
		"phenomenon marker",
		"substance phenomenon",
		"fluid substance",
		"gas fluid",
		"air gas",
		"apparent marker",
		"current marker",
		"elec phenomenon",
		"quantity marker",
		"elec-current quantity",
		"energy quantity",
		"elec-energy energy",
		"power quantity",
		"elec-power power",
		"elec-volt quantity",
		"freq quantity",
		"magnitude marker",
		"temp quantity",
		"total marker",
		"volt marker",
	],
	phIoT: [
		"ac marker",
		"ac-elec elec",
		"equip entity",
		"meter equip",
		"elec-input input",
		"elec-output output",
		"elec-meter meter elec-input elec-output",
		"ac-elec-meter elec-meter",
		"evse-equip equip elec-input elec-output",
		"evse-port evse-equip elec-meter",
		"ac-evse-port evse-port",
		"ac-freq freq",
		"active marker",
		"active-energy elec-energy",
		"active-power elec-power",
		"alarm marker",
		"cable equip",
		"pointFunction choice",
		"cmd pointFunction",
		"cur marker",
		"point entity",
		"cur-point point",
		"curErr str",
		"curStatus str",
		"curVal scalar",
		"current-magnitude elec-current",
		"dc marker",
		"dc-elec elec",
		"dispenser marker",
		"system entity",
		"elec-system system",
		"elecLine str",
		"elecLineToLine str",
		"elecLineToNeutral str",
		"enable marker",
		"equipRef ref",
		"evse marker",
		"evse-cable evse-equip",
		"evse-dispenser evse-equip",
		"evse-system elec-system",
		"evseCableType str",
		"evseSession entity",
		"evseStatus str",
		"export marker",
		"ground marker",
		"his marker",
		"his-point point",
		"hisErr str",
		"hisMode str",
		"hisStatus str",
		"hisTotalized marker",
		"import marker",
		"lineAvg marker",
		"lineCurrent elecLine",
		"lineVolt elecLineToLine",
		"net marker",
		"neutral marker",
		"pf quantity",
		"pfScope choice",
		"pfTrue pfScope",
		"phaseAvg marker",
		"phaseCount choice",
		"phaseCurrent elecLineToLine",
		"phaseEnergy elecLine",
		"phasePf elecLine",
		"phasePower elecLine",
		"phaseVolt elecLineToNeutral",
		"pointQuantity choice",
		"pointSubject choice",
		"port marker",
		"rated marker",
		"reactive marker",
		"run marker",
		"sensor pointFunction",
		"singlePhase phaseCount",
		"site entity geoPlace",
		"siteRef ref",
		"sp pointFunction",
		"space entity",
		"spaceRef ref",
		"splitPhase phaseCount",
		"stateOfCharge quantity",
		"submeterOf ref",
		"systemRef ref",
		"threePhase phaseCount",
		"twoPhase phaseCount",
		"volt-magnitude elec-volt",
		"writable marker",
		"writable-point point",
		"writeErr str",
		"writeLevel int",
		"writeStatus str",
		"writeVal scalar",
	],
} as const);

/** Terms whose marker every record has that is of them. */
export const MANDATORY: readonly string[] = frozen(["equip", "evseSession", "point", "site", "space", "system"]);

/** A library of definitions. */
export interface Lib {
	readonly name: string;
	readonly baseUri: string;
	readonly depends: readonly string[];
}

/** The version of all of them. */
export const VERSION = "4.0.0";

export const LIBS: readonly Lib[] = frozen([
	{ name: "ph", baseUri: "https://project-haystack.org/def/ph/", depends: [] },
	{ name: "phScience", baseUri: "https://project-haystack.org/def/phScience/", depends: ["ph"] },
	{ name: "phIoT", baseUri: "https://project-haystack.org/def/phIoT/", depends: ["ph", "phScience"] },
]);

/** A format of messages. */
export interface Filetype {
	readonly name: string;
	readonly dis: string;
	readonly mime: string;
	readonly fileExt: string;
}

/** What answers may be written in. */
export const FILETYPES: readonly Filetype[] = frozen([
	{ name: "csv", dis: "CSV", mime: "text/csv", fileExt: "csv" },
	{ name: "json", dis: "JSON", mime: "application/json", fileExt: "json" },
	{ name: "trio", dis: "Trio", mime: "text/trio", fileExt: "trio" },
	{ name: "zinc", dis: "Zinc", mime: "text/zinc", fileExt: "zinc" },
]);

/** An op. */
export interface Op {
	readonly name: string;
	readonly lib: keyof typeof TERMS;
	readonly noSideEffects: boolean;
}

/** The ops that answer; `formats` does, too, but is of Haystack 3, and no definition of 4 has its name. */
export const OPS: readonly Op[] = frozen([
	{ name: "about", lib: "ph", noSideEffects: true },
	{ name: "close", lib: "ph", noSideEffects: false },
	{ name: "defs", lib: "ph", noSideEffects: true },
	{ name: "filetypes", lib: "ph", noSideEffects: true },
	{ name: "libs", lib: "ph", noSideEffects: true },
	{ name: "nav", lib: "ph", noSideEffects: true },
	{ name: "ops", lib: "ph", noSideEffects: true },
	{ name: "read", lib: "ph", noSideEffects: true },
	{ name: "watchPoll", lib: "ph", noSideEffects: false },
	{ name: "watchSub", lib: "ph", noSideEffects: false },
	{ name: "watchUnsub", lib: "ph", noSideEffects: false },
	{ name: "hisRead", lib: "phIoT", noSideEffects: true },
	{ name: "invokeAction", lib: "phIoT", noSideEffects: false },
	{ name: "pointWrite", lib: "phIoT", noSideEffects: false },
]);
