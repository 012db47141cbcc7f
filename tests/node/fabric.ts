// SPDX-License-Identifier: Apache-2.0
/** A charger on the bench as a node in a fabric, and matter.js's own controller: in one process, on a network that is none, the bench some times faster than the clock. */
import { Bench } from "../../hosts/bench/bench.js";
import { Observer } from "../../hosts/bench/scenario/observer.js";
import { parse, piecesOf } from "../../hosts/bench/scenario/parse.js";
import { Player } from "../../hosts/bench/scenario/player.js";
import { triggered } from "../../hosts/bench/triggers.js";
import { type Library, loadLibrary, type ServerNode } from "../../hosts/node/matter/library.js";
import { type ClusterModel, elementNamed, loadModel, type Model } from "../../hosts/node/matter/model.js";
import { MatterNode } from "../../hosts/node/matter/node.js";
import { powerUp } from "../../src/firmware.js";
import type { Field } from "../../src/matter/elements.js";
import { ENDPOINT } from "../../src/matter/endpoint.js";
import { epochFrom } from "../../src/matter/epoch.js";
import { Face } from "../../src/matter/face.js";
import { GLOBALS } from "../../src/matter/globals.js";
import { jsonOf, statusName } from "../../src/matter/spoken.js";
import type { Status } from "../../src/matter/status.js";
import { decode } from "../../src/matter/tlv/decode.js";
import { Notebook } from "../matter/notebook.js";
import type { Case, Fields, Json, Step } from "../matter/steps.js";
import { type Foreign, foreign, globalJson, kebab, named, plain, simulated } from "./foreign.js";
import { FEATURES } from "./matterValues.js";

const FRAME_MS = 5;
const CLOCK = "2026-06-01T10:00:00Z";
const EVSE = "EnergyEvse";
type Client = { readonly events: { readonly [name: string]: { on(heard: (value: unknown) => void): void } } };

const library = await loadLibrary("");
library.Logger.level = "fatal";

/** Ends that are open when a test is over. */
export class Fabric {
	readonly notebook = new Notebook(() => this.bench.now);
	readonly bench: Bench;
	charger!: MatterNode;
	#face!: Face;
	readonly #player: Player;
	readonly #library: Library;
	readonly #model: Model;
	readonly #environments: (id: string, host: number) => unknown;
	#controller!: ServerNode & Foreign;
	#peer!: Foreign;
	#timer: NodeJS.Timeout | undefined;
	#startedAt = performance.now();

	/** How much faster than the clock the bench runs. */
	readonly #speed: number;

	private constructor(speed: number, library: Library, model: Model, environments: (id: string, host: number) => unknown) {
		this.#speed = speed;
		this.#library = library;
		this.#model = model;
		this.#environments = environments;
		const silent = new Observer(() => {});
		this.bench = new Bench(powerUp([]), silent, 1);
		this.#player = new Player(this.bench, silent);
	}

	/** A charger that was commissioned. */
	static async commissioned(speed = 10): Promise<Fabric> {
		const fabric = new Fabric(speed, library, await loadModel(), await simulated());
		await fabric.#begin();
		return fabric;
	}

	async #begin(): Promise<void> {
		this.#look();
		this.play(`clock ${CLOCK}; sleep 3`);
		const started = performance.now();
		this.#startedAt = started - this.bench.now / this.#speed;
		this.charger = await MatterNode.start(this.#library, this.#model, this.#face, this.#options());
		this.#timer = setInterval(() => this.#catchUp(), FRAME_MS);
		await this.#commission();
	}

	#options() {
		return {
			...{ udpPort: 5540, passcode: 20_202_021, discriminator: 1_234, name: "Garage", serial: "1", version: "0" },
			enableKey: Uint8Array.from({ length: 16 }, (_, place) => place),
			trigger: (high: number, low: number) => this.#trigger(high, low),
			environment: this.#environments("charger", 1),
		};
	}

	#look(): void {
		const { outside } = this.bench;
		outside.view("outside");
		this.#face = new Face(outside.window("node"));
		outside.admit("node", this.#face);
	}

	async #commission(): Promise<void> {
		const node = await import(named("@matter/node"));
		const { ServerNode } = this.#library;
		const root = ServerNode.RootEndpoint.with(node.ControllerBehavior);
		const options = {
			id: "controller",
			environment: this.#environments("controller", 2),
			network: { port: 5_541, ble: false },
			controller: { adminFabricLabel: "test" },
		};
		this.#controller = (await ServerNode.create(root, options)) as ServerNode & Foreign;
		await this.#controller.start();
		this.#peer = await this.#controller.peers.commission({ passcode: 20_202_021, discriminator: 1_234 });
		this.#listen();
	}

	/** A cluster of the charger as the controller has it. */
	async client(cluster: string): Promise<Client> {
		const behaviors = await import(named(`@matter/main/behaviors/${kebab(cluster)}`));
		const endpoint = [...this.#peer.endpoints].find(({ number }: Foreign) => number === ENDPOINT) as Foreign;
		const type = behaviors[`${cluster}Client`];
		return { events: endpoint.eventsOf(type) };
	}

	async #listen(): Promise<void> {
		const { events } = await this.client(EVSE);
		const model = this.#model.cluster(EVSE) as ClusterModel;
		for (const { propertyName } of model.events)
			events[propertyName]?.on((payload) =>
				this.notebook.events.push({ name: propertyName, fields: JSON.parse(jsonOf(payload as never)) }),
			);
		for (const { propertyName } of model.attributes)
			events[`${propertyName}$Changed`]?.on(() => this.notebook.report(`${EVSE}.${propertyName}`));
	}

	/** Plays commands of a scenario at once. */
	play(script: string): void {
		for (const piece of piecesOf(script)) {
			const { commands, wrong } = parse(piece);
			if (wrong.length > 0) throw new Error(wrong[0].message);
			this.#player.add(commands);
			if (this.#timer === undefined) this.#player.play(Number.POSITIVE_INFINITY);
		}
	}

	#catchUp(): void {
		const moment = Math.trunc((performance.now() - this.#startedAt) * this.#speed);
		if (this.#player.play(moment) !== "limit") this.#player.idle(moment);
		void this.charger.update();
	}

	#trigger(high: number, low: number): boolean {
		const words = triggered(high, low);
		if (words !== undefined) this.play(words);
		return words !== undefined;
	}

	/** Goes through a case. */
	async run(steps: Case): Promise<void> {
		this.notebook.begin();
		for (let next = steps.next(null); next.done !== true; ) {
			this.notebook.next();
			next = steps.next(await this.step(next.value));
		}
	}

	/** Does a step, and gives what has come of it. */
	async step(step: Step): Promise<Json> {
		switch (step.do) {
			case "trigger": {
				const diagnostics = await import(named("@matter/main/behaviors/general-diagnostics"));
				const eventTrigger = (BigInt(step.cluster) << 48n) | BigInt(step.low);
				const enableKey = Uint8Array.from({ length: 16 }, (_, place) => place);
				await this.#peer.commandsOf(diagnostics.GeneralDiagnosticsClient).testEventTrigger({ enableKey, eventTrigger });
				return null;
			}
			case "read":
				return this.notebook.right(await this.read(step.name), step.right ?? (() => true), step);
			case "write":
				return this.notebook.right(await this.#write(step.name, step.value), step.status, step);
			case "invoke":
				return this.#invoke(step);
			case "event":
				return this.#event(step.name, step.fields);
			case "sleep":
				await this.#pass(step.seconds * 1_000);
				return null;
			case "time":
				return epochFrom(Math.floor(Date.parse(CLOCK) / 1_000 + this.bench.now / 1_000));
			default:
				return this.notebook.look(step);
		}
	}

	/** An attribute as the charger says it now. */
	async read(name: string): Promise<Json> {
		const [cluster, attribute] = name.split(".");
		const model = this.#model.cluster(cluster) as ClusterModel;
		const element = elementNamed(model.attributes, attribute);
		const { Read } = await import(named("@matter/protocol"));
		const path = { endpointId: ENDPOINT, clusterId: model.id, attributeId: element.id };
		for await (const chunk of this.#peer.interaction.read(Read({ attributes: [path] })))
			for (const report of chunk) if (report.kind === "attr-value") return this.#json(cluster, attribute, report.value);
		throw new Error(`${name} cannot be read`);
	}

	#json(cluster: string, attribute: string, value: unknown): Json {
		const server = this.charger.adapters.find((adapter) => adapter.server.cluster.name === cluster)?.server;
		const row = [...(server?.cluster.attributes ?? []), ...GLOBALS].find((each) => each.name === attribute) as Field;
		const model = this.#model.cluster(cluster) as ClusterModel;
		if (GLOBALS.includes(row as never)) return globalJson(value, server?.cluster.features ?? {}, model);
		const bytes = this.#model.codec(elementNamed(model.attributes, attribute)).encode(value);
		return JSON.parse(jsonOf(decode(row, bytes, FEATURES)));
	}

	async #write(name: string, value: Json): Promise<string> {
		const [cluster, attribute] = name.split(".");
		const behaviors = await import(named(`@matter/main/behaviors/energy-evse`));
		const endpoint = [...this.#peer.endpoints].find(({ number }: Foreign) => number === ENDPOINT) as Foreign;
		return this.#status(() => endpoint.setStateOf(behaviors[`${cluster}Client`], { [attribute]: value }));
	}

	async #status(act: () => Promise<unknown>): Promise<string> {
		try {
			await act();
			return "Success";
		} catch (error) {
			return statusName((error as { code: Status }).code);
		}
	}

	async #invoke({ name, fields, status, right }: Step & { do: "invoke" }): Promise<Json> {
		const [cluster, command] = name.split(".");
		const model = this.#model.cluster(cluster) as ClusterModel;
		const bare = [...elementNamed(model.commands, command).members].length === 0;
		let response: unknown;
		const said = await this.#status(async () => {
			response = await this.#send(cluster, command, bare ? {} : { fields: foreign(fields) });
		});
		this.notebook.right(said, status, { name });
		return response === undefined
			? null
			: this.notebook.right(JSON.parse(jsonOf(plain(response) as never)), right ?? (() => true), { name });
	}

	/** Sends a command as it is: matter.js's own client would look at its fields first. */
	async #send(cluster: string, command: string, told: object): Promise<unknown> {
		const { Invoke } = await import(named("@matter/protocol"));
		const { Status: Codes, StatusResponseError } = await import(named("@matter/types"));
		const type = (await import(named(`@matter/main/clusters/${kebab(cluster)}`)))[cluster];
		const request = Invoke({ commands: [{ endpoint: ENDPOINT, cluster: type, command, ...told }], skipValidation: true });
		for await (const chunk of this.#peer.interaction.invoke(request))
			for (const entry of chunk) {
				if (entry.kind === "cmd-response") return entry.data;
				if (entry.status !== Codes.Success) throw StatusResponseError.create(entry.status);
			}
		return undefined;
	}

	async #event(name: string, fields: Fields): Promise<Json> {
		await this.#until(() => this.notebook.events.length > 0, `the event ${name}`);
		return this.notebook.event(name, fields);
	}

	async #until(holds: () => boolean, what: string): Promise<void> {
		const end = this.bench.now + 60_000;
		while (!holds()) {
			if (this.bench.now >= end) throw this.notebook.missing(what);
			await this.#pass(50);
		}
	}

	/** Lets so much of the bench's time go by. */
	async #pass(ms: number): Promise<void> {
		const end = this.bench.now + ms;
		while (this.bench.now < end) await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
	}

	async close(): Promise<void> {
		clearInterval(this.#timer);
		await this.#controller.close();
		await this.charger.close();
	}
}
