// SPDX-License-Identifier: Apache-2.0
/** npm's haystack-nclient, whose typings want a browser: as much of it as tests call. */
import { named } from "./foreign.js";

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

/** The ops as the client calls them. */
export interface HOps {
	about(): Promise<HGrid>;
	ops(): Promise<HGrid>;
	formats(): Promise<HGrid>;
	invokeOp(op: string, grid?: HGrid): Promise<HGrid>;
	read(idsOrFilter: string | readonly string[]): Promise<HGrid>;
	pointRead(id: string): Promise<HGrid>;
	pointWrite(write: { id: string; level: number; val?: unknown; who?: string; duration?: unknown }): Promise<HGrid>;
}

/** A client of the ops below a base, with a token if there has to be one. */
export async function client(base: string, authBearer?: string): Promise<{ readonly ops: HOps }> {
	const { Client } = await import(named("haystack-nclient"));
	return new Client({
		base: new URL(base),
		getOpUrl: ({ op }: { readonly op: string }) => base + op,
		fetch,
		...(authBearer === undefined ? {} : { authBearer }),
	});
}
