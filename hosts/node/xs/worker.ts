// SPDX-License-Identifier: Apache-2.0
/** Finds the xsnap worker, a program that is the XS engine, or builds it once from the sources that its npm package carries. */
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readFile, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** A worker that runs here, or why there can be none on this machine and what to do about it. */
export type Found = { readonly ok: true; readonly file: string; readonly engine: string } | { readonly ok: false; readonly why: string };

/** Where the worker is kept and what surrounds its build; tests choose other places. */
export interface Surroundings {
	readonly folder?: string;
	readonly env?: NodeJS.ProcessEnv;
	/** Told when a build starts, because it takes ten seconds and longer. */
	readonly say?: (line: string) => void;
}

const run = promisify(execFile);
const built = fileURLToPath(new URL("../../../../build/xsnap", import.meta.url));
const makefiles: Readonly<Record<string, string>> = { linux: "lin", darwin: "mac" };

const NOT_INSTALLED =
	"the npm package @agoric/xsnap is not installed; run `npm ci` in the repository, or `npm install @agoric/xsnap` where pilotlight was installed";

/**
 * The worker for the installed version of @agoric/xsnap, built if it is not there yet.
 * Refuses where the tools are missing; throws where they are present and the build fails all the same.
 */
export async function findWorker(surroundings: Surroundings = {}): Promise<Found> {
	const { folder = built, env = process.env, say } = surroundings;
	const platform = makefiles[process.platform];
	if (!platform) return { ok: false, why: `xsnap builds on Linux and macOS, not on ${process.platform}; on Windows use WSL` };
	const source = installed();
	if (!source) return { ok: false, why: NOT_INSTALLED };
	const version: string = JSON.parse(await readFile(join(source, "package.json"), "utf8")).version;
	const file = join(folder, `xsnap-worker-${version}-${process.platform}-${process.arch}`);
	const ready = await probe(file, version);
	if (ready) return { ok: true, file, engine: ready };
	const why = await lacking(env);
	if (why) return { ok: false, why };
	say?.(`Building the XS engine (xsnap ${version}) into ${folder}, once`);
	return { ok: true, file, engine: await build({ source, version, platform, file, env }) };
}

function installed(): string | undefined {
	try {
		return dirname(createRequire(import.meta.url).resolve("@agoric/xsnap/package.json"));
	} catch {
		return undefined;
	}
}

/** The engine's version, "13.3", if `file` is a worker of this version that runs here. */
async function probe(file: string, version: string): Promise<string | undefined> {
	try {
		const { stdout } = await run(file, ["-v"]);
		const [, worker, engine] = /^xsnap (\S+) \(XS (\d+\.\d+)/.exec(stdout) ?? [];
		return worker === version ? engine : undefined;
	} catch {
		return undefined;
	}
}

async function lacking(env: NodeJS.ProcessEnv): Promise<string | undefined> {
	const missing: string[] = [];
	// CC may hold several words ("ccache gcc"); whoever sets it is taken at their word
	for (const tool of env.CC ? ["make"] : ["make", "cc"]) await run(tool, ["--version"], { env }).catch(() => missing.push(tool));
	if (missing.length === 0) return undefined;
	const cure =
		process.platform === "darwin"
			? "xcode-select --install"
			: "apt install build-essential (Debian, Ubuntu) or dnf install gcc make (Fedora)";
	return `building the XS engine takes make and a C compiler (gcc 10 or newer, or clang); not found: ${missing.join(", ")}. Install them: ${cure}`;
}

interface Build {
	readonly source: string;
	readonly version: string;
	readonly platform: string;
	readonly file: string;
	readonly env: NodeJS.ProcessEnv;
}

/**
 * Compiles into a temporary folder and moves the result into place when it has said its version: a build that was cut short
 * leaves nothing behind that could be taken for a worker, and two builds at once do not disturb each other.
 */
async function build({ source, version, platform, file, env }: Build): Promise<string> {
	const work = await mkdtemp(join(tmpdir(), "xsnap-"));
	try {
		// make cannot handle a space in a path, and the repository may well live in "My Projects"
		const sources = join(work, "source");
		await symlink(source, sources);
		const xsnap = join(sources, "xsnap-native/xsnap");
		const output = join(work, "build");
		const variables = { GOAL: "release", MODDABLE: join(sources, "moddable"), TLS_DIR: join(xsnap, "sources") };
		await make(
			[
				`-j${availableParallelism()}`,
				`--makefile=${join(xsnap, "makefiles", platform, "xsnap-worker.mk")}`,
				...Object.entries(variables).map(([name, value]) => `${name}=${value}`),
				`BUILD_DIR=${output}`,
				`XSNAP_VERSION=${version}`,
			],
			work,
			env,
		);
		const worker = join(output, "bin", platform, "release/xsnap-worker");
		const engine = await probe(worker, version);
		if (!engine) throw new Error(`the XS engine was built, but does not say that it is xsnap ${version}`);
		await mkdir(dirname(file), { recursive: true });
		const beside = `${file}.${basename(work)}`;
		await copyFile(worker, beside);
		await rename(beside, file);
		return engine;
	} finally {
		await rm(work, { recursive: true, force: true });
	}
}

async function make(words: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
	try {
		// a make that started us must not hand its own options on
		await run("make", words, { cwd, env: { ...env, MAKEFLAGS: "" }, maxBuffer: 1 << 26 });
	} catch (error) {
		const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
		const said = `${stdout}${stderr}`.trimEnd().split("\n").slice(-20).join("\n");
		throw new Error(`the XS engine could not be built from @agoric/xsnap:\n${said}`);
	}
}
