// SPDX-License-Identifier: Apache-2.0
/** GET and POST /r: the few commands of RAPI that clients send over HTTP, translated from the window; the serial line has all of them. */
import { frozen } from "../../control/frozen.js";
import type { Charger } from "../../link/charger.js";
import { type Answered, json } from "./answers.js";
import { fieldIn, shortened } from "./body.js";
import { LEAST_MA } from "./limits.js";
import { circuitAmps, meanOf, offeredAmps, ownerAmps, phasesOf } from "./mains.js";
import type { Room } from "./room.js";

/** Hears what the charger answers: OK or NK with what stands behind it, and for people why it is NK. */
type Heard = (text: string, why?: string) => void;

/** One command. */
export interface Command {
	readonly name: string;
	/** Words that its argument may be; left out where it takes none. */
	readonly words?: readonly string[];
	readonly answers: string;
	readonly does: string;
	run(room: Room, word: string, heard: Heard): void;
}

/** The version of RAPI of which they are. */
const PROTOCOL = "5.2.1";
/** In place of a temperature that nobody measures. */
const NO_TEMPERATURE = -2560;
/** Characters of a command at most (open_evse 8.2.3, ESRAPI_BUFLEN). */
const LONGEST = 31;
const SWITCH: readonly string[] = frozen(["0", "1"]);

/** The table. */
export const COMMANDS: readonly Command[] = frozen<readonly Command[]>([
	{
		name: "$G0",
		answers: "0 no vehicle, 1 a vehicle, 2 nobody knows",
		does: "whether a vehicle is plugged in",
		run: ({ charger }, _, heard) => heard(`OK ${vehicleOf(charger)}`),
	},
	{
		name: "$G7",
		answers: "0 one phase, 1 three",
		does: "phases that are connected; NK where nothing can switch them (settings `phases`, `phaseSwitch`), which is what evcc asks for",
		run: phases,
	},
	{
		name: "$GC",
		answers: "least hardware present configured",
		does: "currents, A",
		run: ({ charger }, _, heard) => heard(`OK ${LEAST_MA / 1_000} ${circuitAmps(charger)} ${offeredAmps(charger)} ${ownerAmps(charger)}`),
	},
	{
		name: "$GG",
		answers: "mA mV",
		does: "current and voltage, the means of /status, −1 where nobody knows",
		run: ({ charger }, _, heard) => heard(`OK ${whole(meanOf(charger, "meter.current"))} ${whole(meanOf(charger, "meter.voltage"))}`),
	},
	{
		name: "$GP",
		answers: "first second third",
		does: "temperatures, tenths of a °C, −2560 for a sensor that is not there; the first is the enclosure's",
		run: ({ charger }, _, heard) => heard(`OK ${tenths(charger.measured("temperature"))} ${NO_TEMPERATURE} ${NO_TEMPERATURE}`),
	},
	{
		name: "$GU",
		answers: "Ws Wh",
		does: "energy of this session or the last, and of all",
		run: ({ charger }, _, heard) =>
			heard(`OK ${Math.floor((charger.number("session.energy") * 18) / 5)} ${Math.floor(charger.number("energy.total") / 1_000)}`),
	},
	{
		name: "$GV",
		answers: `firmware ${PROTOCOL}`,
		does: "versions of firmware and RAPI",
		run: ({ charger }, _, heard) => heard(`OK ${charger.text("version")} ${PROTOCOL}`),
	},
	{
		name: "$S7",
		words: SWITCH,
		answers: "",
		does: "charges with one phase, or with three: evcc",
		run: ({ charger }, word, heard) => usePhases(charger, word === "1" ? "3" : "1", heard),
	},
	{
		name: "$S8",
		words: SWITCH,
		answers: "",
		does: "1 lets the power decide how many phases are used, 0 keeps as many as there are: evcc",
		run: ({ charger }, word, heard) => usePhases(charger, word === "1" ? "auto" : `${phasesOf(charger)}`, heard),
	},
]);

/** Runs the command of a form or a query. Throws an Error if there is none in it. */
export function runIn(room: Room, form: string, answered: Answered): void {
	const cmd = fieldIn(form, "rapi");
	if (cmd === undefined || cmd === "") throw new Error("rapi is missing; write for instance ?json=1&rapi=$G7, encoded as in a URL");
	if (cmd.length > LONGEST) throw new Error(`a command of ${cmd.length} characters; at most ${LONGEST}`);
	run(room, cmd, (text, msg) => answered(json({ cmd, ret: frameOf(text), ...(msg === undefined ? {} : { msg }) })));
}

function run(room: Room, cmd: string, heard: Heard): void {
	const [name, ...words] = cmd.split(" ");
	const command = COMMANDS.find((each) => each.name === name);
	if (command === undefined) {
		const names = COMMANDS.map((each) => each.name).join(", ");
		heard("NK", `"${shortened(name)}" is not answered over HTTP; commands are ${names}, and all others are at the serial line`);
		return;
	}
	const fits = command.words === undefined ? words.length === 0 : words.length === 1 && command.words.includes(words[0]);
	if (fits) command.run(room, words[0] ?? "", heard);
	else heard("NK", `${name} takes ${command.words === undefined ? "no argument" : command.words.join(" or ")}`);
}

/** With its check, which is the exclusive or of all characters before it. */
function frameOf(text: string): string {
	const frame = `$${text}`;
	let check = 0;
	for (let i = 0; i < frame.length; i++) check ^= frame.charCodeAt(i);
	return `${frame}^${check.toString(16).toUpperCase().padStart(2, "0")}`;
}

function vehicleOf(charger: Charger): string {
	const vehicle = charger.name("vehicle");
	return vehicle === "unknown" ? "2" : vehicle === "there" ? "1" : "0";
}

function phases({ charger }: Room, _: string, heard: Heard): void {
	const switchable = charger.number("set.phases") === 3 && charger.yes("set.phaseSwitch");
	if (switchable) heard(`OK ${phasesOf(charger) === 3 ? 1 : 0}`);
	else heard("NK", "nothing can switch phases here (settings phases, phaseSwitch)");
}

function usePhases(charger: Charger, count: string, heard: Heard): void {
	charger.ask(
		"phases",
		{ phases: count },
		() => true,
		(outcome) => ("refused" in outcome ? heard("NK", outcome.refused) : heard("OK")),
	);
}

function whole(value: number | null): number {
	return value === null ? -1 : Math.round(value);
}

function tenths(milliCelsius: number | null): number {
	return milliCelsius === null ? NO_TEMPERATURE : Math.round(milliCelsius / 100);
}
