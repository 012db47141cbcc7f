// SPDX-License-Identifier: Apache-2.0
/** The command line: what it offers, and how it refuses what it does not understand. */
import test from "ava";
import { wrongSetting } from "../../hosts/bench/play.js";
import { readCommandLine } from "../../hosts/node/commandLine.js";
import { pilotlight } from "./command.js";

/** Arguments, and the whole of what is said about them. */
const REFUSALS: readonly (readonly [args: string, message: string])[] = [
	[
		"",
		"what to do is missing; write pilotlight simulate, pilotlight console, pilotlight matter, pilotlight haystack, pilotlight serve, pilotlight everest, or pilotlight --help",
	],
	["simluate", '"simluate" is not a command; did you mean "simulate"?'],
	["charge", '"charge" is not a command; commands are simulate, console, matter, haystack, serve, everest'],
	["simulate day.scenario", '"day.scenario" is too much; a scenario is given as --scenario day.scenario'],
	["simulate --scenari x", 'there is no option --scenari; did you mean "--scenario"?'],
	["simulate -x", "there is no option -x; options are --scenario --json --attributes --seed --set --store --engine --help --version"],
	["simulate --scenario", "--scenario needs a value; write --scenario FILE"],
	["simulate --scenario=", "--scenario names no file; write --scenario FILE, or - for standard input"],
	["simulate --seed", "--seed needs a value; write --seed N"],
	["simulate --seed x", '--seed cannot be "x"; write a whole number from 0 to 2147483647'],
	["simulate --seed 2147483648", '--seed cannot be "2147483648"; write a whole number from 0 to 2147483647'],
	["simulate --seed 1.5", '--seed cannot be "1.5"; write a whole number from 0 to 2147483647'],
	["simulate --set limit", '--set cannot be "limit"; write --set key=value, for instance --set limit=16'],
	["simulate --set limit=100 --scenario -", "--set: limit: 100 is out of bounds; 0 to 80 A"],
	[
		"simulate --set mains.phases=1 --scenario -",
		"--set: phases 3 is more than mains.phases 1; a contactor connects no more phases than the supply has: set phases to at most 1, or mains.phases to at least 3",
	],
	["simulate --set limits=16", '--set: there is no setting "limits"; did you mean "limit"?'],
	["simulate --engine nodes --scenario -", '--engine cannot be "nodes"; did you mean "node"?; write node or xs'],
	["simulate --engine xs", "--engine xs plays scenarios only; add --scenario FILE"],
	["simulate --json=yes", '--json takes no value, not "yes"; write --json'],
	["simulate --port /dev/ttyUSB0", "simulate has no option --port; it belongs to pilotlight console"],
	["matter --port /dev/ttyUSB0 --store x", "--store goes with the virtual charger only; leave it out, or --port"],
	["matter --baud 9600", "--baud goes with --port DEV only; leave it out"],
	["matter --state=", "--state names no folder; write --state DIR"],
	["matter --udp-port 80", '--udp-port cannot be "80"; write a whole number from 1024 to 65535'],
	[
		"matter --passcode 0",
		'--passcode cannot be "0"; write a whole number from 1 to 99999998, but no digit eight times, 12345678 or 87654321',
	],
	[
		"matter --passcode 12345678",
		'--passcode cannot be "12345678"; write a whole number from 1 to 99999998, but no digit eight times, 12345678 or 87654321',
	],
	["matter --discriminator 4096", '--discriminator cannot be "4096"; write a whole number from 0 to 4095'],
	["matter --enable-key 00", '--enable-key cannot be "00"; write 32 hexadecimal digits'],
	["haystack --http 65536", '--http cannot be "65536"; write a whole number from 0 to 65535'],
	["haystack --http x", '--http cannot be "x"; write a whole number from 0 to 65535'],
	["haystack --host=", "--host names no address; write --host ADDRESS, for instance --host 0.0.0.0"],
	["haystack --user=", "--user names nobody; write --user NAME"],
	["haystack --user me", "--user goes with --password-file FILE only; leave it out"],
	["haystack --password-file=", "--password-file names no file; write --password-file FILE"],
	[
		"haystack --password secret",
		"there is no option --password; options are --port --baud --http --host --password-file --user --store --seed --set --help --version",
	],
	["haystack --port /dev/ttyUSB0 --seed 3", "--seed goes with the virtual charger only; leave it out, or --port"],
	["everest", "which side of EVerest is missing; write --board to be a board below it, or --manager to be what its consumers see"],
	["everest --board --manager", "--manager and --board are two sides of EVerest; write one of them"],
	["everest --bord", 'there is no option --bord; did you mean "--board"?'],
	["everest --manager --module-id a/b", '--module-id cannot be "a/b"; write up to 32 letters, digits, - and _'],
	["everest --manager --port x --seed 3", "--seed goes with the virtual charger only; leave it out, or --port"],
	["everest --manager --mqtt-password-file x", "--mqtt-password-file goes with --mqtt URL only; leave it out"],
	["everest --manager /dev/ttyUSB0", '"/dev/ttyUSB0" is too much; a serial port is given as --port /dev/ttyUSB0'],
	["serve --everest", "--everest is told to a broker; add --mqtt URL"],
	["serve --board", "--board is told to a broker; add --mqtt URL"],
	["serve --mqtt mqtt://x --everest --board", "--everest and --board are two sides of EVerest; write one of them"],
	["serve --module-id a", "--module-id goes with --everest or --board only; leave it out"],
	["serve --mqtt localhost", '--mqtt cannot be "localhost"; write mqtt://HOST, or mqtts://USER@HOST:PORT'],
	["serve --mqtt http://me:secret@localhost", '--mqtt cannot be "http://me:…@localhost"; write mqtt://HOST, or mqtts://USER@HOST:PORT'],
	["serve --mqtt mqtt://localhost/topic", '--mqtt cannot be "mqtt://localhost/topic"; write mqtt://HOST, or mqtts://USER@HOST:PORT'],
	["serve --mqtt-password-file=", "--mqtt-password-file names no file; write --mqtt-password-file FILE"],
	["serve --mqtt-password-file x", "--mqtt-password-file goes with --mqtt URL only; leave it out"],
	["serve --mqtt mqtt://localhost --mqtt-password-file x", "--mqtt-password-file is the password of nobody; write --mqtt mqtt://USER@HOST"],
	[
		"serve --mqtt mqtt://me:secret@localhost --mqtt-password-file x",
		"--mqtt has a password, and --mqtt-password-file another; leave one of them out",
	],
	[
		"serve --host 0.0.0.0",
		"--host 0.0.0.0 lets everybody in who reaches this computer there; add --password-file FILE, or leave --host out",
	],
	["serve --port /dev/ttyUSB0 --store x", "--store goes with the virtual charger only; leave it out, or --port"],
	["haystack --baud 9600", "--baud goes with --port DEV only; leave it out"],
	["haystack /dev/ttyUSB0", '"/dev/ttyUSB0" is too much; a serial port is given as --port /dev/ttyUSB0'],
	...["0.0.0.0", "::", "192.168.1.2", "charger.example", "127.example"].map(
		(host) =>
			[
				`haystack --host ${host}`,
				`--host ${host} lets everybody in who reaches this computer there; add --password-file FILE, or leave --host out`,
			] as const,
	),
	["consol", '"consol" is not a command; did you mean "console"?'],
	["console", "which charger is missing; write --port DEV for one on a cable, or --simulate for a virtual one"],
	["console /dev/ttyUSB0", '"/dev/ttyUSB0" is too much; a serial port is given as --port /dev/ttyUSB0'],
	["console --simulate --port /dev/ttyUSB0", "--port and --simulate are two chargers; write one of them"],
	["console --simulate --baud 9600", "--baud goes with --port DEV only; leave it out"],
	["console --port /dev/ttyUSB0 --pty", "--pty goes with --simulate only; leave it out"],
	["console --port /dev/ttyUSB0 --set limit=10", "--set goes with --simulate only; leave it out"],
	["console --port /dev/ttyUSB0 --seed 3", "--seed goes with --simulate only; leave it out"],
	["console --port", "--port needs a value; write --port DEV"],
	["console --port=", "--port names no port; write --port DEV, for instance --port /dev/ttyUSB0"],
	["console --port x --baud fast", '--baud cannot be "fast"; write a whole number from 50 to 4000000'],
	["console --port x --baud 49", '--baud cannot be "49"; write a whole number from 50 to 4000000'],
	["console --simulate --set limit=100", "--set: limit: 100 is out of bounds; 0 to 80 A"],
	["console --simulate --json", "console has no option --json; it belongs to pilotlight simulate"],
	["console -x", "there is no option -x; options are --port --baud --simulate --pty --seed --set --help --version"],
	["--help=me", '--help takes no value, not "me"; write --help'],
];

for (const [args, message] of REFUSALS) {
	test(`refused: pilotlight ${args}`, (t) => t.is(refusalOf(args === "" ? [] : args.split(" ")), message));
}

/** What is wrong with them, as the command asks. */
function refusalOf(args: readonly string[]): string {
	const wish = readCommandLine(args);
	return "refused" in wish ? wish.refused : "options" in wish ? wrongSetting(wish.options.settings) : "";
}

for (const [args, message] of [
	["simluate", '"simluate" is not a command; did you mean "simulate"?'],
	["simulate --set limit=100 --scenario -", "--set: limit: 100 is out of bounds; 0 to 80 A"],
	[
		"haystack --password-file no-such-file",
		"--password-file: no-such-file cannot be read (ENOENT: no such file or directory, open 'no-such-file')",
	],
])
	test(`what is refused is told, and nothing runs: pilotlight ${args}`, (t) => {
		const { status, out, err } = pilotlight(args.split(" "), "plug");
		t.is(err, `pilotlight: ${message}\n`);
		t.is(out, "");
		t.is(status, 2);
	});

test("a file that cannot be read", (t) => {
	const { status, out, err } = pilotlight(["simulate", "--scenario", "no-such.scenario"]);
	t.regex(
		err,
		/^pilotlight: --scenario: no-such\.scenario cannot be read \(ENOENT.*\); write the name of a file, or - for standard input\n$/,
	);
	t.is(out, "");
	t.is(status, 2);
});

test("--version is the version of the package", (t) => {
	const { status, out } = pilotlight(["--version"]);
	t.regex(out, /^\d+\.\d+\.\d+\n$/);
	t.is(status, 0);
	t.is(pilotlight(["-v"]).out, out);
});

test("--help names every option, that of simulate every word as well", (t) => {
	const short = pilotlight(["--help"]);
	const long = pilotlight(["simulate", "-h"]);
	for (const option of ["--scenario FILE", "--json", "--attributes", "--seed N", "--set KEY=VALUE", "--engine node|xs"]) {
		t.true(short.out.includes(`\n  ${option} `), option);
		t.true(long.out.includes(`\n  ${option} `), option);
	}
	const port = pilotlight(["console", "--help"]);
	for (const option of ["--port DEV", "--baud N", "--simulate", "--pty", "--seed N", "--set KEY=VALUE"]) {
		t.true(short.out.includes(`\n  ${option} `), option);
		t.true(port.out.includes(`\n  ${option} `), option);
	}
	t.false(port.out.includes("--scenario"));
	t.true(port.out.includes("Ctrl-]"));
	t.false(short.out.includes("draw_power_regulated"));
	t.true(long.out.includes("\n  draw_power_regulated A PHASES "));
	t.is(short.status, 0);
	t.is(long.status, 0);
});
