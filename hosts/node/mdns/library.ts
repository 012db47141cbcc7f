// SPDX-License-Identifier: Apache-2.0
/** The package `bonjour-service`, as far as an announcement needs it: loaded by the command that has one. */

/** What is published. */
export interface Publication {
	readonly name: string;
	readonly type: string;
	readonly port: number;
	readonly txt: { readonly [key: string]: string };
}

/** Answers who looks for services in the network. */
export interface Responder {
	publish(publication: Publication): unknown;
	unpublishAll(done: () => void): void;
	destroy(): void;
}

/** Makes one. `failed` hears of what goes wrong with its socket. */
export type MakeResponder = (failed: (error: Error) => void) => Responder;

const BONJOUR = "bonjour-service";

/** Loads it; undefined where it is not. */
export async function loadResponder(): Promise<MakeResponder | undefined> {
	try {
		const { Bonjour } = (await import(BONJOUR)).default;
		return (failed) => new Bonjour({}, failed) as Responder;
	} catch {
		return undefined;
	}
}
