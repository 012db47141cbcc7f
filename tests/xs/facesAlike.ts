// SPDX-License-Identifier: Apache-2.0
/** `npm run test:network`: what the faces say in the Moddable simulator, over the SDK's own sockets, is to the byte what they say on Node. */
import { type ChildProcess, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { join } from "node:path";
import { buildApp, openSimulator } from "../../hosts/moddable/mcsim.js";
import { LINUX, missing, SCREEN, SDK } from "../../hosts/moddable/needs.js";
import { type Outcome, runLegs } from "../legs/leg.js";
import { aedes, hasMosquitto, mosquitto, type TestBroker, until } from "../node/broker.js";
import { PROGRAM } from "../node/command.js";
import { root } from "../tree.js";
import { boardConversation } from "./boardConversation.js";
import { type Charger, conversation, type Said } from "./conversation.js";

const folder = join(root, "build/simulator/onlooker");
const CODE = /no password is set yet; the setup code is (\S+)/;

/** A charger, and how it ends. */
interface Begun extends Charger {
	end(): void;
}

/** Something that both hold: what it is called, what the charger speaks, and what `serve` is asked for. */
interface Subject {
	readonly name: string;
	readonly speaks: string;
	readonly options: readonly string[];
	readonly hold: typeof conversation;
}

const OWN: Subject = { name: "Moddable simulator's network", speaks: "own", options: [], hold: conversation };
const BOARD: Subject = { name: "Moddable simulator below EVerest", speaks: "board", options: ["--board"], hold: boardConversation };

async function alike(subject: Subject): Promise<Outcome> {
	const port = await freePort();
	const broker = hasMosquitto() ? await mosquitto() : await aedes();
	try {
		const app = buildApp([`http=${port}`, `mqtt=127.0.0.1:${broker.port}`, `speaks=${subject.speaks}`]);
		const there = await heard(subject, broker, () => inSimulator(app, port));
		return compared(subject.name, there, await heard(subject, broker, () => onNode(broker, subject.options)));
	} finally {
		await broker.end();
	}
}

/** What the simulator says as Node does, and what not. */
function compared(name: string, there: readonly Said[], here: readonly Said[]): Outcome {
	const differences = here.filter(({ what, text }) => there.find((each) => each.what === what)?.text !== text);
	for (const { what, text } of differences)
		console.log(`${what}\n  Node:      ${text}\n  simulator: ${there.find((each) => each.what === what)?.text}`);
	const extra = there.filter(({ what }) => !here.some((each) => each.what === what));
	for (const { what, text } of extra) console.log(`${what}\n  simulator alone: ${text}`);
	const failed = differences.length + extra.length;
	return {
		name,
		passed: here.length - differences.length,
		failed,
		notes: ["each answer and message byte for byte as on Node"],
	};
}

/** What a charger says of itself; another one may begin afterwards. */
async function heard({ hold }: Subject, broker: TestBroker, begin: () => Promise<Begun>): Promise<readonly Said[]> {
	const charger = await begin();
	try {
		return await hold(charger, broker.port);
	} finally {
		charger.end();
	}
}

async function inSimulator(app: string, port: number): Promise<Begun> {
	mkdirSync(folder, { recursive: true });
	const [lines, orders] = [join(folder, "lines.txt"), join(folder, "orders.jsonl")];
	writeFileSync(lines, "");
	writeFileSync(orders, "");
	copyFileSync(join(root, "tests/xs/mcsim/onlooker.js"), join(folder, "onlooker.js"));
	const simulator = openSimulator({ panel: folder, app, settings: join(folder, "settings") });
	let said = "";
	const code = await codeIn(() => (existsSync(lines) ? readFileSync(lines, "utf8") : ""));
	return {
		base: `http://127.0.0.1:${port}`,
		code,
		type: (bench) => writeFileSync(orders, (said += `${JSON.stringify({ bench })}\n`)),
		end: () => simulator.kill("SIGKILL"),
	};
}

async function onNode(broker: TestBroker, options: readonly string[]): Promise<Begun> {
	const args = ["serve", "--http", "0", "--mqtt", `mqtt://127.0.0.1:${broker.port}`, ...options];
	const child: ChildProcess = spawn(process.execPath, [PROGRAM, ...args]);
	let out = "";
	child.stdout?.on("data", (part) => (out += part));
	const code = await codeIn(() => out);
	return {
		base: /API: (http:\/\/127\.0\.0\.1:\d+)\/api/.exec(out)?.[1] ?? "",
		code,
		type: (line) => child.stdin?.write(`${line}\n`),
		end: () => child.kill("SIGKILL"),
	};
}

async function codeIn(told: () => string): Promise<string> {
	await until(
		() => CODE.test(told()),
		() => `no setup code in ${told()}`,
	);
	return CODE.exec(told())?.[1] ?? "";
}

function freePort(): Promise<number> {
	return new Promise((resolve) => {
		const probe = createServer().listen(0, "127.0.0.1", () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => resolve(port));
		});
	});
}

const why = missing([LINUX, SDK, SCREEN], process.env);
if (why) {
	console.error(`The simulator's network cannot be tested: ${why}.`);
	process.exitCode = 2;
} else await runLegs({ network: () => alike(OWN), board: () => alike(BOARD) });
