// SPDX-License-Identifier: Apache-2.0
/** The natives with right and wrong arguments: in C on the SDK's engine, elsewhere played by what is as strict. */
import test from "ava";
import { Board, configOf } from "../../hosts/esp32/native/board.js";
import { Boot } from "../../hosts/esp32/native/boot.js";
import { wiringOf } from "../../hosts/esp32/wiring.js";
import { DRIVE_AT_START, SENSE_AT_START, UNKNOWN } from "../../src/control/board.js";
import { copyOf } from "../../src/control/state.js";
import { BOARD } from "./chip.js";
import { playNatives } from "./playedNatives.js";
import { Wire } from "./wire.js";

declare function native(name: string): { call<Answer>(self: Raw, ...values: readonly unknown[]): Answer };

/** The natives that take records, called with whatever a test has. */
class Raw {
	start(config: unknown): string | undefined {
		return native("xs_pilotlight_start").call(this, config);
	}
	read(report: unknown, high: unknown, low: unknown): number {
		return native("xs_pilotlight_read").call(this, report, high, low);
	}
}

function wire(): Wire {
	playNatives();
	const fresh = new Wire();
	fresh.reset();
	return fresh;
}

test("a record that is no ArrayBuffer of its length is refused, and nothing has started", (t) => {
	wire();
	const raw = new Raw();
	const config = configOf(wiringOf(BOARD));
	t.throws(() => raw.start(config), { message: /invalid buffer/ }, "a view is not its bytes");
	t.throws(() => raw.start([...config]), { message: /./ }, "nor is a list");
	t.throws(() => raw.start(config.buffer.slice(4)), { message: /the record has another length than in board\.h/ });
	t.throws(() => raw.read(new ArrayBuffer(4), [0], [0]), { message: /the record has another length than in board\.h/ });
	t.is(raw.start(config.buffer), undefined);
	t.is(raw.start(config.buffer), "board_start, which was called twice");
});

test("a board is read and driven, and its plateaus come in lists of numbers", (t) => {
	const pins = wire();
	const board = new Board(wiringOf(BOARD));
	const sense = copyOf(SENSE_AT_START);
	pins.pass(20);
	board.read(sense);
	t.true(sense.pilot.count >= 18, `${sense.pilot.count}`);
	t.true(Math.abs(sense.pilot.high[5] - 12_000) <= 30);
	t.is(board.analogMv(2), UNKNOWN);
	t.true(Math.abs(board.analogMv(0) - 595) <= 2 && Math.abs(board.analogMv(1) - 750) <= 2, `${board.analogMv(0)} ${board.analogMv(1)}`);
	board.apply({ ...DRIVE_AT_START, duty: 5_000 }, true);
	t.is(pins.counts(), 8_192);
	pins.pass(20);
	board.read(sense);
	t.true(Math.abs(sense.pilot.low[10] + 12_000) <= 30, `${sense.pilot.low[10]}`);
	t.throws(() => new Board(wiringOf(BOARD)), { message: "the board cannot start: board_start, which was called twice" });
});

test("what is retained comes back, and what is too long is refused", (t) => {
	wire();
	const boot = new Boot();
	t.is(boot.reason(), "power");
	t.is(boot.recall(), undefined);
	t.true(boot.retain('[["open","−Ω"]]'));
	t.is(boot.recall(), '[["open","−Ω"]]');
	t.true(boot.retain("x".repeat(2_048)));
	t.false(boot.retain("x".repeat(2_049)));
	t.is(boot.recall()?.length, 2_048);
	boot.giveUp("memory full");
	t.is(boot.lastWords(), "memory full");
});
