// SPDX-License-Identifier: Apache-2.0
/** What stands at a board, as errors of EVerest's closed list: raised before anything else, cleared, unique, told again, and never left behind. */
import test from "ava";
import { FAULTS } from "../../src/control/faults.js";
import { BOARD_FAULTS, ERROR_ROWS } from "../../src/everest/board/faults.js";
import { HOLDS } from "../../src/evse/holds.js";
import { BoardLaboratory, charging } from "./boardLaboratory.js";
import { ERROR_ENUM } from "./boardSchema.js";
import { Scripted } from "./scripted.js";

/** Errors that EvseManager goes on charging with (its ErrorHandling). */
const HARMLESS = ["MREC3HighTemperature", "MREC18CableOverTempDerate", "VendorWarning"];

/** Type and sub_type of what was raised or cleared since the last look. */
function told(board: Scripted, name: string): string[] {
	return board.heard(name).map((payload) => {
		const { type, sub_type } = JSON.parse(payload) as { type: string; sub_type: string };
		return `${type}/${sub_type}`;
	});
}

test("every fault has a type of the list, no two rows the same pair, and what stops here stops there", (t) => {
	t.is(new Set(ERROR_ROWS.map(({ type, name }) => `${type} ${name}`)).size, ERROR_ROWS.length);
	t.is(new Set(ERROR_ROWS.map(({ name }) => name)).size, ERROR_ROWS.length);
	for (const { name, severity } of FAULTS) {
		t.true(ERROR_ENUM.includes(BOARD_FAULTS[name]), name);
		t.is(HARMLESS.includes(BOARD_FAULTS[name]), severity === "warn", name);
	}
	const holds = HOLDS.map(({ name }) => name as string);
	for (const name of ["unavailable", "user", "wear", "supply"]) t.true(holds.includes(name) && ERROR_ROWS.some((row) => row.name === name));
});

for (const { name } of FAULTS)
	test(`${name} is raised at once by its event, and cleared by its event`, (t) => {
		const board = new Scripted();
		board.face.event("FaultRaised", { fault: name });
		t.deepEqual(told(board, "raise_error"), [`${BOARD_FAULTS[name]}/${name}`]);
		board.face.event("FaultRaised", { fault: name });
		t.deepEqual(told(board, "raise_error"), [], "once");
		board.show({ faults: name });
		board.pass(1_000);
		board.face.event("FaultCleared", { fault: name });
		t.deepEqual(told(board, "clear_error"), [`${BOARD_FAULTS[name]}/${name}`]);
		board.show({ faults: "" });
		board.pass(2_000);
		t.deepEqual(
			board.heard().filter((line) => /_error/.test(line)),
			[],
		);
	});

test("where an event was missed the snapshot tells, and a snapshot that is older than an event tells nothing", (t) => {
	const board = new Scripted();
	board.face.missed();
	board.show({ faults: "overvoltage,diode" });
	board.pass(100);
	t.deepEqual(told(board, "raise_error"), ["DiodeFault/diode", "MREC5OverVoltage/overvoltage"]);
	board.face.event("FaultRaised", { fault: "welded" });
	board.show({ faults: "diode" });
	board.pass(300);
	t.deepEqual(
		board
			.heard()
			.filter((line) => /_error/.test(line))
			.map((line) => line.slice(0, 60)),
		[
			'raise_error {"type":"MREC17EVSEContactorFault","sub_type":"welded"'.slice(0, 60),
			'clear_error {"type":"MREC5OverVoltage","sub_type":"overvoltage"}'.slice(0, 60),
		],
	);
	board.pass(500);
	t.deepEqual(told(board, "clear_error"), ["MREC17EVSEContactorFault/welded"], "what the snapshot still does not have is none");
});

for (const name of ["unavailable", "user", "wear", "supply"])
	test(`the charger's own hold ${name} is an error while it stands`, (t) => {
		const board = new Scripted();
		board.show({ holds: `host,${name}` });
		board.pass(100);
		t.deepEqual(told(board, "raise_error"), [`VendorError/${name}`]);
		board.show({ holds: "phases,energy,host" });
		board.pass(100);
		t.deepEqual(told(board, "clear_error"), [`VendorError/${name}`]);
	});

test("whatever stands is raised again every 30 s, and what is over is cleared once more: EVerest may not have heard", (t) => {
	const board = new Scripted();
	board.face.event("FaultRaised", { fault: "overvoltage" });
	board.show({ faults: "overvoltage", holds: "user" });
	board.pass(1_000);
	board.show({ holds: "" });
	board.pass(1_000);
	board.forget();
	board.pass(30_000);
	t.deepEqual(told(board, "raise_error"), ["MREC5OverVoltage/overvoltage"]);
	board.show({ faults: "" });
	board.pass(31_000);
	t.deepEqual(told(board, "clear_error"), ["MREC5OverVoltage/overvoltage", "MREC5OverVoltage/overvoltage"]);
	board.pass(61_000);
	t.deepEqual(
		board.heard().filter((line) => /_error/.test(line)),
		[],
		"and then it is left alone",
	);
});

test("a board that has restarted clears what one before it may have raised", (t) => {
	const laboratory = charging();
	laboratory.words("mains 270; sleep 15");
	t.true(laboratory.errors().includes("+MREC5OverVoltage/overvoltage"));
	laboratory.broker.isThere = false;
	laboratory.words("mains 230; sleep 90");
	laboratory.restart();
	laboratory.words("sleep 6");
	const errors = laboratory.everything().filter(({ topic }) => topic.endsWith("_error"));
	const names = (of: string): string[] =>
		errors.filter(({ topic }) => topic.endsWith(of)).map(({ payload }) => JSON.parse(payload).sub_type);
	t.deepEqual(names("raise_error"), ["host_lost"]);
	t.deepEqual([...names("clear_error"), "host_lost"].sort(), ERROR_ROWS.map(({ name }) => name).sort());
});

test("what ends while the broker is away is cleared when it is back", (t) => {
	const board = new Scripted();
	board.face.event("FaultRaised", { fault: "diode" });
	board.show({ faults: "diode" });
	board.pass(1_000);
	board.broker.isThere = false;
	board.pass(1_000);
	board.face.event("FaultCleared", { fault: "diode" });
	board.show({ faults: "" });
	board.pass(1_000);
	board.forget();
	board.broker.isThere = true;
	board.pass(1_000);
	t.true(told(board, "clear_error").includes("DiodeFault/diode"));
});

test("a fault in a charge: the error comes before the letter that follows from it, and is over when it is", (t) => {
	const laboratory = charging();
	laboratory.everything();
	laboratory.words("mains 270");
	laboratory.live(10);
	const [first] = laboratory.everything().filter(({ topic }) => /raise_error|event$/.test(topic));
	t.true(first.topic.endsWith("raise_error"), first.payload);
	laboratory.words("mains 230");
	laboratory.live(120);
	t.true(laboratory.errors().includes("-MREC5OverVoltage/overvoltage"));
});

test("the stop button asks for the end of the transaction when it is pressed, and not while it is", (t) => {
	const board = new Scripted();
	board.face.event("FaultRaised", { fault: "stop_button" });
	board.show({ faults: "stop_button" });
	board.pass(40_000);
	t.deepEqual(board.heard("request_stop_transaction"), ['{"reason":"EmergencyStop"}']);
	board.broker.lose();
	board.pass(5_000);
	t.deepEqual(board.heard("request_stop_transaction"), []);
});

test("while the port decides itself, EVerest has an error that says so, and people are told how to change it", (t) => {
	const laboratory = new BoardLaboratory([], "sleep 6", []);
	t.true(laboratory.errors().includes("+VendorError/port_decides"));
	t.deepEqual(laboratory.said, ["EVerest decides nothing here, the port does: its setting mode is port; type: set mode everest"]);
	laboratory.live(3);
	t.deepEqual(laboratory.events(), [], "nothing of what the port does is EVerest's");
	laboratory.words("plug; sleep 2; > set mode everest; sleep 6");
	t.is(laboratory.said.length, 1);
	laboratory.words("unplug; sleep 3");
	laboratory.live(4);
	t.deepEqual(
		laboratory.errors().filter((each) => /port_decides|host_lost/.test(each)),
		["-VendorError/port_decides"],
	);
	laboratory.words("> set mode port; sleep 6");
	t.is(laboratory.said.length, 2);
	t.true(laboratory.errors().includes("+VendorError/port_decides"));
});

for (const [reply, faults] of [
	["true", ""],
	["false", "residual_trip"],
] as const)
	test(`reset: ${reply} is replied where ${faults || "no fault of the residual current device"} stands afterwards`, (t) => {
		const board = new Scripted();
		board.show({ faults: "residual_trip" });
		board.pass(1_000);
		board.forget();
		t.deepEqual(board.tell("reset", '{"headers":{"replyTo":"a/reply"}}'), ["clear"]);
		board.pass(500);
		t.deepEqual(board.heard("reply"), []);
		board.show({ faults });
		board.pass(5_000);
		t.deepEqual(board.heard("reply"), [reply]);
		t.deepEqual(board.heard("reply"), [], "once");
	});

test("reset: where clearing is refused, and where a newer reset has overtaken one, false is replied", (t) => {
	const board = new Scripted();
	board.outcome = () => ({ refused: "busy" });
	board.tell("reset", '{"headers":{"replyTo":"a/reply"}}');
	board.pass(200);
	t.deepEqual(board.heard("reply"), ["false"]);
});

test("residual current: tripped, reset, and closed again only by a fresh permission", (t) => {
	const laboratory = charging(["residual.fitted=yes"]);
	laboratory.live(20);
	laboratory.words("expect contactor closed; residual 7; sleep 1; expect contactor open");
	t.true(laboratory.errors().includes("+MREC2GroundFailure/residual_trip"));
	laboratory.allow(false);
	laboratory.words("residual 0");
	laboratory.tell("reset", '{"headers":{"replyTo":"r"}}');
	laboratory.live(5);
	t.true(laboratory.last("r"));
	t.true(laboratory.errors().includes("-MREC2GroundFailure/residual_trip"));
	laboratory.live(30);
	laboratory.words("expect contactor open");
	laboratory.allow(true);
	laboratory.live(10);
	laboratory.words("expect contactor closed");
});
