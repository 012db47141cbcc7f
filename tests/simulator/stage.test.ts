// SPDX-License-Identifier: Apache-2.0
/** What the panel of the simulator says, and what it is told. */
import test from "ava";
import { jsonLine } from "../../hosts/bench/scenario/entry.js";
import { Desk } from "../../hosts/simulator/desk.js";
import { type Line, Stage } from "../../hosts/simulator/stage.js";

interface Told {
	readonly layout?: { readonly chapters: readonly { readonly controls: readonly object[] }[]; readonly tiles: readonly object[] };
	readonly show?: Readonly<Record<string, { readonly text: string }>>;
	readonly stand?: Readonly<Record<string, number>>;
	readonly pilot?: { readonly duty: number; readonly high: readonly number[] };
	readonly seconds?: number;
	readonly lines?: readonly Line[];
	readonly history?: readonly Line[];
	readonly headline?: { readonly text: string };
	readonly played?: { readonly status: number; readonly errors: readonly string[]; readonly output: readonly string[] };
}

/** A stage, and everything that it has told, as the wire carries it. */
function stage(): { stage: Stage; told: Told[]; texts(): string[] } {
	const told: Told[] = [];
	const made = new Stage((message) => told.push(JSON.parse(JSON.stringify(message))));
	return { stage: made, told, texts: () => told.flatMap(({ lines }) => lines ?? []).map(({ text }) => text.trim()) };
}

/** What was told last of one thing. */
function latest<Key extends "show" | "stand" | "seconds" | "played">(told: readonly Told[], key: Key, of = ""): Told[Key] {
	const having = told.filter((each) => each[key] !== undefined && (of === "" || of in (each[key] as object)));
	return having[having.length - 1]?.[key];
}

test("a panel that is there is told everything", (t) => {
	const { stage: at, told } = stage();
	at.frame(100);
	told.length = 0;
	at.hear({ hello: true });
	t.is(told[0].layout?.tiles.length, 3);
	t.true((told[0].layout?.chapters.length ?? 0) > 4);
	t.is(told.find(({ show }) => show !== undefined)?.show?.state.text, "A1");
	t.is(told.find(({ stand }) => stand !== undefined)?.stand?.amps, 16);
	t.is(told.find(({ pilot }) => pilot !== undefined)?.pilot?.high.length, 4);
});

test("what has not changed is not told again", (t) => {
	const { stage: at, told } = stage();
	at.frame(1_000);
	at.frame(1_000);
	told.length = 0;
	at.frame(10);
	t.deepEqual(told, []);
});

test("a control says its word, which is listed before what comes of it", (t) => {
	const { stage: at, texts, told } = stage();
	at.frame(1_000);
	told.length = 0;
	at.hear({ control: "vehicle", to: 1 });
	at.frame(1_000);
	t.is(texts()[0], "› plug");
	t.true(texts().some((text) => text.endsWith("state B1")));
	at.hear({ control: "nothing of the kind", to: 1 });
	at.hear({ control: "card", to: 0 });
});

test("a key of a row is down while what it does lasts", (t) => {
	const { stage: at, told } = stage();
	at.hear({ control: "phase", to: 1 });
	at.frame(10);
	t.is(latest(told, "stand", "phase")?.phase, 2);
	t.is(latest(told, "stand", "mains")?.mains, 290);
	at.hear({ control: "phase", to: 2 });
	t.is(latest(told, "stand", "phase")?.phase, 0);
	at.hear({ control: "time", to: 0 });
	t.is(latest(told, "stand", "time")?.time, 0);
});

test("the headline is told when it changes", (t) => {
	const { stage: at, told } = stage();
	at.frame(2_000);
	t.is(told.find(({ headline }) => headline !== undefined)?.headline?.text, "Ready");
	told.length = 0;
	at.hear({ bench: "draw_power_regulated 16,3; sleep 10" });
	t.is(told.find(({ headline }) => headline !== undefined)?.headline?.text, "Charging 11.0 kW");
});

test("a typed line goes to the bench or to the console, and says what is wrong with it", (t) => {
	const { stage: at, texts, told } = stage();
	at.frame(100);
	at.hear({ console: "pause" });
	t.true(texts().includes("› > pause"));
	t.true(texts().some((text) => text.endsWith("console: paused")));
	told.length = 0;
	at.hear({ bench: "plugg" });
	t.regex(texts()[1], /did you mean "plug"/);
	told.length = 0;
	at.hear({ bench: "expect contactor closed; mains 100" });
	t.is(latest(told, "stand", "mains")?.mains, 100);
});

test("a check that fails is told once, with whatever failed before or after it", (t) => {
	const { stage: at, texts, told } = stage();
	at.frame(100);
	const failed = (line: string): string[] => {
		told.length = 0;
		at.hear({ bench: line });
		return texts().filter((text) => /expected/.test(text));
	};
	t.deepEqual(failed("expect contactor closed"), ["0.100 s  expected contactor closed: no, open"]);
	t.deepEqual(failed("expect contactor closed; expect state A1; expect state F").length, 3);
	t.regex(
		failed("expect state A1; > disable; iec_wait_pwr_ready").join("\n"),
		/^.*A1: yes\nexpected an offer of power within 3600 s, seen none, at/,
	);
});

test("help lists the words of the bench, and explains one", (t) => {
	const { stage: at, texts, told } = stage();
	at.frame(100);
	told.length = 0;
	at.hear({ bench: "help" });
	t.is(texts()[0], "› help");
	t.true(texts().some((text) => text.startsWith("draw_power_regulated A PHASES")));
	told.length = 0;
	at.hear({ bench: "HELP mains" });
	t.is(texts().length, 3);
	t.regex(texts()[1], /^mains V +the supply/);
	told.length = 0;
	at.hear({ bench: "help mians" });
	t.is(texts()[1], 'there is no help on "mians"; did you mean "mains"?');
});

test("a panel that comes later is told the lines that the one before it had, the newest five hundred", (t) => {
	const { stage: at, told } = stage();
	at.frame(1_000);
	const before = told.flatMap(({ lines }) => lines ?? []);
	told.length = 0;
	at.hear({ hello: true });
	t.deepEqual(told.find(({ history }) => history !== undefined)?.history, before);
	for (let i = 0; i < 20; i++) at.hear({ bench: "help" });
	told.length = 0;
	at.hear({ hello: true });
	t.is(told.find(({ history }) => history !== undefined)?.history?.length, 500);
});

test("controls show what is: what was typed, what limits, and what lasts", (t) => {
	const { stage: at, told } = stage();
	const stands = (line: string, ...keys: string[]): readonly (number | undefined)[] => {
		at.hear({ bench: line });
		at.frame(20);
		return keys.map((key) => latest(told, "stand", key)?.[key]);
	};
	t.deepEqual(stands("sleep 1", "limit", "amps", "mood"), [32, 16, 0]);
	t.deepEqual(stands("draw_power_fixed 10,2", "amps", "phases", "manner", "vehicle"), [10, 1, 1, 2]);
	t.deepEqual(stands("draw_power_regulated 12.5,1", "amps", "phases", "manner"), [12.5, 0, 0]);
	t.deepEqual(stands("> limit panel 80; sleep 1", "limit"), [32]);
	t.deepEqual(stands("> limit panel 10; sleep 1", "limit"), [10]);
	t.deepEqual(stands("> limit panel off; > limit ems 7; sleep 1", "limit"), [7]);
	t.deepEqual(stands("unplug; sleep 1; ev sleeps; plug", "mood", "vehicle"), [1, 1]);
	t.deepEqual(stands("> limit ems off; draw_power_regulated 16,3; sleep 20", "mood"), [1]);
	t.deepEqual(stands("sleep 40", "mood", "vehicle"), [0, 2]);
	t.deepEqual(stands("> set authorization 1; > pause", "authorization", "person"), [1, 1]);
	t.deepEqual(stands("reboot; sleep 1", "authorization", "person"), [1, 1]);
	t.deepEqual(stands("cable 1000", "cable"), [-1]);
	t.deepEqual(stands("cable 680", "cable"), [1]);
	t.deepEqual(stands("tethered", "cable"), [5]);
	t.deepEqual(stands("temperature lost", "sensor"), [1]);
	t.deepEqual(stands("temperature 30", "sensor", "celsius"), [0, 30]);
	t.deepEqual(stands("ev reaction 2", "reaction"), [2]);
	t.deepEqual(stands("> resume; draw_power_regulated 16,3; sleep 9; mains 100; sleep 9", "vehicle"), [2]);
	t.deepEqual(stands("mains 230; pause", "vehicle"), [1]);
	t.deepEqual(stands("mains 230,0,230", "phase"), [1]);
	t.deepEqual(stands("mains 290,160,240", "phase"), [2]);
	t.deepEqual(stands("mains 230", "phase"), [0]);
	t.deepEqual(stands("error_e", "wire"), [1]);
	t.deepEqual(stands("pilot open", "wire"), [2]);
	t.deepEqual(stands("pause; diode_fail", "wire"), [4]);
	t.deepEqual(stands("unplug", "wire"), [0]);
});

test("a typed word moves its control", (t) => {
	const { stage: at, told } = stage();
	at.hear({ bench: "stop_button on; noise 120; Contactor stuck_open; temperature -5; residual 2.5; mains 230,0,230; cable 20" });
	const { stop_button, noise, contactor, celsius, residual, mains, cable } = latest(told, "stand", "noise") ?? {};
	t.deepEqual(
		{ stop_button, noise, contactor, celsius, residual, mains, cable },
		{ stop_button: 1, noise: 120, contactor: 2, celsius: -5, residual: 2.5, mains: 230, cable: 1 },
	);
	told.length = 0;
	at.hear({ bench: "noise 300; plugg" });
	t.is(latest(told, "stand"), undefined);
});

test("the power can be cut and come back", (t) => {
	const { stage: at, told } = stage();
	at.frame(100);
	at.hear({ control: "power", to: 0 });
	t.is(latest(told, "show", "state")?.state.text, "–");
	t.is(latest(told, "stand", "power")?.power, 0);
	at.frame(100);
	at.hear({ bench: "power on" });
	at.frame(100);
	t.is(latest(told, "show", "state")?.state.text, "A1");
	t.is(latest(told, "stand", "power")?.power, 1);
});

test("a word that takes time lets it go by at once", (t) => {
	const { stage: at, told } = stage();
	at.hear({ control: "time", to: 1 });
	t.is(latest(told, "seconds"), 60);
});

test("a clock that was away for hours does not let hours go by", (t) => {
	const desk = new Desk(() => {});
	desk.keepUp(3_600_000);
	t.is(desk.bench.now, 1_000);
});

test("a scenario is played on a bench of its own, and gives its output", (t) => {
	const { stage: at, told } = stage();
	const request = { file: "a", text: "plug; sleep 2; expect state B2", json: true, seed: 1, settings: [] };
	at.hear({ play: request });
	const played = told.find((each) => each.played !== undefined)?.played;
	t.is(played?.status, 0);
	t.is(played?.output[0], jsonLine({ t: 0, kind: "boot", fields: { reason: "power" } }));
	at.hear({ play: { ...request, text: "plugg" } });
	t.is(latest(told, "played")?.status, 2);
});
