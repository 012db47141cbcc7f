// SPDX-License-Identifier: Apache-2.0
/** The mutants that live, each with the reason why no test can tell them from the code as it was written. */

/** Changes that nobody can see, for one reason. */
export interface Survivor {
	/** File below src/control, and the function or constant in it. */
	readonly at: string;
	readonly because: string;
	/** What becomes what. */
	readonly changes: readonly (readonly [code: string, becomes: string])[];
}

/** The list. */
export const SURVIVORS: readonly Survivor[] = [
	{
		at: "contactor.ts CONTACTOR_AT_START",
		because: "it is written in the first step, before anything reads it",
		changes: [
			["welded: 0", "welded: 1"],
			["follows: 0", "follows: 1"],
			["wasClosed: 0", "wasClosed: 1"],
			["notClosed: 0", "notClosed: 1"],
			["droppedOut: 0", "droppedOut: 1"],
			["unheard: 0", "unheard: 1"],
			["slow: 0", "slow: 1"],
		],
	},
	{
		at: "contactor.ts noteCommand",
		because: "Happened.Closed is 1",
		changes: [["return Happened.Closed;", "return 1;"]],
	},
	{
		at: "contactor.ts watchContactor",
		because: "it only spares time: what is skipped would come to the same",
		changes: [
			["same && contactor.commanded === 1 && contactor.strain === 0", "false"],
			["return;", "nothing"],
		],
	},
	{
		at: "contactor.ts watchOpen",
		because: "it becomes what it is",
		changes: [["contactor.rested === 0 && openMs >= restMs(contactor, n)", "openMs >= restMs(contactor, n)"]],
	},
	{
		at: "diode.ts takeOtherLow",
		because: "with nothing bad everything is as good as it would be made",
		changes: [
			["diode.bad === 0", "false"],
			["return;", "nothing"],
		],
	},
	{
		at: "duty.ts dutyFor",
		because: "both branches give the same there",
		changes: [
			["ma >= MOST_MA", "ma > MOST_MA"],
			["low <= BRANCH_DUTY", "low < BRANCH_DUTY"],
		],
	},
	{
		at: "duty.ts vehicleReads",
		because: "both branches give the same there",
		changes: [
			["duty <= MOST_DUTY", "duty < MOST_DUTY"],
			["duty < LEAST_DUTY", "duty <= LEAST_DUTY"],
		],
	},
	{
		at: "frontEnd.ts correct",
		because: "it only spares time: a gain of one and no offset give back what they are given",
		changes: [
			["gain === ONE && offsetMv === 0", "false"],
			["return;", "nothing"],
		],
	},
	{
		at: "integer.ts OLDEST_MS",
		because: "half of what can be told apart, give or take a millisecond: no timer comes near",
		changes: [
			["OLDEST_MS = 0x40000000", "OLDEST_MS = 1073741825"],
			["OLDEST_MS = 0x40000000", "OLDEST_MS = 1073741823"],
		],
	},
	{
		at: "integer.ts atMostOld",
		because: "half of what can be told apart, give or take a millisecond: no timer comes near",
		changes: [["since(now, then) > OLDEST_MS", "since(now, then) >= OLDEST_MS"]],
	},
	{
		at: "letter.ts letterOf",
		because: "Letter.A is 1",
		changes: [["return Letter.A;", "return 1;"]],
	},
	{
		at: "load.ts LOAD_AT_START",
		because: "the first look, with the contactor open and no PWM, writes it or makes it no matter",
		changes: [
			["allowedMa: 0", "allowedMa: 1"],
			["afterMa: 0", "afterMa: 1"],
			["over: 0", "over: 1"],
			["farOver: 0", "farOver: 1"],
			["tooMuch: 0", "tooMuch: 1"],
		],
	},
	{
		at: "load.ts remember",
		because: "it is made good at the next look, and too much takes two looks",
		changes: [
			["load.afterMa = allowedMa;", "nothing"],
			["load.afterAt = now;", "nothing"],
		],
	},
	{
		at: "lock.ts lockWanted",
		because: "LockDrive.Lock is 1",
		changes: [["return LockDrive.Lock;", "return 1;"]],
	},
	{
		at: "mains.ts ramp",
		because: "two days and more are over: the rise has ended long ago",
		changes: [
			["Math.min(seconds, 200_000)", "Math.min(seconds, 200001)"],
			["Math.min(seconds, 200_000)", "Math.min(seconds, 199999)"],
		],
	},
	{
		at: "mains.ts ramp",
		because: "a ramp that has come to its end allows the most either way; an outage begins it anew at 6 A",
		changes: [
			["!outage && limit >= MOST_MA", "limit >= MOST_MA"],
			["limit >= MOST_MA", "limit > MOST_MA"],
		],
	},
	{
		at: "meter.ts METER_AT_START",
		because: "the meter is looked at for the first time before anything reads it, and its register starts anew if it differs",
		changes: [
			["lost: 0", "lost: 1"],
			["registerMwh: 0", "registerMwh: 1"],
			["frozen: 0", "frozen: 1"],
		],
	},
	{
		at: "permission.ts blockersFor",
		because: "no cable has a rating between 0 and 1 mA",
		changes: [["state.proximity.ratingMa > 0", "state.proximity.ratingMa > 1"]],
	},
	{
		at: "pilot.ts PILOT_AT_START",
		because: "it has left the last eight periods long before PWM begins",
		changes: [["history: 0", "history: 1"]],
	},
	{
		at: "pilot.ts PILOT_AT_START",
		because: "it only spares time: a period that is not known to be like the eight before it is judged in full, with the same result",
		changes: [["calm: 0", "calm: 1"]],
	},
	{
		at: "pilot.ts PILOT_AT_START",
		because: "it is asked only while the pilot is calm, and then it has been written",
		changes: [
			["floorMv: 0", "floorMv: 1"],
			["ceilingMv: 0", "ceilingMv: 1"],
		],
	},
	{
		at: "pilot.ts PILOT_AT_START",
		because: "it is written in the first step, before anything reads it",
		changes: [
			["pwmSteps: 0", "pwmSteps: 1"],
			["quirks: 0", "quirks: 1"],
			["overlooking: 0", "overlooking: 1"],
		],
	},
	{
		at: "pilot.ts PILOT_AT_START",
		because: "the letter has to become C before it is asked, which writes it",
		changes: [["outside: 0", "outside: 1"]],
	},
	{
		at: "pilot.ts PILOT_AT_START",
		because: "the first period takes it back, and before there was one there is nothing to lose sight of",
		changes: [["silentMs: 0", "silentMs: 1"]],
	},
	{
		at: "pilot.ts calmUntil",
		because: "it only spares time: a period that is not known to be like the eight before it is judged in full, with the same result",
		changes: [
			["pilot.calm === 0", "true"],
			["i < count", "i <= count"],
			["i < count", "false"],
			["mv = 0", "mv = 1"],
			["mv = highs[i];", "nothing"],
			["mv <= floor || mv > ceiling", "true"],
			["mv > ceiling", "mv >= ceiling"],
			["mv = lows[i];", "nothing"],
			["mv > diode || mv < lowest", "true"],
			["mv > diode", "mv >= diode"],
			["mv < lowest", "mv <= lowest"],
		],
	},
	{
		at: "pilot.ts decide",
		because: "no other quirk can happen in that step: the others need B, this one C or D",
		changes: [["pilot.quirks |= Happened.DutyGlitch", "pilot.quirks = Happened.DutyGlitch"]],
	},
	{
		at: "pilot.ts judgeCalm",
		because: "it only spares time: a period that is not known to be like the eight before it is judged in full, with the same result",
		changes: [["pilot.ceilingMv = ceilingOf(pilot.voted, n);", "nothing"]],
	},
	{
		at: "pilot.ts leavesAtOnce",
		because: "it becomes what it is",
		changes: [["!asksForCurrent(pilot.letter) || pilot.voted === pilot.letter", "!asksForCurrent(pilot.letter)"]],
	},
	{
		at: "pilot.ts periodsOf",
		because: "the history has 24 bits: behind them is only Unknown, which is never asked for",
		changes: [
			["i < 8", "i < 9"],
			["i < 8", "i <= 8"],
		],
	},
	{
		at: "pilot.ts readPilot",
		because: "it goes on counting where nobody looks any more",
		changes: [
			["pilot.pwmSteps < n.pwmSettleSteps", "pilot.pwmSteps <= n.pwmSettleSteps"],
			["pilot.pwmSteps < n.pwmSettleSteps", "true"],
		],
	},
	{
		at: "pilot.ts readPilot",
		because: "it only spares time: a period that is not known to be like the eight before it is judged in full, with the same result",
		changes: [
			["judgesLow ? n.lowestMv : -NO_LIMIT", "n.lowestMv"],
			["-NO_LIMIT", "NO_LIMIT"],
			["judgesLow ? n.diodeMv : NO_LIMIT", "n.diodeMv"],
		],
	},
	{
		at: "pilot.ts readPilot",
		because: "it only spares time: what is skipped would come to the same",
		changes: [
			["count < gapMs || pilot.silentMs > 0", "true"],
			["count < gapMs", "count <= gapMs"],
			["pilot.silentMs > 0", "pilot.silentMs >= 0"],
			["calm === count && count >= gapMs && isSettled(pilot)", "false"],
			["count >= gapMs", "count > gapMs"],
			["return;", "nothing"],
		],
	},
	{
		at: "pilot.ts readPilot",
		because: "once the diode is seen nobody asks how many good periods there were, and whatever forgets it starts their count anew",
		changes: [["judgesLow && pilot.diode.seen === 0", "judgesLow"]],
	},
	{
		at: "pilot.ts takeLow",
		because: "once the diode is seen nobody asks how many good periods there were, and whatever forgets it starts their count anew",
		changes: [["counts && pilot.diode.seen === 0", "counts"]],
	},
	{
		at: "pilot.ts takePeriod",
		because: "it is asked only where a B has the votes, which writes it",
		changes: [["letter === Letter.B", "true"]],
	},
	{
		at: "presence.ts PRESENCE_AT_START",
		because: "it is asked only while a vehicle is there, and the vehicle that is seen writes it",
		changes: [["missing: 0", "missing: 1"]],
	},
	{
		at: "presence.ts watchPresence",
		because: "once the vehicle is away nobody is missed, and the next that is seen writes it",
		changes: [
			["presence.missing = 0;", "nothing"],
			["presence.missing = 0", "presence.missing = 1"],
		],
	},
	{
		at: "protections/all.ts conditions",
		because: "it only spares time: what is skipped would come to the same",
		changes: [
			[
				"pilot.calm === 1 && pilot.letter <= Letter.C && pilot.voted <= Letter.C ? 0 : pilotConditions(pilot, wish)",
				"pilotConditions(pilot, wish)",
			],
			["pilot.voted <= Letter.C", "pilot.voted < Letter.C"],
			["pilot.letter <= Letter.C", "pilot.letter < Letter.C"],
			["state.contactor.follows === 1 ? 0 : contactorConditions(state.contactor)", "contactorConditions(state.contactor)"],
			[
				"(residual.flows | residual.failed | residual.stuck) === 0 ? 0 : residualConditions(residual, numbers, sense)",
				"residualConditions(residual, numbers, sense)",
			],
		],
	},
	{
		at: "protections/all.ts conditions",
		because: "it only spares time: what is skipped would come to the same",
		changes: [
			["(sense.stopButton | sense.tamper | sense.brownOut) === 0 ? 0 : lineConditions(sense)", "lineConditions(sense)"],
			["sense.guard === GuardCause.None ? 0 : guardsWord(sense.guard)", "guardsWord(sense.guard)"],
			["state.contactor.strain === 0 ? 0 : strainConditions(state.contactor, numbers)", "strainConditions(state.contactor, numbers)"],
			["proximity.odd === 0 && proximity.ratingMa === proximity.pluggedMa ? 0 : cableConditions(state)", "cableConditions(state)"],
		],
	},
	{
		at: "protections/all.ts conditions",
		because: "neither one opening under load nor none is as many as contactor.openingsMost, which nobody can set",
		changes: [["state.contactor.strain === 0", "state.contactor.strain === 1"]],
	},
	{
		at: "protections/all.ts pilotConditions",
		because: "its place is 0: one shifted by nothing, to either side",
		changes: [["1 << FaultBit.pilot_short", "1 >> FaultBit.pilot_short"]],
	},
	{
		at: "protections/pilot-noise.ts pilotSpread",
		because: "UNKNOWN is the least of all numbers, so it is never above the limit; said by name for the reader",
		changes: [["spreadMv !== UNKNOWN && spreadMv > n.noiseMv", "spreadMv > n.noiseMv"]],
	},
	{
		at: "protections/slow.ts lookSlowly",
		because: "it is the only turn that is left",
		changes: [["turn === 12", "true"]],
	},
	{
		at: "protections/slow.ts selfTestConditions",
		because: "without a period there is no voltage, which is below no limit; and without a steady +12 V nobody asks for it",
		changes: [
			["count > 0 && state.sequence.duty === STEADY_HIGH", "state.sequence.duty === STEADY_HIGH"],
			["count > 0", "count >= 0"],
			["seen ? sense.pilot.high[count - 1] : 0", "seen ? sense.pilot.high[count - 1] : 1"],
			["seen ? sense.pilot.high[count - 1] : 0", "sense.pilot.high[count - 1]"],
		],
	},
	{
		at: "proximity.ts PROXIMITY_AT_START",
		because: "an open contact rates nothing either way; whatever else is read, and a fixed cable, writes it",
		changes: [["settled: 0", "settled: 1"]],
	},
	{
		at: "proximity.ts readProximity",
		because: "it only spares time: what is skipped would come to the same",
		changes: [["ohms === proximity.ohms ? proximity.readMa : ratingOf(ohms, n)", "ratingOf(ohms, n)"]],
	},
	{
		at: "residual.ts RESIDUAL_AT_START",
		because: "it is written in the first step, before anything reads it",
		changes: [
			["flows: 0", "flows: 1"],
			["failed: 0", "failed: 1"],
		],
	},
	{
		at: "residual.ts RESIDUAL_AT_START",
		because: "a line that says trip with the first step has said so since power-up, which is when its time begins; any other ends it",
		changes: [["stuck: 0", "stuck: 1"]],
	},
	{
		at: "residual.ts watchResidual",
		because: "it only spares time: what is skipped would come to the same",
		changes: [["!quiet || (residual.dcOver | residual.acOver | residual.flows) !== 0", "true"]],
	},
	{
		at: "sequence.ts SEQUENCE_AT_START",
		because: "no duty has changed and nobody was plugged in; entering B2, or A1, writes it before it is asked",
		changes: [
			["-1", "1"],
			["dutyFresh: 0", "dutyFresh: 1"],
			["asleep: 0", "asleep: 1"],
			["stopping: 0", "stopping: 1"],
		],
	},
	{
		at: "sequence.ts SEQUENCE_AT_START",
		because: "what is offered is nothing, or 6 A at the least: the first look writes it, and the duty of nothing stands already",
		changes: [["offer: 0", "offer: 1"]],
	},
	{
		at: "sequence.ts SEQUENCE_AT_START",
		because: "the contactor is open in the first step, which makes it 0",
		changes: [["spentMs: 0", "spentMs: 1"]],
	},
	{
		at: "sequence.ts enter",
		because: "it is asked only during a stop, and the beginning of a stop writes it",
		changes: [["sequence.stopping === 1", "true"]],
	},
	{
		at: "sequence.ts driveDuty",
		because: "it only spares time: what is skipped would come to the same",
		changes: [["offer !== sequence.offer", "true"]],
	},
	{
		at: "sequence.ts enter",
		because: "some letter holds, or none: the conditions are never 0",
		changes: [["-1", "-0"]],
	},
	{
		at: "sequence.ts enter",
		because: "with the contactor open the stop is over in the same step, in mayFinish",
		changes: [["closed && (next === State.C1 || next === State.D1)", "next === State.C1 || next === State.D1"]],
	},
	{
		at: "sequence.ts enter",
		because: "it is asked only in B2, and entering B2 writes it; cleared here so that equal states look equal",
		changes: [
			["sequence.asleep = 0;", "nothing"],
			["sequence.asleep = 0", "sequence.asleep = 1"],
		],
	},
	{
		at: "sequence.ts successor",
		because: "it only spares time: what is skipped would come to the same",
		changes: [
			["conditions === sequence.idleUnder", "false"],
			["return state;", "nothing"],
			["sequence.idleUnder = conditions;", "nothing"],
		],
	},
	{
		at: "state.ts RENEWAL_BITS",
		because: "it only spares time: instants that are brought forward more often are the same",
		changes: [
			["~0xfffff", "~1048576"],
			["~0xfffff", "~1048574"],
		],
	},
	{
		at: "state.ts equal",
		because: "there is no null in a tree of numbers and records",
		changes: [['typeof value === "object" && value !== null', 'typeof value === "object"']],
	},
	{
		at: "state.ts hashOf",
		because: "the last byte begins at bit 24",
		changes: [["shift < 32", "shift < 31"]],
	},
	{
		at: "state.ts hashOf",
		because: "the mask of a byte takes off what the sign has filled in",
		changes: [["value >>> shift", "value >> shift"]],
	},
	{
		at: "state.ts keepTime",
		because: "it only spares time: instants that are brought forward more often, or 17 minutes later, are the same",
		changes: [
			["((now ^ clock.steppedAt) & RENEWAL_BITS) !== 0", "true"],
			["(now ^ clock.steppedAt) & RENEWAL_BITS", "(now ^ clock.steppedAt) | RENEWAL_BITS"],
			["((now ^ clock.steppedAt) & RENEWAL_BITS) !== 0", "((now ^ clock.steppedAt) & RENEWAL_BITS) !== 1"],
		],
	},
	{
		at: "step.ts driveOutlet",
		because: "it only spares time: what is skipped would come to the same",
		changes: [
			["state.sequence.spentMs > 0", "true"],
			["state.sequence.spentMs > 0", "state.sequence.spentMs >= 0"],
		],
	},
	{
		at: "step.ts driveOutlet",
		because: "a stop shows the vehicle +12 V for a second before it is taken back, so one that has spent a single millisecond is none",
		changes: [["state.sequence.spentMs > 0", "state.sequence.spentMs > 1"]],
	},
	{
		at: "step.ts finish",
		because: "nothing else can have happened in that step",
		changes: [["report.happened |= Happened.ForcedOpen", "report.happened = Happened.ForcedOpen"]],
	},
	{
		at: "step.ts judge",
		because: "it only spares time: what is skipped would come to the same",
		changes: [
			["sense.guard === GuardCause.None ? 0 : guardsWord(sense.guard)", "guardsWord(sense.guard)"],
			["holding === 0 ? 0 : hopelessAt(now, contactor, numbers)", "hopelessAt(now, contactor, numbers)"],
		],
	},
	{
		at: "step.ts judge",
		because: "what does not hold is not asked whether there is hope, and of the first fault alone there always is",
		changes: [
			["holding === 0 ? 0 : hopelessAt(now, contactor, numbers)", "holding === 0 ? 1 : hopelessAt(now, contactor, numbers)"],
			["holding === 0", "holding === 1"],
		],
	},
	{
		at: "step.ts look",
		because: "it only spares time: what is skipped would come to the same",
		changes: [
			["!closed || !asksForCurrent(state.pilot.letter) || cableStirs(state.proximity, numbers.proximity, sense.proximityOhms)", "true"],
			[
				"(turn & 3) === 0 ? lookSlowly(state, numbers, sense, turn, wish, feedback, drive.phases, now) : 0",
				"lookSlowly(state, numbers, sense, turn, wish, feedback, drive.phases, now)",
			],
			["turn & 3", "turn & 2"],
		],
	},
	{
		at: "step.ts look",
		because:
			"said again for the reader: a port that shows neither C nor D is in no state that offers, and no stop of it waits, so the reason pwm holds",
		changes: [["asksForCurrent(state.pilot.letter) && report.blockers === 0", "report.blockers === 0"]],
	},
	{
		at: "step.ts step",
		because:
			"said again for the reader: a port that shows neither C nor D is in no state that offers, and no stop of it waits, so the reason pwm holds",
		changes: [["asksForCurrent(state.pilot.letter) && report.blockers === 0", "report.blockers === 0"]],
	},
	{
		at: "step.ts step",
		because: "it only spares time: what is skipped would come to the same",
		changes: [["state.sequence.dutyFresh === 1 && state.contactor.commanded === 1", "state.contactor.commanded === 1"]],
	},
	{
		at: "step.ts watchOutlet",
		because:
			"a vehicle that is gone has been missed for a second at the least, and the contactor was told to open when it was missed first",
		changes: [["told && feedback === Feedback.Open", "feedback === Feedback.Open"]],
	},
	{
		at: "supervisor.ts SUPERVISOR_AT_START",
		because: "no fault has been raised, so nothing of it is read before it is written",
		changes: [
			["raisings: 0", "raisings: 1"],
			["() => 0", "() => 1"],
		],
	},
	{
		at: "supervisor.ts forgottenAfter",
		because: "undefined shifted is 0, and four times a millisecond is less than forgetMs may be",
		changes: [
			["numbers.retryAfter[FAULTS[place].name] ?? 0", "numbers.retryAfter[FAULTS[place].name]"],
			["numbers.retryAfter[FAULTS[place].name] ?? 0", "numbers.retryAfter[FAULTS[place].name] ?? 1"],
		],
	},
	{
		at: "supervisor.ts hold",
		because: "the newest is the one with the greatest number: found again, it is the same",
		changes: [["supervisor.newest === place", "true"]],
	},
	{
		at: "supervisor.ts newestOf",
		because: "two of the same number are from before a restart, and their order was not kept",
		changes: [["supervisor.raised[place] > supervisor.raised[newest]", "supervisor.raised[place] >= supervisor.raised[newest]"]],
	},
	{
		at: "supervisor.ts raiseAfterDelay",
		because: "residual_trip is the only fault that can be hopeless",
		changes: [["supervisor.forGood |= bit", "supervisor.forGood = bit"]],
	},
	{
		at: "supervisor.ts supervise",
		because: "it only spares time: what is skipped would come to the same",
		changes: [
			["(rest & 1) === 0", "false"],
			["rest & 1", "rest | 1"],
			["continue;", "nothing"],
		],
	},
	{
		at: "temperature.ts TEMPERATURE_AT_START",
		because: "a thousandth of a degree, and far below where derating begins",
		changes: [["derating: 0", "derating: 1"]],
	},
	{
		at: "temperature.ts TEMPERATURE_AT_START",
		because: "the sensors are looked at in the first step, before anything reads it",
		changes: [
			["odd: 0", "odd: 1"],
			["reading: 0", "reading: 1"],
		],
	},
	{
		at: "temperature.ts TEMPERATURE_AT_START",
		because: "the first look writes it, and nothing has stood still by then",
		changes: [["still: 0", "still: 1"]],
	},
	{
		at: "temperature.ts derate",
		because: "at the boundary it becomes what it is",
		changes: [
			["hottest > temperature.derating", "hottest >= temperature.derating"],
			["hottest < temperature.derating - n.hysteresis", "hottest <= temperature.derating - n.hysteresis"],
		],
	},
	{
		at: "temperature.ts derate",
		because: "below 7 A there is no step to take away, and the first that is due takes the one",
		changes: [["Math.max(((offerMa - LEAST_MA) / 1_000) | 0, 0)", "Math.max(((offerMa - LEAST_MA) / 1_000) | 0, 1)"]],
	},
	{
		at: "temperature.ts watchTemperature",
		because: "only whether it changes counts; with another beginning, or another sign, it changes as often",
		changes: [
			["sum = 0", "sum = 1"],
			["sum + reading", "sum - reading"],
		],
	},
	{
		at: "temperature.ts watchTemperature",
		because: "the same number twice is as hot as once",
		changes: [["reading > hottest", "reading >= hottest"]],
	},
	{
		at: "turns.ts SLOW_AT_START",
		because: "which of them begins is not promised, and all have been looked at before a contactor has rested",
		changes: [["turn: 0", "turn: 1"]],
	},
	{
		at: "calm.ts QUIET_AT_START",
		because: "the first step has not seen a diode yet, without which none is quiet",
		changes: [["is: 0", "is: 1"]],
	},
	{
		at: "calm.ts QUIET_AT_START",
		because: "they are asked only after a step that has left nothing waiting, which writes them",
		changes: [
			["offerMa: 0", "offerMa: 1"],
			["offeredMa: 0", "offeredMa: 1"],
		],
	},
	{
		at: "quiet.ts staysQuiet",
		because:
			"in C with a diode that is seen no single period has a consequence: what has one changes the letter, or what is seen of the diode",
		changes: [
			["state.quiet.is === 1 && (state.slow.turn & 3) !== 0 && pilot.calm === 1", "state.quiet.is === 1 && (state.slow.turn & 3) !== 0"],
		],
	},
];
