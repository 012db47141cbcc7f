// SPDX-License-Identifier: Apache-2.0
/** The override and claims: each lowers or ends what flows, and none overrules what somebody else has said. */
import test from "ava";
import { charging, Laboratory, type Record_ } from "./openEvseLaboratory.js";

function status(laboratory: Laboratory): unknown {
	return laboratory.get("/status").status;
}

test("a current is offered, seen at once, and taken back", (t) => {
	const laboratory = charging();
	t.deepEqual(laboratory.get("/override"), {});
	t.is(laboratory.send("POST", "/override", { charge_current: 10 }), "OK");
	t.deepEqual(laboratory.get("/override"), { auto_release: true, charge_current: 10 });
	const { pilot, max_current, manual_override, state } = laboratory.get("/status");
	t.deepEqual([pilot, max_current, manual_override, state], [10, 10, 1, 3]);
	laboratory.words("within 6 expect amps 10");
	t.is(laboratory.send("DELETE", "/override"), "OK");
	t.deepEqual(laboratory.get("/override"), {});
	laboratory.words("within 6 expect amps 16");
	t.is(laboratory.get("/status").manual_override, 0);
});

test("what was answered is what is read next, whenever it was asked for", (t) => {
	const laboratory = charging();
	for (let round = 0; round < 12; round++) {
		laboratory.words(`sleep 0.${round % 10}7`);
		laboratory.send("POST", "/override", { charge_current: 10 + round });
		t.is(laboratory.get("/status").pilot, 10 + round);
		laboratory.send("POST", "/override", { state: "disabled" });
		t.deepEqual([status(laboratory), laboratory.get("/status").pilot], ["disabled", 0]);
		laboratory.send("DELETE", "/override");
		t.deepEqual([status(laboratory), laboratory.get("/status").pilot], ["active", 32]);
	}
});

test("of two currents the least counts", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/override", { charge_current: 12, max_current: 8 });
	t.is(laboratory.get("/status").pilot, 8);
});

test("disabled ends charging, whatever current stands beside it, and active lets it go on", (t) => {
	const laboratory = charging();
	t.is(laboratory.send("POST", "/override", { state: "disabled", max_current: 10 }), "OK");
	laboratory.words("within 5 expect contactor open");
	const { state, max_current, pilot } = laboratory.get("/status");
	t.deepEqual([state, status(laboratory), max_current, pilot], [254, "disabled", 10, 0]);
	laboratory.words("for 120 expect contactor open");
	t.is(laboratory.send("POST", "/override", { state: "active", max_current: 10 }), "OK");
	laboratory.words("within 90 expect contactor closed; sleep 2; expect amps 10");
	t.is(laboratory.get("/status").state, 3);
});

test("disabled before there is a vehicle holds when one comes", (t) => {
	const laboratory = new Laboratory();
	t.is(laboratory.send("POST", "/override", { state: "disabled" }), "OK");
	laboratory.words("plug; draw_power_regulated 16,3; for 60 expect contactor open");
	t.deepEqual(laboratory.get("/override"), { auto_release: true, state: "disabled" });
});

test("0 A is too little to charge", (t) => {
	const laboratory = charging();
	t.is(laboratory.send("POST", "/override", { state: "active", charge_current: 0 }), "OK");
	laboratory.words("within 5 expect contactor open");
	t.is(laboratory.get("/status").pilot, 0);
});

test("active overrules nobody: not a pause, not a limit, not the owner, not the circuit, not a protection", (t) => {
	const active = { state: "active", charge_current: 80, max_current: 80 };
	const held: readonly (readonly [words: string, expects: string])[] = [
		["> pause", "for 60 expect contactor open"],
		["> limit ems 0", "for 60 expect contactor open"],
		["> disable", "for 60 expect contactor open"],
		["> forbid", "for 60 expect contactor open"],
		["residual 30", "for 60 expect contactor open"],
		["> limit ems 7", "within 6 expect amps 7; for 60 expect amps 7"],
		["> set userLimit 8", "within 6 expect amps 8; for 60 expect amps 8"],
		["> set limit 9", "within 6 expect amps 9; for 60 expect amps 9"],
	];
	for (const [words, expects] of held) {
		const laboratory = charging();
		laboratory.words(`${words}\nsleep 5`);
		t.is(laboratory.send("POST", "/override", active), "OK", words);
		t.is(laboratory.send("POST", "/claims/20", active), "OK", words);
		t.notThrows(() => laboratory.words(expects), words);
	}
});

test("what was paused by somebody else stays so when an override is released", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/override", { state: "disabled" });
	laboratory.words("> pause\nsleep 3");
	laboratory.send("DELETE", "/override");
	laboratory.words("for 120 expect contactor open");
	t.is(status(laboratory), "disabled");
});

test("it ends with the vehicle, unless it is to stay", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/override", { charge_current: 10 });
	laboratory.send("POST", "/claims/20", { charge_current: 12 });
	laboratory.words("unplug; sleep 5");
	t.deepEqual(laboratory.get("/override"), {});
	t.deepEqual(laboratory.get("/claims"), [{ client: 20, priority: 500, auto_release: false, charge_current: 12 }] as unknown as Record_);
	t.is(laboratory.send("POST", "/override", { charge_current: 10, auto_release: false }), "OK");
	laboratory.words("plug; sleep 5; unplug; sleep 5");
	t.deepEqual(laboratory.get("/override"), { auto_release: false, charge_current: 10 });
});

test("it is taken whole: what is left out, or cleared, is not wanted any more", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/override", { state: "active", charge_current: 10, max_current: 12 });
	t.is(laboratory.send("POST", "/override", { max_current: 14, charge_current: "clear", state: "clear" }), "OK");
	t.deepEqual(laboratory.get("/override"), { auto_release: true, max_current: 14 });
	t.is(laboratory.get("/status").pilot, 14);
});

test("a toggle disables what is active, and releases what stands", (t) => {
	const laboratory = charging();
	t.is(laboratory.send("PATCH", "/override"), "OK");
	t.deepEqual(laboratory.get("/override"), { state: "disabled", auto_release: true });
	t.is(laboratory.send("PATCH", "/override"), "OK");
	t.deepEqual(laboratory.get("/override"), {});
	laboratory.words("> pause\nsleep 2");
	t.is(laboratory.send("PATCH", "/override"), "OK");
	t.deepEqual(laboratory.get("/override"), { state: "active", auto_release: true });
	t.is(status(laboratory), "disabled", "somebody has paused it");
});

test("what is released and was not there is as well as released", (t) => {
	const laboratory = new Laboratory();
	t.is(laboratory.send("DELETE", "/override"), "OK");
	t.is(laboratory.send("DELETE", "/claims/20"), "OK");
});

test("claims of several clients: the least counts, and each is its own", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/claims/20", { charge_current: 14, auto_release: true });
	laboratory.send("POST", "/claims/131073", { max_current: 12 });
	laboratory.send("POST", "/override", { state: "active" });
	t.deepEqual(laboratory.get("/claims"), [
		{ client: 20, priority: 500, auto_release: true, charge_current: 14 },
		{ client: 131_073, priority: 500, auto_release: false, max_current: 12 },
		{ client: 65_537, priority: 1_000, auto_release: true, state: "active" },
	] as unknown as Record_);
	t.deepEqual(laboratory.get("/claims/20"), { priority: 500, auto_release: true, charge_current: 14 });
	t.deepEqual(laboratory.get("/claims/target"), {
		properties: { state: "active", charge_current: 12, max_current: 12, auto_release: false },
		claims: { charge_current: 131_073, max_current: 131_073 },
	});
	t.is(laboratory.send("DELETE", "/claims/131073"), "OK");
	t.is(laboratory.get("/status").pilot, 14);
	t.deepEqual(laboratory.ask("GET", "/claims/131073").text, '{"msg":"client 131073 has no claim"}');
	laboratory.send("POST", "/claims/20", { state: "disabled" });
	t.deepEqual(laboratory.get<{ claims: unknown }>("/claims/target").claims, { state: 20, charge_current: 20, max_current: 20 });
	// the override is a client as well
	t.deepEqual(laboratory.get("/claims/65537"), { priority: 1_000, auto_release: true, state: "active" });
});

test("there is room for four clients beside the override", (t) => {
	const laboratory = new Laboratory();
	for (const client of [1, 2, 3, 4]) t.is(laboratory.send("POST", `/claims/${client}`, { charge_current: 20 }), "OK");
	t.is(
		laboratory.send("POST", "/claims/5", { charge_current: 20 }),
		"400 4 clients have claims, and there is room for no more; release one",
	);
	t.is(laboratory.send("POST", "/claims/4", { charge_current: 19 }), "OK");
	t.is(laboratory.send("POST", "/override", { state: "disabled" }), "OK");
	t.is(laboratory.send("DELETE", "/claims/1"), "OK");
	t.is(laboratory.send("POST", "/claims/5", { charge_current: 20 }), "OK");
});

test("a charger that restarts keeps what was claimed", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/override", { state: "disabled" });
	laboratory.words("within 5 expect contactor open; power off; sleep 10; power on; for 60 expect contactor open");
	t.deepEqual(laboratory.get("/override"), { auto_release: true, state: "disabled" });
});

test("whoever serves and restarts finds what stands: what it allows, not in which words it was said", (t) => {
	const laboratory = charging();
	const after = (told: unknown) => {
		laboratory.send("POST", "/override", told);
		laboratory.restart();
		return laboratory.get("/override");
	};
	t.deepEqual(after({ charge_current: 10 }), { state: "active", max_current: 10 });
	t.deepEqual(after({ state: "active" }), { state: "active" });
	t.deepEqual(after({ state: "disabled", max_current: 10 }), { state: "disabled" });
	t.is(status(laboratory), "disabled");
	laboratory.words("for 60 expect contactor open");
	t.is(laboratory.send("DELETE", "/override"), "OK");
	t.deepEqual(laboratory.get("/override"), {});
	laboratory.words("within 90 expect contactor closed");
});

test("a limit that somebody else has set by its name, or taken away, is seen", (t) => {
	const laboratory = charging();
	laboratory.send("POST", "/override", { charge_current: 10 });
	laboratory.words("> limit openevse 8.5\nsleep 2");
	t.deepEqual(laboratory.get("/override"), { state: "active", max_current: 8 });
	laboratory.words("> limit openevse off\nsleep 2");
	t.deepEqual(laboratory.get("/override"), {});
});

/** So many limits that not all of them can be seen. */
const CROWD = Array.from({ length: 8 }, (_, i) => `> limit some.manager.called.${i} 32`).join("\n");

test("where not all limits can be seen, nothing is enabled that was disabled, and status says so", (t) => {
	const laboratory = charging();
	laboratory.words(`${CROWD}\nsleep 3`);
	t.is(laboratory.send("POST", "/override", { state: "disabled" }), "OK");
	laboratory.words("within 5 expect contactor open");
	t.deepEqual(laboratory.get("/override"), { auto_release: true, state: "disabled" });
	laboratory.restart();
	t.is(status(laboratory), "disabled");
	t.is(
		laboratory.send("POST", "/override", { charge_current: 10 }),
		"400 so many limits are set that it cannot be seen whether this one stands; say the state as well",
	);
	laboratory.words("for 60 expect contactor open");
	t.is(laboratory.send("POST", "/override", { state: "active", charge_current: 10 }), "OK");
	laboratory.words("within 90 expect contactor closed");
	t.is(laboratory.send("DELETE", "/override"), "OK");
	t.is(laboratory.send("DELETE", "/override"), "OK", "the port says that there is none");
	laboratory.words("within 6 expect amps 16");
});
