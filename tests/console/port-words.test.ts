// SPDX-License-Identifier: Apache-2.0
/** The console's words for whoever charges: what they do, and what they answer to nonsense. */
import test from "ava";
import { Cabinet } from "../firmware/cabinet.js";

const plugged = (...settings: string[]) => new Cabinet(...settings).run(1_500, "A").run(1_500, "B");

test("authorize starts and stops, withdraw and stop end", (t) => {
	const cabinet = new Cabinet("authorization=1").run(1_500, "A");
	t.deepEqual(cabinet.type("withdraw"), ["error: nobody is authorized"]);
	t.deepEqual(cabinet.type("authorize 0458BE6A ISO1443"), ['error: "ISO1443" is not a kind of token; did you mean "ISO14443"?']);
	t.deepEqual(cabinet.type("authorize 0458BE6A NoAuthorization"), [
		'error: "NoAuthorization" is not a kind of token; it is one of Central, eMAID, ISO14443, ISO15693, KeyCode, Local, MacAddress',
	]);
	t.deepEqual(cabinet.type("withdraw"), ["error: nobody is authorized"], "a kind that is unknown authorizes nobody");
	t.deepEqual(cabinet.type("authorize 0458BE6A iso14443"), ["token 0458BE6A"]);
	cabinet.run(100, "A");
	t.deepEqual(cabinet.type("withdraw"), ["withdrawn"]);
	cabinet.run(1_500, "B");
	t.deepEqual(cabinet.type("authorize A"), ["token A"]);
	cabinet.run(2_000, "C");
	t.is(cabinet.firmware.drive.contactor, 1);
	t.deepEqual(cabinet.type("authorize B"), ["error: somebody else's transaction goes on"]);
	t.deepEqual(cabinet.type("stop Romote"), ['error: "Romote" is not a reason; did you mean "Remote"?']);
	t.deepEqual(cabinet.type("stop remote"), ["stopped, reason Remote"]);
	t.deepEqual(cabinet.type("stop"), ["error: the transaction ends already"]);
});

test("reserve and unreserve", (t) => {
	const cabinet = new Cabinet().run(1_500, "A");
	t.deepEqual(cabinet.type("reserve 7 600 A"), ["reserved for 600 s"]);
	t.deepEqual(cabinet.type("reserve 8 600"), ["error: not reserved: Occupied"]);
	t.deepEqual(cabinet.type("reserve x 600"), ['error: number: "x" is not a number; 0 to 999999999']);
	t.deepEqual(cabinet.type("unreserve"), ["not reserved any more"]);
	t.deepEqual(cabinet.type("unreserve"), ["error: there is no reservation"]);
});

test("disable, enable and unassign", (t) => {
	const cabinet = plugged();
	t.deepEqual(cabinet.type("disable CSMS 5"), ["CSMS: Disable"]);
	cabinet.run(2_000, "C");
	t.is(cabinet.firmware.drive.contactor, 0);
	t.deepEqual(cabinet.type("enable localapi 5"), ["LocalAPI: Enable"]);
	cabinet.run(2_000, "C");
	t.is(cabinet.firmware.drive.contactor, 0, "a tie disables");
	t.deepEqual(cabinet.type("unassign CSMS"), ["CSMS: Unassigned"]);
	cabinet.run(2_000, "C");
	t.is(cabinet.firmware.drive.contactor, 1);
	t.deepEqual(cabinet.type("enable nobody"), [
		'error: "nobody" is not a source; it is one of Unspecified, LocalAPI, LocalKeyLock, ServiceTechnician, RemoteKeyLock, MobileApp, FirmwareUpdate, CSMS',
	]);
	t.deepEqual(cabinet.type("enable CSMS 10001"), ["error: priority: 10001 is out of bounds; 0 to 10000"]);
});

test("limit sets, shows and clears", (t) => {
	const cabinet = plugged();
	t.deepEqual(cabinet.type("limit"), ["offered 32 A, by circuit"]);
	t.deepEqual(cabinet.type("limit ems 10 60 6"), ["ems 10 A"]);
	t.deepEqual(cabinet.type("limit sun 6900W"), ["sun 6900 W"]);
	cabinet.run(100, "B");
	t.deepEqual(cabinet.type("limit"), ["ems 10 A, to be renewed within 60 s, else 6 A", "sun 6900 W", "offered 10 A, by ems"]);
	t.deepEqual(cabinet.type("limit ems off"), ["ems cleared"]);
	t.deepEqual(cabinet.type("limit ems off"), ['error: there is no limit "ems"; limits are sun']);
	t.deepEqual(cabinet.type("limit sun 7.5A"), ["sun 7.5 A"]);
	t.deepEqual(cabinet.type("limit sun lots"), ['error: current: "lots" is not a number of A; 0 to 80 A']);
	for (const typed of ["banana", "a", "w", "A10", "10AA", "sow"])
		t.deepEqual(cabinet.type(`limit sun ${typed}`), [`error: current: "${typed}" is not a number of A; 0 to 80 A`]);
	t.deepEqual(cabinet.type("limit sun 1.5kw"), ["sun 1500 W"]);
	t.deepEqual(cabinet.type("limit 1 10"), [
		'error: "1" is no name for a limit; it begins with a letter and has at most 24 letters, digits, dots and dashes',
	]);
});

test("an amount without a name limits nothing, and says so", (t) => {
	const cabinet = plugged();
	for (const typed of ["10", "10A", "3000W", "7.5"])
		t.deepEqual(cabinet.type(`limit ${typed}`), [
			`error: nothing is limited: a limit has a name, so that others can stand beside it; write for instance limit ems ${typed}`,
		]);
	t.deepEqual(cabinet.type("limit ems"), ['error: there is no limit "ems"; to set one write for instance limit ems 10']);
	t.deepEqual(cabinet.type("limit -5"), ['error: there is no limit "-5"; to set one write for instance limit ems 10']);
	cabinet.type("limit ems 10");
	t.deepEqual(cabinet.type("limit emss"), ['error: there is no limit "emss"; limits are ems; to set one write for instance limit ems 10']);
	t.deepEqual(cabinet.type("limit ems off 60"), ['error: off takes it away; "60" does not belong there']);
	cabinet.run(100, "B");
	t.deepEqual(cabinet.type("limit ems"), ["ems 10 A", "offered 10 A, by ems"]);
});

test("settings that contradict each other are refused with both names, and nothing changes", (t) => {
	const cabinet = plugged();
	t.deepEqual(cabinet.type("set mains.phases 1"), [
		"error: phases 3 is more than mains.phases 1; a contactor connects no more phases than the supply has: set phases to at most 1, or mains.phases to at least 3",
	]);
	t.deepEqual(cabinet.type("get mains.phases"), ["mains.phases 3"]);
	t.deepEqual(cabinet.type("set phases 1"), ["phases 1"]);
	t.deepEqual(cabinet.type("set mains.phases 1"), ["mains.phases 1"]);
});

test("phases", (t) => {
	const cabinet = plugged("phaseSwitch=1");
	t.deepEqual(cabinet.type("phases"), ["3 connected, 3 used"]);
	t.deepEqual(cabinet.type("phases 1"), ["phases 1"]);
	t.deepEqual(cabinet.type("phases 2"), ['error: "2" is not a choice; it is one of 1, 3, auto']);
	cabinet.run(500, "B");
	t.deepEqual(cabinet.type("phases"), ["1 connected, 1 used"]);
	t.deepEqual(cabinet.type("phases auto"), ["phases auto"]);
	t.deepEqual(plugged().type("phases 1"), ["error: nothing can switch phases here (setting phaseSwitch)"]);
});

test("targets, mode and zone", (t) => {
	const cabinet = plugged();
	t.deepEqual(cabinet.type("zone CET-1CEST,M3.5.0,M10.5.0/3"), ["zone CET-1CEST,M3.5.0,M10.5.0/3"]);
	t.deepEqual(cabinet.type("target mon-tue 7:00 20"), ["mon 7:00 20 kWh", "tue 7:00 20 kWh", "mode manual, nothing planned"]);
	t.deepEqual(cabinet.type("target sat-sun 9:30 80%"), [
		"sun 9:30 80 %",
		"mon 7:00 20 kWh",
		"tue 7:00 20 kWh",
		"sat 9:30 80 %",
		"mode manual, nothing planned",
	]);
	t.deepEqual(cabinet.type("target all off"), ["no targets", "mode manual, nothing planned"]);
	t.deepEqual(cabinet.type("mode"), ["mode manual"]);
	t.deepEqual(cabinet.type("mode automatic"), ["mode automatic"]);
	cabinet.type("target wed 7:00 11.04kWh");
	cabinet.firmware.setClock(Date.parse("2026-06-02T20:00:00Z"));
	cabinet.run(2_000, "C");
	t.deepEqual(cabinet.type("targets"), [
		"wed 7:00 11.04 kWh",
		"mode automatic, next 2026-06-03T05:00:00.000Z, charging from 2026-06-03T03:15:00.000Z",
	]);
	for (const [line, answer] of [
		["target someday 7:00 20", 'error: "someday" is not a day of the week; it is one of sun, mon, tue, wed, thu, fri, sat'],
		["target mon-tue-wed 7:00 20", 'error: "mon-tue-wed" is more than a day or a range of days; write for instance mon, mon-fri or all'],
		["target mon- 7:00 20", 'error: "" is not a day of the week; it is one of sun, mon, tue, wed, thu, fri, sat'],
		["target mon off 20", 'error: off takes it away; "20" does not belong there'],
		["zone CET-1:99", 'error: "CET-1:99": -1:99 has more than 59 minutes; write for instance IST-5:30'],
		[
			"zone CET-1CEST-99,M3.5.0,M10.5.0",
			'error: "CET-1CEST-99,M3.5.0,M10.5.0": no place is -99 h from UTC; POSIX counts west of it as positive',
		],
		["target mon 25:00 20", 'error: "25:00" is not a time of day; write for instance 7:30, or off'],
		["target mon 7:00", 'error: target takes DAYS H:MM KWH|SOC%, not "mon 7:00"'],
		["target mon 7:00 lots", 'error: energy: "lots" is not a number of kWh; 1 to 999 kWh'],
		["target mon 7:00 101%", "error: soc: 101% is out of bounds; 1 to 100 %"],
		["mode clever", 'error: "clever" is not a mode; it is one of manual, automatic'],
		["zone Berlin", 'error: "Berlin" is no time zone; write for instance UTC0 or CET-1CEST,M3.5.0,M10.5.0/3'],
		["now", "error: nothing is delayed"],
	] as const)
		t.deepEqual(cabinet.type(line), [answer]);
});

test("sessions tells the log and the sum", (t) => {
	const cabinet = plugged().run(2_000, "C").run(2_000, "A");
	t.deepEqual(cabinet.type("sessions"), ["1 ? to ?, 4 s, 0 Wh, at most 0 A EVDisconnected", "all together 0 Wh"]);
	cabinet.firmware.setClock(Date.UTC(2026, 0, 1));
	cabinet.run(2_000, "C").run(2_000, "A");
	t.regex(cabinet.type("sessions")[0], /^2 2026-01-01T00:00:0\dZ to 2026-01-01T00:00:0\dZ, /);
});
