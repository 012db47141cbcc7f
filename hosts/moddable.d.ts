// SPDX-License-Identifier: Apache-2.0
/** The part of the Moddable SDK's modules that the hosts use, so that they are checked where there is no SDK; mcconfig checks them again with its own typings. */

declare module "timer" {
	export default class Timer {
		private constructor();
		static set(callback: () => void, delayMs: number): Timer;
		static repeat(callback: (timer: Timer) => void, intervalMs: number): Timer;
		static clear(timer: Timer): void;
	}
}

declare module "time" {
	const Time: {
		/** Milliseconds since some moment; wraps. */
		readonly ticks: number;
		delta(start: number, end?: number): number;
		/** Microseconds since some moment, where the module "microseconds" was imported. */
		readonly microseconds?: number;
	};
	export default Time;
}

declare module "microseconds" {}

declare module "worker" {
	/** A machine of its own, which begins with a module. */
	export default class Worker {
		constructor(
			module: string,
			options?: {
				static?: number;
				chunk?: { initial: number; incremental: number };
				heap?: { initial: number; incremental: number };
				stack?: number;
				nativeStack?: number;
				priority?: number;
				core?: number;
			},
		);
		onmessage?(message: unknown): void;
		/** Throws where the machine's queue is full. */
		postMessage(message: unknown): void;
		terminate(): void;
	}
}

declare module "embedded:io/socket/tcp" {
	interface Callbacks {
		readonly format?: "buffer";
		readonly onReadable: (count: number) => void;
		readonly onWritable: (count: number) => void;
		readonly onError: () => void;
	}
	export default class TCP {
		constructor(options: Callbacks & ({ readonly address: string; readonly port: number } | { readonly from: object }));
		readonly remoteAddress: string | undefined;
		format: string;
		read(count?: number | Uint8Array): unknown;
		write(bytes: Uint8Array, options?: object): number;
		close(): void;
	}
}

declare module "embedded:io/socket/listener" {
	import type TCP from "embedded:io/socket/tcp";
	export default class Listener {
		constructor(options: { port: number; onReadable(this: Listener, count: number): void });
		readonly port: number;
		read(): TCP | undefined;
		close(): void;
	}
}

declare module "embedded:io/socket/udp" {
	export default class UDP {
		constructor(options: object);
	}
}

declare module "embedded:network/dns/resolver/udp" {
	export default class Resolver {
		constructor(options: { servers: readonly string[]; socket: { io: object } });
		resolve(asked: { host: string; onResolved(host: string, address: string): void; onError(host: string): void }): void;
	}
}

declare module "embedded:network/mqtt/client" {
	export default class MQTTClient {
		static readonly CONNACK: number;
		static readonly PUBACK: number;
		static readonly SUBSCRIBE: number;
		static readonly SUBACK: number;
		static readonly DISCONNECT: number;
		constructor(options: object);
		write(bytes: ArrayBuffer | null, options?: object): number;
		read(count?: number): ArrayBuffer | undefined;
		close(): void;
	}
}

declare module "mc/config" {
	/** What the manifest and the command line of mcconfig say. */
	const config: Readonly<Record<string, unknown>>;
	export default config;
}

declare module "embedded:io/digital" {
	export default class Digital {
		static readonly Input: number;
		static readonly InputPullUp: number;
		static readonly InputPullDown: number;
		static readonly Output: number;
		constructor(options: { pin: number; mode: number; activeLow?: boolean; initialValue?: 0 | 1 });
		read(): number;
		write(value: 0 | 1): void;
	}
}

declare module "embedded:io/serial" {
	export default class Serial {
		constructor(options: {
			port: number;
			baud: number;
			receive: number;
			transmit: number;
			format: "number";
			onReadable(this: Serial, count: number): void;
		});
		read(): number | ArrayBuffer | undefined;
		write(value: number): void;
	}
}

declare module "embedded:storage/key-value" {
	interface Domain {
		read(key: string): unknown;
		write(key: string, value: string): void;
		delete(key: string): void;
	}
	const storage: { open(options: { path: string; format: "string" }): Domain };
	export default storage;
}

declare module "embedded:network/interface/wifi" {
	export default class WiFi {
		constructor(options: { onChanged?: (property: "connection" | "address") => void });
		readonly connection: number;
		readonly address: string | undefined;
		readonly RSSI: number | undefined;
		configure(options: { hostname?: string; static?: { address: string; mask: string; gateway: string } | false }): void;
		connect(options: { SSID: string; password?: string }): void;
		disconnect(): void;
	}
}

declare module "embedded:network/ntp/client" {
	export default class NTP {
		constructor(options: {
			servers: readonly string[];
			socket: { io: unknown };
			dns: { io: unknown };
		});
		getTime(callback: (error: Error | null, unixMs?: number) => void): void;
		close(): void;
	}
}

/** A line of mcsim's output, or of the debugger. */
declare function trace(text: string): void;

/** XS turns texts into bytes. */
interface ArrayBufferConstructor {
	fromString(text: string): ArrayBuffer;
}

/** And back; throws of what is no UTF-8. */
interface StringConstructor {
	fromArrayBuffer(bytes: ArrayBuffer): string;
}
