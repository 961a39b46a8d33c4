import { createHash } from "node:crypto";
import { fileName } from "@casement/shared/lib/file-name";
import type { ClockMap } from "@casement/shared/sound/clock-map";

/** A record as a file: lines of JSON (NDJSON). See docs/record-format.md. */
export const RECORD_FORMAT = "casement-record";
/**
 * Version 2 added seals and logged hashes, 3 the views of the board, 4 records that lack what is sealed, 5 pointers and
 * cells, 6 what comments point at, and the rows of evidence, 7 the takes of recorded sound, 8 the
 * authors of sealed notes, 9 what people said in words.
 */
export const RECORD_VERSION = 9;

/** The seal at the end of every line from version 2 on: enough to say which line was changed first. */
const SEALED = /^(.*),"seal":"([0-9a-f]{16})"\}$/s;

/**
 * A chain over the lines of a file: each line's seal depends on its text and on all lines before it. It finds damage
 * and careless edits, not forgery: whoever changes a line can make all later seals anew.
 */
export class SealChain {
  #digest = createHash("sha256").update(RECORD_FORMAT).digest();

  /** The digest of all lines so far, 64 hexadecimal digits. */
  get digest(): string {
    return this.#digest.toString("hex");
  }

  /** Takes a line's object as JSON text and returns the sealed line. */
  seal(json: string): string {
    return `${json.slice(0, -1)},"seal":"${this.#add(json)}"}`;
  }

  /**
   * Takes a sealed line and returns its object as JSON text; null if the seal is missing or does not fit the text and
   * place.
   */
  open(line: string): string | null {
    const [, before, seal] = SEALED.exec(line) ?? [];
    if (before === undefined) return null;
    const json = `${before}}`;
    return this.#add(json) === seal ? json : null;
  }

  #add(json: string): string {
    this.#digest = createHash("sha256").update(this.#digest).update(json).digest();
    return this.#digest.toString("hex", 0, 8);
  }
}

/**
 * `epoch`: where it changes, the first update holds the whole board for a new document. `update`: one Yjs update (V1),
 * base64; null where the log was damaged. `clients`: clientIDs that belong to the participant from here on.
 */
export interface BoardLine {
  readonly type: "board";
  readonly at: number;
  readonly participantId: string | null;
  readonly epoch: number;
  readonly clients: readonly number[];
  readonly update: string | null;
}

/**
 * A logged hash of what was live after so many events and board updates: SHA-256, hexadecimal. `version`: how it was
 * made. `state` is null where something is withheld.
 */
export interface HashLine {
  readonly type: "hash";
  readonly at: number;
  readonly version: number;
  readonly seq: number;
  readonly boardUpdates: number;
  readonly state: string | null;
  readonly board: string;
}

/**
 * A take of recorded sound, as far as the file's reader hears it. The sound itself lies beside the record, in an archive
 * of both. `file`: its path there. `bytes`, `sha256` (hexadecimal): of that file. `map`: ClockMap, in server time.
 * `loudness`: as the loudness codec has it, base64.
 */
export interface TakeLine {
  readonly type: "take";
  readonly participantId: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly map: ClockMap;
  readonly loudness: string;
}

/** The record in an archive of a record and its sound. */
export const RECORD_NAME = "record.ndjson";

/** The name of the `number`th file of sound, 1 for the first: whoever opens the archive finds a person's voice by it. */
export function takeName(number: number, speaker: string): string {
  return `sound/${number}-${fileName(speaker, "somebody")}.webm`;
}
