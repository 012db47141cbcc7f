// SPDX-License-Identifier: Apache-2.0
/** Faults of each kind under EVerest: the contactor opens by the charger's own doing, the error has its type and name, the transaction is paused and not ended, and goes on once the cause is gone. */
import test from "ava";
import { charging } from "./benched.js";

const STOPS = ["ChargingStarted", "StoppingCharging", "ChargingPausedEVSE Error"];
const GOES_ON = ["PrepareCharging", "ChargingStarted"];
const UNPLUGGED = ["StoppingCharging", "ChargingFinished", "TransactionFinished EVDisconnected", "SessionFinished"];

/** What happens, the error, the letters and power that the board has told by then, what ends it, and what is told of the session afterwards. */
interface Case {
	readonly deed: string;
	readonly error: string;
	readonly stand: string;
	readonly ends: string;
	readonly told?: readonly string[];
}

const BOARD = "evse_board_support";
const CASES: readonly Case[] = [
	{
		deed: "mains 270; sleep 12",
		error: `${BOARD}/MREC5OverVoltage:overvoltage`,
		stand: "F PowerOff B",
		ends: "mains 230; within 130 expect contactor closed; sleep 1",
	},
	{
		deed: "mains 170; sleep 20",
		error: `${BOARD}/MREC6UnderVoltage:undervoltage`,
		stand: "F PowerOff B",
		ends: "mains 230; within 130 expect contactor closed; sleep 1",
	},
	{
		deed: "mains 230 0 230; sleep 12",
		error: `${BOARD}/MREC15PowerLoss:phase_loss`,
		stand: "PowerOff B",
		ends: "mains 230; within 130 expect contactor closed; sleep 1",
	},
	{ deed: "diode_fail; sleep 2", error: `${BOARD}/DiodeFault:diode`, stand: "F PowerOff B", ends: "unplug; sleep 40", told: UNPLUGGED },
	{
		deed: "error_e; sleep 2",
		error: `${BOARD}/MREC14PilotFault:pilot_short`,
		stand: "E PowerOff",
		ends: "unplug; sleep 40",
		told: UNPLUGGED,
	},
	{
		deed: "cable none; sleep 5",
		error: `${BOARD}/MREC23ProximityFault:cable`,
		stand: "F PowerOff B",
		ends: "unplug; sleep 5",
		told: UNPLUGGED,
	},
	{
		deed: "tamper on; sleep 8",
		error: `${BOARD}/EnclosureOpen:tamper`,
		stand: "PowerOff B",
		ends: "tamper off; sleep 2; > clear; within 130 expect contactor closed; sleep 1",
	},
	{
		deed: "temperature 90; sleep 20",
		error: `${BOARD}/MREC19CableOverTempStop:overtemperature`,
		stand: "PowerOff B",
		ends: "temperature 25; within 130 expect contactor closed; sleep 1",
	},
	{
		deed: "ventilation; sleep 5",
		error: `${BOARD}/VentilationNotAvailable:ventilation`,
		stand: "D F PowerOff B",
		ends: "draw_power_regulated 16,3; within 130 expect contactor closed; sleep 1",
	},
	{
		deed: "brown_out on; sleep 5",
		error: `${BOARD}/BrownOut:brown_out`,
		stand: "F PowerOff B",
		ends: "brown_out off; within 130 expect contactor closed; sleep 1",
	},
	{
		deed: "draw_power_fixed 25,3; sleep 20",
		error: `${BOARD}/MREC4OverCurrentFailure:overcurrent`,
		stand: "F PowerOff C",
		ends: "draw_power_regulated 16,3; within 130 expect contactor closed; sleep 1",
	},
	{
		deed: "contactor stuck_open; sleep 5",
		error: `${BOARD}/MREC17EVSEContactorFault:dropped_out`,
		stand: "PowerOff F B",
		ends: "contactor ok; within 130 expect contactor closed; sleep 1",
	},
	{
		deed: "contactor feedback_lost; sleep 5",
		error: `${BOARD}/MREC17EVSEContactorFault:feedback_lost`,
		stand: "F B PowerOff",
		ends: "contactor ok; within 130 expect contactor closed; sleep 1",
	},
	{
		deed: "> pause; sleep 5",
		error: `${BOARD}/VendorError:user`,
		stand: "PowerOff B",
		ends: "> resume; within 20 expect contactor closed; sleep 1",
	},
];

for (const { deed, error, stand, ends, told = GOES_ON } of CASES)
	test(`EVerest's board in a fault: ${error.replace(/.*:/, "")}`, (t) => {
		const it = charging();
		it.words(deed);
		t.deepEqual(it.told(), STOPS);
		t.deepEqual(it.everest.errors.active, [error]);
		t.is(it.stand(), stand);
		t.false(it.bench.board.contactor.closed);
		it.words(ends);
		t.deepEqual(it.told(), [...told]);
		t.deepEqual(it.everest.errors.active, []);
		t.is(it.bench.board.contactor.closed, told === GOES_ON);
		if (told === GOES_ON) return;
		it.words("cable 32; draw_power_regulated 16,3; sleep 5; expect contactor closed");
		t.deepEqual(it.everest.wrong, []);
	});

test("EVerest's board in a fault: residual current, which EVerest resets; the reply says whether it is over", (t) => {
	const it = charging();
	it.words("residual 8; sleep 2");
	t.deepEqual(it.told(), STOPS);
	t.deepEqual(it.everest.errors.active, [`${BOARD}/MREC2GroundFailure:residual_trip`]);
	it.words("residual 0; sleep 20");
	t.deepEqual(it.told(), [], "nothing but a reset helps");
	it.everest.board.reset();
	it.words("sleep 5; expect contactor closed");
	t.deepEqual(it.everest.board.resets, [true]);
	t.deepEqual(it.told(), GOES_ON);
	it.words("residual 8; sleep 2; expect contactor open");
	t.is(it.everest.errors.active.length, 1);
});

test("EVerest's board in a fault: a contactor that has welded is no open one, and EVerest waits", (t) => {
	const it = charging();
	it.words("contactor welded; pause; sleep 5");
	t.is(it.everest.state, "StoppingCharging");
	t.is(it.stand(), "B", "no PowerOff of a contact that is closed");
	t.deepEqual(it.everest.errors.active, [`${BOARD}/MREC17EVSEContactorFault:welded`]);
	it.words("contactor ok; > clear; sleep 3");
	t.is(it.stand(), "PowerOff");
	t.is(it.everest.state, "ChargingPausedEV");
});

test("EVerest's board in a fault: the stop button ends the transaction, and says so once", (t) => {
	const it = charging();
	it.words("stop_button on; sleep 0.1; expect contactor open; sleep 4");
	t.deepEqual(it.told(), ["ChargingStarted", "StoppingCharging", "ChargingFinished", "TransactionFinished EmergencyStop"]);
	t.deepEqual(it.everest.errors.active, [`${BOARD}/MREC8EmergencyStop:stop_button`]);
	t.deepEqual(
		it.boardTold().filter((line) => line.startsWith("request_stop_transaction")),
		['request_stop_transaction {"reason":"EmergencyStop"}'],
	);
	it.words("stop_button off; sleep 5; > clear; sleep 30; unplug; sleep 3; draw_power_regulated 16,3; sleep 5; expect contactor closed");
});

test("EVerest's board in a fault: a meter that is lost is a warning, of which EVerest makes nothing", (t) => {
	const it = charging();
	it.words("meter lost; sleep 40; expect contactor closed");
	t.deepEqual(it.everest.errors.active, [`${BOARD}/VendorWarning:meter_lost`]);
	t.deepEqual(it.told(), []);
	it.words("meter ok; sleep 20");
	t.deepEqual(it.everest.errors.active, []);
});
