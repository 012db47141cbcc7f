// SPDX-License-Identifier: Apache-2.0
/** Answers that every room gives: JSON, nothing, and refusals with what would be right. */
import type { Head, Response } from "./exchange.js";

export const JSON_TYPE = "application/json";

type Headers = Head["headers"];

/** A value as JSON. */
export function json(value: unknown, status = 200, headers: Headers = []): Response {
	return { status, contentType: JSON_TYPE, headers, body: [`${JSON.stringify(value)}\n`] };
}

/** It is done, and there is nothing to say. */
export function nothing(headers: Headers = []): Response {
	return { status: 204, contentType: JSON_TYPE, headers, body: [] };
}

/** Why a request is refused, and what would be right. */
export function refusal(status: number, refused: string, headers: Headers = []): Response {
	return json({ refused }, status, headers);
}

/** Too early: it may be asked again in so many ms. */
export function tooEarly(status: 429 | 503, refused: string, waitMs: number): Response {
	return refusal(status, refused, [["Retry-After", `${Math.max(1, Math.ceil(waitMs / 1_000))}`]]);
}
