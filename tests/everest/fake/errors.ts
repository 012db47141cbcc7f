// SPDX-License-Identifier: Apache-2.0
/** Errors as EVerest keeps them: by interface, type and sub_type, and which of them stop charging (ErrorHandling.cpp). */

/** What a board may raise (evse_board_support_API.yaml; CommunicationFault is taken, and not in the document), by the interface that it belongs to. */
const BOARD =
	`DiodeFault VentilationNotAvailable BrownOut EnergyManagement PermanentFault MREC2GroundFailure MREC3HighTemperature MREC4OverCurrentFailure MREC5OverVoltage MREC6UnderVoltage
	MREC8EmergencyStop MREC10InvalidVehicleMode MREC14PilotFault MREC15PowerLoss MREC17EVSEContactorFault MREC18CableOverTempDerate MREC19CableOverTempStop MREC20PartialInsertion MREC23ProximityFault
	MREC24ConnectorVoltageHigh MREC25BrokenLatch MREC26CutCable TiltDetected WaterIngressDetected EnclosureOpen VendorError VendorWarning CommunicationFault`.split(
		/\s+/,
	);
const LOCK = [
	"ConnectorLockCapNotCharged",
	"ConnectorLockUnexpectedOpen",
	"ConnectorLockUnexpectedClose",
	"ConnectorLockFailedLock",
	"ConnectorLockFailedUnlock",
	"MREC1ConnectorLockFailure",
];
const RESIDUAL = ["Selftest", "DC", "AC"];

/** Those that are only told. */
const IGNORED = [
	"evse_board_support/MREC3HighTemperature",
	"evse_board_support/MREC18CableOverTempDerate",
	"evse_board_support/VendorWarning",
];

/** The error of a type that a board names; an empty text of a type that it may not. */
export function errorOf(type: string): string {
	if (BOARD.includes(type)) return `evse_board_support/${type}`;
	if (LOCK.includes(type)) return `connector_lock/${type}`;
	return RESIDUAL.includes(type) ? `ac_rcd/${type}` : "";
}

/** All that stand. */
export class Errors {
	readonly #active = new Set<string>();
	readonly #changed: (stops: boolean) => void;
	#stops = false;

	/** `changed` hears when charging is stopped, and when nothing stops it any more. */
	constructor(changed: (stops: boolean) => void) {
		this.#changed = changed;
	}

	/** As `interface/type:sub_type`, in their order. */
	get active(): readonly string[] {
		return [...this.#active];
	}

	/** One that stands may be raised again. */
	raise(error: string, subType: string): void {
		this.#active.add(`${error}:${subType}`);
		this.#look();
	}

	/** One that does not stand may be cleared, which does nothing. */
	clear(error: string, subType: string): void {
		this.#active.delete(`${error}:${subType}`);
		this.#look();
	}

	#look(): void {
		const stops = this.active.some((each) => !IGNORED.includes(each.split(":")[0]));
		if (stops === this.#stops) return;
		this.#stops = stops;
		this.#changed(stops);
	}
}
