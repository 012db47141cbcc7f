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

test("the keys of a row do not stay down", (t) => {
	const { stage: at, told } = stage();
	at.hear({ control: "phase", to: 1 });
	at.frame(10);
	t.is(latest(told, "stand", "phase")?.phase, 0);
	t.is(latest(told, "stand", "mains")?.mains, 290);
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
	at.hear({ bench: "expect contactor closed; mains 100" });
	t.true(texts().some((text) => text.startsWith("expected contactor closed, seen open, at")));
	t.is(latest(told, "stand", "mains")?.mains, 100);
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
