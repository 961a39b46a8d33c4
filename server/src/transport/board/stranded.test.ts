import { carryOver } from "@casement/shared/document/epochs/carry-over";
import { materialise } from "@casement/shared/document/records/materialise";
import * as Y from "yjs";
import type { BoardClient } from "../../testing/board-stage.js";
import { BoardTests } from "../../testing/board-tests.js";

/** Long enough for a peer that comes back at once. */
const LIMITS = { reviewMs: 20, strandedAfterMs: 1500 };

const board = new BoardTests();
beforeEach(() => board.begin(LIMITS));

/** As after a crash: the candidate has a shape of the owner's that the server lacks, and builds on it. */
async function afterCrash(): Promise<[owner: BoardClient, candidate: BoardClient]> {
  const [owner, candidate] = [board.enter(board.cast.owner), board.enter(board.cast.candidate)];
  await Promise.all([owner.joined(), candidate.joined()]);
  owner.draw("shape:first");
  candidate.draw("shape:mine");
  await Promise.all([owner, candidate].map((client) => client.until(({ allSaved }) => allSaved)));
  await owner.until(({ records }) => records.has("shape:mine"));
  owner.provider.disconnect();
  owner.draw("shape:unsaved");
  Y.applyUpdate(candidate.doc, Y.encodeStateAsUpdate(owner.doc), candidate.provider);
  return [owner, candidate];
}

const fade = (client: BoardClient, id: string) => client.records.get(id)?.set("opacity", 0.5);

test("BRD-111 work on a peer's unsaved shape is taken as soon as the peer brings it", async () => {
  const [owner, candidate] = await afterCrash();
  fade(candidate, "shape:unsaved");
  candidate.draw("shape:later");
  await candidate.until(({ notices }) => notices.includes("refused"));
  owner.provider.connect();
  await candidate.until(({ allSaved }) => allSaved);
  await owner.until(({ records }) => records.get("shape:unsaved")?.get("opacity") === 0.5);
  expect(owner.records.toJSON()).toEqual(candidate.records.toJSON());
  expect(candidate.notices).not.toContain("stale");
});

test("BRD-111 when the peer never comes back the client is told to begin anew, and loses nothing", async () => {
  const [owner, candidate] = await afterCrash();
  owner.close();
  fade(candidate, "shape:unsaved");
  candidate.draw("shape:later");
  await candidate.until(({ notices }) => notices.includes("stale"));
  expect(candidate.allSaved).toBe(false);
  const kept = candidate.doc;
  candidate.close();
  const again = await board.enter(board.cast.candidate).joined();
  carryOver(kept, again.doc);
  await again.until(({ allSaved }) => allSaved);
  const interviewer = await board.enter(board.cast.interviewer).joined();
  const moved = materialise("shape:unsaved", interviewer.records.get("shape:unsaved"));
  expect(moved).toMatchObject({ typeName: "shape", opacity: 0.5 });
  expect(interviewer.records.has("shape:later")).toBe(true);
  expect(again.notices).toEqual(["writable"]);
});

test("BRD-111 work that builds on nothing missing is saved meanwhile", async () => {
  const [, candidate] = await afterCrash();
  candidate.draw("shape:alone");
  await candidate.until(({ drawnSaved, drawn }) => drawnSaved === drawn.length);
  candidate.provider.disconnect();
  candidate.provider.connect();
  await candidate.until(({ notices }) => notices.includes("stale"));
  expect(candidate.allSaved).toBe(true);
  expect(candidate.notices).not.toContain("refused");
});

test("BRD-111 an observer whose copy holds something that the server lacks is told to begin anew", async () => {
  const [owner] = await afterCrash();
  const observer = await board.enter(board.cast.observer).joined();
  Y.applyUpdate(observer.doc, Y.encodeStateAsUpdate(owner.doc), observer.provider);
  observer.provider.disconnect();
  observer.provider.connect();
  await observer.until(({ notices }) => notices.includes("stale"));
  expect(observer.closed?.code).not.toBe(4400);
});
