import { randomBytes } from "node:crypto";

/** Somebody with a place in the session who turns on it. */
export interface Guest {
  readonly cookie: string;
  readonly sessionId: string;
}

/** Whom a flood is aimed at, and with what. Floods only ever go to this machine. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  /** A candidate and an observer of the session that honest people work in. */
  readonly candidate: Guest;
  readonly observer: Guest;
}

/** What came of a flood. */
export interface Tally {
  /** Packets, frames, requests or connections that were sent. */
  sent: number;
  /** Answers of any kind that came back. */
  answered: number;
  /** Connections that the server ended or refused. */
  ended: number;
}

/** One kind of flood: goes on in one lane until `stopped`. */
export type Flood = (lane: Lane) => Promise<void>;

export interface Lane {
  readonly target: Target;
  readonly tally: Tally;
  readonly index: number;
  readonly stopped: () => boolean;
}

export const madeUpCookie = () => `casement=${randomBytes(32).toString("base64url")}`;

/** An address of this machine: strangers come from everywhere. */
export const someAddress = () => `127.0.${1 + Math.floor(Math.random() * 200)}.${1 + Math.floor(Math.random() * 250)}`;

export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
