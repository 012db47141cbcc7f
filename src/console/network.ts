// SPDX-License-Identifier: Apache-2.0
/** The words of the network: they show how the charger is reached, and set it; passwords are asked for, and not shown. */
import { NOBODY } from "../settings/network.js";
import { SET } from "../settings/secrets.js";
import { check } from "../settings/settings.js";
import { UNKNOWN } from "../thing/kinds.js";
import type { Cabinet, Desk } from "./word.js";

const OFF = "off";

/** The wireless network; or joins another one, or none. */
export function wifi(desk: Desk, args: readonly string[]): void {
	const ssid = args.join(" ");
	if (ssid === "") showWifi(desk);
	else if (ssid.toLowerCase() === OFF) change(desk, [["wifi.ssid", ""]]);
	else {
		check("wifi.ssid", ssid);
		desk.ask(`password of "${ssid}", empty for an open network: `, (password) =>
			change(desk, [
				["wifi.ssid", ssid],
				["wifi.password", password],
			]),
		);
	}
}

function showWifi(desk: Desk): void {
	const { cabinet } = desk;
	const { values } = cabinet;
	const ssid = values.network["wifi.ssid"];
	if (ssid === "") desk.say("no wireless network; join one with wifi NAME");
	else desk.say(`network "${ssid}", password ${values.secrets["wifi.password"] === "" ? "empty" : SET}`);
	desk.say(stateText(cabinet));
}

/** How the charger is reached. */
export function network(desk: Desk): void {
	const { cabinet } = desk;
	const { values } = cabinet;
	desk.say(stateText(cabinet));
	desk.say(`host name ${values.network["network.hostname"]}, address from ${values.network["network.address"]}`);
	desk.say(`page and API ${values.faces.http.served === 0 ? "off" : "on"}, password ${values.secrets.password === "" ? "not set" : SET}`);
	desk.say(`time of day from ${values.network.ntp === NOBODY ? "nobody" : values.network.ntp}`);
	showBroker(desk);
	desk.say(outsideText(cabinet));
}

/** The broker; or another one, with its user, or none. */
export function mqtt(desk: Desk, [url, user = ""]: readonly string[]): void {
	if (url === undefined) showBroker(desk);
	else if (url.toLowerCase() === OFF) change(desk, [["mqtt.url", ""]]);
	else if (user === "")
		change(desk, [
			["mqtt.url", url],
			["mqtt.user", ""],
			["mqtt.password", ""],
		]);
	else {
		check("mqtt.url", url);
		check("mqtt.user", user);
		desk.ask(`password of ${user}: `, (password) =>
			change(desk, [
				["mqtt.url", url],
				["mqtt.user", user],
				["mqtt.password", password],
			]),
		);
	}
}

function showBroker(desk: Desk): void {
	const { cabinet } = desk;
	const { values } = cabinet;
	const url = values.network["mqtt.url"];
	if (url === "") desk.say("no broker of MQTT; choose one with mqtt mqtt://HOST");
	else desk.say(`broker ${url}, user ${values.network["mqtt.user"] || "nobody"}, ${known(cabinet).mqtt ?? "unknown"}`);
}

/** The password of page and API, typed twice. */
export function password(desk: Desk, args: readonly string[]): void {
	if (args.length > 0) throw new Error("password takes no argument; it is asked for, so that nobody reads it");
	desk.ask(`new password, ${desk.cabinet.values.secrets.password !== "" ? "empty for the old one" : "at least 8 characters"}: `, (once) => {
		if (once === "") {
			desk.say("nothing was changed");
			return;
		}
		check("password", once);
		desk.ask("the same again: ", (again) => {
			if (again !== once) throw new Error("the two are not the same; nothing was changed");
			change(desk, [["password", once]]);
		});
	});
}

/** How often what speaks to the network had to be started anew. */
export function outsideText({ outside: { restarts } }: Cabinet): string {
	return `the network's part was started anew ${restarts === 1 ? "once" : `${restarts} times`} since power-up`;
}

/** Where the charger is, and how well it is heard. */
export function stateText(cabinet: Cabinet): string {
	const { network: state = "unknown", address = "", signal = UNKNOWN } = known(cabinet);
	const where = address === "" ? "" : `, address ${address}`;
	return `network ${state}${where}${signal === UNKNOWN ? "" : `, signal ${signal} dBm`}`;
}

/** All or none, and says what they are now. */
function change(desk: Desk, changes: readonly (readonly [key: string, text: string])[]): void {
	desk.say(desk.cabinet.settings.changeAll(changes));
}

function known({ outside, evse }: Cabinet): ReturnType<typeof outside.at> {
	return outside.at(evse.runningMs);
}
