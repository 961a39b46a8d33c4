import { BOARD_PATH, type BoardNotice, MESSAGE } from "@casement/shared/contract/board-wire";
import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { writeRecord } from "@casement/shared/document/records/write-record";
import { BOARD_SCHEMA, recordsOf } from "@casement/shared/document/schema";
import { createDecoder, readVarString, readVarUint } from "lib0/decoding";
import { WebSocket } from "ws";
import * as Y from "yjs";
import type { Actor } from "../../e2e/fixtures/actor.js";
import { syncMessage } from "../../server/src/testing/board-messages.js";

const UPDATE = 2;

/** The server's answer to an update: committed, or refused for good. */
type Verdict = "saved" | "refused";

/** Somebody's own program that draws with their sign-in and checks nothing that it writes. */
export class ForeignClient {
  readonly #actor: Actor;
  readonly #sessionId: string;
  #line: Line | null = null;

  constructor(actor: Actor, sessionId: string) {
    this.#actor = actor;
    this.#sessionId = sessionId;
  }

  /** Writes shape records in one update; returns false if the server refuses it. */
  async write(records: readonly BoardRecord[]): Promise<boolean> {
    this.#line ??= await Line.open(this.#actor, this.#sessionId);
    if ((await this.#line.send(records)) === "saved") return true;
    // This copy holds what was refused, so that everything it writes later would be refused too.
    this.close();
    return false;
  }

  close(): void {
    this.#line?.close();
    this.#line = null;
  }
}

/** One connection with a document of its own. */
class Line {
  readonly #ws: WebSocket;
  readonly #doc = new Y.Doc();
  #sent = 0;
  #hear: (verdict: Verdict) => void = () => undefined;

  private constructor(ws: WebSocket) {
    this.#ws = ws;
    ws.on("close", () => this.#hear("refused"));
  }

  /** Resolves once it may write. */
  static async open({ url, context }: Actor, sessionId: string): Promise<Line> {
    const cookie = (await context.cookies(url)).map(({ name, value }) => `${name}=${value}`).join("; ");
    const address = `${url.replace("http", "ws")}${BOARD_PATH}/${sessionId}?saved=1&schema=${BOARD_SCHEMA}`;
    const ws = new WebSocket(address, { headers: { cookie, origin: url } });
    const line = new Line(ws);
    await new Promise<void>((resolve, reject) => {
      ws.once("error", reject);
      ws.once("close", (code) => reject(new Error(`the board was closed: ${code}`)));
      ws.on("message", (data: Buffer) => line.#read(data, resolve));
    });
    return line;
  }

  send(records: readonly BoardRecord[]): Promise<Verdict> {
    const heard = new Promise<Verdict>((resolve) => {
      this.#hear = resolve;
    });
    this.#doc.once("update", (update: Uint8Array) => {
      this.#sent += 1;
      this.#ws.send(syncMessage(UPDATE, update));
    });
    this.#doc.transact(() => {
      for (const record of records) writeRecord(recordsOf(this.#doc), record);
    });
    return heard;
  }

  close(): void {
    this.#ws.close();
  }

  #read(data: Buffer, onWritable: () => void): void {
    const decoder = createDecoder(data);
    const type = readVarUint(decoder);
    if (type === MESSAGE.SAVED && readVarUint(decoder) >= this.#sent) this.#hear("saved");
    if (type !== MESSAGE.NOTICE) return;
    const notice = readVarString(decoder) as BoardNotice;
    if (notice === "writable") onWritable();
    if (notice === "refused") this.#hear("refused");
  }
}
