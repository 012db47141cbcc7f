// SPDX-License-Identifier: Apache-2.0
/** The terminal that can be made silent: an editor of lines shows nothing of what is typed meanwhile. */
import { EventEmitter, once } from "node:events";
import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import test from "ava";
import { MutedTerminal } from "../../hosts/node/muted.js";

/** A terminal of 80 columns that keeps what it shows. */
class Terminal extends EventEmitter {
	columns = 80;
	shown = "";

	write(text: string | Uint8Array): boolean {
		this.shown += `${text}`;
		return true;
	}
}

test("what is typed while it is muted is read and not shown", async (t) => {
	const terminal = new Terminal();
	const muted = new MutedTerminal(terminal as unknown as NodeJS.WriteStream);
	const input = new PassThrough();
	const reader = createInterface({ input, output: muted, terminal: true });
	t.is(muted.columns, 80);
	const first = once(reader, "line");
	input.write("status\r");
	t.deepEqual(await first, ["status"]);
	t.true(terminal.shown.includes("status"));
	muted.muted = true;
	const second = once(reader, "line");
	input.write("hunter2\r");
	t.deepEqual(await second, ["hunter2"]);
	t.false(terminal.shown.includes("hunter"));
	muted.muted = false;
	input.write("h");
	await new Promise((resolve) => setImmediate(resolve));
	t.true(terminal.shown.endsWith("h"));
	reader.close();
});

test("it is as wide as the terminal behind it becomes", (t) => {
	const terminal = new Terminal();
	const muted = new MutedTerminal(terminal as unknown as NodeJS.WriteStream);
	let heard = 0;
	muted.on("resize", () => {
		heard += 1;
	});
	terminal.columns = 120;
	terminal.emit("resize");
	t.is(heard, 1);
	t.is(muted.columns, 120);
});
