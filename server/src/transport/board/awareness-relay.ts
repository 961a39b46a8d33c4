import { MAX_AWARENESS_BYTES } from "@casement/shared/contract/board-wire";
import { createDecoder, readVarUint, readVarUint8Array } from "lib0/decoding";
import { type AwarenessEntry, awarenessFrame } from "../../board/document/frames.js";

/** Everybody's cursor travels together this often. */
const TICK_MS = 30;
/** An honest clock counts changes; bounded so that nobody pins it out of reach. */
const MAX_CLOCK = 2 ** 31;
/** Most entries in one message: stock clients send those of the whole document. */
const MAX_ENTRIES = 500;

/** A connection as the relay sees it. */
export interface AwarenessMember {
  /** What the server stamps as `user`. */
  readonly user: {
    readonly participantId: string;
    readonly name: string;
    readonly color: string;
    readonly role: string;
  };
  /** Has too much unread to be sent cursors. */
  readonly behind: boolean;
  mayUseClient(client: number): boolean;
  write(frames: Buffer): void;
  /** Sent what no honest client sends. */
  closeAsMalformed(): void;
}

interface Presence {
  readonly clientId: number;
  /** The client's own clock, to drop what is older. */
  heard: number;
  /** As received, read at the next tick; null when nothing new came. */
  fresh: Uint8Array | null;
  /** As sent to others; null before the first tick. */
  shown: AwarenessEntry | null;
}

/**
 * Cursors and views of one document. Each connection speaks for one client id, and only its newest state goes out, at
 * the next tick, with name and role stamped and a clock of the server's. Entries end with their connection.
 */
export class AwarenessRelay {
  readonly #presences = new Map<AwarenessMember, Presence>();
  readonly #members = new Set<AwarenessMember>();
  readonly #holders = new Map<number, AwarenessMember>();
  readonly #dirty = new Set<AwarenessMember>();
  readonly #left: AwarenessEntry[] = [];
  #timer: NodeJS.Timeout | null = null;
  #clock: number;

  /** `now`, epoch ms: clocks begin there, so that they go on growing after a restart. `saw` hears what somebody sees, as they say it. */
  constructor(
    now: number,
    private readonly saw: (participantId: string, viewport: unknown) => void = () => undefined,
  ) {
    this.#clock = now;
  }

  join(member: AwarenessMember): void {
    this.#members.add(member);
    this.tellAll(member);
  }

  /** Everybody else's newest state. */
  tellAll(member: AwarenessMember): void {
    const entries: AwarenessEntry[] = [];
    for (const [other, { shown }] of this.#presences) if (other !== member && shown !== null) entries.push(shown);
    if (entries.length > 0) member.write(awarenessFrame(entries));
  }

  /** Throws when the message cannot be decoded. Entries of other connections are passed over: stock clients echo them. */
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
    this.#left.push({ clientId: presence.clientId, clock: this.#nextClock(), json: "null" });
    this.#schedule();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** A connection's first free client id is its own from then on. */
  #presenceOf(member: AwarenessMember, clientId: number): Presence | null {
    const own = this.#presences.get(member);
    if (own !== undefined) return own.clientId === clientId ? own : null;
    if (this.#holders.has(clientId) || !member.mayUseClient(clientId)) return null;
    const presence = { clientId, heard: 0, fresh: null, shown: null };
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
      // An own entry sent back would overwrite what the client has moved on to.
      else if (entries.length > 1)
        member.write(awarenessFrame(entries.filter((entry) => entry !== changed.get(member))));
    }
  }

  #refresh(member: AwarenessMember): AwarenessEntry | null {
    const presence = this.#presences.get(member);
    if (presence === undefined || presence.fresh === null) return null;
    const state = readState(presence.fresh);
    presence.fresh = null;
    if (state === undefined) {
      member.closeAsMalformed();
      return null;
    }
    const json = state === null ? "null" : JSON.stringify({ ...state, user: member.user });
    const entry = { clientId: presence.clientId, clock: this.#nextClock(), json };
    presence.shown = state === null ? null : entry;
    if (state !== null) this.saw(member.user.participantId, state.viewport);
    return entry;
  }
}

/** The state as received; undefined when it is not a JSON object or null. */
function readState(bytes: Uint8Array): Readonly<Record<string, unknown>> | null | undefined {
  try {
    const state: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof state !== "object" || Array.isArray(state)) return undefined;
    return state as Readonly<Record<string, unknown>> | null;
  } catch {
    return undefined;
  }
}
