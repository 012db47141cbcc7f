// SPDX-License-Identifier: Apache-2.0
/** Standard output: lines go there until nobody takes them any more, and the exit status says whether that is a mistake. */

/** Where lines go. */
export class Output {
	private readonly stream: NodeJS.WriteStream;
	/** Why no more lines are taken; undefined as long as they are. */
	private failure: NodeJS.ErrnoException | undefined;
	private printed = false;

	constructor(stream: NodeJS.WriteStream) {
		this.stream = stream;
		stream.on("error", (error) => {
			this.failure ??= error;
		});
	}

	/** Whether lines are still taken. */
	get open(): boolean {
		return this.stream.writable;
	}

	/** One line, if it is still taken. */
	print(line: string): void {
		this.printed = true;
		if (this.open) this.stream.write(`${line}\n`);
	}

	/**
	 * Waits until all lines are where they go. What is wrong with that, or an empty text: a reader that has read enough, as `head`
	 * does, is no mistake.
	 */
	async complaint(): Promise<string> {
		// even nothing cannot be written to a full device
		if (!this.printed) return "";
		if (this.open) await new Promise<void>((done) => this.stream.write("", () => done()));
		// the stream tells of its error one turn later
		await new Promise<void>((done) => setImmediate(done));
		if (this.failure === undefined || this.failure.code === "EPIPE") return "";
		return `standard output cannot be written (${this.failure.message}); make room there, or send it elsewhere`;
	}
}
