// SPDX-License-Identifier: Apache-2.0
/** A device around another one, which passes everything on; whoever extends it stands between the firmware and the bench. */
import type { Drive, Sense } from "../../src/control/board.js";
import type { Report } from "../../src/control/wish.js";
import type { Device, Wall } from "./device.js";

/**
 * Everything is the inner one's. What is changed is overridden: put on the firmware itself it would do on a desk, and throws on the chip,
 * because the prototype is frozen there, and what a frozen prototype has cannot be assigned.
 */
export class Around<Inner extends Device = Device> implements Device {
	readonly firmware: Inner;

	constructor(firmware: Inner) {
		this.firmware = firmware;
	}

	tick(): boolean {
		return this.firmware.tick();
	}

	take(byte: number, nowMs: number): void {
		this.firmware.take(byte, nowMs);
	}

	setClock(unixMs: number): void {
		this.firmware.setClock(unixMs);
	}

	install(setting: string): void {
		this.firmware.install(setting);
	}

	get sense(): Sense {
		return this.firmware.sense;
	}

	get drive(): Drive {
		return this.firmware.drive;
	}

	get report(): Report {
		return this.firmware.report;
	}

	get holds(): readonly string[] {
		return this.firmware.holds;
	}

	get boundBy(): string {
		return this.firmware.boundBy;
	}

	get sessions(): number {
		return this.firmware.sessions;
	}

	get sessionMwh(): number {
		return this.firmware.sessionMwh;
	}

	get totalMwh(): number {
		return this.firmware.totalMwh;
	}

	get window(): Wall | undefined {
		return this.firmware.window;
	}
}
