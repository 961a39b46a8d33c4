import { pictureOf } from "@casement/shared/document/picture/board-picture";
import type { BoardRecord } from "@casement/shared/document/records/board-record";
import { type BoardDiff, NO_DIFF } from "@casement/shared/document/replay/board-diff";
import { canonicalBoard } from "@casement/shared/testing/document/canonical-board";
import { DRAWING_START, describeDrawing, recordDrawing } from "@casement/shared/testing/document/recorded-drawing";
import { ApiError } from "@/lib/api-error";
import { BoardPlayer, type BoardSource } from "./board-player";
import { Latest } from "./latest";

const recorded = recordDrawing(7, 1300, 400);
const { manifest, chunks } = describeDrawing(recorded);
const timeAt = (position: number) => (recorded.updates[position - 1]?.at ?? 0) - DRAWING_START;

/** What an editor that has been given everything so far has to change. */
async function boardAt(player: BoardPlayer, t: number): Promise<BoardDiff> {
  const sought = await player.seek(t, "board");
  if (sought.kind !== "board") throw new Error("a picture came");
  return sought.board;
}

/** The board of an editor that was given all these changes, one after the other. */
function shownBy(diffs: readonly BoardDiff[]): string {
  const shown = new Map<string, BoardRecord>();
  for (const { put, removed } of diffs) {
    for (const record of put) shown.set(record.id, record);
    for (const id of removed) shown.delete(id);
  }
  return canonicalBoard(shown);
}

async function recordsAt(position: number): Promise<Map<string, BoardRecord>> {
  const { put } = await boardAt(new BoardPlayer(manifest, source().spied), timeAt(position));
  return new Map(put.map((record) => [record.id, record]));
}

/** A source with the bytes as a server has them; it notes what was asked for. */
function source(overrides: Partial<BoardSource> = {}) {
  const asked: string[] = [];
  const whole: BoardSource = {
    chunk: async (index) => chunks[index] as Uint8Array,
    keyframe: async (updates) => recorded.keyframes.get(updates) as Uint8Array,
    ...overrides,
  };
  const spied: BoardSource = {
    chunk(index) {
      asked.push(`chunk ${index}`);
      return whole.chunk(index);
    },
    keyframe(updates) {
      asked.push(`keyframe ${updates}`);
      return whole.keyframe(updates);
    },
  };
  return { spied, asked };
}

test("REC-70 opening in the middle fetches a keyframe and what came after it, and shows what was live", async () => {
  const { spied, asked } = source();
  const player = new BoardPlayer(manifest, spied);
  const { put } = await boardAt(player, timeAt(1250));
  expect(asked.sort()).toEqual(["chunk 2", "keyframe 1200"]);
  expect(canonicalBoard(new Map(put.map((record) => [record.id, record])))).toBe(recorded.shown.get(1250));
});

test("REC-71 a preview moves nothing that is shown", async () => {
  const player = new BoardPlayer(manifest, source().spied);
  await boardAt(player, timeAt(700));
  expect(await player.pictureAt(timeAt(250))).toEqual(pictureOf(await recordsAt(250)));
  expect(await boardAt(player, timeAt(700))).toEqual(NO_DIFF);
});

test("REC-79 while pictures stand for the board, what its editor has to change is owed, and comes at once", async () => {
  const player = new BoardPlayer(manifest, source().spied);
  const given = [await boardAt(player, timeAt(900))];
  for (const position of [100, 1250, 600]) {
    const sought = await player.seek(timeAt(position), "picture");
    expect(sought).toMatchObject({ kind: "picture", picture: pictureOf(await recordsAt(position)) });
  }
  given.push(await boardAt(player, timeAt(250)));
  expect(shownBy(given)).toBe(recorded.shown.get(250));
  expect(await boardAt(player, timeAt(250))).toEqual(NO_DIFF);
  const whole = await player.seek(timeAt(250), "whole");
  expect(whole.kind === "board" && shownBy([whole.board])).toBe(recorded.shown.get(250));
});

test("REC-79 what is sought soonest comes as a picture only when much has changed", async () => {
  const player = new BoardPlayer(manifest, source().spied);
  expect(await player.seek(timeAt(900), "soonest")).toMatchObject({ kind: "picture" });
  const given = [await boardAt(player, timeAt(900))];
  for (const position of [901, 903, 910]) {
    const sought = await player.seek(timeAt(position), "soonest");
    if (sought.kind === "board") given.push(sought.board);
  }
  expect(given).toHaveLength(4);
  const { put } = await boardAt(player, timeAt(910));
  expect(put).toEqual([]);
  expect(shownBy(given)).toBe(shownBy([{ ...NO_DIFF, put: [...(await recordsAt(910)).values()] }]));
});

test("REC-72 a missing keyframe is done without; a failed fetch is reported and can be tried again", async () => {
  let offline = true;
  const { spied } = source({
    keyframe: () => Promise.reject(new ApiError("NOT_FOUND", "gone")),
    chunk: async (index) => {
      if (offline && index === 1) throw new ApiError("OFFLINE", "away");
      return chunks[index] as Uint8Array;
    },
  });
  const player = new BoardPlayer(manifest, spied);
  await expect(boardAt(player, timeAt(1200))).rejects.toMatchObject({ code: "OFFLINE" });
  offline = false;
  const { put } = await boardAt(player, timeAt(1200));
  expect(canonicalBoard(new Map(put.map((record) => [record.id, record])))).toBe(recorded.shown.get(1200));
});

test("REC-78 what changed last before the shown moment is known with its authors, also across two chunks", async () => {
  const { spied, asked } = source();
  const player = new BoardPlayer(manifest, spied);
  expect(await player.lastChanges(60_000)).toEqual([]);
  await boardAt(player, timeAt(1250));
  expect(asked).not.toContain("chunk 1");
  const changes = await player.lastChanges(60_000);
  expect(asked).toContain("chunk 1");
  expect(changes.length).toBeGreaterThan(3);
  const by = (t: number) =>
    recorded.updates.filter(({ at }) => at - DRAWING_START === t).map((each) => each.participantId);
  for (const { participantId, t } of changes) {
    expect(by(t)).toContain(participantId);
    expect(t).toBeLessThanOrEqual(timeAt(1250));
  }
  expect(Math.max(...changes.map(({ t }) => t))).toBeGreaterThan(timeAt(1200));
  expect(await player.lastChanges(0)).toEqual([]);
});

test("REC-73 work ahead fetches each chunk once and ends", async () => {
  const { spied, asked } = source();
  const player = new BoardPlayer(manifest, spied);
  await boardAt(player, timeAt(600));
  while (await player.fetchNext(timeAt(600)));
  while (player.foldNext());
  expect(player.loaded).toBe(1);
  expect(asked.filter((each) => each.startsWith("chunk")).sort()).toEqual(["chunk 0", "chunk 1", "chunk 2"]);
});

test("REC-77 words are read from the whole recording, a little at a time, whatever is shown meanwhile", async () => {
  const player = new BoardPlayer(manifest, source().spied);
  await boardAt(player, timeAt(700));
  expect(player.find("box")).toEqual({ found: [], total: 0, read: 0 });
  let [pieces, last] = [0, 0];
  for (; await player.readWords(); pieces += 1) {
    const { read } = player.find("");
    expect(read).toBeGreaterThanOrEqual(last);
    last = read;
  }
  expect(pieces).toBeGreaterThan(10);
  expect(player.find("").read).toBe(1);
  expect(await boardAt(player, timeAt(700))).toEqual(NO_DIFF);
});

test("REC-74 of waiting previews only the newest is made; the overtaken ones resolve in order to nothing", async () => {
  const ran: number[] = [];
  const answered: string[] = [];
  const latest = new Latest(async (t) => `at ${ran.push(t) && t}`, "nothing");
  const asks = [1, 2, 3, 4].map((t) => latest.ask(t).then((answer) => answered.push(answer)));
  await Promise.all(asks);
  expect(ran).toEqual([1, 4]);
  expect(answered.filter((answer) => answer !== "nothing")).toEqual(["at 1", "at 4"]);
});

test("REC-76 the nearest change before or after a moment is found, and only the chunk that tells is fetched", async () => {
  const { spied, asked } = source();
  const player = new BoardPlayer(manifest, spied);
  const times = [...new Set(recorded.updates.map(({ at }) => at - DRAWING_START))];
  const middle = times[700] as number;
  expect(await player.changeNear(middle, 1)).toBe(times[701]);
  expect(await player.changeNear(middle, -1)).toBe(times[699]);
  expect(await player.changeNear(middle + 0.5, -1)).toBe(middle);
  expect(new Set(asked).size).toBe(1);
  expect(await player.changeNear(-1, 1)).toBe(times[0]);
  expect(await player.changeNear(times.at(-1) as number, 1)).toBeNull();
  expect(await player.changeNear(times[0] as number, -1)).toBeNull();
});
