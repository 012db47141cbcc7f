// SPDX-License-Identifier: Apache-2.0
/** The gate before a served page: the first password with the setup code, or the password; nothing of the charger is seen before. */
import { fill, type Speech } from "../../model/speech.js";
import { el, say } from "./dom.js";
import { brandMark, languageButton } from "./header.js";
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
	const form = session.password ? loginForm(speech, entered) : setupForm(speech, entered);
	const language = languageButton(code, () => gate(session, chooseSpeech(code === "de" ? "en" : "de"), entered));
	document.documentElement.lang = code;
	document.title = `${words.login} · Pilotlight`;
	form.prepend(el("div", { class: "between" }, el("div", { class: "together" }, brandMark(), el("h1", {}, "Pilotlight")), language));
	document.body.replaceChildren(el("main", { class: "gate" }, form));
	form.querySelector("input")?.focus();
}

function loginForm(speech: Speech, entered: () => void): HTMLFormElement {
	const { words } = speech;
	const password = field("password", words.password, { type: "password", autocomplete: "current-password" });
	const send = (): Promise<string> => post("/api/login", { password: password.input.value }, speech, words.wrongPassword);
	return formOf([el("p", {}, words.loginText), password.element], words.login, send, entered);
}

/** The code is known to whoever sees the console. */
function setupForm(speech: Speech, entered: () => void): HTMLFormElement {
	const { words } = speech;
	const code = field("code", words.setupCode, { type: "text", autocomplete: "one-time-code", autocapitalize: "off", spellcheck: "false" });
	const password = field("password", words.newPassword, { type: "password", autocomplete: "new-password" });
	const again = field("again", words.again, { type: "password", autocomplete: "new-password" });
	const send = async (): Promise<string> => {
		if (password.input.value !== again.input.value) return words.notTheSame;
		return post("/api/setup", { code: code.input.value.trim(), password: password.input.value }, speech, words.wrongCode);
	};
	return formOf([el("p", {}, words.setupText), code.element, password.element, again.element], words.setPassword, send, entered);
}

/** `send` says what was wrong; an empty text if nothing was. */
function formOf(parts: readonly HTMLElement[], label: string, send: () => Promise<string>, entered: () => void): HTMLFormElement {
	const answer = el("p", { class: "answer", role: "alert", "data-tone": "bad" });
	const enter = el("button", { type: "submit", class: "primary" }, label);
	const submit = async (event: Event): Promise<void> => {
		event.preventDefault();
		enter.disabled = true;
		const wrong = await send();
		enter.disabled = false;
		say(answer, wrong);
		if (wrong === "") entered();
	};
	return el("form", { class: "card", on: { submit: (event) => void submit(event) } }, ...parts, answer, enter);
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
