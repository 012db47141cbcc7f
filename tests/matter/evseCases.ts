// SPDX-License-Identifier: Apache-2.0
/** The certification cases of Energy EVSE, as sequences of steps (CSA test cases, by way of TC_EEVSE_*.py). */
import { type Case, event, invoke, type Json, read, sleep, trigger, write } from "./steps.js";

const EVSE = "EnergyEvse";
const NEXT = ["nextChargeStartTime", "nextChargeTargetTime", "nextChargeRequiredEnergy", "nextChargeTargetSoC"];
const SUPPLY = { Disabled: 0, ChargingEnabled: 1, DisabledError: 3, DisabledDiagnostics: 4 };
const STATE = { NotPluggedIn: 0, NoDemand: 1, Demand: 2, Charging: 3, Fault: 6 };

export function enable(until: Json, least: number, most: number, status = "Success") {
	const fields = { chargingEnabledUntil: until, minimumChargeCurrent: least, maximumChargeCurrent: most };
	return invoke(`${EVSE}.enableCharging`, fields, status);
}

function is(name: string, value: Json) {
	return read(`${EVSE}.${name}`, value);
}

function* nothingPlanned(): Case {
	for (const name of NEXT) yield is(name, null);
}

/** Global attributes. */
export function* tc1_1(): Case {
	yield is("clusterRevision", 4);
	yield is("featureMap", 1);
	const has =
		(...ids: number[]) =>
		(list: Json) =>
			ids.every((id) => (list as number[]).includes(id));
	yield read(`${EVSE}.attributeList`, has(0, 1, 2, 3, 5, 6, 7, 0x40, 0x41, 0x42, 0xfff8, 0xfff9, 0xfffb, 0xfffc, 0xfffd));
	yield read(`${EVSE}.acceptedCommandList`, has(1, 2, 4, 5, 6, 7));
	yield is("generatedCommandList", [0]);
}

/** Every attribute has a value of its range; what may be written is. */
export function* tc2_1(): Case {
	const whole = (least: number, most: number) => (value: Json) =>
		Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
	const orNull = (right: (value: Json) => boolean) => (value: Json) => value === null || right(value);
	const any = whole(0, Number.MAX_SAFE_INTEGER);
	yield read(`${EVSE}.state`, whole(0, 6));
	yield read(`${EVSE}.supplyState`, whole(0, 5));
	yield read(`${EVSE}.faultState`, (value) => whole(0, 15)(value) || value === 255);
	yield read(`${EVSE}.chargingEnabledUntil`, orNull(any));
	for (const name of ["circuitCapacity", "minimumChargeCurrent", "maximumChargeCurrent"]) yield read(`${EVSE}.${name}`, any);
	yield write(`${EVSE}.userMaximumChargeCurrent`, 30_000);
	yield is("userMaximumChargeCurrent", 30_000);
	yield write(`${EVSE}.randomizationDelayWindow`, 600);
	yield is("randomizationDelayWindow", 600);
	for (const name of NEXT) yield read(`${EVSE}.${name}`, orNull(any));
	yield write(`${EVSE}.approximateEvEfficiency`, 3_500);
	yield is("approximateEvEfficiency", 3_500);
	for (const name of ["sessionId", "sessionDuration", "sessionEnergyCharged"])
		yield read(`${EVSE}.${name}`, orNull(whole(0, 2_147_483_647)));
}

/** The course of a charge. */
export function* tc2_2(): Case {
	yield trigger(0x00);
	yield sleep(1);
	yield is("state", STATE.NotPluggedIn);
	yield is("supplyState", SUPPLY.Disabled);
	yield is("faultState", 0);
	yield trigger(0x02);
	const connected = yield event("evConnected");
	yield is("state", STATE.NoDemand);
	const session = (yield read(`${EVSE}.sessionId`, (connected as { sessionId: number }).sessionId)) as number;
	const until = ((yield { do: "time" }) as number) + 5;
	yield enable(until, 6_000, 60_000);
	yield trigger(0x04);
	const capacity = (yield read(`${EVSE}.circuitCapacity`)) as number;
	const most = Math.min(60_000, capacity);
	yield event("energyTransferStarted", { sessionId: session, state: STATE.Charging, maximumCurrent: most });
	yield is("state", STATE.Charging);
	yield is("supplyState", SUPPLY.ChargingEnabled);
	yield is("chargingEnabledUntil", until);
	yield is("minimumChargeCurrent", 6_000);
	yield is("maximumChargeCurrent", most);
	yield sleep(7);
	yield event("energyTransferStopped", { sessionId: session, state: STATE.Charging, reason: 1 });
	yield is("state", STATE.Demand);
	yield is("supplyState", SUPPLY.Disabled);
	yield enable(null, 6_000, 12_000);
	yield event("energyTransferStarted", { sessionId: session, state: STATE.Charging, maximumCurrent: 12_000 });
	yield is("state", STATE.Charging);
	yield is("supplyState", SUPPLY.ChargingEnabled);
	yield is("chargingEnabledUntil", null);
	yield is("minimumChargeCurrent", 6_000);
	yield is("maximumChargeCurrent", 12_000);
	yield write(`${EVSE}.userMaximumChargeCurrent`, 6_000);
	yield sleep(3);
	yield is("maximumChargeCurrent", 6_000);
	yield trigger(0x05);
	yield event("energyTransferStopped", { sessionId: session, state: STATE.Charging, reason: 0 });
	yield is("state", STATE.NoDemand);
	yield trigger(0x04);
	yield event("energyTransferStarted", { sessionId: session, state: STATE.Charging, maximumCurrent: 6_000 });
	yield enable(null, 6_000, 12_000);
	yield is("state", STATE.Charging);
	yield trigger(0x05);
	yield event("energyTransferStopped", { sessionId: session, state: STATE.Charging, reason: 0 });
	yield is("state", STATE.NoDemand);
	yield trigger(0x03);
	const positive = (value: Json) => (value as number) >= 0;
	yield event("evNotDetected", { sessionId: session, state: STATE.NoDemand, sessionDuration: positive, sessionEnergyCharged: positive });
	yield is("state", STATE.NotPluggedIn);
	yield is("supplyState", SUPPLY.ChargingEnabled);
	yield is("sessionId", session);
	yield read(`${EVSE}.sessionDuration`, (value) => (value as number) >= 5);
	yield trigger(0x02);
	yield event("evConnected", { sessionId: session + 1 });
	yield trigger(0x04);
	yield event("energyTransferStarted", { sessionId: session + 1, state: STATE.Charging, maximumCurrent: 6_000 });
	yield is("sessionId", session + 1);
	yield invoke(`${EVSE}.disable`);
	yield event("energyTransferStopped", { sessionId: session + 1, state: STATE.Charging, reason: 1 });
	yield is("supplyState", SUPPLY.Disabled);
	yield trigger(0x05);
	yield sleep(1);
	yield trigger(0x03);
	yield event("evNotDetected", { sessionId: session + 1, state: STATE.NoDemand });
	yield trigger(0x01);
	yield sleep(2);
	yield { do: "quiet" };
}

const TARGET_2359 = [{ dayOfWeekForSequence: 0x7f, chargingTargets: [{ targetTimeMinutesPastMidnight: 1_439, addedEnergy: 25_000_000 }] }];
const TARGET_0001 = [{ dayOfWeekForSequence: 0x7f, chargingTargets: [{ targetTimeMinutesPastMidnight: 1, targetSoC: 100 }] }];

function targets(count: number): Json {
	return Array.from({ length: count }, (_, i) => ({ targetTimeMinutesPastMidnight: 60 + 120 * i, addedEnergy: 25_000_000 }));
}

function setTargets(chargingTargetSchedules: Json, status = "Success") {
	return invoke(`${EVSE}.setTargets`, { chargingTargetSchedules }, status);
}

/** Targets. */
export function* tc2_3(): Case {
	const get = () => invoke(`${EVSE}.getTargets`);
	const got = (schedules: Json) => ({ ...get(), right: { chargingTargetSchedules: schedules } });
	yield trigger(0x00);
	yield trigger(0x06);
	yield trigger(0x02);
	yield event("evConnected");
	yield invoke(`${EVSE}.clearTargets`);
	yield* nothingPlanned();
	yield got([]);
	yield setTargets(TARGET_2359);
	yield* nothingPlanned();
	yield enable(null, 6_000, 60_000);
	yield sleep(1);
	const now = (yield { do: "time" }) as number;
	const day = Math.floor(now / 86_400) * 86_400;
	const next2359 = day + 1_439 * 60 > now ? day + 1_439 * 60 : day + 86_400 + 1_439 * 60;
	yield read(`${EVSE}.nextChargeStartTime`, (value) => value !== null && (value as number) < next2359);
	yield is("nextChargeTargetTime", next2359);
	yield is("nextChargeRequiredEnergy", 25_000_000);
	yield is("nextChargeTargetSoC", null);
	yield got(TARGET_2359);
	yield setTargets(TARGET_0001);
	yield sleep(1);
	const next0001 = day + 60 > now ? day + 60 : day + 86_400 + 60;
	yield read(`${EVSE}.nextChargeStartTime`, (value) => value !== null && (value as number) < next0001);
	yield is("nextChargeTargetTime", next0001);
	yield is("nextChargeRequiredEnergy", null);
	yield is("nextChargeTargetSoC", 100);
	yield got(TARGET_0001);
	yield setTargets([{ dayOfWeekForSequence: 0x40, chargingTargets: targets(10) }]);
	yield setTargets([{ dayOfWeekForSequence: 0x01, chargingTargets: [] }]);
	yield got([
		{ ...TARGET_0001[0], dayOfWeekForSequence: 0x3e },
		{ dayOfWeekForSequence: 0x40, chargingTargets: targets(10) },
		{ dayOfWeekForSequence: 0x01, chargingTargets: [] },
	]);
	yield invoke(`${EVSE}.clearTargets`);
	yield sleep(1);
	yield* nothingPlanned();
	yield got([]);
	const twice = { dayOfWeekForSequence: 0x01, chargingTargets: [] };
	yield setTargets([twice, twice], "ConstraintError");
	yield setTargets([{ dayOfWeekForSequence: 0x40, chargingTargets: targets(11) }], "ResourceExhausted");
	yield trigger(0x03);
	yield event("evNotDetected", { state: STATE.NoDemand });
	yield trigger(0x01);
	yield trigger(0x21);
}

/** Faults. */
export function* tc2_4(): Case {
	yield trigger(0x00);
	yield trigger(0x02);
	const { sessionId: session } = (yield event("evConnected")) as { sessionId: number };
	yield enable(null, 6_000, 12_000);
	yield trigger(0x04);
	yield event("energyTransferStarted");
	yield is("state", STATE.Charging);
	yield trigger(0x10);
	yield event("fault", { sessionId: session, state: STATE.Charging, faultStatePreviousState: 0, faultStateCurrentState: 7 });
	yield is("state", STATE.Fault);
	yield is("supplyState", SUPPLY.DisabledError);
	yield is("faultState", 7);
	yield trigger(0x11);
	yield event("fault", { sessionId: session, state: STATE.Fault, faultStatePreviousState: 7, faultStateCurrentState: 15 });
	yield is("state", STATE.Fault);
	yield is("supplyState", SUPPLY.DisabledError);
	yield is("faultState", 15);
	yield trigger(0x12);
	yield event("fault", { sessionId: session, state: STATE.Fault, faultStatePreviousState: 15, faultStateCurrentState: 0 });
	yield is("faultState", 0);
	yield is("state", STATE.Charging);
	yield is("supplyState", SUPPLY.ChargingEnabled);
	yield trigger(0x05);
	yield event("energyTransferStopped", { sessionId: session, reason: 0 });
	yield trigger(0x03);
	yield event("evNotDetected", { sessionId: session, state: STATE.NoDemand });
	yield trigger(0x01);
}

/** Diagnostics. */
export function* tc2_5(): Case {
	yield trigger(0x00);
	yield sleep(2);
	yield enable(null, 6_000, 60_000);
	yield is("state", STATE.NotPluggedIn);
	yield is("supplyState", SUPPLY.ChargingEnabled);
	yield invoke(`${EVSE}.startDiagnostics`, {}, "Failure");
	yield invoke(`${EVSE}.disable`);
	yield invoke(`${EVSE}.startDiagnostics`);
	yield is("supplyState", SUPPLY.DisabledDiagnostics);
	yield enable(null, 6_000, 60_000, "Failure");
	yield is("supplyState", SUPPLY.DisabledDiagnostics);
	yield trigger(0x20);
	yield sleep(2);
	yield is("state", STATE.NotPluggedIn);
	yield is("supplyState", SUPPLY.Disabled);
	yield trigger(0x01);
}

/** Quiet reporting. */
export function* tc2_6(): Case {
	const atMost = (most: number) => (value: Json) => (value as number) <= most;
	const atLeastOne = (value: Json) => (value as number) >= 1;
	yield trigger(0x00);
	yield trigger(0x02);
	yield event("evConnected");
	yield enable(null, 6_000, 60_000);
	yield trigger(0x04);
	yield event("energyTransferStarted");
	yield { do: "listen" };
	yield sleep(12);
	yield { do: "reports", name: `${EVSE}.sessionId`, right: 0 };
	yield { do: "reports", name: `${EVSE}.sessionDuration`, right: atMost(2) };
	yield { do: "reports", name: `${EVSE}.sessionEnergyCharged`, right: atMost(2) };
	yield { do: "listen" };
	yield invoke(`${EVSE}.disable`);
	yield trigger(0x05);
	yield trigger(0x03);
	yield sleep(5);
	yield { do: "reports", name: `${EVSE}.sessionId`, right: 0 };
	yield { do: "reports", name: `${EVSE}.sessionDuration`, right: atLeastOne };
	yield { do: "reports", name: `${EVSE}.sessionEnergyCharged`, right: atLeastOne };
	yield { do: "listen" };
	yield trigger(0x02);
	yield sleep(5);
	yield { do: "reports", name: `${EVSE}.sessionId`, right: 1 };
	yield { do: "reports", name: `${EVSE}.sessionDuration`, right: atLeastOne };
	yield { do: "reports", name: `${EVSE}.sessionEnergyCharged`, right: atLeastOne };
	yield trigger(0x01);
}
