// SPDX-License-Identifier: Apache-2.0
/** What --help prints, made from the tables of the commands, of their options, and of the scenario language. */
import { helpLines } from "../bench/scenario/help.js";
import { COMMANDS, type Command, type CommandName } from "./commands.js";

const WIDTH = 20;

/** What each command has to say besides its options. */
const MORE: Readonly<Record<CommandName, () => readonly string[]>> = {
	simulate: () => ["Words of a scenario", "", ...helpLines()],
	matter: () => [
		"Without --port it is the virtual charger, and takes the words of a scenario from the terminal, as simulate does.",
		"Test event triggers act on the virtual board: a vehicle, faults, a card. A charger on a cable has none.",
		"SIGINT and SIGTERM end it cleanly; its fabrics stay in the folder of --state.",
	],
	haystack: () => [
		"Without --port it is the virtual charger, and takes the words of a scenario from the terminal, as simulate does.",
		"The ops are below /haystack/. Who asks from this computer needs no password unless there is one; any other --host needs one. It is",
		"the first line of a file, because everybody on a computer can read what a command was started with; so let nobody else read the file.",
		"HTTP is not encrypted: the password does not go over the network, but what is read and written does, and the token of a login.",
		"SIGINT and SIGTERM end it cleanly.",
	],
	serve: () => [
		"Without --port it is the virtual charger, and takes the words of a scenario from the terminal, as simulate does.",
		"HTTP: the page at /, the API below /api, OpenEVSE's routes, and Haystack's ops below /haystack/, all behind one password: that in the",
		"file of --password-file, or else one that the charger keeps and is set with the setup code that is printed. Programs log in by HTTP",
		"Basic with any user name, Haystack's as --user. A charger that others in the network reach is announced there by mDNS.",
		"MQTT: topics below pilotlight/ (setting mqttBase), and what Home Assistant needs to discover the charger (setting mqtt.discovery).",
		"A broker may let everybody in who reaches it: whoever may publish there may do with the charger what it takes.",
		"Its password is the first line of a file, because everybody on a computer can read what a command was started with.",
		"With mqtts:// the broker's certificate has to be good; NODE_EXTRA_CA_CERTS=FILE names one of your own.",
		"SIGINT and SIGTERM end it cleanly.",
	],
	everest: () => [
		"Without --port it is the virtual charger, and takes the words of a scenario from the terminal, as simulate does.",
		"Topics below everest_api/1/TYPE/ID/, as EVerest's API over MQTT has them: with --manager the types evse_manager_consumer,",
		"error_history_consumer and external_energy_limits_consumer, and everest_api/discover, where there is no EVerest; with --board the types",
		"evse_board_support, powermeter and auth_token_provider, for the modules of an EVerest. That decides where the setting mode says so:",
		"--set mode=everest for the virtual charger, on a cable: set mode everest. The ids of meter and reader are ID_meter and ID_reader.",
		"A broker may let everybody in who reaches it: whoever may publish there may do with the charger what it takes.",
		"SIGINT and SIGTERM end it cleanly.",
	],
	console: () => [
		"In a terminal every key goes to the charger; Ctrl-] leaves, and so does Ctrl-C twice. What comes in through a pipe",
		"is typed line by line, and the answers go out; it ends with its input.",
		"Exit status: 0 all was answered, 1 something was not, or the charger is gone, 2 nothing ran, 3 the output could not be written.",
	],
};

/** The program, or one of its commands. */
export function manual(name: CommandName | undefined): string[] {
	const commands = COMMANDS.filter((command) => name === undefined || command.name === name);
	const usage = [...commands.map(usageOf), "pilotlight --help | --version"];
	const options = commands.flatMap((command) => ["", `Options of ${command.name}`, ...optionLines(command)]);
	return [...usage, ...options, "", ...(name === undefined ? GENERAL : MORE[name]())];
}

const GENERAL = [
	"Without --scenario simulate runs in real time and takes the words of a scenario from the terminal.",
	"pilotlight simulate --help explains those words, pilotlight console --help the keys of the console.",
	"Exit status: 0 all went well, 1 an expectation failed, 2 nothing ran because something was not understood,",
	"3 it went well and the output could not be written.",
];

function usageOf({ name, help }: Command): string {
	return `${`pilotlight ${name} [OPTION]...`.padEnd(34)}${help}`;
}

function optionLines({ options }: Command): string[] {
	return options.map(({ name, takes, help }) => `  ${`--${name} ${takes}`.padEnd(WIDTH)}  ${help}`);
}
