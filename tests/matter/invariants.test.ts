// SPDX-License-Identifier: Apache-2.0
/** Whatever happens, in any order: what the cluster says agrees with itself, its events are in order, and the contactor does nothing that SupplyState forbids. */
import test from "ava";
import { Random, Stream } from "../../hosts/bench/random.js";
import { EVSE, values } from "./client.js";
import { Laboratory } from "./laboratory.js";

/** What may happen, each as often as the others. */
const HAPPENINGS: readonly ((dice: Random) => string)[] = [
	() => "plug; sleep 1; draw_power_regulated 16,3",
	() => "plug; draw_power_fixed 6,1",
	() => "draw_power_regulated 16,3",
	() => "draw_power_fixed 6,1",
	() => "unplug",
	() => "unplug; sleep 2; plug; draw_power_regulated 16,3",
	() => "pause",
	(dice) => `residual 30; sleep ${dice.below(9)}; residual 0; sleep 1; ask clear`,
	(dice) => `residual 30; sleep 1; unplug; sleep ${dice.below(4)}; residual 0; sleep 1; ask clear`,
	(dice) => `stop_button on; sleep ${dice.below(5)}; stop_button off; sleep 1; ask clear`,
	() => "temperature 110; sleep 12; temperature 25; sleep 3; ask clear",
	() => "cable 13",
	() => "cable 32",
	() => "reboot",
	(dice) => `power off; sleep ${dice.below(20)}; power on`,
	(dice) => `link down; sleep ${dice.below(15)}; link up`,
	() => "link delay 300",
	() => "link delay 0",
	(dice) => `ask disable; sleep ${dice.below(9)}; ask enable`,
	(dice) => `ask pause; sleep ${dice.below(9)}; ask resume`,
	() => "ask limit name=ems current=8000 duration=30000; sleep 3; ask unlimit name=ems",
	(dice) => `clock 2026-06-01T${10 + dice.below(10)}:00:00Z`,
	() => "matter invoke EnergyEvse.disable",
	() => "matter invoke EnergyEvse.startDiagnostics",
	() => "matter invoke EnergyEvse.clearTargets",
	(dice) => `matter invoke EnergyEvseMode.changeToMode {"newMode":${dice.below(3)}}`,
	(dice) => `matter write EnergyEvse.userMaximumChargeCurrent ${dice.below(40) * 1_000}`,
	(dice) => `matter invoke EnergyEvse.enableCharging ${enabling(dice)}`,
	(dice) => `matter invoke EnergyEvse.enableCharging ${enabling(dice)}`,
	(dice) =>
		`matter invoke EnergyEvse.setTargets {"chargingTargetSchedules":[{"dayOfWeekForSequence":${1 + dice.below(127)},"chargingTargets":[{"targetTimeMinutesPastMidnight":${dice.below(1_440)},"addedEnergy":5000000}]}]}`,
];

function enabling(dice: Random): string {
	// 2026-06-01T10:00Z is 833623200
	const until = dice.below(2) === 0 ? "null" : `${833_623_200 + dice.below(40_000)}`;
	return `{"chargingEnabledUntil":${until},"minimumChargeCurrent":${dice.below(2) * 6_000},"maximumChargeCurrent":${dice.below(4) * 8_000}}`;
}

/** What of the cluster contradicts itself, or the contactor. */
function contradictions(laboratory: Laboratory): string[] {
	const [state, supply, fault] = values(laboratory, "state", "supplyState", "faultState") as number[];
	const [until, least, most] = values(laboratory, "chargingEnabledUntil", "minimumChargeCurrent", "maximumChargeCurrent");
	const [circuit, user, session, seconds, mwh] = values(
		laboratory,
		"circuitCapacity",
		"userMaximumChargeCurrent",
		"sessionId",
		"sessionDuration",
		"sessionEnergyCharged",
	);
	const rules: readonly [boolean, string][] = [
		[(fault !== 0) === (supply === 3), "FaultState and SupplyState"],
		[(fault !== 0) === (state === 6), "FaultState and State"],
		[supply !== 0 || (until === 0 && least === 0 && most === 0), "Disabled, and something may flow"],
		[(most as number) <= Math.min(circuit as number, user as number), "the maximum is above one of its four"],
		[state === null || state === 0 || state === 6 || session !== null || supply === 0, "plugged in without a session"],
		[(session === null) === (seconds === null) && (session === null) === (mwh === null), "a session without its attributes"],
	];
	return rules
		.filter(([holds]) => !holds)
		.map(([, what]) => `${what}: ${JSON.stringify([state, supply, fault, until, least, most, session])}`);
}

/** What has ended is seen to have ended, but for the time that a meter takes to be read and a window to be looked through. */
function charges(laboratory: Laboratory): boolean {
	const [state, supply] = values(laboratory, "state", "supplyState") as number[];
	return state === 3 && supply === 0 && !laboratory.bench.board.contactor.closed;
}

/** What of the order of events is wrong: connections, transfers and faults begin before they end, and end before another begins. */
class Order {
	#connected: number | undefined;
	#transfers = false;
	#fault = 0;

	next(
		name: string,
		{ sessionId, faultStatePreviousState: from, faultStateCurrentState: to }: { readonly [field: string]: unknown },
	): string {
		if (name === "evConnected") {
			const wrong = this.#connected === undefined ? "" : "connected twice";
			this.#connected = sessionId as number;
			return wrong;
		}
		if (name === "fault") {
			const wrong = from === this.#fault && from !== to ? "" : `fault from ${from} to ${to}, it was ${this.#fault}`;
			this.#fault = to as number;
			return wrong;
		}
		const another = this.#connected !== sessionId ? `${name} of session ${sessionId}, connected is ${this.#connected}` : "";
		if (name === "evNotDetected") {
			const wrong = this.#transfers ? "gone while a transfer goes on" : another;
			this.#connected = undefined;
			return wrong;
		}
		const starts = name === "energyTransferStarted";
		const twice = starts === this.#transfers ? `${name} twice` : another;
		this.#transfers = starts;
		return twice;
	}
}

for (let seed = 1; seed <= 6; seed++)
	test(`seed ${seed}`, (t) => {
		const dice = new Random(seed, Stream.Noise);
		const laboratory = new Laboratory();
		const order = new Order();
		let heard = 0;
		for (let i = 0; i < 40; i++) {
			const words = HAPPENINGS[dice.below(HAPPENINGS.length)](dice);
			laboratory.words(`${words}; sleep ${1 + dice.below(20)}`);
			heard += laboratory.events.length;
			for (const { name, fields } of laboratory.events.splice(0)) t.is(order.next(name, fields), "", `${words}, step ${i}`);
			t.deepEqual(contradictions(laboratory), [], `${words}, step ${i}`);
			if (charges(laboratory)) laboratory.words("sleep 3");
			t.false(charges(laboratory), `${words}, step ${i}: charging, and neither allowed nor closed`);
		}
		t.true(heard > 9, `${heard} events`);
		// what is forbidden is off within the time that a vehicle has to let go
		laboratory.words("link up; link delay 0; power on; sleep 15; matter invoke EnergyEvse.disable; sleep 12; expect contactor open");
		t.not(laboratory.read(`${EVSE}.supplyState`), 1);
	});
