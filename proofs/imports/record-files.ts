import { rebuildBoard } from "@casement/shared/document/epochs/rebuild-board";
import { epochClientId, FIRST_EPOCH } from "@casement/shared/document/schema";
import { Folding } from "@casement/shared/session-log/fold";
import { SeededDrawing } from "@casement/shared/testing/document/seeded-drawing";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { seededRandom } from "@casement/shared/testing/seeded-random";
import * as Y from "yjs";
import { RECORD_FORMAT, RECORD_VERSION, SealChain } from "../../server/src/import-export/format/record-file.js";
import { hashState } from "../../server/src/session-log/record-hash.js";

type Line = Readonly<Record<string, unknown>>;

/** Sealed lines as a file. */
export function sealed(lines: Iterable<Line>): Buffer {
  const chain = new SealChain();
  const parts: Buffer[] = [];
  for (const line of lines) {
    const { digest } = chain;
    parts.push(Buffer.from(`${chain.seal(JSON.stringify(line.type === "end" ? { ...line, digest } : line))}\n`));
  }
  return Buffer.concat(parts);
}

/** The sample interview, which has every kind of event, with ids like a server's, in two parts. */
const sample = sampleRecord.map((event): Line => {
  const text = JSON.stringify(event).replace(/"(actor|participantId)":"(\w+)"/g, '"$1":"$2-0123456789abcdef"');
  return { type: "event", ...JSON.parse(text) };
});
const ending = sample.findIndex(({ kind }) => kind === "session.ended");
export const OWNER = "owner-0123456789abcdef";
const END_AT = Number(sample[ending]?.at ?? 0);

export interface Contents {
  /** Events before the end of the interview; numbers and times are filled in. */
  readonly events?: readonly Line[];
  readonly updates?: readonly Uint8Array[];
  /** Numbers of events after which a hash is logged. */
  readonly hashedAfter?: readonly number[];
  /** The plan's scheduled time, epoch ms. */
  readonly scheduledAt?: number;
}

/** A complete record's file with this content. */
export function recordFile({ events = [], updates = [], hashedAfter = [], scheduledAt }: Contents): Buffer {
  const all = [...sample.slice(0, ending), ...events, ...sample.slice(ending)].map(
    (event, index): Line => ({ at: END_AT, actor: OWNER, ...event, type: "event", seq: index + 1 }),
  );
  if (scheduledAt !== undefined) all.splice(0, all.length, ...all.map((event) => planned(event, scheduledAt)));
  const boards = updates.map((update, index): Line => {
    const isFirst = index === 0;
    return {
      type: "board",
      at: END_AT,
      epoch: FIRST_EPOCH,
      update: Buffer.from(update).toString("base64"),
      participantId: isFirst ? null : OWNER,
      clients: isFirst ? [epochClientId(FIRST_EPOCH)] : [],
    };
  });
  const hashes = hashLines(all, hashedAfter);
  const header = { format: RECORD_FORMAT, version: RECORD_VERSION, sessionId: "session-0123456789abcdef" };
  const counts = { events: all.length, boardUpdates: boards.length, hashes: hashes.length, views: 0 };
  return sealed([header, ...all, ...boards, ...hashes, { type: "end", ...counts }]);
}

function planned(event: Line, scheduledAt: number): Line {
  return event.kind === "session.planned" ? { ...event, payload: { ...Object(event.payload), scheduledAt } } : event;
}

function hashLines(events: readonly Line[], after: readonly number[]): Line[] {
  const wanted = new Set(after);
  const folding = new Folding();
  const lines: Line[] = [];
  for (const event of events) {
    folding.take(event as never);
    if (!wanted.has(Number(event.seq))) continue;
    const state = Buffer.from(hashState(folding.state)).toString("hex");
    const place = { seq: event.seq, boardUpdates: 0, board: "0".repeat(64) };
    lines.push({ type: "hash", at: END_AT, version: 2, ...place, state });
  }
  return lines;
}

export function chats(count: number, length: number): Line[] {
  const text = "lorem ipsum ".repeat(Math.ceil(length / 12)).slice(0, length);
  return Array.from({ length: count }, (_, index) => ({
    kind: "chat.sent",
    payload: { messageId: `m${index}`, text },
  }));
}

/** Updates of somebody who draws, `bytes` in all; the first sets the document up. */
export function drawingOf(bytes: number): Uint8Array[] {
  const base = rebuildBoard(new Y.Doc(), FIRST_EPOCH);
  const updates = [Y.encodeStateAsUpdate(base)];
  const doc = new Y.Doc();
  Y.applyUpdate(doc, updates[0] ?? new Uint8Array());
  let total = 0;
  doc.on("update", (update: Uint8Array) => {
    updates.push(update);
    total += update.length;
  });
  const drawing = new SeededDrawing(doc, seededRandom(1), "d", 300);
  while (total < bytes) drawing.edit();
  return updates;
}

const MEBIBYTE = 1024 * 1024;

/** A record of about this many MB, half chat and half drawing, longer than any interview. */
export function longRecord(megabytes: number): Buffer {
  const half = (megabytes * MEBIBYTE * 0.81) / 2;
  const chatLength = 2000;
  // About 250 bytes of a line are not text; base64 makes four bytes of three.
  return recordFile({
    events: chats(Math.floor(half / (chatLength + 210)), chatLength),
    updates: drawingOf(half * 0.52),
  });
}
