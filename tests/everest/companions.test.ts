// SPDX-License-Identifier: Apache-2.0
/** The companions of a board: its meter, which falls silent when it is not to be believed, and its reader, whose tokens EVerest decides on. */
import test from "ava";
import { TOKEN_KINDS } from "../../src/evse/cards.js";
import { charging, hosted, METER, TOKENS } from "./boardLaboratory.js";
import { BOARD_SENT } from "./boardSchema.js";
import { Scripted } from "./scripted.js";

type Values = { readonly [name: string]: { readonly [name: string]: number } };

test("the meter: a value each second, and that it is there", (t) => {
	const laboratory = charging();
	laboratory.live(5);
	laboratory.everything();
	laboratory.live(10);
	t.is(laboratory.heard(`${METER}/m2e/communication_check`).length, 10);
	const values = laboratory.told(`${METER}/m2e/powermeter_values`) as unknown as Values[];
	t.is(values.length, 10);
	const { power_W, current_A, voltage_V, energy_Wh_import } = values.at(-1) as Values;
	t.deepEqual([power_W, current_A, voltage_V], [{ total: 11_040 }, { L1: 16, L2: 16, L3: 16 }, { L1: 230, L2: 230, L3: 230 }]);
	t.true(energy_Wh_import.total > values[0].energy_Wh_import.total);
});

test("a meter that is lost falls silent, wholly, and the board raises a warning, which stops nothing", (t) => {
	const laboratory = charging();
	laboratory.words("meter lost");
	laboratory.live(15);
	t.true(laboratory.errors().includes("+VendorWarning/meter_lost"));
	laboratory.live(10);
	t.deepEqual(
		laboratory.everything().filter(({ topic }) => topic.startsWith(METER)),
		[],
	);
	laboratory.words("expect contactor closed");
	laboratory.words("meter ok");
	laboratory.live(60);
	t.true(laboratory.heard(`${METER}/m2e/powermeter_values`).length > 0);
});

test("the warnings of the meter are VendorWarning, by the name of the fault", (t) => {
	const board = new Scripted();
	for (const fault of ["meter_lost", "meter_frozen"]) board.face.event("FaultRaised", { fault });
	t.deepEqual(
		board.heard("raise_error").map((payload) => JSON.parse(payload).type),
		["VendorWarning", "VendorWarning"],
	);
});

test("on one phase nothing flows in the other two, so that EVerest watches over the one; of a meter of one phase on three nothing is made up", (t) => {
	const board = new Scripted();
	const unknown = -0x8000_0000;
	board.show({ "meter.speaks": "yes", "meter.current1": 16_000, "meter.current2": unknown, "meter.current3": unknown });
	const current = (): unknown => {
		board.pass(1_000);
		return JSON.parse(board.heard("powermeter_values").at(-1) ?? "null")?.current_A;
	};
	board.show({ "set.phases": 1 });
	t.deepEqual(current(), { L1: 16, L2: 0, L3: 0 });
	board.show({ "set.phases": 3 });
	t.deepEqual(current(), { L1: 16 });
	board.show({ "set.phases": 1, "meter.current1": unknown });
	t.is(current(), undefined, "a meter that says no current says none");
});

for (const name of ["start_transaction", "stop_transaction"])
	test(`${name} is answered: not supported`, (t) => {
		const board = new Scripted();
		board.face.message(`${METER}/e2m/${name}`, '{"headers":{"replyTo":"a/reply"},"payload":{}}', false);
		board.face.message(`${METER}/e2m/${name}`, "{}", false);
		t.deepEqual(board.heard("reply"), ['{"status":"NOT_SUPPORTED"}']);
		for (const payload of ["", "x", undefined]) board.face.message(`${METER}/e2m/${name}`, payload, false);
		t.deepEqual(board.said, [`${name} is not answered: write {"headers":{"replyTo":"a topic"},"payload":…}`]);
		t.deepEqual(board.asked, []);
	});

const MEANS: { readonly [kind: string]: string } = { Central: "OCPP", eMAID: "PlugAndCharge", MacAddress: "Autocharge" };

for (const kind of TOKEN_KINDS)
	test(`a token of the kind ${kind} is provided with how it was shown`, (t) => {
		const board = new Scripted();
		board.face.event("TokenPresented", { token: "04A2B3C4", tokenKind: kind });
		board.face.event("CardShown", { token: "04A2B3C4", tokenKind: kind });
		const [token, ...more] = board.heard("provided_token").map((payload) => JSON.parse(payload));
		t.deepEqual(token, { id_token: { value: "04A2B3C4", type: kind }, authorization_type: MEANS[kind] ?? "RFID" });
		t.deepEqual(more, []);
		t.is(BOARD_SENT.auth_token_provider.provided_token(token, "token"), "");
	});

test("a token from the console, and one from a reader, are for EVerest to decide on", (t) => {
	const laboratory = hosted();
	laboratory.words("plug; > authorize CARD1 ISO14443; sleep 1");
	t.deepEqual(laboratory.told(`${TOKENS}/m2e/provided_token`), [
		{ id_token: { value: "CARD1", type: "ISO14443" }, authorization_type: "RFID" },
	]);
	laboratory.words("> authorize PIN1 KeyCode; sleep 1");
	t.is(laboratory.heard(`${TOKENS}/m2e/provided_token`).length, 1);
	laboratory.live(2);
	laboratory.words("expect contactor open");
});
