import { MAX_AWARENESS_BYTES } from "@casement/shared/contract/board-wire";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { type AwarenessEntry, awarenessFrame, encodeAwareness } from "../../board/document/frames.js";

/** Everybody's cursors are sent together, this often. */
const TICK_MS = 30;
/** Honest clocks count changes; the limit keeps anybody from setting one beyond reach. */
const MAX_CLOCK = 2 ** 31;
/** As strict as the clients, to which the bytes are passed on as they came. */
const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const [CLOSING_BRACE, COMMA] = [0x7d, 0x2c];
/** Most entries in one message: stock clients send those of everybody on the document. */
const MAX_ENTRIES = 500;

/** A connection, as far as the relay needs it. */
export interface AwarenessMember {
  /** What the server sends as `user`. */
  readonly user: {
    readonly participantId: string;
    readonly name: string;
    readonly color: string;
    readonly role: string;
  };
  /** Whether too much is unread for cursors to be sent as well. */
  readonly behind: boolean;
  mayUseClient(client: number): boolean;
  write(frames: Buffer): void;
  /** The client sent what no honest client sends. */
  closeAsMalformed(): void;
}

interface Presence {
  readonly clientId: number;
  /** `"user":{...}}`, the end of each of its states. */
  readonly stamp: Buffer;
  /** The client's own clock, to ignore what is older. */
  heard: number;
  /** The newest state as received, to be parsed at the next tick; null if nothing new arrived. */
  fresh: Uint8Array | null;
  /** The state as sent to others; null before the first tick. */
  shown: AwarenessEntry | null;
}

/** The state of somebody who left. */
const LEFT = Buffer.from("null");

type Saw = (participantId: string, state: Readonly<Record<string, unknown>> | null) => void;

/**
 * Relays the cursors and views of one document. Each connection speaks for one client id, and only its newest state is
 * sent, at the next tick, with name and role from the server and a clock of the server's. Entries end with their
 * connection.
 */
export class AwarenessRelay {
  readonly #presences = new Map<AwarenessMember, Presence>();
  readonly #members = new Set<AwarenessMember>();
  readonly #holders = new Map<number, AwarenessMember>();
  readonly #dirty = new Set<AwarenessMember>();
  readonly #left: AwarenessEntry[] = [];
  #timer: NodeJS.Timeout | null = null;
  #clock: number;
  readonly #saw: Saw;

  /**
   * `now`: epoch ms, where clocks begin, so that they keep growing after a restart. `saw` is called with each person's
   * state as their client sent it, and with null when they are gone.
   */
  constructor(now: number, saw: Saw = () => undefined) {
    this.#clock = now;
    this.#saw = saw;
  }

  join(member: AwarenessMember): void {
    this.#members.add(member);
    this.tellAll(member);
  }

  /** Sends this connection everybody else's newest state. */
  tellAll(member: AwarenessMember): void {
    const entries: AwarenessEntry[] = [];
    for (const [other, { shown }] of this.#presences) if (other !== member && shown !== null) entries.push(shown);
    if (entries.length > 0) member.write(awarenessFrame(entries));
  }

  /** Throws if the message cannot be decoded. Ignores entries of other connections: stock clients echo them. */
  receive(member: AwarenessMember, message: Uint8Array): void {
    const decoder = createDecoder(message);
    const count = readVarUint(decoder);
    if (count > MAX_ENTRIES) throw new RangeError("too many awareness entries");
    for (let index = 0; index < count; index += 1) {
      const clientId = readVarUint(decoder);
      const clock = readVarUint(decoder);
      const state = readVarUint8Array(decoder);
      const presence = this.#presenceOf(member, clientId);
      if (presence === null || state.length > MAX_AWARENESS_BYTES || clock > MAX_CLOCK || clock < presence.heard)
        continue;
      presence.heard = clock;
      presence.fresh = state;
      this.#touch(member);
    }
  }

  leave(member: AwarenessMember): void {
    const presence = this.#presences.get(member);
    this.#members.delete(member);
    this.#presences.delete(member);
    this.#dirty.delete(member);
    if (presence === undefined) return;
    this.#holders.delete(presence.clientId);
    if (presence.shown === null) return;
    this.#saw(member.user.participantId, null);
    this.#left.push(encodeAwareness(presence.clientId, this.#nextClock(), LEFT));
    this.#schedule();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** The first free client id that a connection sends is its own from then on. */
  #presenceOf(member: AwarenessMember, clientId: number): Presence | null {
    const own = this.#presences.get(member);
    if (own !== undefined) return own.clientId === clientId ? own : null;
    if (this.#holders.has(clientId) || !member.mayUseClient(clientId)) return null;
    const stamp = Buffer.from(`"user":${JSON.stringify(member.user)}}`);
    const presence = { clientId, stamp, heard: 0, fresh: null, shown: null };
    this.#presences.set(member, presence);
    this.#holders.set(clientId, member);
    return presence;
  }

  #touch(member: AwarenessMember): void {
    this.#dirty.add(member);
    this.#schedule();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#tick(), TICK_MS);
  }

  #nextClock(): number {
    this.#clock += 1;
    return this.#clock;
  }

  #tick(): void {
    this.#timer = null;
    const changed = new Map<AwarenessMember, AwarenessEntry>();
    for (const member of [...this.#dirty]) {
      const entry = this.#refresh(member);
      if (entry !== null) changed.set(member, entry);
    }
    this.#dirty.clear();
    const gone = this.#left.splice(0);
    const entries = [...gone, ...changed.values()];
    if (entries.length === 0) return;
    const frame = awarenessFrame(entries);
    for (const member of this.#members) {
      if (member.behind) continue;
      if (!changed.has(member)) member.write(frame);
      // A client's own entry sent back would overwrite its newer state.
      else if (entries.length > 1) member.write(awarenessFrame(entries, changed.get(member)));
    }
  }

  #refresh(member: AwarenessMember): AwarenessEntry | null {
    const presence = this.#presences.get(member);
    if (presence === undefined || presence.fresh === null) return null;
    const { fresh } = presence;
    const state = readState(fresh);
    presence.fresh = null;
    if (state === undefined) {
      member.closeAsMalformed();
      return null;
    }
    const json = state === null ? LEFT : stamped(fresh, state, presence.stamp);
    const entry = encodeAwareness(presence.clientId, this.#nextClock(), json);
    presence.shown = state === null ? null : entry;
    this.#saw(member.user.participantId, state);
    return entry;
  }
}

/** The received state; undefined if it is neither a JSON object nor null. */
function readState(bytes: Uint8Array): Readonly<Record<string, unknown>> | null | undefined {
  try {
    const state: unknown = JSON.parse(UTF8.decode(bytes));
    if (typeof state !== "object" || Array.isArray(state)) return undefined;
    return state as Readonly<Record<string, unknown>> | null;
  } catch {
    return undefined;
  }
}

/**
 * The state with the server's `user`, as JSON. The bytes of a state without one are passed on as they came: writing them
 * anew would cost more than all the rest.
 */
function stamped(bytes: Uint8Array, state: Readonly<Record<string, unknown>>, stamp: Buffer): Uint8Array {
  const keys = Object.keys(state);
  if (keys.includes("user")) {
    const { user: _own, ...rest } = state;
    return stamped(Buffer.from(JSON.stringify(rest)), rest, stamp);
  }
  const end = bytes.lastIndexOf(CLOSING_BRACE);
  const json = Buffer.allocUnsafe(end + (keys.length > 0 ? 1 : 0) + stamp.length);
  json.set(bytes.subarray(0, end));
  if (keys.length > 0) json[end] = COMMA;
  json.set(stamp, json.length - stamp.length);
  return json;
}
