// SPDX-License-Identifier: Apache-2.0
/** The task in which a machine outside runs: natives of task.c. */

declare function native(name: string): { call<Answer>(self: Task, ...values: readonly number[]): Answer };

/** The natives, each in the one form that XS turns into a host function. */
export class Task {
	/** The watchdog does not restart the chip for this task any more: the charger's machine watches over it. */
	unwatch(): void {
		native("xs_pilotlight_task_unwatch").call(this);
	}

	/** Does nothing any more until it is taken away. Without it the SDK would restart the chip, because this machine has no memory left. */
	park(): void {
		native("xs_pilotlight_task_park").call(this);
	}
}
