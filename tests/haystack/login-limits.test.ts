// SPDX-License-Identifier: Apache-2.0
/** How long a login, a token and patience last, and how many there may be. */
import test from "ava";
import { crypto, door, user } from "./door.js";
import { Client, logIn, type Told } from "./loginClient.js";

const HOUR = 3_600_000;

test("a login takes less than a minute, or begins anew", (t) => {
	for (const [ms, status] of [
		[59_999, 200],
		[60_000, 403],
	] as const) {
		const { world, tell } = door();
		const client = user();
		const hello = tell(client.hello());
		const final = client.final(tell(client.first(hello)));
		world.now += ms;
		t.is(tell(final).status, status);
	}
});

test("of five logins from one place the oldest makes room, and none of another place", (t) => {
	const { world, tell } = door();
	const other = user();
	const elsewhere = tell(other.hello());
	world.from = "there";
	const hellos = Array.from({ length: 5 }, () => tell(user().hello()));
	const statuses = hellos.map((hello) => tell(user().first(hello)).status);
	t.deepEqual(statuses, [403, 401, 401, 401, 401]);
	world.from = "here";
	t.is(tell(other.first(elsewhere)).status, 401);
});

test("of thirty-three logins the oldest makes room", (t) => {
	const { world, tell } = door();
	const hellos = Array.from({ length: 33 }, (_, place) => {
		world.from = `place ${place}`;
		return tell(user().hello());
	});
	t.deepEqual(
		[0, 1, 32].map((place) => tell(user().first(hellos[place])).status),
		[403, 401, 401],
	);
});

test("a token lasts half an hour after its last use", async (t) => {
	const { world, look, tell } = door();
	const token = await logIn(user(), tell);
	for (let i = 0; i < 50; i++) {
		world.now += HOUR / 2 - 1;
		t.true("token" in look(`BEARER authToken=${token}`));
	}
	world.now += HOUR / 2;
	t.false("token" in look(`BEARER authToken=${token}`));
});

test("of seventeen tokens the one that was not used longest makes room", async (t) => {
	const { world, look, tell } = door();
	const tokens: (string | number)[] = [];
	for (let i = 0; i < 16; i++) {
		world.now += 1;
		tokens.push(await logIn(user(), tell));
	}
	world.now += 1;
	look(`BEARER authToken=${tokens[0]}`);
	tokens.push(await logIn(user(), tell));
	const open = tokens.map((token) => "token" in look(`BEARER authToken=${token}`));
	t.deepEqual(
		open,
		tokens.map((_, place) => place !== 1),
	);
	t.is(new Set(tokens).size, 17);
});

/** Tries a wrong password; the status of the end. */
async function guess(tell: (authorization: string) => Told): Promise<string | number> {
	return logIn(new Client(crypto, "user", "crayon"), tell);
}

test("three mistakes are free, and each more costs twice the time, for users and strangers alike", async (t) => {
	for (const name of ["user", "stranger"]) {
		const { world, answer, tell } = door();
		const tried = () => logIn(new Client(crypto, name, "crayon"), tell);
		for (let i = 0; i < 3; i++) t.is(await tried(), 403);
		for (const seconds of [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]) {
			const said = answer("HELLO username=dXNlcg");
			t.deepEqual([said.status, said.headers], [429, [["Retry-After", `${seconds}`]]]);
			t.is(said.text, `too many wrong passwords; try again in ${seconds} s`);
			world.now += seconds * 1_000 - 1;
			t.is(answer("HELLO username=dXNlcg").status, 429);
			t.is(answer("SCRAM data=0").status, 429);
			world.now += 1;
			t.is(await tried(), 403);
		}
	}
});

test("who knows the password starts anew, and so does who waits a quarter of an hour", async (t) => {
	const { world, tell } = door();
	await guess(tell);
	await guess(tell);
	t.is(typeof (await logIn(user(), tell)), "string");
	for (let i = 0; i < 3; i++) t.is(await guess(tell), 403);
	t.is(await guess(tell), 429);
	world.now += HOUR / 4;
	for (let i = 0; i < 3; i++) t.is(await guess(tell), 403);
	t.is(await guess(tell), 429);
});

test("whoever guesses keeps nobody else out, and no token closed", async (t) => {
	const { world, look, tell } = door();
	const token = await logIn(user(), tell);
	world.from = "there";
	for (let i = 0; i < 4; i++) await guess(tell);
	t.is(await guess(tell), 429);
	t.true("token" in look(`BEARER authToken=${token}`));
	world.from = "here";
	t.is(typeof (await logIn(user(), tell)), "string");
});

test("many places give no more tries: those that are too many share theirs", async (t) => {
	const { world, tell } = door();
	const statuses: (string | number)[] = [];
	for (let place = 0; place < 40; place++) {
		world.from = `place ${place}`;
		statuses.push(await guess(tell));
	}
	t.deepEqual(
		statuses,
		Array.from({ length: 40 }, (_, place) => (place < 35 ? 403 : 429)),
	);
});

test("who has not come for a quarter of an hour takes no place of others", async (t) => {
	const { world, tell } = door();
	for (let place = 0; place < 40; place++) {
		world.from = `place ${place}`;
		await guess(tell);
	}
	world.now += HOUR / 4;
	for (let place = 100; place < 110; place++) {
		world.from = `place ${place}`;
		t.is(await guess(tell), 403);
	}
});
