// SPDX-License-Identifier: Apache-2.0
/** The part of the Moddable SDK's modules that the hosts use, so that they are checked where there is no SDK; mcconfig checks them again with its own typings. */

declare module "timer" {
	export default class Timer {
		private constructor();
		static repeat(callback: (timer: Timer) => void, intervalMs: number): Timer;
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
		constructor(options: { servers: readonly string[]; socket: { io: unknown }; dns: { io: unknown } });
		getTime(callback: (error: Error | null, unixMs?: number) => void): void;
		close(): void;
	}
}

/** XS turns texts into bytes. */
interface ArrayBufferConstructor {
	fromString(text: string): ArrayBuffer;
}
