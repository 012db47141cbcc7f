// SPDX-License-Identifier: Apache-2.0
/** The host above, which decides instead of the port where the setting says so: what it has said, for how long that holds, and the Wish that follows. */
import { LockDrive } from "../control/board.js";
import { AUTOMATIC, LEAST_MA, MOST_MA, STEADY_HIGH, STEADY_LOW, vehicleReads } from "../control/duty.js";
import { frozen } from "../control/frozen.js";
import { LETTER_NAMES } from "../control/letter.js";
import { State } from "../control/sequence.js";
import type { Report, Wish } from "../control/wish.js";
import type { Listener } from "./events.js";
import { Hold } from "./holds.js";
import type { EvseNumbers } from "./numbers.js";

/** How it is with the host: none while the port decides. */
export const HOSTS = frozen(["none", "lost", "returning", "there"] as const);

/** After a loss nothing that gives is taken for so long, ms: the host is told an error meanwhile, and begins anew once that is over. */
const RETURN_MS = 1_000;
/** The port looks at least this often, ms: a lease ends in time although it is looked at late. */
const LOOK_MS = 100;
const NEVER = Number.POSITIVE_INFINITY;

/** Why something is not done. */
export const REFUSED = frozen({
	port: "the port decides here (setting mode)",
	above: "the host above decides here (setting mode)",
	absent: "no host is there: it has to be alive for a second first",
	disabled: "the port is disabled by the host",
	stale: "no duty was asked for since the host came",
} as const);

/** What it goes by. */
export interface HostScene {
	/** The port's clock. */
	readonly ms: number;
	/** The contactor is open, as far as anybody can tell. */
	readonly open: boolean;
	/** It was told to close. */
	readonly closed: boolean;
	readonly report: Report;
}

/** The host of one port. What may be refused returns why not, and an empty text if it was done. */
export class Host {
	/** It decides, and not the port. */
	drives = false;
	/** Since power-up somebody has decided. */
	#begun = false;
	/** What it said of that last; over a loss, too, because it may be said once. */
	enabled = true;
	#aliveAt = Number.NEGATIVE_INFINITY;
	#returnedAt = NEVER;
	#pilot = STEADY_HIGH;
	/** A duty was asked for since it came. */
	#fresh = false;
	#allowed = false;
	/** It was lost while it allowed the contactor, which opens after the vehicle's time: until then, and for nothing else, that counts on. */
	#lapsing = false;
	/** As long as it has said nothing, what the charger itself allows is the least. */
	#overcurrentMa = MOST_MA;
	#lock: LockDrive = LockDrive.AsItIs;
	#letter = "";
	#power: boolean | undefined;
	readonly #numbers: EvseNumbers;
	readonly #tell: Listener;
	readonly #stir: () => void;

	/** `stir` has the port look at what was said, with the next report. */
	constructor(numbers: EvseNumbers, tell: Listener, stir: () => void) {
		this.#numbers = numbers;
		this.#tell = tell;
		this.#stir = stir;
	}

	/** What it wants on the pilot, hundredths of a percent. */
	get duty(): number {
		return this.#pilot;
	}

	/** What it lets a vehicle draw, mA per phase. */
	get overcurrentMa(): number {
		return this.#overcurrentMa;
	}

	/** One of HOSTS. */
	get state(): (typeof HOSTS)[number] {
		if (!this.drives) return "none";
		if (this.#aliveAt === Number.NEGATIVE_INFINITY) return "lost";
		return this.#returnedAt === NEVER ? "there" : "returning";
	}

	/** When it is lost, or back, on the port's clock. */
	get nextAt(): number {
		if (this.state === "none" || this.state === "lost") return NEVER;
		return Math.min(this.#lostAt, this.#returnedAt + RETURN_MS);
	}

	/** What holds charging back from above, bits of Hold. */
	get holds(): number {
		if (!this.drives) return 0;
		if (this.state !== "there") return Hold.host_lost;
		if (!this.enabled) return Hold.host_off;
		return vehicleReads(this.#pilot) >= LEAST_MA ? 0 : Hold.host;
	}

	/** Time has passed, and the controller has reported. */
	attend({ ms, open, closed, report }: HostScene): void {
		this.#change(report.state === State.A1 && open);
		if (!this.drives) return;
		if (ms >= this.#lostAt) this.#lose();
		if (ms >= this.#returnedAt + RETURN_MS) this.#returnedAt = NEVER;
		if (open) this.#lapsing = false;
		this.#showLetter(LETTER_NAMES[report.letter]);
		if (open || closed) this.#showPower(!open);
	}

	/** What it asks for. `mayCharge` says that nothing of the charger's own holds charging back. */
	write(wish: Wish, mayCharge: boolean): void {
		wish.mayCharge = mayCharge && this.enabled && this.state === "there" ? 1 : 0;
		wish.mayClose = this.#allowed || this.#lapsing ? 1 : 0;
		wish.pilot = this.#applied;
		wish.overcurrentMa = this.#overcurrentMa;
		wish.lock = this.#lock;
	}

	/** It shows that it is there. */
	alive(ms: number): string {
		if (!this.drives) return REFUSED.port;
		const lost = this.state === "lost";
		this.#aliveAt = ms;
		if (!lost) return "";
		this.#returnedAt = ms;
		this.#stir();
		this.#tell("HostReturned", {});
		this.#tellAgain();
		return "";
	}

	/** The port may be used, or may not: −12 V then. What it asked for of the pilot meanwhile counts once it may. */
	enable(yes: boolean): string {
		const wrong = this.#wrong(false);
		if (wrong !== "") return wrong;
		this.enabled = yes;
		if (yes) this.#tellAgain();
		else this.#forbid();
		return "";
	}

	/** What is to be on the pilot, hundredths of a percent, 0 to 10 000. */
	pilot(duty: number): string {
		const gives = duty !== STEADY_LOW && duty !== STEADY_HIGH;
		const wrong = this.#wrong(gives);
		if (wrong !== "") return wrong;
		this.#pilot = duty;
		if (gives) this.#fresh = true;
		if (gives) this.#lapsing = false;
		return "";
	}

	/** The contactor may close. */
	allow(): string {
		const wrong = this.#wrong(true) || (this.enabled ? "" : REFUSED.disabled) || (this.#fresh ? "" : REFUSED.stale);
		if (wrong === "") this.#allowed = true;
		return wrong;
	}

	/** It may not, at once. */
	forbid(): string {
		if (this.drives) this.#forbid();
		return this.#wrong(false);
	}

	/** What a vehicle may draw before it is overcurrent, mA per phase. */
	overcurrent(ma: number): string {
		if (this.drives) this.#overcurrentMa = ma;
		return this.#wrong(false);
	}

	/** The plug is to be held, or let go. */
	lock(lock: LockDrive): string {
		if (this.drives) this.#lock = lock;
		return this.#wrong(false);
	}

	/** Why something is not taken. What `gives` needs a host that is there. */
	#wrong(gives: boolean): string {
		if (!this.drives) return REFUSED.port;
		this.#stir();
		return gives && this.state !== "there" ? REFUSED.absent : "";
	}

	get #lostAt(): number {
		return this.#aliveAt === Number.NEGATIVE_INFINITY ? NEVER : this.#aliveAt + this.#numbers.hostLostMs - LOOK_MS;
	}

	/** What is on the pilot. Without a host, nothing is offered. */
	get #applied(): number {
		if (!this.drives) return AUTOMATIC;
		return this.enabled ? this.#pilot : STEADY_LOW;
	}

	/** At power-up it is whom the setting names. Whoever decides changes only with no vehicle and the contactor open; at −12 V nobody can tell, so that ends first. */
	#change(free: boolean): void {
		const wanted = this.#numbers.mode === 1;
		const first = !this.#begun;
		this.#begun = true;
		if (wanted === this.drives) return;
		if (!wanted) this.#pilot = STEADY_HIGH;
		if (!wanted) this.enabled = true;
		if (!free && !first) return;
		this.#forget();
		this.#lapsing = false;
		this.#lock = LockDrive.AsItIs;
		this.#overcurrentMa = MOST_MA;
		this.#tellAgain();
		this.drives = wanted;
	}

	#lose(): void {
		this.#lapsing = this.#allowed;
		this.#forget();
		this.#tell("HostLost", {});
	}

	/** Nothing that it has given holds any more, and what comes late gives nothing. */
	#forget(): void {
		this.#allowed = false;
		this.#fresh = false;
		this.#pilot = STEADY_HIGH;
		this.#aliveAt = Number.NEGATIVE_INFINITY;
		this.#returnedAt = NEVER;
	}

	#forbid(): void {
		this.#allowed = false;
		this.#lapsing = false;
	}

	/** Letter and power are told with the next look, whatever was told before. */
	#tellAgain(): void {
		this.#letter = "";
		this.#power = undefined;
	}

	/** What is none of A to F is not told: nobody above has a word for it. */
	#showLetter(letter: string): void {
		if (letter === this.#letter || letter.length !== 1) return;
		this.#letter = letter;
		this.#tell("PilotShown", { letter });
	}

	#showPower(on: boolean): void {
		if (on === this.#power) return;
		this.#power = on;
		this.#tell("PowerSwitched", { on });
	}
}
