// SPDX-License-Identifier: Apache-2.0
/** The faults in German: what is so, what was, what ends it, and what it means. */
import type { FaultName } from "../../../src/control/faults.js";

/** The words for one fault. */
export interface GermanFault {
	readonly is: string;
	readonly was: string;
	/** Can stand behind "sobald". */
	readonly until: string;
	readonly means: string;
}

export const GERMAN_FAULTS = {
	pilot_short: {
		is: "Die Signalleitung des Kabels ist kurzgeschlossen",
		was: "Die Signalleitung des Kabels war kurzgeschlossen",
		until: "der Kurzschluss weg ist",
		means: "Der Pilot ist mit dem Schutzleiter verbunden (Zustand E).",
	},
	pilot_levels: {
		is: "Das Signal zum Fahrzeug ist falsch",
		was: "Das Signal zum Fahrzeug war falsch",
		until: "das Signal die richtigen Spannungen hat",
		means:
			"Der Pilot hat Spannungen, die kein Fahrzeug macht: über 13 V, unter −13 V, oder ein unteres Plateau, das weder eine Diode noch ihr Spiegelbild ist.",
	},
	diode: {
		is: "Das Fahrzeug besteht die Sicherheitsprüfung nicht",
		was: "Das Fahrzeug hat die Sicherheitsprüfung nicht bestanden",
		until: "das Fahrzeug die Prüfung besteht",
		means: "Die Diode des Fahrzeugs fehlt oder ist kurzgeschlossen; was angesteckt ist, ist vielleicht kein Fahrzeug.",
	},
	ventilation: {
		is: "Das Fahrzeug verlangt Belüftung",
		was: "Das Fahrzeug hat Belüftung verlangt",
		until: "das Fahrzeug keine Belüftung mehr verlangt",
		means: "Das Fahrzeug verlangt Belüftung (Zustand D), und es gibt keine.",
	},
	welded: {
		is: "Das Schütz klebt",
		was: "Das Schütz hat geklebt",
		until: "eine Elektrofachkraft danach gesehen hat, das Schütz offen ist",
		means: "Das Schütz sollte öffnen und ist noch geschlossen.",
	},
	did_not_close: {
		is: "Das Schütz schließt nicht",
		was: "Das Schütz hat nicht geschlossen",
		until: "das Schütz zur Ruhe gekommen ist",
		means: "Das Schütz sollte schließen und ist noch offen.",
	},
	feedback_lost: {
		is: "Die Stellung des Schützes ist unbekannt",
		was: "Die Stellung des Schützes war unbekannt",
		until: "die Stellung des Schützes bekannt ist",
		means: "Nichts sagt, ob das Schütz offen oder geschlossen ist.",
	},
	cable: {
		is: "Das Kabel wird nicht erkannt",
		was: "Das Kabel wurde nicht erkannt",
		until: "das Kabel erkannt ist",
		means: "Der Widerstand im Stecker gehört zu keinem Kabel, oder zu einem anderen als zuvor.",
	},
	stop_button: {
		is: "Der Not-Halt ist gedrückt",
		was: "Der Not-Halt war gedrückt",
		until: "der Not-Halt gelöst ist",
		means: "Der Not-Halt wurde gedrückt.",
	},
	loop_late: {
		is: "Die Steuerung ist zu langsam",
		was: "Die Steuerung war zu langsam",
		until: "die Steuerung nachkommt",
		means: "Die Regelschleife bekam länger keine Zeit, als sie darf.",
	},
	internal: {
		is: "Interner Fehler",
		was: "Interner Fehler",
		until: "die Ladestation neu gestartet ist",
		means: "Die Firmware hat einen Zustand getroffen, den sie für unmöglich hält, und hat angehalten.",
	},
	residual_trip: {
		is: "Strom fließt zur Erde ab",
		was: "Strom ist zur Erde abgeflossen",
		until: "der Fehlerstrom weg ist",
		means: "Es floss Fehlerstrom.",
	},
	residual_monitor: {
		is: "Der Fehlerstromschutz besteht seine Prüfung nicht",
		was: "Der Fehlerstromschutz hat seine Prüfung nicht bestanden",
		until: "der Fehlerstromschutz arbeitet",
		means: "Die Fehlerstromüberwachung besteht ihre Selbstprüfung nicht, oder meldet Auslösung, während nichts fließen kann.",
	},
	dropped_out: {
		is: "Das Schütz öffnet von selbst",
		was: "Das Schütz hat von selbst geöffnet",
		until: "das Schütz zur Ruhe gekommen ist",
		means: "Das Schütz war geschlossen und hat geöffnet, ohne dass es sollte.",
	},
	pilot_noise: {
		is: "Das Signal des Fahrzeugs ist nicht lesbar",
		was: "Das Signal des Fahrzeugs war nicht lesbar",
		until: "das Signal lesbar ist",
		means: "Der Pilot rauscht oder schweigt so sehr, dass nicht zu sagen ist, was das Fahrzeug zeigt.",
	},
	overcurrent: {
		is: "Das Fahrzeug zieht zu viel Strom",
		was: "Das Fahrzeug hat zu viel Strom gezogen",
		until: "der Strom in seiner Grenze ist",
		means: "Das Fahrzeug hat mehr gezogen, als der Pilot erlaubt.",
	},
	overtemperature: {
		is: "Die Ladestation ist zu heiß",
		was: "Die Ladestation war zu heiß",
		until: "die Ladestation abgekühlt ist",
		means: "Die Ladestation ist trotz kleineren Stroms zu heiß.",
	},
	temperature_sensor: {
		is: "Ein Temperaturfühler ist defekt",
		was: "Ein Temperaturfühler war defekt",
		until: "der Fühler arbeitet",
		means: "Ein Temperaturfühler schweigt, steht still, oder sagt, was nicht sein kann.",
	},
	undervoltage: {
		is: "Die Netzspannung ist zu niedrig",
		was: "Die Netzspannung war zu niedrig",
		until: "die Spannung in ihren Grenzen ist",
		means: "Die Netzspannung ist zu niedrig.",
	},
	overvoltage: {
		is: "Die Netzspannung ist zu hoch",
		was: "Die Netzspannung war zu hoch",
		until: "die Spannung in ihren Grenzen ist",
		means: "Die Netzspannung ist zu hoch.",
	},
	frequency: {
		is: "Die Netzfrequenz ist außerhalb ihrer Grenzen",
		was: "Die Netzfrequenz war außerhalb ihrer Grenzen",
		until: "die Frequenz in ihren Grenzen ist",
		means: "Die Netzfrequenz ist außerhalb ihrer Grenzen.",
	},
	phase_loss: {
		is: "Eine Phase des Netzes fehlt",
		was: "Eine Phase des Netzes fehlte",
		until: "alle Phasen da sind",
		means: "Eine Phase des Netzes fehlt.",
	},
	neutral_lost: {
		is: "Der Neutralleiter scheint unterbrochen",
		was: "Der Neutralleiter schien unterbrochen",
		until: "die Spannungen gleich sind",
		means: "Eine Phase ist viel zu hoch und eine andere viel zu niedrig, wie ohne Neutralleiter.",
	},
	pen: {
		is: "Die Erdung des Netzes ist vielleicht unterbrochen",
		was: "Die Erdung des Netzes war vielleicht unterbrochen",
		until: "die Spannung in ihren Grenzen ist",
		means: "Die Spannung hat den Bereich verlassen, in dem dem PEN-Leiter geglaubt wird.",
	},
	meter_lost: {
		is: "Der Zähler schweigt",
		was: "Der Zähler schwieg",
		until: "der Zähler antwortet",
		means: "Der Zähler antwortet nicht: Überstrom und Netz werden nicht überwacht.",
	},
	meter_frozen: {
		is: "Der Zähler steht",
		was: "Der Zähler stand",
		until: "der Zähler zählt",
		means: "Der Zähler zeigt Leistung, und sein Zählwerk steht still.",
	},
	meter_implausible: {
		is: "Strom fließt an einem offenen Schütz vorbei",
		was: "Strom floss an einem offenen Schütz vorbei",
		until: "der Strom weg ist",
		means: "Strom fließt, obwohl Schütz und Rückmeldung offen sind: Zähler oder Rückmeldung irren, oder das Schütz ist verschweißt.",
	},
	tamper: {
		is: "Das Gehäuse ist offen",
		was: "Das Gehäuse wurde geöffnet",
		until: "das Gehäuse geschlossen ist",
		means: "Das Gehäuse wurde geöffnet.",
	},
	lock: {
		is: "Die Verriegelung des Steckers klemmt",
		was: "Die Verriegelung des Steckers hat geklemmt",
		until: "die Verriegelung sich bewegt",
		means: "Die Verriegelung der Dose tut nicht, was sie soll.",
	},
	brown_out: {
		is: "Die eigene Versorgung der Ladestation ist zu niedrig",
		was: "Die eigene Versorgung der Ladestation war zu niedrig",
		until: "die Versorgung in ihren Grenzen ist",
		means: "Die eigene Versorgung der Platine ist zu niedrig.",
	},
	self_test: {
		is: "Die Selbstprüfung der Ladestation schlägt fehl",
		was: "Die Selbstprüfung der Ladestation ist fehlgeschlagen",
		until: "die Selbstprüfung besteht",
		means: "Der Generator des Piloten erreicht keine +12 V, oder die Zahlen widersprechen einander.",
	},
	reclosing: {
		is: "Das Schütz musste zu oft unter Last öffnen",
		was: "Das Schütz musste zu oft unter Last öffnen",
		until: "es lange genug geruht hat",
		means: "Das Schütz musste zu oft unter Last öffnen.",
	},
} as const satisfies Record<FaultName, GermanFault>;
