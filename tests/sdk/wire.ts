// SPDX-License-Identifier: Apache-2.0
/** What goes over the wire between a broker and the SDK's client of MQTT, as bytes, on every engine. */
import { bytesOf } from "./rig.js";

/** A broker accepts a client. */
export const CONNACK: readonly number[] = [0x20, 2, 0, 0];

/** A message as a broker sends it; of its payload each character is a byte. */
export function message(topic: string, payload: string, flags = 0, number: readonly number[] = []): number[] {
	const rest = [topic.length >> 8, topic.length & 0xff, ...bytesOf(topic), ...number, ...bytesOf(payload)];
	return [0x30 | flags, ...lengthOf(rest.length), ...rest];
}

/** MQTT 3.1.1 § 2.2.3. */
function lengthOf(bytes: number): number[] {
	return bytes < 0x80 ? [bytes] : [(bytes & 0x7f) | 0x80, ...lengthOf(bytes >> 7)];
}

/** Topic and payload of a message of QoS 0, each character a byte. */
export function messageIn(packet: readonly number[]): { readonly topic: string; readonly payload: readonly number[] } {
	const start = packet.findIndex((byte, at) => at > 0 && byte < 0x80) + 1;
	const end = start + 2 + (packet[start] << 8) + packet[start + 1];
	return { topic: String.fromCharCode(...packet.slice(start + 2, end)), payload: packet.slice(end) };
}

/** A text as UTF-8. */
export function utf8(text: string): ArrayBuffer {
	const bytes = encodeURIComponent(text).match(/%..|[^%]/g) ?? [];
	return Uint8Array.from(bytes, (byte) => (byte.length === 1 ? byte.charCodeAt(0) : Number.parseInt(byte.slice(1), 16))).buffer;
}

/** The text; undefined of what is no UTF-8. */
export function textIn(bytes: ArrayBuffer): string | undefined {
	try {
		return decodeURIComponent([...new Uint8Array(bytes)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
	} catch {
		return undefined;
	}
}
