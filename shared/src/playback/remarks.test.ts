import { foldEvents } from "../session-log/fold.js";
import { sampleRecord } from "../testing/sample-record.js";
import { remarksIn, shownThreads } from "./remarks.js";
import { stateAt } from "./state-at.js";

const now = foldEvents(sampleRecord);
const startAt = sampleRecord.find(({ kind }) => kind === "session.started")?.at ?? 0;
const events = sampleRecord.map((event, index) => ({ ...event, revision: index + 1 }));

test("REC-40 a remark is found at the moment it is about, though it was made after the end", () => {
  const remarks = remarksIn(now);
  expect(remarks.map(({ kind, at }) => [kind, at])).toEqual([
    ["pin", 1_020_000],
    ["comment", 1_020_000],
    ["comment", 1_020_000],
  ]);
  const then = stateAt({ events, startAt }, 1_020_000 - startAt);
  expect(remarksIn(then)).toEqual([]);
});

test("REC-40 a thread of deleted comments alone is not shown", () => {
  const [thread] = now.threads;
  const gone = now.threads.map((one) => ({
    ...one,
    comments: one.comments.map((comment) => ({ ...comment, text: "", deletedAt: 1 })),
  }));
  expect(shownThreads(now.threads)[0]).toBe(thread);
  expect(shownThreads(gone)).toEqual([]);
});
