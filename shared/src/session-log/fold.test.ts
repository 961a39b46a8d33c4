import { readClock } from "../session/step-clock.js";
import { allKinds, sampleRecord } from "../testing/sample-record.js";
import { applyEvent, type Folded, Folding, foldEvents } from "./fold.js";
import { emptyState } from "./state.js";

const folded = foldEvents(sampleRecord);

describe("folding", () => {
  test("REC-10 the sample has every kind of event there is", () => {
    expect(new Set(sampleRecord.map(({ kind }) => kind))).toEqual(new Set(allKinds));
  });

  test("REC-11 folding in two parts at any point equals folding at once", () => {
    for (let cut = 0; cut <= sampleRecord.length; cut += 1) {
      const before = foldEvents(sampleRecord.slice(0, cut));
      expect(before.revision).toBe(cut);
      expect(foldEvents(sampleRecord.slice(cut), before)).toEqual(folded);
    }
  });

  test("REC-12 the reducer does not change its arguments", () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    let state = freeze(structuredClone(emptyState));
    for (const event of sampleRecord) state = freeze(applyEvent(state, freeze(structuredClone(event))));
    expect(state).toEqual(folded);
  });

  test("REC-13 a log that went through JSON folds to the same state", () => {
    expect(foldEvents(JSON.parse(JSON.stringify(sampleRecord)))).toEqual(folded);
  });

  test("REC-14 notes keep their history and their place in time", () => {
    const [first, second] = folded.notes;
    expect(first).toMatchObject({ text: "canary-note-2", tag: null, stepIndex: 0, deletedAt: null });
    expect(first?.history).toMatchObject([{ text: "canary-note", tag: "concern", actor: "owner" }]);
    expect(second?.deletedAt).not.toBeNull();
    expect(second?.history).toHaveLength(1);
  });

  test("REC-14 an edit brings a deleted note back, with all it said before", () => {
    const edit = { kind: "note.edited", payload: { noteId: "n2", text: "again", tag: null } } as const;
    const note = applyEvent(folded, { ...edit, at: 9e12, actor: "owner" }).notes[1];
    expect(note).toMatchObject({ text: "again", deletedAt: null });
    expect(note?.history.map(({ text }) => text)).toEqual(["canary-note-3", "canary-note-3"]);
  });

  test("REC-15 people, consent, devices, hints and marks are as the last event about them left them", () => {
    expect(folded.participants.candidate).toMatchObject({
      present: false,
      removed: false,
      consent: { textVersion: "1" },
    });
    expect(folded.participants.candidate?.refusedAt).toBeNull();
    expect(folded.participants.observer).toMatchObject({ consent: null, refusedAt: expect.any(Number) });
    expect(folded.participants.interviewer).toMatchObject({ consent: null, refusedAt: expect.any(Number) });
    expect(folded.participants.stranger).toMatchObject({ removed: true, present: false });
    expect(folded.deviceRequests.map(({ answer }) => answer)).toEqual(["admitted", "refused"]);
    expect(folded.hints).toMatchObject([{ id: "h1" }]);
    expect(Object.keys(folded.asked)).toEqual(["q1"]);
    expect(folded.report).toBeNull();
    expect(folded.scorecards.owner?.submittedAt).not.toBeNull();
    expect(folded.scorecards.interviewer?.submittedAt).toBeNull();
  });

  test("REC-18 pins stay on their card until they are taken off; a mark keeps the time of its last change", () => {
    expect(folded.scorecards.owner?.pins).toMatchObject([
      { pinId: "p1", criterion: "structure", shapeIds: ["shape:a"] },
    ]);
    const markedAt = folded.scorecards.owner?.markedAt.structure;
    const typed = { criterion: "structure", mark: 3, evidence: "more words" } as const;
    const later = applyEvent(folded, { kind: "score.set", payload: typed, at: 9e12, actor: "owner" });
    expect(later.scorecards.owner?.markedAt.structure).toBe(markedAt);
    const other = applyEvent(later, { kind: "score.set", payload: { ...typed, mark: 4 }, at: 9e12, actor: "owner" });
    expect(other.scorecards.owner?.markedAt.structure).toBe(9e12);
  });

  test("REC-19 a thread is as its last events left it; deleted words are gone from the state", () => {
    const [shared, own] = folded.threads;
    expect(shared).toMatchObject({ id: "t1", at: 1_020_000, withCandidate: true });
    expect(shared?.resolvedAt).not.toBeNull();
    expect(own).toMatchObject({ withCandidate: false, resolvedAt: null });
    expect(own?.comments).toMatchObject([
      { id: "t2", author: "owner", text: "canary-thread", deletedAt: null },
      { id: "c1", author: "interviewer", text: "canary-comment-2", deletedAt: null },
      { id: "c2", text: "" },
    ]);
    expect(own?.comments[1]?.editedAt).not.toBeNull();
    const reply = { threadId: "t1", withCandidate: true, commentId: "c9", text: "One more thing" };
    const answered = applyEvent(folded, { kind: "comment.added", payload: reply, at: 9e12, actor: "candidate" });
    expect(answered.threads[0]).toMatchObject({ resolvedAt: null, comments: [{}, { text: "One more thing" }] });
  });

  test("REC-16 the clock of a finished interview reads the same for ever", () => {
    const at = (now: number) => readClock(folded.clock, folded.plan?.steps ?? [], now);
    expect(at(Number.MAX_SAFE_INTEGER)).toEqual(at(folded.clock.endedAt ?? 0));
    expect(at(Number.MAX_SAFE_INTEGER).paused).toBe(1_000);
  });

  test("REC-17 an event about an unknown person changes nothing but the revision", () => {
    const event = { kind: "participant.left", payload: { participantId: "nobody" }, at: 1, actor: null } as const;
    expect(applyEvent(folded, event)).toEqual({ ...folded, revision: folded.revision + 1 });
  });
});

describe("folding a long log", () => {
  const chat = (index: number): Folded => ({
    kind: "chat.sent",
    at: index,
    actor: "candidate",
    payload: { messageId: `m${index}`, text: `message ${index}` },
  });

  test("REC-110 lists grow in place, so that folding n events takes time proportional to n", () => {
    const folding = new Folding();
    folding.take(chat(0));
    const { chat: list } = folding.state;
    for (let index = 1; index < 1000; index += 1) folding.take(chat(index));
    expect(folding.state.chat).toBe(list);
    expect(list).toHaveLength(1000);
  });

  test("REC-110 a fold changes neither its first state nor the states between single events", () => {
    const freeze = <T>(value: T): T => {
      if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
      return value;
    };
    const before = freeze(structuredClone(folded));
    const more: Folded[] = [
      chat(1),
      { kind: "note.edited", payload: { noteId: "n1", text: "anew", tag: null }, at: 9e12, actor: "owner" },
      { kind: "participant.left", payload: { participantId: "owner" }, at: 9e12, actor: null },
      { kind: "question.marked", payload: { itemId: "q1", asked: false }, at: 9e12, actor: "owner" },
    ];
    const all = foldEvents([...more, ...more], before);
    expect(before).toEqual(folded);
    expect([...more, ...more].reduce(applyEvent, before)).toEqual(all);
  });

  test("REC-110 an id that is the name of a prototype is an entry like any other", () => {
    const joined: Folded = {
      kind: "participant.joined",
      at: 1,
      actor: null,
      payload: { participantId: "__proto__", name: "Odd", role: "observer", color: "#000000" },
    };
    const { participants } = foldEvents([joined, joined, chat(1)]);
    expect(Object.keys(participants)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(participants)).toBe(Object.prototype);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "SEC-80 a record that holds events about %s is read, and they are about nobody",
    (name) => {
      const about: Folded[] = [
        { kind: "participant.removed", payload: { participantId: name }, at: 1, actor: "owner" },
        { kind: "participant.left", payload: { participantId: name }, at: 1, actor: null },
        { kind: "consent.given", payload: { textVersion: "1" }, at: 1, actor: name },
        { kind: "question.marked", payload: { itemId: name, asked: false }, at: 1, actor: "owner" },
      ];
      expect(foldEvents(about, folded)).toEqual({ ...folded, revision: folded.revision + about.length });
      const marked = foldEvents([...sampleRecord, ...about, mark(name)]);
      expect(marked.scorecards.owner?.scores).toHaveProperty([name], { criterion: name, mark: 2, evidence: "" });
      expect(JSON.parse(JSON.stringify(marked))).toEqual(marked);
    },
  );
});

const mark = (criterion: string): Folded => ({
  kind: "score.set",
  payload: { criterion, mark: 2, evidence: "" },
  at: 1,
  actor: "owner",
});
