// SPDX-License-Identifier: Apache-2.0
/** npm's haystack-nclient, whose typings want a browser: as much of it as tests call. */
import { createRequire } from "node:module";
import type { ExecutionContext } from "ava";
import { named } from "../foreign.js";

/** A value of haystack-core. */
export interface HVal {
	toString(): string;
	readonly value: unknown;
}

/** A record. */
export interface HDict {
	get(tag: string): HVal | undefined;
	has(tag: string): boolean;
}

/** A table. */
export interface HGrid {
	readonly first?: HDict;
	readonly length: number;
	readonly meta: HDict;
	getRows(): HDict[];
}

/** Records whose changes come. */
export interface HWatch {
	/** As they were when it was polled last. */
	readonly grid: HGrid;
}

/** The ops as the client calls them. */
export interface HOps {
	about(): Promise<HGrid>;
	ops(): Promise<HGrid>;
	formats(): Promise<HGrid>;
	invokeOp(op: string, grid?: HGrid): Promise<HGrid>;
	read(idsOrFilter: string | readonly string[]): Promise<HGrid>;
	pointRead(id: string): Promise<HGrid>;
	pointWrite(write: { id: string; level: number; val?: unknown; who?: string; duration?: unknown }): Promise<HGrid>;
	readonly watch: { make(display: string, records: HGrid): Promise<HWatch>; poll(): Promise<void> };
}

/** A client of the ops below a base, with a token if there has to be one. Its watches linger; once the test is over nobody hears them. */
export async function client(t: ExecutionContext, base: string, authBearer?: string): Promise<{ readonly ops: HOps }> {
	const { Client } = await import(named("haystack-nclient"));
	let over = false;
	t.teardown(() => {
		over = true;
	});
	return new Client({
		base: new URL(base),
		getOpUrl: ({ op }: { readonly op: string }) => base + op,
		fetch: (...asked: Parameters<typeof fetch>) => (over ? new Promise(() => {}) : fetch(...asked)),
		...(authBearer === undefined ? {} : { authBearer }),
	});
}

/** A number with a unit, of the haystack-core that the client brings along. */
function number(value: number, unit: string): unknown {
	const require = createRequire(createRequire(import.meta.url).resolve("haystack-nclient"));
	return require("haystack-core").HNum.make(value, unit);
}

/** A current as the client writes it. */
export function amperes(value: number): unknown {
	return number(value, "A");
}

/** A time as the client writes it. */
export function seconds(value: number): unknown {
	return number(value, "s");
}
