// SPDX-License-Identifier: Apache-2.0
/** The engine's side of the driver: functions that are sent to the worker as text and run there, never here. */

/** What the guest asks of its host: the file that a specifier means, the text of a module, or to pass text on. */
export type Question =
	| { readonly ask: "resolve"; readonly specifier: string; readonly importer: string }
	| { readonly ask: "load"; readonly file: string }
	| { readonly ask: "write"; readonly text: string };

/** The host's answer to a question. */
export type Answer = { readonly text: string } | { readonly refusal: string };

/** What an expression or an import came to. */
export type Result =
	| { readonly value?: unknown }
	| { readonly error: { readonly name: string; readonly message: string; readonly stack: string } };

interface Hooks {
	resolveHook(specifier: string, importer: string): string;
	loadHook(file: string): Promise<{ source: object }>;
	/** Why the last import failed, if it was a module that could not be loaded. */
	failure: Error | undefined;
}

/** The worker's globals that are used here, and the two that the driver calls. */
declare const issueCommand: (question: ArrayBuffer) => ArrayBuffer;
declare const ModuleSource: new (text: string) => object;
declare const Compartment: new (
	options: Pick<Hooks, "resolveHook" | "loadHook"> & { globals: object },
) => {
	globalThis: Record<string, unknown>;
	evaluate(code: string): unknown;
	import(file: string): Promise<object>;
};
interface Worker {
	guestImport(name: string, file: string): object;
	guestCall(expression: string): object;
}

function encode(value: unknown): ArrayBuffer {
	return new TextEncoder().encode(JSON.stringify(value)).buffer as ArrayBuffer;
}

function ask(question: Question): string {
	const answer: Answer = JSON.parse(new TextDecoder().decode(issueCommand(encode(question))));
	if ("refusal" in answer) throw new Error(answer.refusal);
	return answer.text;
}

/**
 * Modules come from the host. Left to itself the worker names a module by the path that was written in the import, so that one
 * file reached over two paths would be two modules; and it reports any failed load as "import x not found".
 */
function hooks(): Hooks {
	const importers = new Map<string, string>();
	const made: Hooks = {
		failure: undefined,
		resolveHook(specifier, importer) {
			const file = ask({ ask: "resolve", specifier, importer });
			importers.set(file, importer);
			return file;
		},
		async loadHook(file) {
			try {
				return { source: new ModuleSource(ask({ ask: "load", file })) };
			} catch (error) {
				const importer = importers.get(file);
				const by = importer ? ` (imported by ${importer})` : "";
				made.failure ??= new Error(`${file}${by}: ${(error as Error).message}`);
				throw error;
			}
		},
	};
	return made;
}

function describe(thrown: unknown): Result {
	const { name, message, stack } = thrown instanceof Error ? thrown : new Error(`threw ${String(thrown)}`);
	return { error: { name, message, stack: String(stack) } };
}

/** A reply whose `result` the worker reads when all promises have settled. */
function settle(body: () => unknown): object {
	const reply: { result?: ArrayBuffer } = {};
	(async () => body())()
		.then((value) => encode({ value }))
		.catch((error) => encode(describe(error)))
		.then((result) => {
			reply.result = result;
		});
	return reply;
}

function start(worker: Worker): void {
	const modules = hooks();
	const globals = { write: (text: string): void => void ask({ ask: "write", text }) };
	const compartment = new Compartment({ globals, resolveHook: modules.resolveHook, loadHook: modules.loadHook });
	worker.guestImport = (name, file) =>
		settle(async () => {
			modules.failure = undefined;
			try {
				compartment.globalThis[name] = await compartment.import(file);
			} catch (error) {
				throw modules.failure ?? error;
			}
		});
	worker.guestCall = (expression) => settle(() => compartment.evaluate(`(${expression})`));
}

/** The program that makes a guest of a fresh worker. */
export const guestProgram: string = [encode, ask, hooks, describe, settle, start, "start(globalThis)"].join("\n");
