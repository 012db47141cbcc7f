// SPDX-License-Identifier: Apache-2.0
/** What may be written behind `npm run simulator --`. */
import test from "ava";
import { wordsFrom } from "../../hosts/moddable/simulatorWords.js";

test("nothing has to be written", (t) => {
	t.deepEqual(wordsFrom([]), { dark: undefined, told: [] });
});

test("the last of the colours counts", (t) => {
	t.deepEqual(wordsFrom(["--dark", "--light"]), { dark: false, told: [] });
	t.deepEqual(wordsFrom(["--dark"]), { dark: true, told: [] });
});

test("what is shown in the network reaches the app as it is written", (t) => {
	for (const word of [
		"http=1",
		"http=8080",
		"http=65535",
		"mqtt=localhost",
		"mqtt=192.168.1.7:1883",
		"mqtt=my-broker.example",
		"speaks=board",
	])
		t.deepEqual(wordsFrom([word, "--dark"]), { dark: true, told: [word] });
});

test("what is not understood is named, with all that would be", (t) => {
	const wrong = [
		"",
		"--darkest",
		"http",
		"http=",
		"http=0",
		"http=65536",
		"http=8080;x",
		"mqtt=",
		"mqtt=mqtt://host",
		"mqtt=a b",
		"mqtt=host:",
		"speaks=",
		"speaks=own board",
	];
	for (const word of wrong)
		t.is(
			wordsFrom(["--dark", word]),
			`"${word}" is not understood; write --dark, --light, http=PORT, for page and API, mqtt=HOST or mqtt=HOST:PORT, for a broker, speaks=own, speaks=board or speaks=manager, for what that hears`,
		);
});
