import { idSchema } from "@casement/shared/lib/ids";
import type { ViewSample } from "@casement/shared/playback/view-codec";
import { EVENT_KINDS, type EventKind, type SessionEvent } from "@casement/shared/session-log/event-kinds";
import { RECORD_LIMITS } from "@casement/shared/session-log/record-limits";
import type { MapPiece } from "@casement/shared/sound/clock-map";
import { MAX_MEDIA_MS } from "@casement/shared/sound/take";
import { z } from "zod";
import type { BoardUpdate } from "../board/storage/segment.js";
import { MAX_COORDINATE, MAX_PLACE_LENGTH } from "../board/views/view-sampler.js";
import type { Line } from "./format/read-lines.js";
import { hasLongText, RecordCounts } from "./format/record-counts.js";
import { RECORD_FORMAT, RECORD_VERSION, SealChain } from "./format/record-file.js";
import { refuseRecord } from "./format/refuse-record.js";

/** The year 9999: later than any interview, and still a date to PostgreSQL. */
export const LAST_TIME = 253_402_300_799_000;
const time = z.number().int().min(0).max(LAST_TIME);
const MAX_CLIENT = 2 ** 32 + 2 ** 20;
const hex = z.string().regex(/^[0-9a-f]{64}$/);

const headerSchema = z.object({ format: z.literal(RECORD_FORMAT), version: z.number().int(), sessionId: idSchema });
const eventSchema = z.object({
  type: z.literal("event"),
  seq: z.number().int(),
  at: time,
  actor: idSchema.nullable(),
  kind: z.string(),
  payload: z.unknown(),
});
const boardSchema = z.object({
  type: z.literal("board"),
  at: time,
  participantId: idSchema.nullable(),
  epoch: z.number().int().min(1).max(100_000).default(1),
  clients: z.array(z.number().int().min(0).max(MAX_CLIENT)).max(1000),
  update: z.base64().nullable(),
});
const hashSchema = z.object({
  type: z.literal("hash"),
  at: time,
  version: z.number().int(),
  seq: z.number().int().min(0),
  boardUpdates: z.number().int().min(0),
  /** null in a record that lacks what is sealed. */
  state: hex.nullable(),
  board: hex,
});
const coordinate = z.number().int().min(-MAX_COORDINATE).max(MAX_COORDINATE);
const extent = z.number().int().min(1).max(MAX_COORDINATE);
const viewSchema = z.object({
  type: z.literal("view"),
  participantId: idSchema,
  at: time,
  x: coordinate,
  y: coordinate,
  w: extent,
  h: extent,
});
const pointerSchema = z.object({
  type: z.literal("pointer"),
  participantId: idSchema,
  at: time,
  /** null: the pointer left the board. */
  point: z.object({ x: coordinate, y: coordinate }).nullable(),
});
const placeName = z.string().min(1).max(MAX_PLACE_LENGTH);
const cellSchema = z.object({
  type: z.literal("cell"),
  participantId: idSchema,
  at: time,
  cell: z.object({ row: placeName, field: placeName }).nullable(),
});
/** Names of files are never used on this server's disk: they only find a file in the archive. */
const takeFile = z
  .string()
  .max(200)
  .regex(/^sound\/[^/\\]+\.webm$/);
const mediaTime = z.number().min(0).max(MAX_MEDIA_MS);
const takeSchema = z.object({
  type: z.literal("take"),
  participantId: idSchema,
  file: takeFile,
  bytes: z.number().int().min(1),
  sha256: hex,
  map: z
    .array(
      z.object({
        mediaFrom: mediaTime,
        mediaTo: mediaTime,
        serverFrom: z.number().min(0).max(LAST_TIME),
        serverTo: z.number().min(0).max(LAST_TIME),
      }),
    )
    .min(1)
    .max(RECORD_LIMITS.mapPieces)
    .refine(isClockMap),
  loudness: z.base64(),
});
const endSchema = z.object({
  type: z.literal("end"),
  events: z.number(),
  boardUpdates: z.number(),
  hashes: z.number().default(0),
  views: z.number().default(0),
  takes: z.number().default(0),
  digest: hex.optional(),
});
const seenSchema = z.discriminatedUnion("type", [viewSchema, pointerSchema, cellSchema]);
const lineSchema = z.discriminatedUnion("type", [
  eventSchema,
  boardSchema,
  hashSchema,
  seenSchema,
  takeSchema,
  endSchema,
]);

/** In order, each with the epoch of its document and its line in the file. */
export type FileUpdate = BoardUpdate & { readonly epoch: number; readonly line: number };
export type FileHash = z.infer<typeof hashSchema>;
/** In order of time, each with its line in the file. */
type FileView = ViewSample & { readonly line: number };
export type FileTake = z.infer<typeof takeSchema> & { readonly line: number };

/** A complete file in which every line by itself is valid. Whether the lines fit together is not checked yet. */
export interface RecordFile {
  readonly sessionId: string;
  readonly events: readonly SessionEvent[];
  /** The length of each event's line, in the same order as the events. */
  readonly eventBytes: readonly number[];
  readonly updates: readonly FileUpdate[];
  readonly hashes: readonly FileHash[];
  readonly views: readonly FileView[];
  readonly takes: readonly FileTake[];
}

/**
 * Reads a record's lines as they arrive. Throws IMPORT_REFUSED with the first line that is wrong or exceeds a limit.
 */
export async function readRecordFile(lines: AsyncIterable<Line>): Promise<RecordFile> {
  const reader = new RecordReader();
  for await (const line of lines) reader.take(line);
  return reader.end();
}

class RecordReader {
  readonly #chain = new SealChain();
  readonly #events: SessionEvent[] = [];
  readonly #updates: FileUpdate[] = [];
  readonly #hashes: FileHash[] = [];
  readonly #views: FileView[] = [];
  readonly #takes: FileTake[] = [];
  readonly #eventBytes: number[] = [];
  readonly #counts = new RecordCounts();
  #header: z.infer<typeof headerSchema> | null = null;
  /** The digest of all lines before the current one. */
  #before = "";
  #line = 0;
  #ended = false;

  take(line: Line): void {
    this.#line += 1;
    if (this.#ended && line.text === "") return;
    if (this.#ended) throw this.#invalid("There is something after the end of the record");
    if (this.#header === null) this.#takeHeader(line);
    else this.#takeLine(this.#opened(line), line.bytes);
  }

  end(): RecordFile {
    if (this.#header === null) throw notARecord();
    if (!this.#ended) throw refuseRecord("incomplete", "The file ends before the record does.");
    const { sessionId } = this.#header;
    return {
      sessionId,
      events: this.#events,
      eventBytes: this.#eventBytes,
      updates: this.#updates,
      hashes: this.#hashes,
      views: this.#views,
      takes: this.#takes,
    };
  }

  #takeHeader(line: Line): void {
    const header = headerSchema.safeParse(parseJson(line.text)).data;
    if (header === undefined) throw notARecord();
    if (header.version > RECORD_VERSION)
      throw refuseRecord(
        "newer",
        `This record was exported by a newer Casement (format ${header.version}; this one reads up to ${RECORD_VERSION}). Update this server first.`,
      );
    this.#header = header;
    this.#opened(line);
  }

  /** Checks a line's seal and returns the text without it. */
  #opened({ text, ended }: Line): string {
    this.#before = this.#chain.digest;
    // Version 1 had no seals.
    const json = text === null || this.#header?.version === 1 ? text : this.#chain.open(text);
    if (json !== null) return json;
    // A line that was cut off is not JSON, whereas a whole last line may lack its end.
    if (!ended && parseJson(text) === undefined)
      throw refuseRecord(
        "incomplete",
        `The file is cut off in the middle of line ${this.#line}: the transfer was incomplete. Download it again.`,
        this.#line,
      );
    throw refuseRecord(
      "tampered",
      `Line ${this.#line} was changed after the export, or the line before it was.`,
      this.#line,
    );
  }

  #takeLine(json: string, bytes: number): void {
    const parsed = lineSchema.safeParse(parseJson(json));
    if (!parsed.success) throw this.#invalid(`Line ${this.#line} does not belong in a record`);
    const line = parsed.data;
    if (line.type === "event") this.#takeEvent(line, bytes);
    else if (line.type === "board") this.#takeUpdate(line);
    else if (line.type === "hash") this.#takeHash(line);
    else if (line.type === "take") this.#takeTake(line);
    else if (line.type === "end") this.#takeEnd(line);
    else this.#takeView(line);
  }

  #takeEvent({ seq, at, actor, kind, payload: given }: z.infer<typeof eventSchema>, bytes: number): void {
    this.#counts.addEvent(bytes, this.#line);
    const last = this.#events.at(-1);
    if (seq !== (last?.seq ?? 0) + 1) throw refuseRecord("incomplete", `Events before line ${this.#line} are missing.`);
    if (at < (last?.at ?? 0)) throw this.#invalid(`On line ${this.#line} time runs backwards`);
    const payload = Object.hasOwn(EVENT_KINDS, kind)
      ? EVENT_KINDS[kind as EventKind].payload.safeParse(given)
      : undefined;
    if (payload?.success !== true || !isStorable(payload.data))
      throw this.#invalid(`The event on line ${this.#line} cannot be read`);
    if (hasLongText(payload.data))
      throw refuseRecord(
        "limit",
        `A text on line ${this.#line} is longer than ${RECORD_LIMITS.textLength.toLocaleString("en-US")} characters.`,
        this.#line,
      );
    this.#counts.addKind(kind as EventKind, this.#line);
    this.#events.push({ seq, at, actor, kind, payload: payload.data } as SessionEvent);
    this.#eventBytes.push(bytes);
  }

  #takeUpdate({ at, participantId, epoch, clients, update }: z.infer<typeof boardSchema>): void {
    if (update === null)
      throw refuseRecord("damaged", `Line ${this.#line} says that a part of the board was lost before the export.`);
    this.#counts.add("updates", this.#line);
    const bytes = new Uint8Array(Buffer.from(update, "base64"));
    const line = this.#line;
    this.#updates.push({ at, participantId: participantId ?? "", epoch, newClients: clients, update: bytes, line });
  }

  #takeHash(hash: FileHash): void {
    this.#counts.add("hashes", this.#line);
    this.#hashes.push(hash);
  }

  #takeView(view: z.infer<typeof seenSchema>): void {
    if (view.at < (this.#views.at(-1)?.at ?? 0)) throw this.#invalid(`On line ${this.#line} time runs backwards`);
    this.#counts.add("views", this.#line);
    this.#views.push({ ...view, line: this.#line });
  }

  #takeTake(take: z.infer<typeof takeSchema>): void {
    this.#counts.add("takes", this.#line);
    this.#counts.add("mapPieces", this.#line, take.map.length);
    if (this.#takes.some(({ file }) => file === take.file))
      throw this.#invalid(`The sound on line ${this.#line} is listed twice`);
    this.#takes.push({ ...take, line: this.#line });
  }

  #takeEnd({ events, boardUpdates, hashes, views, takes, digest }: z.infer<typeof endSchema>): void {
    this.#ended = true;
    if (this.#header?.version !== 1 && digest !== this.#before)
      throw refuseRecord("tampered", "The record's checksum does not match its contents.", this.#line);
    const whole =
      events === this.#events.length &&
      boardUpdates === this.#updates.length &&
      hashes === this.#hashes.length &&
      views === this.#views.length &&
      takes === this.#takes.length;
    if (!whole) throw refuseRecord("incomplete", "Lines of the record are missing.");
  }

  #invalid(sentence: string) {
    return refuseRecord("invalid", `${sentence}.`, this.#line);
  }
}

const notARecord = () => refuseRecord("format", "This file is not a record exported by Casement.");

function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Whether the pieces follow each other in media and in server time, as ClockMap has them. */
function isClockMap(pieces: readonly MapPiece[]): boolean {
  return pieces.every(({ mediaFrom, mediaTo, serverFrom, serverTo }, index) => {
    const before = pieces[index - 1] ?? { mediaTo: 0, serverTo: 0 };
    return mediaTo > mediaFrom && serverTo > serverFrom && mediaFrom >= before.mediaTo && serverFrom >= before.serverTo;
  });
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
function isStorable(value: unknown): boolean {
  if (typeof value === "string") return !/\p{Surrogate}/u.test(value) && !value.includes("\0");
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([key, item]) => isStorable(key) && isStorable(item));
}
