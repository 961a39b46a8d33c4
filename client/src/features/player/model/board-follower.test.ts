import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { canonicalBoard } from "@casement/shared/testing/document/canonical-board";
import { DRAWING_START, describeDrawing, recordDrawing } from "@casement/shared/testing/document/recorded-drawing";
import { BoardPlayer } from "@/recording/board-player";
import { Player } from "./player";

const recorded = recordDrawing(7, 1300, 400);
const { manifest, chunks } = describeDrawing(recorded);
const timeAt = (position: number) => (recorded.updates[position - 1]?.at ?? 0) - DRAWING_START;

beforeEach(() => {
  globalThis.requestAnimationFrame = (call) => Number(setTimeout(() => call(0)));
  globalThis.cancelAnimationFrame = () => undefined;
});

/** Counts how often an editor was given something, and holds what it shows. */
class Editor {
  readonly shown = new Map<string, BoardRecord>();
  given = 0;

  constructor(player: Player) {
    player.attachBoard(({ put, removed }) => {
      this.given += 1;
      for (const record of put) this.shown.set(record.id, record);
      for (const id of removed) this.shown.delete(id);
    });
  }
}

function open(startAt: number) {
  const board = new BoardPlayer(manifest, {
    chunk: async (index) => chunks[index] as Uint8Array,
    keyframe: async (updates) => recorded.keyframes.get(updates) as Uint8Array,
  });
  return new Player({
    playback: { seek: (t, wants) => board.seek(t, wants), changeNear: async () => null },
    durationMs: timeAt(1300),
    idle: [],
    startT: timeAt(startAt),
    skipsIdle: false,
    remarkId: null,
  });
}

/** Ends when the board is at that moment, by a picture or by the editor. */
const until = (player: Player, is: "picture" | "editor", t: number) =>
  new Promise<void>((resolve) => {
    const look = () => {
      const { shownT, picture, boardMounted } = player.store.getState();
      const isThere = is === "picture" ? picture !== null : picture === null && boardMounted;
      if (shownT !== t || !isThere) return;
      stop();
      resolve();
    };
    const stop = player.store.subscribe(look);
    look();
  });

test("UI-227 while the hand moves the editor is left alone; once it lets go it shows what was live", async () => {
  const player = open(900);
  const editor = new Editor(player);
  player.boardMounted();
  await until(player, "editor", timeAt(900));
  expect(canonicalBoard(editor.shown)).toBe(recorded.shown.get(900));
  player.setScrubbing(true);
  const before = editor.given;
  for (const position of [100, 1250, 250]) {
    player.seek(timeAt(position));
    await until(player, "picture", timeAt(position));
  }
  expect(editor.given).toBe(before);
  player.setScrubbing(false);
  await until(player, "editor", timeAt(250));
  expect(editor.given).toBe(before + 1);
  expect(canonicalBoard(editor.shown)).toBe(recorded.shown.get(250));
  player.close();
});

test("UI-227 a hand that holds the playhead still has found its moment, and the editor shows it", async () => {
  const player = open(900);
  const editor = new Editor(player);
  player.boardMounted();
  await until(player, "editor", timeAt(900));
  player.setScrubbing(true);
  player.seek(timeAt(250));
  await until(player, "picture", timeAt(250));
  await until(player, "editor", timeAt(250));
  expect(player.store.getState().scrubbing).toBe(true);
  expect(canonicalBoard(editor.shown)).toBe(recorded.shown.get(250));
  player.close();
});

test("UI-227 a jump that changes much is a picture first, one that changes little is not", async () => {
  const player = open(900);
  const editor = new Editor(player);
  player.boardMounted();
  await until(player, "editor", timeAt(900));
  const pictures: number[] = [];
  player.watchPicture((picture) => picture !== null && pictures.push(player.store.getState().shownT ?? -1));
  player.seek(timeAt(250));
  await until(player, "editor", timeAt(250));
  expect(pictures).toEqual([timeAt(250)]);
  player.seek(timeAt(251));
  await until(player, "editor", timeAt(251));
  expect(pictures).toHaveLength(1);
  expect(editor.shown.size).toBeGreaterThan(5);
  player.close();
});

test("UI-227 before its editor is there the board is a picture, and an editor that comes anew is given all", async () => {
  const player = open(250);
  await until(player, "picture", timeAt(250));
  player.seek(timeAt(900));
  await until(player, "picture", timeAt(900));
  for (const position of [900, 250]) {
    const detached = new Editor(player);
    player.boardMounted();
    player.seek(timeAt(position));
    await until(player, "editor", timeAt(position));
    expect(canonicalBoard(detached.shown)).toBe(recorded.shown.get(position));
  }
  player.close();
});
