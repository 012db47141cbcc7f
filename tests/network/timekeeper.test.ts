// SPDX-License-Identifier: Apache-2.0
/** The time of day: who is asked how often, what is believed, and that a charge does not mind. */
import test from "ava";
import { AGAIN_MS, EARLIEST_MS, PATIENCE_MS, Timekeeper, TRIES } from "../../src/network/timekeeper.js";
import { Typing } from "../console/typing.js";

const NOON = EARLIEST_MS + 86_400_000;

/** A timekeeper, and a server that answers as it is told to. */
class Tower {
	now = 0;
	server = "time.example";
	/** What the server says; undefined for an error, null for nothing at all. */
	says: ((now: number) => number | undefined | null) | undefined = (now) => NOON + now;
	readonly asked: number[] = [];
	readonly servers: string[] = [];
	readonly told: number[] = [];
	gaveUp = 0;
	#late: ((unixMs: number | undefined) => void) | undefined;
	readonly timekeeper = new Timekeeper(
		{
			ask: (server, answered) => {
				this.asked.push(this.now);
				this.servers.push(server);
				const says = this.says?.(this.now);
				if (says === null) this.#late = answered;
				else answered(says);
			},
			giveUp: () => {
				this.gaveUp += 1;
			},
		},
		(limit) => limit - 1,
		(unixMs) => this.told.push(unixMs - this.now),
	);

	pass(seconds: number): this {
		for (let i = 0; i < seconds; i++) {
			this.now += 1_000;
			this.timekeeper.tick(this.now, this.server);
		}
		return this;
	}

	/** What was never answered is answered now. */
	answerLate(unixMs: number): void {
		this.#late?.(unixMs);
	}

	get pauses(): number[] {
		return this.asked.slice(1).map((at, i) => at - this.asked[i]);
	}
}

test("a server is asked at once, and then once an hour at most", (t) => {
	const tower = new Tower().pass(36_000);
	t.is(tower.asked[0], 1_000);
	t.true(
		tower.pauses.every((ms) => ms <= AGAIN_MS + 1_000 && ms > AGAIN_MS / 2),
		tower.pauses.join(),
	);
	t.true(tower.told.every((told) => told === NOON));
	t.is(tower.told.length, tower.asked.length);
});

test("whoever does not answer is asked with pauses that grow to a quarter of an hour", (t) => {
	const tower = new Tower();
	tower.says = () => undefined;
	tower.pass(36_000);
	t.true(
		tower.pauses.every((ms) => ms >= TRIES.least && ms <= TRIES.most + 1_000),
		tower.pauses.join(),
	);
	t.true(tower.asked.length < 50);
	tower.says = (now) => NOON + now;
	tower.pass(901);
	t.deepEqual(tower.told, [NOON]);
});

test("who says nothing at all is given up, and what comes late is no answer", (t) => {
	const tower = new Tower();
	tower.says = () => null;
	tower.pass(1 + PATIENCE_MS / 1_000);
	t.is(tower.gaveUp, 1);
	tower.answerLate(NOON);
	t.deepEqual(tower.told, []);
	tower.pass(3_600);
	t.true(tower.asked.length > 3);
});

test("nobody is asked while there is nobody, however often the network comes and goes", (t) => {
	const tower = new Tower();
	tower.server = "";
	tower.pass(100);
	t.is(tower.asked.length, 0);
	for (let i = 0; i < 100; i++) {
		tower.server = i % 2 === 0 ? "time.example" : "";
		tower.says = () => null;
		tower.pass(3);
	}
	t.true(
		tower.pauses.every((ms) => ms >= TRIES.least),
		tower.pauses.join(),
	);
	tower.server = "another.example";
	tower.pass(1);
	t.is(tower.servers.at(-1), "another.example");
});

test("what no clock can show is not told", (t) => {
	for (const wrong of [0, -1, Number.NaN, EARLIEST_MS - 1, -2_208_988_800_000, 9e15]) {
		const tower = new Tower();
		tower.says = () => wrong;
		tower.pass(60);
		t.deepEqual(tower.told, [], `${wrong}`);
	}
});

test("a step that is too great for a clock is told once it was answered twice", (t) => {
	const tower = new Tower().pass(1);
	t.deepEqual(tower.told, [NOON]);
	let lies = 1;
	tower.says = (now) => NOON + now + (lies-- > 0 ? 86_400_000 : 0);
	tower.pass(AGAIN_MS / 1_000 + 60);
	t.deepEqual(tower.told, [NOON, NOON], "one lie is not told");
	tower.says = (now) => NOON + now + 7_200_000;
	tower.pass(AGAIN_MS / 1_000 + 60);
	t.deepEqual(tower.told, [NOON, NOON, NOON + 7_200_000]);
});

test("a charge goes on whatever the time of day is said to be", (t) => {
	const desk = new Typing();
	desk.play("draw_power_regulated 16,3; within 5 expect contactor closed; sleep 5");
	const { window, evse } = desk.firmware;
	const sessions = evse.sessions;
	const end = window.open(() => {});
	end?.take('{"hello":1}');
	let ask = 0;
	for (const time of [1_795_890_600, 1_795_977_000, 0, 5_241_652_094, 1_795_890_600])
		for (const wait of [1, 20]) {
			ask += 1;
			end?.take(`{"ask":${ask},"do":"clock","with":{"time":${time}}}`);
			desk.play(`sleep ${wait}`);
			t.is(desk.firmware.drive.contactor, 1, `${time}`);
		}
	t.is(evse.sessions, sessions);
	t.is(evse.stage, "charging");
});
