// One board with its clients: the first one writes, all others note what arrives and when.
import { readVarInt, readVarString, readVarUint } from "lib0/decoding";
import { awarenessMessage, open, SYNC, syncMessage, TYPE, tokenMessage } from "./dialects.mjs";
import { findPieces } from "./updates.mjs";
import { clientFrame, WireClient } from "./wire.mjs";

const NOTHING = new Uint8Array([0, 0]);
const NO_STATE = new Uint8Array([0]);
/** The people's awareness ids begin here. */
const FIRST_CLIENT_ID = 2_000_000_000;
/** All providers send their awareness this often; Hocuspocus closes connections that are silent for a minute. */
const SIGN_OF_LIFE_MS = 15_000;

/**
 * How one client connects. @typedef {{ url: string, headers: object, localAddress: string, stateless: boolean }} Seat
 */

/** Connects and asks for the board. `onMessage` gets every message from the first on. @param {Seat} seat */
export async function enterRoom(dialect, name, seat, onMessage) {
  const client = await WireClient.open(seat);
  client.onMessage((message) => onMessage(message, client));
  if (dialect === "named") client.send(tokenMessage(name));
  client.send(syncMessage(dialect, name, SYNC.STEP_1, NO_STATE));
  return client;
}

export class Room {
  sent = 0;
  /** Updates that reached readers, each counted once a reader. */
  delivered = 0;
  /** How many of the first updates the server called saved, or confirmed in its own way. */
  saved = 0;
  /** Sync step 1s after the writer had begun: the server lacked something. */
  askedAgain = 0;
  /** Notices to the writer besides "writable", by name. */
  notices = {};
  relayMs = [];
  savedMs = [];
  /** Connections that the server closed, with their codes. */
  closed = [];
  clients = [];
  onDelivered = () => undefined;
  onAwareness = () => undefined;
  #deaf = 0;
  #awarenessClock = 0;
  #signsOfLife = setInterval(() => this.clients.forEach((_, person) => void this.show(person, {})), SIGN_OF_LIFE_MS);
  #frames = [];
  #sentAt = new Float64Array(0);

  /** @param {"plain" | "named"} dialect @param {string} name */
  constructor(dialect, name) {
    this.dialect = dialect;
    this.name = name;
  }

  get readers() {
    return this.clients.length - 1 - this.#deaf;
  }

  get writer() {
    return this.clients[0];
  }

  /** How many updates are still on their way to readers. */
  get missing() {
    return this.readers === 0 ? 0 : this.sent * this.readers - this.delivered;
  }

  /** Makes finished frames of these updates, in the order of sending. @param {Uint8Array[]} updates */
  prepare(updates) {
    this.#frames = updates.map((update) => clientFrame(syncMessage(this.dialect, this.name, SYNC.UPDATE, update)));
    this.#sentAt = new Float64Array(updates.length);
  }

  /** Resolves once the server has sent its state; a relay has none to send. @param {Seat} seat */
  async join(seat) {
    const number = this.clients.length;
    const synced = new Promise((resolve, reject) => {
      enterRoom(this.dialect, this.name, seat, (message, client) => this.#hear(client, number, message, resolve)).then(
        (client) => {
          this.clients[number] = client;
          client.onClosed((code) => {
            this.closed.push(code);
            reject(new Error(`the server ended the connection (${code})`));
          });
          if (seat.stateless) resolve();
        },
        reject,
      );
    });
    await synced;
  }

  /** Sends the next updates. */
  send(count = 1) {
    const now = performance.now();
    for (let index = 0; index < count; index += 1) {
      this.#sentAt[this.sent] = now;
      this.writer.write(this.#frames[this.sent]);
      this.sent += 1;
    }
  }

  /** Sends a person's awareness state. @param {number} person @param {object} state */
  show(person, state) {
    this.#awarenessClock += 1;
    const entry = { clientId: FIRST_CLIENT_ID + person, clock: this.#awarenessClock, json: JSON.stringify(state) };
    this.clients[person].send(awarenessMessage(this.dialect, this.name, entry));
  }

  /** From now on the last client reads nothing. */
  stopReading() {
    this.#deaf = 1;
    this.clients.at(-1).stopReading();
  }

  leave() {
    clearInterval(this.#signsOfLife);
    for (const client of this.clients) client.onClosed(() => undefined).drop();
  }

  #hear(client, number, message, synced) {
    const { type, decoder } = open(this.dialect, message);
    if (type === TYPE.AWARENESS) this.onAwareness(message, number);
    else if (type === TYPE.SYNC || (type === TYPE.SYNC_REPLY && this.dialect === "named")) {
      const step = readVarUint(decoder);
      if (step === SYNC.STEP_2) synced();
      else if (step === SYNC.UPDATE && number > 0) this.#deliver(message);
      else if (step === SYNC.STEP_1) {
        if (number === 0 && this.sent > 0) this.askedAgain += 1;
        client.send(syncMessage(this.dialect, this.name, SYNC.STEP_2, NOTHING));
      }
    } else if (number > 0) return;
    else if (type === TYPE.SAVED) this.#save(readVarUint(decoder));
    else if (type === TYPE.NOTICE) this.#notice(readVarString(decoder));
    else if (type === TYPE.SYNC_STATUS && this.sent > this.saved && readVarInt(decoder) === 1)
      this.#save(this.saved + 1);
  }

  #deliver(message) {
    const now = performance.now();
    findPieces(message, (number) => {
      this.delivered += 1;
      this.relayMs.push(now - this.#sentAt[number]);
    });
    this.onDelivered();
  }

  #save(count) {
    const now = performance.now();
    for (; this.saved < count; this.saved += 1) this.savedMs.push(now - this.#sentAt[this.saved]);
  }

  #notice(notice) {
    if (notice !== "writable") this.notices[notice] = (this.notices[notice] ?? 0) + 1;
  }
}
