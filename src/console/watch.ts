// SPDX-License-Identifier: Apache-2.0
/** The word that shows the readings of everything in one line, again and again. */
import { UNKNOWN } from "../control/board.js";
import { FAULTS } from "../control/faults.js";
import { frozen } from "../control/frozen.js";
import { isPwm } from "../control/pilot.js";
import { STATE_NAMES } from "../control/sequence.js";
import { meterSpeaks } from "../evse/headline.js";
import { meanOf, type Plateau, sigmaOf } from "../thing/probe.js";
import { amps, volts } from "./status.js";
import type { Cabinet, Desk } from "./word.js";

const LONGEST_S = 3_600;
/** A terminal has 80 columns, and the cursor stays in front of the last one. */
const COLUMNS = 79;
const LEGEND = "state duty high V-down+up~sigma low V… contactor A<limit by temperature fault";

/** How much is told; the next where that is too long. What stops a charge is never left out. */
interface Detail {
	/** Least, most and sigma of the high plateau and of the low one; sigma alone; or neither. */
	readonly high: 0 | 1 | 2;
	readonly low: 0 | 1 | 2;
	/** Letters of the name of who limits. */
	readonly by: number;
	readonly warmth: boolean;
}

const DETAILS: readonly Detail[] = frozen([
	{ high: 2, low: 2, by: 24, warmth: true },
	{ high: 2, low: 2, by: 7, warmth: true },
	{ high: 2, low: 1, by: 7, warmth: true },
	{ high: 1, low: 1, by: 5, warmth: true },
	{ high: 0, low: 0, by: 3, warmth: false },
]);

/** A line after a second, and then each so many seconds, until something is typed. */
export function watch(desk: Desk, [typed = "1"]: readonly string[]): void {
	const seconds = Number(typed);
	if (!/^\d{1,4}$/.test(typed) || seconds < 1 || seconds > LONGEST_S)
		throw new Error(`watch: "${typed}" is not a number of seconds; 1 to ${LONGEST_S}`);
	const { probe } = desk.cabinet;
	// twice as long as it has to be, because ticks may come late
	const look = (): void => probe.begin(seconds * 2_000);
	desk.repeat(seconds * 1_000, () => {
		const line = watchLine(desk.cabinet);
		look();
		return line;
	});
	look();
	desk.say(LEGEND);
}

/** The line, of at most 79 columns whatever the readings are. */
export function watchLine(cabinet: Cabinet): string {
	const lines = DETAILS.map((detail) => lineWith(cabinet, detail));
	return (lines.find(({ length }) => length <= COLUMNS) ?? lines[lines.length - 1]).slice(0, COLUMNS);
}

function lineWith(cabinet: Cabinet, detail: Detail): string {
	const { report, drive, probe, evse } = cabinet;
	const limit = `${drawn(cabinet)}<${ampsShort(report.offeredMa)}A ${evse.binding.by.slice(0, detail.by)}`;
	return [
		`${STATE_NAMES[report.state]} ${wire(drive.duty)}`,
		plateauText(probe.high, detail.high),
		...(isPwm(drive.duty) ? [plateauText(probe.low, detail.low)] : []),
		drive.contactor === 1 ? "closed" : "open",
		limit,
		...(detail.warmth ? [warmth(cabinet)] : []),
		faultText(cabinet),
	].join(" ");
}

function wire(duty: number): string {
	if (duty === 0) return "-12V";
	return duty === 10_000 ? "+12V" : `${(duty / 100).toFixed(1)}%`;
}

function plateauText(plateau: Plateau, detail: 0 | 1 | 2): string {
	if (plateau.count === 0) return "?";
	const mean = meanOf(plateau);
	const spread = detail === 2 ? `-${short(mean - plateau.min)}+${short(plateau.max - mean)}` : "";
	return `${volts(mean, 2)}${spread}${detail === 0 ? "" : `~${short(sigmaOf(plateau))}`}`;
}

/** Volts without a zero in front. */
function short(mv: number): string {
	return volts(mv, 2).replace(/^0/, "");
}

/** The current of each phase, or of all where they are the same. */
function drawn(cabinet: Cabinet): string {
	if (!meterSpeaks(cabinet)) return "?A";
	const phases = cabinet.sense.mains.milliAmps.map(ampsShort);
	if (phases.some((text) => text !== phases[0])) return `${phases.join("/")}A`;
	return phases[0] === "0" ? "0A" : `3x${phases[0]}A`;
}

function ampsShort(ma: number): string {
	return amps(ma).replace(/\.0$/, "");
}

function warmth({ sense }: Cabinet): string {
	return sense.temperatures[0] === UNKNOWN ? "?C" : `${Math.round(sense.temperatures[0] / 1_000)}C`;
}

/** The fault that came last, and how many others stand. */
function faultText({ report, failure }: Cabinet): string {
	if (failure !== undefined) return "internal";
	const places = FAULTS.map((_, place) => place).filter((place) => (report.faults & (1 << place)) !== 0);
	if (places.length === 0) return "ok";
	const place = places.includes(report.newestFault) ? report.newestFault : places[0];
	return `${FAULTS[place].name}${places.length === 1 ? "" : `+${places.length - 1}`}`;
}
