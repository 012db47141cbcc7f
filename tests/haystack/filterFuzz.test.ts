// SPDX-License-Identifier: Apache-2.0
/** Damaged filters are read, or refused with an error that says where: nothing else is thrown by reading or by matching. */
import test from "ava";
import { Random, Stream } from "../../hosts/bench/random.js";
import { matches } from "../../src/haystack/filter/matches.js";
import { parseFilter } from "../../src/haystack/filter/parse.js";
import { type Dict, dict, MARKER, num, ref } from "../../src/haystack/value.js";

const filters = [
	"site or equip and not ahu",
	'(ac or dc) and siteRef->geoCity == "Chi\\u00e7\\n\\"ago"',
	"curVal >= -16.5e-1kW and curVal<99_000A",
	"a->b->c->d != @x-1.y:z~ or web == `http://x/\\`a`",
	"^ac-elec-meter and (((on == true or off != false)))",
	"ts > 2026-11-29T18:30:00.123+01:00 Berlin and day <= 2026-11-29 and time < 18:30",
	'not equipRef->siteRef and term == ^elec-meter and s == "😀"',
];
/** What is put in: whatever means something, and something that does not. */
const pieces = [
	...'()->=!<>"`@^-_:.~\\$%°/ \t\n\r0159aZTé',
	"\0",
	"\ud83d",
	"😀",
	"->",
	"==",
	"and",
	"or",
	"not",
	"true",
	"::",
	"\\u",
	"((((((((",
	"INF",
	"NaN",
	"e9",
];

const record: Dict = dict({ a: MARKER, on: true, curVal: num(3, "A"), siteRef: ref("s"), equipRef: [ref("s"), ref("gone")], s: "x" });

function damaged(dice: Random): string {
	let text = filters[dice.below(filters.length)];
	for (let changes = 1 + dice.below(4); changes > 0; changes--) {
		const [from, other] = [dice.below(text.length + 1), filters[dice.below(filters.length)]];
		const put = dice.below(3) > 0 ? pieces[dice.below(pieces.length)] : other.slice(dice.below(other.length));
		text = text.slice(0, from) + (dice.below(3) > 0 ? put : "") + text.slice(from + dice.below(4));
	}
	return text;
}

test("Damaged filters are read or refused with a plain error.", (t) => {
	const dice = new Random(1, Stream.Noise);
	let [read, refused] = [0, 0];
	for (let i = 0; i < 5000; i++) {
		const text = damaged(dice);
		try {
			matches(parseFilter(text), record, (id) => (id === "s" ? record : undefined));
			read += 1;
		} catch (error) {
			refused += 1;
			const plain = error instanceof Error && Object.getPrototypeOf(error) === Error.prototype;
			if (!plain || !/^line \d+, column \d+: /.test(error.message)) t.is(String(error), "", JSON.stringify(text));
		}
	}
	t.true(read > 300 && refused > 2000, `${read} read, ${refused} refused`);
});
