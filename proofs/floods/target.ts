import { randomBytes } from "node:crypto";

/** A participant who attacks the session. */
export interface Guest {
  readonly cookie: string;
  readonly sessionId: string;
}

/** The target of a flood, and the means. Floods only ever go to this machine. */
export interface Target {
  readonly host: string;
  readonly port: number;
  readonly origin: string;
  /** A candidate and an observer of the session in which the honest people work. */
  readonly candidate: Guest;
  readonly observer: Guest;
}

/** The result of a flood. */
export interface Tally {
  /** Packets, frames, requests or connections sent. */
  sent: number;
  /** Answers of any kind received. */
  answered: number;
  /** Connections that the server ended or refused. */
  ended: number;
}

/** A kind of flood, which runs in one lane until `stopped`. */
export type Flood = (lane: Lane) => Promise<void>;

export interface Lane {
  readonly target: Target;
  readonly tally: Tally;
  readonly index: number;
  readonly stopped: () => boolean;
}

export const madeUpCookie = () => `casement=${randomBytes(32).toString("base64url")}`;

/** A loopback address: strangers come from everywhere. */
export const someAddress = () => `127.0.${1 + Math.floor(Math.random() * 200)}.${1 + Math.floor(Math.random() * 250)}`;

export const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
