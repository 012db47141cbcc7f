// SPDX-License-Identifier: Apache-2.0
/** The host above: a lease that ends, what it may say when, what is asked of the controller for it, and what becomes of people's wishes meanwhile. */
import test from "ava";
import { Feedback, LockDrive } from "../../src/control/board.js";
import { AUTOMATIC } from "../../src/control/duty.js";
import { Bay } from "./port.js";

const ABSENT = "no host is there: it has to be alive for a second first";
const NOT_HERE = "the port decides here (setting mode)";
const ABOVE = "the host above decides here (setting mode)";

/** A port under a host that has not said anything yet. */
function under(numbers: { readonly hostLostMs?: number } = {}): Bay {
	return new Bay({ mode: 1, ...numbers }).away();
}

/** The host is there for so long. */
function alive(bay: Bay, ms = 1_500): Bay {
	for (let t = 0; t < ms; t += 500) {
		bay.evse.above.alive(bay.evse.runningMs);
		bay.plug(500);
	}
	return bay;
}

/** A vehicle charges as the host wants it. */
function charging(): Bay {
	const bay = alive(under());
	const { above } = bay.evse;
	above.overcurrent(16_000);
	above.pilot(2_667);
	above.allow();
	return bay.charge(500);
}

test("while the port decides, a host is refused whatever it says, and nothing of it is asked of the controller", (t) => {
	const bay = new Bay().away().plug().charge();
	const { above, wish } = bay.evse;
	const said = [above.alive(0), above.enable(false), above.pilot(0), above.allow(), above.forbid(), above.overcurrent(1), above.lock(1)];
	t.deepEqual(
		said,
		said.map(() => NOT_HERE),
	);
	t.is(bay.evse.testResidual(), NOT_HERE);
	t.is(bay.evse.connect(1), NOT_HERE);
	bay.charge();
	t.deepEqual([wish.pilot, wish.mayClose, wish.lock, wish.testResidual], [AUTOMATIC, 1, LockDrive.AsItIs, 0]);
	t.is(wish.mayCharge, 1);
	t.is(bay.evse.host.state, "none");
});

test("without a host nothing is offered, and after its first sign of life only what lowers is taken for a second", (t) => {
	const bay = under().plug();
	const { above } = bay.evse;
	t.is(bay.evse.host.state, "lost");
	t.deepEqual([bay.evse.wish.mayCharge, bay.evse.wish.mayClose, bay.evse.wish.pilot], [0, 0, 10_000]);
	t.is(above.pilot(2_667), ABSENT);
	t.is(above.allow(), ABSENT);
	above.alive(bay.evse.runningMs);
	bay.plug(900);
	t.is(bay.evse.host.state, "returning");
	t.is(above.pilot(2_667), ABSENT);
	t.is(above.pilot(0), "");
	t.is(above.forbid(), "");
	t.is(bay.plug(200).evse.host.state, "there");
	t.is(above.allow(), "no duty was asked for since the host came");
	t.is(above.pilot(2_667), "");
	t.is(above.allow(), "");
	bay.plug(100);
	t.deepEqual([bay.evse.wish.mayCharge, bay.evse.wish.mayClose, bay.evse.wish.pilot], [1, 1, 2_667]);
	t.is(bay.evse.wish.overcurrentMa, 80_000, "it has said nothing of that: what the charger itself allows is less");
});

for (const hostLostMs of [1_000, 2_500, 10_000])
	test(`a host that is silent for ${hostLostMs} ms is lost by then, and not before it has been for 0.2 s less`, (t) => {
		const bay = alive(under({ hostLostMs }));
		bay.evse.above.pilot(2_667);
		bay.evse.above.alive(bay.evse.runningMs);
		bay.plug(hostLostMs - 200);
		t.is(bay.evse.host.state, "there");
		bay.plug(200);
		t.is(bay.evse.host.state, "lost");
		t.is(bay.events.filter((name) => name === "HostLost").length, 1);
		t.deepEqual([bay.evse.wish.mayCharge, bay.evse.wish.pilot], [0, 10_000]);
		t.deepEqual(bay.evse.holds, ["host_lost"]);
	});

test("a host that is lost while the contactor is closed leaves the vehicle its time, and its permission is gone once that is open", (t) => {
	const bay = charging();
	bay.welded = true;
	bay.charge(3_000);
	t.deepEqual([bay.evse.wish.mayCharge, bay.evse.wish.mayClose], [0, 1]);
	bay.welded = false;
	bay.plug(200);
	t.deepEqual([bay.evse.wish.mayCharge, bay.evse.wish.mayClose], [0, 0]);
	alive(bay);
	t.is(bay.evse.wish.mayClose, 0);
	t.is(bay.evse.wish.pilot, 10_000);
});

test("a host that comes back before the contactor is open ends what is left of its permission with its next duty", (t) => {
	const bay = charging();
	bay.welded = true;
	bay.charge(3_000);
	alive(bay);
	t.is(bay.evse.wish.mayClose, 1);
	bay.evse.above.pilot(2_667);
	bay.charge(100);
	t.is(bay.evse.wish.mayClose, 0);
	t.is(bay.evse.above.allow(), "");
});

test("disabled, the pilot is at -12 V and nothing is allowed; what was asked for meanwhile counts once it is enabled, over a loss, too", (t) => {
	const bay = charging();
	const { above } = bay.evse;
	above.enable(false);
	bay.charge(200);
	t.deepEqual([bay.evse.wish.mayCharge, bay.evse.wish.mayClose, bay.evse.wish.pilot], [0, 0, 0]);
	t.is(above.pilot(1_667), "");
	t.is(above.allow(), "the port is disabled by the host");
	t.is(bay.evse.wish.pilot, 0);
	bay.plug(3_000);
	t.is(bay.evse.host.state, "lost");
	t.false(bay.evse.host.enabled);
	t.is(bay.evse.wish.pilot, 0);
	alive(bay);
	t.is(above.pilot(1_667), "");
	above.enable(true);
	bay.plug(100);
	t.is(bay.evse.wish.pilot, 1_667);
	t.is(bay.evse.wish.mayClose, 0);
});

test("letter and power are told when they change, and again when the host comes back or enables the port", (t) => {
	const bay = charging();
	const told = (): string[] =>
		bay.payloads.flatMap(({ name, payload }) =>
			name === "PilotShown" ? [`${payload.letter}`] : name === "PowerSwitched" ? [`${payload.on}`] : [],
		);
	bay.payloads.length = 0;
	bay.plug(500).charge(500);
	t.deepEqual(told(), ["B", "false", "C", "true"]);
	bay.evse.above.enable(true);
	bay.charge(100);
	t.deepEqual(told().slice(4), ["C", "true"]);
	bay.plug(4_000);
	bay.payloads.length = 0;
	bay.evse.above.alive(bay.evse.runningMs);
	bay.plug(200);
	t.deepEqual(told(), ["B", "false"]);
	t.true(bay.events.includes("HostReturned"));
});

test("who wants to stop or shows a token here is told to the host; what only the port can do is refused", (t) => {
	const bay = charging();
	const { evse } = bay;
	t.is(evse.stop("Local"), "");
	t.deepEqual(bay.last("StopRequested"), { reason: "Local" });
	t.is(evse.authorize("CARD1", "ISO14443"), "");
	t.deepEqual(bay.last("TokenPresented"), { token: "CARD1", tokenKind: "ISO14443" });
	t.is(evse.withdraw(), ABOVE);
	t.is(evse.unlock(), ABOVE);
	t.is(evse.reserve(1, 60_000), "Unavailable");
	bay.charge();
	t.is(evse.stage, "charging", "it is for the host to end it");
});

test("a person's pause and a limit count under a host, too; a permit, a plan and a token do not", (t) => {
	const bay = charging();
	const { evse } = bay;
	evse.setLimit("grid", { ma: 10_000 });
	bay.charge(200);
	t.is(evse.wish.offerMa, 10_000);
	evse.withdrawPermit();
	bay.numbers.authorization = 1;
	bay.charge(200);
	t.is(evse.wish.mayCharge, 1);
	evse.pause();
	bay.charge(200);
	t.is(evse.wish.mayCharge, 0);
	evse.resume();
	bay.charge(200);
	t.is(evse.wish.mayCharge, 1);
});

test("at power-up the host decides at once where the setting says so, whatever contactor and vehicle are like", (t) => {
	const bay = new Bay({ mode: 1 });
	bay.welded = true;
	bay.charge(500);
	t.true(bay.evse.host.drives);
	bay.welded = false;
	bay.charge(5_000);
	t.is(bay.evse.wish.mayCharge, 0);
});

test("who decides changes only with no vehicle and the contactor open; a port that the host had disabled shows +12 V first", (t) => {
	const bay = charging();
	bay.evse.above.enable(false);
	bay.numbers.mode = 0;
	bay.plug(500);
	t.true(bay.evse.host.drives);
	t.is(bay.evse.wish.pilot, 10_000);
	bay.away(2_000);
	t.false(bay.evse.host.drives);
	t.is(bay.evse.wish.pilot, AUTOMATIC);
	bay.numbers.mode = 1;
	bay.plug(500);
	bay.sense.contactor = Feedback.Open;
	t.false(bay.evse.host.drives);
	bay.away(2_000);
	t.true(bay.evse.host.drives);
	t.is(bay.evse.host.state, "lost", "nothing of before counts");
});
