// SPDX-License-Identifier: Apache-2.0
/** The gate before a served page: the first password with the setup code, or the password; nothing of the charger is seen before. */
import { fill, type Speech } from "../../model/speech.js";
import { el, put, say, svg } from "./dom.js";
import { languageButton } from "./header.js";
import { chooseSpeech } from "./preferences.js";

/** What the server says of whoever asks. */
export interface Session {
	/** A password is set. */
	readonly password: boolean;
	readonly in: boolean;
}

const FORBIDDEN = 403;
const TOO_MANY = 429;

/** What the server says; undefined where there is none, as of a page from a file. */
export async function sessionNow(): Promise<Session | undefined> {
	if (!location.protocol.startsWith("http")) return undefined;
	try {
		const response = await fetch("/api/session");
		const told: unknown = response.ok ? await response.json() : undefined;
		return typeof told === "object" && told !== null && "in" in told ? (told as Session) : undefined;
	} catch {
		return undefined;
	}
}

/** Shows the gate until somebody is in. */
export function gate(session: Session, speech: Speech, entered: () => void): void {
	const { words, code } = speech;
	const setup = !session.password;
	const [token, password, again] = [
		field("code", words.setupCode, { type: "text", autocomplete: "one-time-code", autocapitalize: "off", spellcheck: "false" }),
		field("password", setup ? words.newPassword : words.password, {
			type: "password",
			autocomplete: setup ? "new-password" : "current-password",
		}),
		field("again", words.again, { type: "password", autocomplete: "new-password" }),
	];
	const answer = el("p", { class: "answer", role: "alert", "data-tone": "bad" });
	const enter = el("button", { type: "submit", class: "primary" }, setup ? words.setPassword : words.login);
	const submit = async (event: Event): Promise<void> => {
		event.preventDefault();
		if (setup && password.input.value !== again.input.value) {
			say(answer, words.notTheSame);
			return;
		}
		enter.disabled = true;
		const told = setup ? { code: token.input.value.trim(), password: password.input.value } : { password: password.input.value };
		const wrong = await post(setup ? "/api/setup" : "/api/login", told, speech, setup ? words.wrongCode : words.wrongPassword);
		enter.disabled = false;
		say(answer, wrong);
		put(password.input, "aria-invalid", wrong === "" ? undefined : "true");
		if (wrong === "") entered();
	};
	const language = languageButton(code, () => gate(session, chooseSpeech(code === "de" ? "en" : "de"), entered));
	const mark = svg(
		"svg",
		{ viewBox: "0 0 32 32", class: "mark", "aria-hidden": true },
		svg("path", { d: "M3 22h6V9h8v13h6V9h6" }),
		svg("circle", { cx: 29, cy: 9, r: 2.5 }),
	);
	const fields = setup ? [token.element, password.element, again.element] : [password.element];
	document.documentElement.lang = code;
	document.title = `${words.login} · Pilotlight`;
	document.body.replaceChildren(
		el(
			"main",
			{ class: "gate" },
			el(
				"form",
				{ class: "card", on: { submit: (event) => void submit(event) } },
				el("div", { class: "between" }, el("div", { class: "together" }, mark, el("h1", {}, "Pilotlight")), language),
				el("p", {}, setup ? words.setupText : words.loginText),
				...fields,
				answer,
				enter,
			),
		),
	);
	(setup ? token : password).input.focus();
}

function field(
	name: string,
	label: string,
	attributes: { readonly [name: string]: string },
): { element: HTMLElement; input: HTMLInputElement } {
	const input = el("input", { id: name, name, required: true, ...attributes });
	return { element: el("div", { class: "stacked" }, el("label", { for: name }, label), input), input };
}

/** What was wrong; empty if nothing was. `forbidden` says it of what was not the right secret. */
async function post(path: string, told: object, { words }: Speech, forbidden: string): Promise<string> {
	try {
		const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(told) });
		if (response.ok) return "";
		if (response.status === FORBIDDEN) return forbidden;
		const { refused = response.statusText } = (await response.json().catch(() => ({}))) as { refused?: string };
		const seconds = response.headers.get("Retry-After");
		return response.status === TOO_MANY && seconds !== null ? fill(words.tooMany, { seconds }) : `${words.refused}: ${refused}`;
	} catch {
		return words.noServer;
	}
}
