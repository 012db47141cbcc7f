// SPDX-License-Identifier: Apache-2.0
/** Authorization: who may start, who may stop, and what is said to whoever may not. */
import { sameToken, type TokenKind, wrongWithToken } from "./cards.js";
import type { StopReason } from "./events.js";
import { REFUSED } from "./host.js";
import type { Port } from "./port.js";

/** Somebody shows a token; one that is held to the reader has been shown once. Returns why it is refused, or an empty text. */
export function authorize(port: Port, token: string, kind: TokenKind): string {
	const { reader, clock, numbers } = port;
	if (reader.holds(token, clock.ms, numbers.cardRepeatMs)) return "";
	const wrong = wrongWithToken(token);
	if (wrong === "") reader.show(token, kind);
	const refusal = wrong || accept(port, token, kind);
	if (refusal === "") reader.note(token, clock.ms);
	else reader.forget();
	return refusal;
}

function accept(port: Port, token: string, kind: TokenKind): string {
	const { session, reservations } = port;
	if (port.host.drives) return port.pass("TokenPresented", { token, tokenKind: kind });
	if (session.inTransaction) return authorizeAgain(port, token);
	if (session.stage === "finished") return "the transaction is over; unplug the vehicle first";
	if (!port.enabled) return "the port is disabled";
	if (session.claim !== undefined) return sameToken(session.claim.token, token) ? "" : "somebody else was authorized already";
	if (!reservations.admits(token)) return "the port is reserved for somebody else";
	session.claim = { token, kind, reservation: reservations.held?.id ?? -1, at: port.clock.ms };
	port.stir();
	return "";
}

/** During a transaction: the token that started it ends it, where that is set so. */
function authorizeAgain(port: Port, token: string): string {
	const started = port.session.record?.token;
	if (started === "") return "charging is free here; stop ends it";
	if (!sameToken(token, started ?? "")) return "somebody else's transaction goes on";
	if (port.numbers.stopByToken === 0) return "the transaction goes on; this token does not stop it";
	return stop(port, "Local");
}

/** Takes an authorization back before the transaction. Returns why not, or an empty text. */
export function withdraw(port: Port): string {
	const { session } = port;
	if (port.host.drives) return REFUSED.above;
	if (session.inTransaction) return "the transaction has begun; stop it instead";
	if (session.claim === undefined) return "nobody is authorized";
	session.withdraw();
	port.reader.forget();
	port.stir();
	return "";
}

/** Ends the transaction. Returns why not, or an empty text. */
export function stop(port: Port, reason: StopReason): string {
	const { session } = port;
	if (!session.inTransaction) return "there is no transaction";
	if (port.host.drives) return port.pass("StopRequested", { reason });
	if (!session.stop(reason)) return "the transaction ends already";
	port.stir();
	return "";
}
