import * as Y from "yjs";
import { canonicalBoard } from "../../testing/document/canonical-board.js";
import {
  DRAWING_START,
  describeDrawing,
  type RecordedDrawing,
  recordDrawing,
} from "../../testing/document/recorded-drawing.js";
import { seededRandom } from "../../testing/seeded-random.js";
import type { BoardRecord } from "../records/board-record.js";
import { recordsOf } from "../schema.js";
import type { StoredRow } from "../sheets/stored-row.js";
import { NO_DIFF } from "./board-diff.js";
import { addChanged } from "./changed-ids.js";
import { ReplayLog } from "./replay-log.js";
import { ReplayView } from "./replay-view.js";

const SEED = 20_261_122;
let recorded: RecordedDrawing;

beforeAll(() => {
  recorded = recordDrawing(SEED, 1200, 300);
});

/** A log with all chunks, and the keyframes at these positions. */
function logOf(drawing: RecordedDrawing, keyframes: readonly number[] = [], epochs: readonly number[] = []): ReplayLog {
  const { manifest, chunks } = describeDrawing(drawing, epochs);
  const log = new ReplayLog(manifest);
  for (const [index, bytes] of chunks.entries()) log.addChunk(index, bytes);
  for (const position of drawing.keyframes.keys()) {
    if (keyframes.includes(position)) log.addKeyframe(position, drawing.keyframes.get(position) as Uint8Array);
    else log.dropKeyframe(position);
  }
  return log;
}

/** A screen that receives only differences. */
class Screen {
  readonly board = new Map<string, BoardRecord>();
  readonly rows = new Map<string, StoredRow>();
  constructor(readonly view: ReplayView) {}

  move(position: number): void {
    const diff = this.view.moveTo(position);
    if (diff === null) throw new Error("something is missing");
    for (const record of diff.put) this.board.set(record.id, record);
    for (const id of diff.removed) this.board.delete(id);
    for (const row of diff.rows.put) this.rows.set(row.id, row);
    for (const id of diff.rows.removed) this.rows.delete(id);
  }

  show(position: number): string {
    this.move(position);
    return canonicalBoard(this.board);
  }

  /** Whether the board and the worksheets there are what was live. */
  isRight({ shown, rows }: RecordedDrawing, position: number): boolean {
    const live = shown.get(position);
    if (live === undefined) throw new Error(`nobody looked at ${position}`);
    return this.show(position) === live && canonicalBoard(this.rows) === rows.get(position);
  }
}

test("REC-30 played forwards, update by update, the board is what was live", () => {
  const screen = new Screen(new ReplayView(logOf(recorded)));
  for (let position = 0; position <= recorded.updates.length; position += 1) {
    screen.move(position);
    if (recorded.shown.has(position)) expect([position, screen.isRight(recorded, position)]).toEqual([position, true]);
  }
});

test.each([[[]], [[300, 600, 900]]])(
  "REC-31 any jump, back or forth, shows what was live (keyframes %j)",
  (keyframes) => {
    const random = seededRandom(SEED + 1);
    const screen = new Screen(new ReplayView(logOf(recorded, keyframes)));
    for (let jump = 0; jump < 30; jump += 1) {
      const position = random.pick([...recorded.shown.keys()]);
      expect([position, screen.isRight(recorded, position)]).toEqual([position, true]);
    }
  },
);

test("REC-32 records that did not change are not put again", () => {
  const view = new ReplayView(logOf(recorded));
  view.moveTo(1100);
  expect(view.moveTo(1100)).toEqual(NO_DIFF);
  const { put } = view.moveTo(1099) ?? { put: [] };
  expect(put.length).toBeLessThanOrEqual(4);
});

test("REC-33 a damaged update is reported with its place; the board is right again from the next keyframe on", () => {
  const broken = { ...recorded, updates: [...recorded.updates] };
  const victim = recorded.updates[400] as (typeof recorded.updates)[number];
  broken.updates[400] = { ...victim, update: (victim.update as Uint8Array).slice(0, 9) };
  broken.updates[401] = { ...(recorded.updates[401] as typeof victim), update: null };
  const log = logOf(broken, [300, 600, 900]);
  const screen = new Screen(new ReplayView(log));
  for (const position of [1200, 650, 400, 700, 325, 1000]) {
    expect([position, screen.isRight(recorded, position)]).toEqual([position, true]);
  }
  screen.show(450);
  expect(log.damage).toEqual([{ at: expect.any(Number), updates: 2 }]);
  expect(screen.isRight(recorded, 600)).toBe(true);
});

test("REC-49 what changed in a while is known with its author, the last one of each record", () => {
  const log = logOf(recorded, [300, 600, 900]);
  const view = new ReplayView(log);
  const timeAt = (position: number) => (recorded.updates[position - 1]?.at ?? 0) - DRAWING_START;
  let found = 0;
  for (const to of [150, 700, 1200, 420]) {
    const [after, until] = [timeAt(to - 60), timeAt(to)];
    view.moveTo(log.positionAt(until) ?? 0);
    const expected = lastAuthors(recorded, log.positionAt(after) ?? 0, log.positionAt(until) ?? 0);
    const authored = log.authored(after, until);
    if (!("updates" in authored)) throw new Error("a chunk is missing");
    const changes = view.changedBy(authored.updates);
    const shown = [...expected].filter(([id]) => view.shown.has(id));
    expect(new Map(changes.map(({ id, participantId }) => [id, participantId]))).toEqual(new Map(shown));
    expect(changes.every(({ t }) => t > after && t <= until)).toBe(true);
    found += changes.length;
  }
  expect(found).toBeGreaterThan(20);
});

/** The records that Yjs reports as changed while these updates are applied, with the last author of each. */
function lastAuthors({ updates }: RecordedDrawing, from: number, to: number): Map<string, string> {
  const doc = new Y.Doc();
  const authors = new Map<string, string>();
  let author = "";
  recordsOf(doc).observeDeep((events) => {
    const ids = new Set<string>();
    addChanged(events, ids);
    for (const id of ids) authors.set(id, author);
  });
  for (const [index, { participantId, update }] of updates.slice(0, to).entries()) {
    author = participantId;
    if (index === from) authors.clear();
    if (update !== null) Y.applyUpdate(doc, update);
  }
  return authors;
}

test("REC-49 a new document was written by nobody, and what was drawn before it does not count", () => {
  const [first, second] = [recordDrawing(SEED + 2, 300, 100), recordDrawing(SEED + 3, 150, 10_000)];
  const shift = (first.updates.at(-1)?.at ?? 0) - DRAWING_START;
  const updates = [...first.updates, ...second.updates.map((update) => ({ ...update, at: update.at + shift }))];
  const log = logOf({ ...first, updates }, [], [300]);
  const view = new ReplayView(log);
  view.moveTo(301);
  const authored = log.authored(0, shift);
  expect(authored).toEqual({ updates: [] });
});

test.each([[[]], [[300]]])(
  "REC-34 where a new document begins, nothing builds on the one before (keyframes %j)",
  (keyframes) => {
    const first = recordDrawing(SEED + 2, 300, 100);
    const second = recordDrawing(SEED + 3, 150, 10_000);
    const shift = (first.updates.at(-1)?.at ?? 0) - DRAWING_START;
    const joined: RecordedDrawing = {
      updates: [...first.updates, ...second.updates.map((update) => ({ ...update, at: update.at + shift }))],
      keyframes: first.keyframes,
      shown: new Map([...second.shown].map(([position, shown]) => [position + 300, shown])),
      rows: new Map([...second.rows].map(([position, rows]) => [position + 300, rows])),
    };
    const screen = new Screen(new ReplayView(logOf(joined, keyframes, [300])));
    const moves = [
      [425, joined],
      [250, first],
      [325, joined],
      [300, first],
      [450, joined],
      [275, first],
      [300, first],
      [325, joined],
    ] as const;
    for (const [position, drawing] of moves) {
      expect([position, screen.isRight(drawing, position)]).toEqual([position, true]);
    }
  },
);

test("REC-35 a log reports what it lacks for a moment, and nothing more", () => {
  const { manifest, chunks } = describeDrawing(recorded);
  const log = new ReplayLog(manifest);
  const t = manifest.board.chunks[2]?.from ?? 0;
  expect(log.missing(-1)).toEqual({ chunks: [], keyframes: [] });
  expect(log.missing(t)).toEqual({ chunks: [1, 2], keyframes: [900] });
  log.addChunk(2, chunks[2] as Uint8Array);
  log.dropKeyframe(900);
  expect(log.missing(t)).toEqual({ chunks: [1], keyframes: [600] });
});
