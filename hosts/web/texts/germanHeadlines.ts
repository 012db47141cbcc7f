// SPDX-License-Identifier: Apache-2.0
/** The headlines of the firmware in German: by what holds charging back, by the stage of the session, by what forbids closing, and by the state of the port. */
import type { BlockerName } from "../../../src/control/permission.js";
import type { OF_BLOCKERS, OF_HOLDS, OF_STAGES, OF_STATES } from "../../../src/evse/headlines.js";

/** A headline and its sentence. */
export interface Said {
	readonly text: string;
	readonly more: string;
}

const READY: Said = { text: "Bereit", more: "Zum Laden anstecken." };
const GETTING_READY: Said = { text: "Wird vorbereitet", more: "Gleich wird Strom angeboten." };
const GOING_ON: Said = { text: "Gleich geht es weiter", more: "Was das Laden aufgehalten hat, ist vorüber." };
const STARTING: Said = { text: "Beginnt", more: "Das Schütz schließt gleich." };
const STOPPING: Said = { text: "Hört auf", more: "Das Fahrzeug hat einige Sekunden, um loszulassen." };
const FINISHED: Said = { text: "Fertig", more: "Vor dem nächsten Laden das Fahrzeug abstecken." };
const NO_POWER: Said = { text: "Wartet auf Leistung", more: "Weniger als 6 A dürfen angeboten werden: {by} sagt es so." };

export const GERMAN_HOLDS = {
	unavailable: { text: "Außer Betrieb", more: "Jemand hat diesen Ladepunkt abgeschaltet." },
	recovering: { text: "Neu gestartet", more: "Es wird geprüft, ob das Fahrzeug noch da ist." },
	finished: FINISHED,
	authorization: { text: "Wartet auf eine Karte", more: "Eine Karte zeigen, oder das Laden in einer App beginnen." },
	user: { text: "Von jemandem angehalten", more: "Es geht weiter, sobald jemand es fortsetzt." },
	fault: GOING_ON,
	energy: NO_POWER,
	schedule: { text: "Wartet auf seine Zeit", more: "Das Laden beginnt {start}." },
	delay: { text: "Wartet eine zufällige Zeit", more: "Ladestationen, die nacheinander beginnen, schonen das Netz." },
	clock: { text: "Wartet auf die Uhrzeit", more: "Etwas hängt von ihr ab, und seit dem Start hat niemand sie genannt." },
	wear: { text: "Schont das Schütz", more: "Es hat immer wieder geschlossen und ruht nun höchstens einige Minuten." },
	supply: { text: "Wartet auf ein ruhiges Netz", more: "Der Strom kam und ging; in einigen Minuten geht es weiter." },
	permit: { text: "Das Laden ist abgeschaltet", more: "Eine App oder ein Energiemanager hat es abgeschaltet." },
	host_lost: {
		text: "Die übergeordnete Steuerung ist nicht zu hören",
		more: "Sie entscheidet hier; weiter geht es, sobald sie antwortet und neu erlaubt.",
	},
	host_off: { text: "Außer Betrieb", more: "Die übergeordnete Steuerung, die hier entscheidet, hat diesen Ladepunkt abgeschaltet." },
	host: { text: "Wartet auf die übergeordnete Steuerung", more: "Sie entscheidet hier und bietet noch nichts an." },
	phases: { text: "Wechselt die Phasen", more: "Es geht mit einer anderen Zahl von Phasen weiter." },
} as const satisfies Record<keyof typeof OF_HOLDS, Said>;

export const GERMAN_STAGES = {
	waiting: { text: "Wartet, bis das Fahrzeug angesteckt wird", more: "Sobald das geschehen ist, darf jemand laden." },
	charging: { text: "Lädt mit {power}", more: "Das Fahrzeug darf {offer} ziehen: die Grenze setzt {by}." },
	"paused by vehicle": { text: "Vom Fahrzeug angehalten", more: "Es ist voll, oder hat eigene Pläne; {offer} sind angeboten." },
	stopping: STOPPING,
	paused: GOING_ON,
	finishing: STOPPING,
	finished: FINISHED,
} as const satisfies Record<keyof typeof OF_STAGES, Said>;

export const GERMAN_BLOCKERS = {
	guard: {
		text: "Vom Wächter offen gehalten",
		more: "Der Wächter hat das Schütz geöffnet; er lässt los, sobald die Steuerung geantwortet hat.",
	},
	fault: { text: "Gestört", more: "Ein Fehler hält das Schütz offen." },
	ventilation: { text: "Das Fahrzeug verlangt Belüftung", more: "Hier gibt es keine." },
	cable: { text: "Das Kabel wird gelesen", more: "Der Stecker sagt, wie viel Strom das Kabel trägt." },
	request: {
		text: "Die Anforderung des Fahrzeugs ist unklar",
		more: "Das Signal ist nicht so tief wie bei einer Anforderung; so sieht es aus, wenn die eigene Spannung der Ladestation einbricht.",
	},
	lock: { text: "Der Stecker wird verriegelt", more: "Danach beginnt das Laden." },
	current: NO_POWER,
	residual_test: { text: "Der Fehlerstromschutz wird geprüft", more: "Das geschieht vor jedem Laden." },
	contactor_rest: { text: "Das Schütz ruht", more: "Zwischen zwei Schaltungen ruht es." },
	permission: GETTING_READY,
	host: { text: "Wartet auf die übergeordnete Steuerung", more: "Sie entscheidet hier und hat das Einschalten nicht erlaubt." },
	pwm: null,
	diode: null,
} as const satisfies Record<BlockerName & keyof typeof OF_BLOCKERS, Said | null>;

export const GERMAN_STATES = {
	A1: READY,
	A2: READY,
	B1: GETTING_READY,
	B2: { text: "Wartet auf das Fahrzeug", more: "{offer} sind angeboten, das Fahrzeug muss noch fragen." },
	C1: GETTING_READY,
	C2: STARTING,
	D1: GETTING_READY,
	D2: STARTING,
	E: { text: "Die Signalleitung des Kabels ist kurzgeschlossen", more: "Laden ist möglich, sobald der Kurzschluss weg ist." },
	F: { text: "Weckt das Fahrzeug", more: "Es hat das Angebot verschlafen und bekommt einen Impuls." },
} as const satisfies Record<keyof typeof OF_STATES, Said>;

/** Those that stand alone. */
export const GERMAN_ALONE = {
	reserved: { text: "Reserviert", more: "Der Ladepunkt wird für jemanden freigehalten." },
	idle: { text: "Verbunden", more: "Das Fahrzeug darf {offer} ziehen und lässt sich Zeit." },
} as const satisfies Record<string, Said>;

/** Who says that no more may be offered, by the port's own names; in English as the firmware tells it. */
export const GERMAN_LIMITS = {
	"the circuit": "der Stromkreis",
	"the owner": "der Besitzer",
	"whoever manages energy": "wer die Energie verwaltet",
	"building management": "die Gebäudeleittechnik",
	"the random delay": "die zufällige Verzögerung",
	"the cable": "das Kabel",
	"the charger itself": "die Ladestation selbst",
} as const satisfies Record<string, string>;

/** Why closing is forbidden, in a few words. */
export const GERMAN_BLOCKER_WORDS = {
	fault: "Fehler",
	permission: "fehlender Erlaubnis",
	current: "zu wenig erlaubtem Strom",
	pwm: "fehlender Anforderung am Piloten",
	diode: "nicht gesehener Diode",
	ventilation: "Belüftung",
	cable: "Kabel",
	contactor_rest: "Ruhe des Schützes",
	guard: "Wächter",
	residual_test: "Prüfung des Fehlerstromschutzes",
	lock: "Verriegelung",
	request: "unklarer Anforderung",
	host: "übergeordneter Steuerung",
} as const satisfies Record<BlockerName, string>;
