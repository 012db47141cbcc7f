// SPDX-License-Identifier: Apache-2.0
/** What the face needs of a connection to a broker; an adapter fills it, over whatever client a platform has. */

/** How a message begins. */
export interface Head {
	readonly topic: string;
	/** Of the whole payload as UTF-8, bytes. */
	readonly bytes: number;
	/** The broker keeps it for those who come later. */
	readonly retain: boolean;
	/** The broker has to acknowledge this number, 1 to 65535 (QoS 1); 0 if it need not (QoS 0). */
	readonly id: number;
}

/** A connection. None of these throws. */
export interface Broker {
	/** What it takes now, bytes; a message that is longer goes in pieces, as there is room again. Infinity where that is somebody else's care. */
	readonly room: number;
	/** Begins a message; `piece` is the beginning of its payload, or all of it. */
	begin(head: Head, piece: string): void;
	/** The next piece of the message that was begun last. */
	go(piece: string): void;
	/** Wants messages whose topics match; each at most once (QoS 0), or exactly once (QoS 2) where the client can: a command that comes twice would be obeyed twice. */
	subscribe(filters: readonly string[], qos?: 0 | 2): void;
	/** Ends the connection, with what it still has to send; the adapter makes a new one. */
	hangUp(): void;
}

/** A connection that can be ended, with a last message if it has been accepted; it says so. */
export interface Connection extends Broker {
	end(last: Session["will"] | undefined): void | Promise<void>;
}

/** Who hears what comes of a connection. */
export interface Listener {
	opened(connection: Broker): void;
	/** It is gone, or never was: why. Once, and never while it is being made. */
	closed(connection: Broker, why: string): void;
	/** A message has come; its payload is undefined if it is no text, or too long for a command. */
	heard(topic: string, payload: string | undefined, retained: boolean): void;
	acknowledged(id: number): void;
	/** There is room again. */
	room(): void;
}

/** Begins a connection. It does not throw. */
export type Connect = (session: Session, listener: Listener) => Connection;

/** A message as it is published. */
export interface Message {
	readonly topic: string;
	readonly payload: string;
	readonly retain: boolean;
	readonly id: number;
}

/** What a connection is made with. */
export interface Session {
	/** What the broker tells, retained, when the connection breaks; nothing if it is left out. */
	readonly will?: { readonly topic: string; readonly payload: string };
	/** The client's identifier may begin with it. */
	readonly name: string;
	/** The longest message that is taken, bytes; what an adapter takes of itself if it is left out. */
	readonly longest?: number;
	/** The longest pause between two tries, ms; a minute if it is left out. */
	readonly pauseMs?: number;
}

/** A face that speaks with a broker. It calls nobody itself: a Caller does. */
export interface Speaker {
	/** What a connection is to be made with; undefined while there is nothing to say yet. */
	readonly session: Session | undefined;
	/** There is a connection, made with the session. */
	connected(broker: Broker): void;
	/** The connection is gone. */
	disconnected(): void;
	/** The broker has room again. */
	flush(): void;
	/** The broker has acknowledged a message. */
	acknowledged(id: number): void;
	/** A message has come; `payload` is undefined of what is no text, `retained` says that it was kept for us. */
	message(topic: string, payload: string | undefined, retained: boolean): void;
	/** Time has passed; to be called some times a second. */
	tick(now: number): void;
}
