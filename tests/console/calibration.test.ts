// SPDX-License-Identifier: Apache-2.0
/** Calibration, guided: what it finds, what it refuses, and that nothing changes before somebody has said so. */
import test from "ava";
import { LOWEST_PLATEAUS } from "../../src/settings/relations.js";
import { assignAll, defaults } from "../../src/settings/settings.js";
import { Typing } from "./typing.js";

/** Both measurements, with a tester that shows `second`. */
function measured(frontEnd: string, second = "pilot 2740"): { desk: Typing; said: string } {
	const desk = new Typing();
	desk.play(`front_end ${frontEnd}; sleep 2`);
	const said = [...desk.type("calibrate", 2.5), ...desk.play(`${second}; sleep 3; > calibrate; sleep 2.5`)];
	return { desk, said: said.join("\n") };
}

const gainOf = ({ firmware }: Typing) => ({ ...firmware.values.control.frontEnd });

for (const [frontEnd, gain, offsetMv] of [
	["0.96 0", 10_417, 0],
	["1.03 0", 9_709, 0],
	["1 100", 10_000, -100],
	["0.98 -90", 10_204, 92],
] as const)
	test(`a front end of ${frontEnd} is found out, saved, undone`, (t) => {
		const { desk, said } = measured(frontEnd);
		t.regex(said, /would make it right/);
		t.deepEqual(gainOf(desk), { gain: 10_000, offsetMv: 0 }, "nothing has changed yet");
		t.regex(desk.type("calibrate save").join("\n"), /^saved: /);
		const saved = gainOf(desk);
		t.true(Math.abs(saved.gain - gain) <= 12 && Math.abs(saved.offsetMv - offsetMv) <= 12, JSON.stringify(saved));
		t.regex(desk.type("pilot", 1.2).join("\n"), /high (8\.9[6-9]|9\.0[0-2])\d V[\s\S]*low {2}-1(1\.99|2\.0[01])/);
		t.regex(
			desk.play("power off; sleep 1; power on; sleep 2; > get frontEnd.gain").join("\n"),
			new RegExp(`frontEnd\\.gain ${saved.gain / 10_000}`),
		);
		t.regex(desk.type("calibrate undo")[0], /^error: nothing was saved since the start/);
	});

test("undo goes back to what was before", (t) => {
	const { desk } = measured("0.97 0");
	desk.type("calibrate save");
	t.regex(desk.type("calibrate undo")[0], /^as before: frontEnd\.gain 1 ×/);
	t.deepEqual(gainOf(desk), { gain: 10_000, offsetMv: 0 });
});

test("a front end that is right needs nothing", (t) => {
	t.regex(measured("1 0").said, /that is right as it is; there is nothing to save$/);
});

for (const [why, frontEnd, second, says] of [
	[
		"farther off than parts are",
		"0.92 0",
		"pilot 2740",
		/error: .* that is no tolerance, but a wrong part or a wrong voltage; frontEnd\.gain may be 0\.95 to 1\.05/,
	],
	["another resistor", "0.96 0", "pilot 2200", /error: .*2\.74 kΩ and a diode make 9\.0 ± 0\.35 V/],
	["no diode", "0.96 0", "pilot 2740 no_diode", /error: /],
	["a vehicle that charges", "0.96 0", "draw_power_regulated 16,3", /error: the second step needs a tester set to B/],
	["nothing plugged in", "0.96 0", "sleep 1", /error: the second step needs a tester set to B/],
	["a fault", "0.96 0", "pilot 2740; stop_button on", /error: nothing is measured while a fault stands: stop_button/],
	["noise", "0.96 0", "pilot 2740; noise 300", /error: .*scatter by 0\.\d+ V, at most 0\.120 V may be/],
] as const)
	test(`${why} is refused, says why, and changes nothing`, (t) => {
		const { desk, said } = measured(frontEnd, second);
		t.regex(said, says);
		t.regex(desk.type("calibrate save")[0], /^error: there is nothing to save yet/);
		t.deepEqual(gainOf(desk), { gain: 10_000, offsetMv: 0 });
	});

test("the first step needs a free port, stop ends it, and other words are refused", (t) => {
	const desk = new Typing();
	desk.play("plug; sleep 2");
	t.regex(desk.type("calibrate")[0], /^error: the first step needs \+12 V: unplug vehicle or tester/);
	desk.play("unplug; sleep 2");
	desk.type("calibrate", 2.5);
	t.deepEqual(desk.type("calibrate stop"), ["calibration ended, nothing was changed"]);
	t.deepEqual(desk.type("calibrate stop"), ["no calibration goes on; nothing was changed"]);
	t.regex(desk.type("calibrate sav")[0], /^error: "sav" is no step of calibrate/);
	t.regex(desk.type("calibrate undo")[0], /^error: nothing was saved/);
});

test("no correction that may be set makes a plateau of a vehicle one that asks for more", (t) => {
	for (const gain of ["0.95", "1", "1.05"])
		for (const offset of ["-0.3", "-0.1", "0", "0.3"])
			for (const hysteresis of ["0", "0.25", "0.45"]) {
				const values = defaults();
				try {
					assignAll(values, [`frontEnd.gain=${gain}`, `frontEnd.offset=${offset}`, `pilot.hysteresis=${hysteresis}`]);
				} catch (error) {
					t.regex((error as Error).message, /frontEnd\.gain .* frontEnd\.offset .* pilot\.hysteresis /);
					continue;
				}
				const { frontEnd, pilot } = values.control;
				for (const { letter, lowestMv, boundaryMv } of LOWEST_PLATEAUS)
					t.true(
						(lowestMv * frontEnd.gain) / 10_000 + frontEnd.offsetMv > boundaryMv + pilot.hysteresisMv,
						`${letter} ${gain} ${offset} ${hysteresis}`,
					);
			}
});
