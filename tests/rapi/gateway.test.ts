// SPDX-License-Identifier: Apache-2.0
/** The conversation of OpenEVSE's WiFi gateway with its charger, by its documented sequence: it has to find an OpenEVSE. */
import test, { type ExecutionContext } from "ava";
import { VERSION } from "../../src/version.js";
import { Line } from "./line.js";

/** How many words the gateway wants of each answer, `$OK` among them; with fewer it takes the answer for none. */
const LEAST_WORDS = { GV: 3, GF: 4, GE: 3, GC: 5, GA: 3, GI: 2, SY: 4, GG: 3, GS: 5, GP: 4, GU: 3, SC: 2 } as const;

/** The gateway at the other end of the line, and what it believes. */
class Gateway {
	readonly line: Line;
	readonly #t: ExecutionContext;
	state = "";
	flags = 0;
	amps = 0;
	booted = 0;
	#seconds = 0;

	constructor(t: ExecutionContext, line: Line) {
		this.#t = t;
		this.line = line;
	}

	/** Sends a command; the words of its answer. */
	ask(command: string): string[] {
		const words = this.line.ask(command).split(" ");
		const least = LEAST_WORDS[command.slice(0, 2) as keyof typeof LEAST_WORDS] ?? 1;
		this.#t.true(words.length >= least, `${command}: ${words.join(" ")}`);
		this.#t.true(words[0] === "OK" || words[0] === "NK", command);
		this.#t.false(words.join("").includes(":"));
		return words;
	}

	/** What it asks at its own start, and after `$AB`. */
	begin(): void {
		for (const command of ["GF", "GE", "GC", "GA", "GI"]) this.#t.is(this.ask(command)[0], "OK", command);
		this.#t.deepEqual(this.ask("SY 5 6").slice(0, 3), ["OK", "5", "6"]);
	}

	/** Seconds go by, with all that it asks in each of them. */
	seconds(count: number, letter = this.line.letter): this {
		for (let s = 0; s < count; s++) {
			if (this.ask("SY")[0] === "NK") this.#t.is(this.ask("SY 165")[0], "OK");
			this.ask("GG");
			if (this.#seconds++ % 30 === 0) {
				this.#learn(this.ask("GS"));
				this.ask("GP");
			}
			if (this.state === "03") this.ask("GC");
			this.line.run(1_000, letter);
			this.#listen();
		}
		return this;
	}

	#learn([, state, , , flags]: string[]): void {
		this.state = state;
		this.flags = Number.parseInt(flags, 16);
	}

	/** What comes unasked. */
	#listen(): void {
		for (const frame of this.line.news()) {
			const words = frame.split(" ");
			if (words[0] === "AB") {
				this.booted++;
				this.#t.is(words.length, 3);
				this.begin();
			} else {
				this.#t.is(words[0], "AT");
				this.#t.is(words.length, 5, "with fewer words it crashes");
				this.state = words[1];
				this.amps = Number(words[3]);
				this.flags = Number.parseInt(words[4], 16);
			}
		}
	}
}

/** A gateway that has found its charger. */
function connected(t: ExecutionContext, line = new Line(["limit=32"])): Gateway {
	line.run(1_500);
	line.told();
	const gateway = new Gateway(t, line);
	const [, firmware, protocol] = gateway.ask("GV");
	t.is(firmware, VERSION);
	t.regex(protocol, /^5\.\d+\.\d+$/, "three numbers, or it says that nothing is connected; from 6 on it would ask for more");
	gateway.begin();
	return gateway;
}

test("it finds an OpenEVSE that waits", (t) => {
	const gateway = connected(t).seconds(31);
	t.is(gateway.state, "01");
	t.is(gateway.flags & 0x4000, 0, "no boot lock, or it would send $SB for ever");
	t.true(gateway.line.rapi.talking);
});

test("it sees a vehicle plugged in, charging and gone by what comes unasked", (t) => {
	const gateway = connected(t).seconds(3);
	gateway.seconds(2, "B");
	t.is(gateway.state, "02");
	t.is(gateway.flags & 0x0100, 0x0100);
	gateway.seconds(3, "C");
	t.is(gateway.state, "03");
	t.is(gateway.flags & 0x0040, 0x0040);
	gateway.seconds(2, "B");
	t.is(gateway.state, "02");
	gateway.seconds(3, "A");
	t.is(gateway.state, "01");
	t.is(gateway.flags & 0x0100, 0);
});

test("it sets the current for solar power, and the pilot follows", (t) => {
	const gateway = connected(t).seconds(2, "B").seconds(3, "C");
	for (const amps of [10, 6, 32, 16]) {
		t.deepEqual(gateway.ask(`SC ${amps} V`), ["OK", `${amps}`]);
		gateway.seconds(6);
		t.is(Math.round(gateway.line.firmware.report.signalledMa / 1_000), amps);
		t.is(gateway.amps, amps, "told unasked");
		t.is(gateway.ask("GC")[3], `${amps}`);
	}
});

test("it is away for a minute: the fallback; it comes back: the current, after its acknowledgement", (t) => {
	const gateway = connected(t).seconds(2, "B").seconds(3, "C");
	gateway.line.run(60_000);
	t.is(Math.round(gateway.line.firmware.report.signalledMa / 1_000), 6);
	const answers = [gateway.line.ask("SY"), gateway.line.ask("SY 165"), gateway.line.ask("SY")];
	t.deepEqual(answers, ["NK 5 6 2", "OK 5 6 1", "OK 5 6 1"]);
	gateway.seconds(3);
	t.is(Math.round(gateway.line.firmware.report.signalledMa / 1_000), 32);
	t.is(gateway.amps, 32);
});

test("it restarts, and asks all over: nothing is left at 6 A", (t) => {
	const gateway = connected(t).seconds(2, "B").seconds(3, "C");
	gateway.line.run(60_000);
	const { line } = connected(t, gateway.line).seconds(3);
	t.is(Math.round(line.firmware.report.signalledMa / 1_000), 32);
});

test("the charger restarts: $AB, and the conversation begins anew", (t) => {
	const gateway = connected(t).seconds(2, "B").seconds(3, "C");
	gateway.line.reboot();
	gateway.seconds(10);
	t.is(gateway.booted, 1);
	t.is(gateway.state, "03", "and the vehicle charges on");
	gateway.seconds(30);
	t.is(gateway.booted, 1, "once");
});

test("it pauses with $FS, and goes on with $FE", (t) => {
	const gateway = connected(t).seconds(2, "B").seconds(3, "C");
	t.deepEqual(gateway.ask("FS"), ["OK"]);
	gateway.seconds(8, "B");
	t.is(gateway.state, "fe");
	t.deepEqual(gateway.ask("GS").slice(3), ["02", "0500"]);
	t.deepEqual(gateway.ask("FE"), ["OK"]);
	gateway.seconds(4, "C");
	t.is(gateway.state, "03");
	t.deepEqual(gateway.ask("GU").length, 3);
});

test("a display that is not there refuses, whatever text it sends", (t) => {
	const gateway = connected(t);
	t.deepEqual(gateway.ask("FP 0 0 a\xfeb\xfec"), ["NK"]);
	t.deepEqual(gateway.ask("FB 2"), ["NK"]);
	t.deepEqual(gateway.ask("F0 0"), ["NK"]);
	gateway.seconds(3);
});
