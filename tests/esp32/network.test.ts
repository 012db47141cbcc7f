// SPDX-License-Identifier: Apache-2.0
/** The chip's radio and its client of SNTP, with modules that are none: what they are told, and what is made of what they say. */
import test from "ava";
import { type NtpClient, NtpServer } from "../../hosts/esp32/network/ntpServer.js";
import { type WifiModule, WifiRadio } from "../../hosts/esp32/network/wifiRadio.js";

const HOME = { ssid: "home", password: "correct horse", hostname: "garage", address: undefined };

/** A module that says what it was told. */
class Module implements WifiModule {
	connection = 200;
	address: string | undefined;
	RSSI: number | undefined;
	readonly told: string[] = [];
	throws = "";
	changed: (property: string) => void = () => {};

	configure(options: object): void {
		this.#tell("configure", options);
	}

	connect(options: object): void {
		this.#tell("connect", options);
		this.connection = 300;
	}

	disconnect(): void {
		this.#tell("disconnect", {});
		this.connection = 200;
	}

	/** What the module tells by itself. */
	become(connection: number, address: string | undefined, ...properties: string[]): void {
		Object.assign(this, { connection, address });
		for (const property of properties) this.changed(property);
	}

	#tell(what: string, options: object): void {
		if (this.throws === what) throw new Error(what);
		this.told.push(`${what} ${JSON.stringify(options)}`);
	}
}

function radio(): { module: Module; radio: WifiRadio } {
	const module = new Module();
	const made = new WifiRadio((changed) => Object.assign(module, { changed }));
	return { module, radio: made };
}

test("the module is told host name, address and network, and whether there is a password", (t) => {
	const { module, radio: own } = radio();
	t.true(own.join(HOME));
	own.leave();
	const address = { address: "10.0.0.7", mask: "255.0.0.0", gateway: "10.0.0.1", dns: "10.0.0.1" };
	t.true(own.join({ ...HOME, password: "", address }));
	t.deepEqual(module.told, [
		'configure {"hostname":"garage","static":false}',
		'connect {"SSID":"home","password":"correct horse"}',
		"disconnect {}",
		`configure {"hostname":"garage","static":${JSON.stringify(address)}}`,
		'connect {"SSID":"home"}',
	]);
});

test("what the module throws is an attempt that has not begun", (t) => {
	for (const what of ["configure", "connect"]) {
		const { module, radio: own } = radio();
		module.throws = what;
		t.false(own.join(HOME));
	}
});

test("how it is connected, and how well", (t) => {
	const { module, radio: own } = radio();
	t.deepEqual([own.link, own.address, own.signal], ["apart", "", 0]);
	module.become(300, undefined, "connection");
	t.is(own.link, "joining");
	module.become(400, undefined, "connection");
	module.RSSI = -61;
	t.deepEqual([own.link, own.address, own.signal], ["joined", "", -61]);
	module.become(500, "192.168.1.7", "connection", "address");
	t.deepEqual([own.link, own.address], ["joined", "192.168.1.7"]);
	module.become(200, "192.168.1.7", "connection");
	t.deepEqual([own.link, own.address], ["apart", ""]);
	t.deepEqual(module.told, [], "nothing of it is answered by a command");
});

test("the address of the network before is none, nor is one of IPv6 alone, nor one that is lost", (t) => {
	const { module, radio: own } = radio();
	module.become(400, "192.168.1.7", "connection");
	t.is(own.address, "");
	module.become(400, "192.168.1.8", "address");
	t.is(own.address, "192.168.1.8", "before the module has one of IPv6 as well");
	module.become(500, "fe80::1", "connection");
	t.is(own.address, "");
	module.become(500, undefined);
	t.is(own.address, "");
});

/** A client whose answer a test gives. */
class Client implements NtpClient {
	closed = 0;
	answer: (error: Error | null, unixMs?: number) => void = () => {};

	getTime(answered: (error: Error | null, unixMs?: number) => void): void {
		this.answer = answered;
	}

	close(): void {
		this.closed += 1;
	}
}

test("each question has a client, which is closed with its answer", (t) => {
	const clients: Client[] = [];
	const heard: (number | undefined)[] = [];
	const asked: string[] = [];
	const server = new NtpServer((name) => {
		asked.push(name);
		clients.push(new Client());
		return clients[clients.length - 1];
	});
	const ask = () => server.ask("time.example", (unixMs) => heard.push(unixMs));
	ask();
	clients[0].answer(null, 1_795_890_600_000);
	ask();
	clients[1].answer(new Error("no answer"));
	ask();
	server.giveUp();
	clients[2].answer(null, 1);
	ask();
	ask();
	clients[3].answer(null, 2);
	clients[4].answer(null, 1_795_890_601_000);
	t.deepEqual(heard, [1_795_890_600_000, undefined, 1_795_890_601_000]);
	t.deepEqual(
		clients.map(({ closed }) => closed),
		[1, 1, 1, 1, 1],
	);
	t.is(asked.length, 5);
});

test("where no client can be made there is no answer", (t) => {
	const heard: (number | undefined)[] = [];
	const server = new NtpServer(() => {
		throw new Error("no socket");
	});
	server.ask("time.example", (unixMs) => heard.push(unixMs));
	t.deepEqual(heard, [undefined]);
});
