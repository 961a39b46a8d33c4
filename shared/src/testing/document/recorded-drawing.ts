import * as Y from "yjs";
import { foldBoard } from "../../document/records/fold-board.js";
import { seedBoard } from "../../document/schema.js";
import { storedRows } from "../../document/sheets/stored-row.js";
import { type ChunkUpdate, encodeChunk } from "../../playback/chunk-codec.js";
import { CHUNK_UPDATES, type PlaybackManifest } from "../../playback/manifest.js";
import { seededRandom } from "../seeded-random.js";
import { canonicalBoard } from "./canonical-board.js";
import { SeededDrawing } from "./seeded-drawing.js";
import { SeededWriting } from "./seeded-writing.js";

/** A recorded drawing of two people and worksheets of a third, with the live state every few updates. */
export interface RecordedDrawing {
  readonly updates: ChunkUpdate[];
  readonly keyframes: Map<number, Uint8Array>;
  /** Number of updates -> the live board at that moment, canonical. */
  readonly shown: Map<number, string>;
  /** Number of updates -> the live rows of the worksheets, canonical. */
  readonly rows: Map<number, string>;
}

/** Folding a whole board after every single update would take minutes. */
const SHOWN_EVERY = 25;

export const DRAWING_START = 1_000_000;

/** Records `updates` edits, about seven a second, and a keyframe every `keyframeEvery` updates. */
export function recordDrawing(seed: number, updates: number, keyframeEvery: number): RecordedDrawing {
  const random = seededRandom(seed);
  const live = new Y.Doc();
  seedBoard(live);
  let at = DRAWING_START;
  const recorded: RecordedDrawing = {
    updates: [],
    keyframes: new Map(),
    shown: new Map([[0, "{}"]]),
    rows: new Map([[0, "{}"]]),
  };
  const look = () => {
    recorded.shown.set(recorded.updates.length, canonicalBoard(foldBoard(live)));
    recorded.rows.set(recorded.updates.length, canonicalBoard(storedRows(live)));
  };
  const take = (participantId: string, update: Uint8Array) => {
    recorded.updates.push({ at, participantId, update });
    if (recorded.updates.length % SHOWN_EVERY === 0) look();
    if (recorded.updates.length % keyframeEvery === 0)
      recorded.keyframes.set(recorded.updates.length, Y.encodeStateAsUpdateV2(live));
  };
  take("", Y.encodeStateAsUpdate(live));
  const people = ["ada", "bob", "eve"].map((name) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(live));
    doc.on("update", (update: Uint8Array) => {
      Y.applyUpdate(live, update);
      take(name, update);
    });
    return name === "eve" ? new SeededWriting(doc, random) : new SeededDrawing(doc, random, name, 25);
  });
  while (recorded.updates.length < updates) {
    at += random.below(280);
    people[random.below(people.length)]?.edit();
  }
  return recorded;
}

/** What a manifest says about the drawing, and its bytes. */
export function describeDrawing({ updates, keyframes: states }: RecordedDrawing, epochs: readonly number[] = []) {
  const timeOf = (index: number) => (updates[index]?.at ?? DRAWING_START) - DRAWING_START;
  const chunks = Array.from({ length: Math.ceil(updates.length / CHUNK_UPDATES) }, (_none, index) =>
    updates.slice(index * CHUNK_UPDATES, (index + 1) * CHUNK_UPDATES),
  );
  const board: PlaybackManifest["board"] = {
    updates: updates.length,
    keyframes: [...states.keys()].map((updates) => ({ at: timeOf(updates - 1), updates })),
    chunks: chunks.map((chunk, index) => ({
      index,
      from: timeOf(index * CHUNK_UPDATES),
      to: timeOf(index * CHUNK_UPDATES + chunk.length - 1),
      updates: chunk.length,
      bytes: 0,
    })),
    epochs: [...epochs],
    quiet: [],
    damage: [],
  };
  return { manifest: { board, startAt: DRAWING_START }, chunks: chunks.map((chunk) => encodeChunk(chunk)) };
}
