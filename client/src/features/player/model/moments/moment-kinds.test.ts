import { markers } from "@casement/shared/playback/markers";
import { emptyState } from "@casement/shared/session-log/state";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { descriptionOf, JUMP_KINDS, KINDS, MOMENT_KINDS, momentWords } from "./moment-kinds";

/** What is said about a recording is no event in it. */
const REMARKS = ["pin", "comment"];

test("UI-75 each kind of moment has a name, and each that one can jump to a key of its own", () => {
  const names = KINDS.map((kind) => descriptionOf(kind).name);
  const keys = JUMP_KINDS.map((kind) => MOMENT_KINDS[kind].jump.key);
  expect(new Set(names).size).toBe(KINDS.length);
  expect(new Set(keys).size).toBe(JUMP_KINDS.length);
  expect(JUMP_KINDS).toContain("note");
  expect(JUMP_KINDS).not.toContain("chat");
});

test("UI-75 whatever happened in a recording is told in words", () => {
  const [startAt, endAt] = [sampleRecord[0]?.at ?? 0, sampleRecord.at(-1)?.at ?? 0];
  const events = sampleRecord.map((event, index) => ({ ...event, revision: index + 1 }));
  const found = markers({ startAt, endAt, events, participants: [] } as never);
  expect([...new Set(found.map(({ kind }) => kind)), ...REMARKS].sort()).toEqual([...KINDS].sort());
  for (const marker of found) expect(momentWords(marker, emptyState, { participants: [] })).not.toBe("");
});
