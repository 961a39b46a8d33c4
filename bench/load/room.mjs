// One board with its clients: one writes, all others note what arrives and when.

import { readVarString, readVarUint } from "lib0/decoding";
import { open, SYNC, syncMessage, TYPE, tokenMessage } from "./dialects.mjs";
import { findPieces } from "./updates.mjs";
import { clientFrame, WireClient } from "./wire.mjs";

const NOTHING = new Uint8Array([0, 0]);
const NO_STATE = new Uint8Array([0]);

/** How one client is to connect: `url`, `headers`, `localAddress`. @typedef {object} Seat */

export class Room {
  /** Numbers of updates: how many were sent, how many of them each reader has. */
  sent = 0;
  delivered = 0;
  saved = 0;
  /** Sync step 1s that came after the writer had begun: the server lacked something. */
  askedAgain = 0;
  /** Notices but "writable", by name. */
  notices = {};
  /** Close codes of connections that the server ended. */
  closed = [];
  relayMs = [];
  savedMs = [];
  onDelivered = () => undefined;
  #sentAt = new Float64Array(1024);
  #frames = [];
  #clients = [];

  /** @param {"plain" | "named"} dialect @param {string} name */
  constructor(dialect, name) {
    this.dialect = dialect;
    this.name = name;
  }

  get readers() {
    return this.#clients.length - 1;
  }

  get writer() {
    return this.#clients[0];
  }

  get clients() {
    return this.#clients;
  }

  /** What is still on its way to readers. */
  get missing() {
    return this.sent * this.readers - this.delivered;
  }

  /** Finished frames of these updates, in the order in which they will be sent. @param {Uint8Array[]} updates */
  prepare(updates) {
    this.#frames = updates.map((update) => clientFrame(syncMessage(this.dialect, this.name, SYNC.UPDATE, update)));
    this.#sentAt = new Float64Array(updates.length);
  }

  get left() {
    return this.#frames.length - this.sent;
  }

  /** The first of the seats writes. @param {Seat[]} seats */
  async enter(seats) {
    for (const seat of seats) await this.join(seat);
  }

  /** Connects and resolves once the server has told its state; a relay has none to tell. @param {Seat} seat */
  async join(seat) {
    const client = await WireClient.open(seat);
    const isWriter = this.#clients.length === 0;
    this.#clients.push(client);
    const ready = new Promise((resolve) => {
      client.onMessage((message) => this.#hear(client, message, isWriter, resolve));
    });
    client.onClosed((code) => this.closed.push(code));
    if (this.dialect === "named") client.send(tokenMessage(this.name));
    client.send(syncMessage(this.dialect, this.name, SYNC.STEP_1, NO_STATE));
    if (!seat.stateless) await ready;
    return client;
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

  leave() {
    for (const client of this.#clients) client.drop();
  }

  #hear(client, message, isWriter, ready) {
    const { type, decoder } = open(this.dialect, message);
    if (type === TYPE.SYNC) {
      const step = readVarUint(decoder);
      if (step === SYNC.STEP_2) ready();
      else if (step === SYNC.UPDATE && !isWriter) this.#deliver(message);
      else if (step === SYNC.STEP_1) {
        if (isWriter && this.sent > 0) this.askedAgain += 1;
        client.send(syncMessage(this.dialect, this.name, SYNC.STEP_2, NOTHING));
      }
    } else if (type === TYPE.SAVED && isWriter) this.#save(readVarUint(decoder));
    else if (type === TYPE.NOTICE && isWriter) this.#notice(readVarString(decoder));
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
