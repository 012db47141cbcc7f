// SPDX-License-Identifier: Apache-2.0
/** Every topic that a board has, against what EVerest's published specification says of it: what is sent, what is asked for, what is replied. */
import test from "ava";
import type { TopicRow } from "../../src/everest/api/part.js";
import { BOARD_TOPICS } from "../../src/everest/board/boardPart.js";
import { BOARD_ERRORS } from "../../src/everest/board/faults.js";
import { METER_TOPICS } from "../../src/everest/board/meterPart.js";
import { TOKEN_TOPICS } from "../../src/everest/board/tokenPart.js";
import { BOARD, BoardLaboratory, charging, hosted, METER, TOKENS } from "./boardLaboratory.js";
import { BOARD_REPLIED, BOARD_SENT, CHANNELS, ERROR_ENUM, REPLY_TO, SENT_EXAMPLES, TOLD_EXAMPLES } from "./boardSchema.js";
import { Scripted } from "./scripted.js";

const TABLES: { readonly [type: string]: readonly TopicRow[] } = {
	evse_board_support: BOARD_TOPICS,
	powermeter: METER_TOPICS,
	auth_token_provider: TOKEN_TOPICS,
};
const BASES: { readonly [type: string]: string } = { evse_board_support: BOARD, powermeter: METER, auth_token_provider: TOKENS };
/** The meter signs nothing. */
const NEVER = ["powermeter/public_key_ocmf"];

/** A charge in which each thing is told. */
function everything(): BoardLaboratory {
	const laboratory = charging(["phaseSwitch=yes", "lock.fitted=yes"]);
	laboratory.words("> authorize CARD1 ISO14443; mains 270; sleep 15; mains 230");
	laboratory.live(90);
	laboratory.words("> stop; sleep 3; unplug; sleep 3");
	return laboratory;
}

test("the tables have every channel of the documents, and no other", (t) => {
	for (const [type, { m2e, e2m }] of Object.entries(CHANNELS)) {
		const names = (direction: string): string[] => TABLES[type].filter((row) => row.direction === direction).map(({ name }) => name);
		t.deepEqual([...names("e2m")].sort(), e2m.split(" ").sort());
		t.deepEqual([...names("m2e"), "communication_check"].sort(), m2e.split(" ").sort());
		for (const { says, payload } of TABLES[type]) t.true(says.length > 5 && payload.length > 2);
	}
	t.deepEqual([...BOARD_ERRORS], ERROR_ENUM);
	t.is(ERROR_ENUM.length, 36);
});

test("whatever a board sends is as the specification has it, and every topic is used that there is something for", (t) => {
	const laboratory = new BoardLaboratory(["phaseSwitch=yes"]);
	const all = [...laboratory.everything(), ...everything().everything(), ...hosted().everything()];
	const used = new Set<string>();
	for (const { topic, payload, retain } of all) {
		const type = Object.keys(BASES).find((each) => topic.startsWith(`${BASES[each]}/m2e/`)) ?? "";
		const name = topic.slice(topic.lastIndexOf("/") + 1);
		t.is(BOARD_SENT[type]?.[name]?.(JSON.parse(payload), name) ?? `${topic} is no topic of a board`, "", payload);
		t.false(retain, "EVerest retains nothing");
		used.add(`${type}/${name}`);
	}
	const published = Object.entries(CHANNELS).flatMap(([type, { m2e }]) => m2e.split(" ").map((name) => `${type}/${name}`));
	t.deepEqual(
		published.filter((name) => !used.has(name)),
		NEVER,
	);
});

for (const [type, name, payload, asked] of SENT_EXAMPLES)
	test(`the example of ${type}/${name} is understood, as it is printed there and compact`, (t) => {
		for (const text of [JSON.stringify(payload, null, 4), JSON.stringify(payload)]) {
			const board = new Scripted();
			board.face.message(`${BASES[type]}/e2m/${name}`, text, false);
			t.deepEqual(board.asked, asked);
			board.pass(2_000);
			const replies = board.broker.heard.filter(({ topic }) => topic === REPLY_TO);
			const check = BOARD_REPLIED[name];
			// its braces are no wildcards: the example is a topic
			t.deepEqual(
				replies.map((reply) => check?.(JSON.parse(reply.payload), name)),
				check === undefined ? [] : [""],
			);
			t.deepEqual(board.said, []);
		}
	});

for (const [type, name, payload] of TOLD_EXAMPLES)
	test(`the example of ${type}/${name} is told`, (t) => {
		const board = new Scripted();
		board.broker.lose();
		board.show({ "contactor.is": "open", "set.outlet": 0, "phases.connected": "3", "leakage.dc": 1_000 });
		board.pass(1_000);
		board.face.event("PilotShown", { letter: "A" });
		board.face.event("StopRequested", { reason: "Local" });
		board.face.event("TokenPresented", { token: "TOKEN", tokenKind: "Central" });
		board.show({ "meter.speaks": "yes" });
		board.pass(2_000);
		const topic = `${BASES[type]}/m2e/${name}`;
		const told = board.broker.heard.filter((each) => each.topic === topic).map((each) => JSON.parse(each.payload));
		t.true(
			told.some((each) => JSON.stringify(each) === JSON.stringify(payload)),
			JSON.stringify(told),
		);
		t.is(BOARD_SENT[type][name](payload, name), "");
	});

test("the examples of capabilities, errors and values of the meter have the members that ours have", (t) => {
	t.is(BOARD_SENT.evse_board_support.raise_error({ type: "DiodeFault", sub_type: "string", message: "string" }, "error"), "");
	const board = new Scripted();
	board.face.event("FaultRaised", { fault: "diode" });
	t.deepEqual(JSON.parse(board.heard("raise_error")[0] ?? ""), {
		type: "DiodeFault",
		sub_type: "diode",
		message: "The vehicle's diode is missing or shorted, so what is plugged in may be no vehicle.",
	});
});

test("a board subscribes to what EVerest tells its three modules, exactly once", (t) => {
	const board = new Scripted();
	t.deepEqual(board.broker.filters, [`${BOARD}/e2m/#`, `${METER}/e2m/#`, `${TOKENS}/e2m/#`]);
	t.is(board.broker.qos, 2);
	t.is(board.face.session?.will, undefined, "EVerest would take the last word for one of the board");
});
