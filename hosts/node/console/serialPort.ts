// SPDX-License-Identifier: Apache-2.0
/** The wire to a charger on a serial port, by the package `serialport`, which only this loads. */
import type { Listener, NoWire, Wire } from "./wire.js";

/** What helps against what the system says. */
const CURES: readonly (readonly [said: RegExp, cure: string])[] = [
	[/permission denied/i, "let yourself in with sudo usermod -aG dialout $USER and log in again, or unplug it and look who owns it"],
	[/cannot lock|busy|temporarily unavailable|access denied/i, "another program has it; close that one"],
];

/** Opens a port. */
export async function openPort(path: string, baud: number, listener: Listener): Promise<Wire | NoWire> {
	const library = await load();
	if ("wrong" in library) return library;
	const { SerialPort } = library;
	const port = new SerialPort({ path, baudRate: baud, autoOpen: false });
	const failure = await new Promise<Error | null>((opened) => port.open(opened));
	if (failure !== null) {
		const ports = await SerialPort.list().catch(() => []);
		return { wrong: `--port: ${complaint(path, failure.message, ports)}` };
	}
	port.on("data", (bytes: Buffer) => listener.received(bytes));
	port.on("error", (error: Error) => listener.lost(error.message));
	port.on("close", (error: Error | null) => listener.lost(error?.message ?? "closed"));
	return {
		says: [`The console of the charger on ${path} at ${baud} baud.`],
		write: (bytes) => void port.write(Buffer.from(bytes)),
		close: () => port.removeAllListeners("close").close(() => {}),
	};
}

async function load(): Promise<typeof import("serialport") | NoWire> {
	try {
		return await import("serialport");
	} catch (error) {
		const [why] = (error as Error).message.split("\n");
		return { wrong: `--port needs the package serialport, which is not here (${why}); npm install serialport brings it` };
	}
}

/** Why a port cannot be opened. */
function complaint(path: string, said: string, ports: readonly { readonly path: string }[]): string {
	const cure = CURES.find(([pattern]) => pattern.test(said))?.[1];
	const there =
		ports.length === 0 ? "no serial port is there; plug the charger in" : `ports are ${ports.map((port) => port.path).join(", ")}`;
	return `${path} cannot be opened (${said.replace(/^Error: /, "")}); ${cure ?? there}`;
}
