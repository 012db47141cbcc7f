// SPDX-License-Identifier: Apache-2.0
/** The envelope of a request: where the reply goes, and what is told with it. */
import { frozen } from "../../control/frozen.js";
import { fieldsOf, member, parsedFrom } from "./json.js";

/** A request as it is taken. */
export interface Request {
	/** The topic of the reply; an empty text if nobody waits for one, or none can be sent there. */
	readonly replyTo: string;
	/** What is told; undefined if nothing is. */
	readonly payload: unknown;
}

/** A longer topic gets no reply, characters. EVerest allows 65535 bytes, which one client could fill a small computer with. */
const LONGEST_REPLY_TO = 256;
/** Wildcards, and what no topic should have: controls, halves of pairs (MQTT 3.1.1 § 4.7, § 1.5.3). */
const NO_TOPIC = frozen(/[+#]|[^ -~\u00a0-\ud7ff\ue000-\ufffd]/);

/** Reads a request, which every JSON is. Undefined of what is none, as an empty payload, or has headers that are none. */
export function requestIn(text: string): Request | undefined {
	const parsed = parsedFrom(text);
	if (parsed === undefined) return undefined;
	const fields = fieldsOf(parsed.value);
	const headers = member(fields, "headers");
	if (headers !== undefined && fieldsOf(headers) === undefined) return undefined;
	const replyTo = member(fieldsOf(headers), "replyTo");
	if (replyTo !== undefined && typeof replyTo !== "string") return undefined;
	return { replyTo: canBeTopic(replyTo ?? "") ? (replyTo ?? "") : "", payload: member(fields, "payload") };
}

/** Topics that begin with $ are the broker's own (§ 4.7.2). */
function canBeTopic(text: string): boolean {
	return text.length <= LONGEST_REPLY_TO && !text.startsWith("$") && !NO_TOPIC.test(text);
}
