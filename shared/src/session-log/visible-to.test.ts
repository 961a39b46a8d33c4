import { DEFAULT_OPTIONS } from "../session/plan-options.js";
import type { Role } from "../session/role.js";
import { roleSchema } from "../session/role.js";
import { allKinds, sampleRecord } from "../testing/sample-record.js";
import { audienceOf, type SessionEvent } from "./event-kinds.js";
import { foldEvents } from "./fold.js";
import { boardVisibleTo, foldVisible, type Viewer, visibleTo } from "./visible-to.js";

const roles = roleSchema.options;
const full = foldEvents(sampleRecord);
const viewer = (role: Role): Viewer => ({ participantId: role, role });

/** Kinds hidden from a role; written out so that the audience of a new kind is decided on purpose. */
const HIDDEN: Record<"candidate" | "observer", readonly string[]> = {
  candidate: [
    "guide.attached",
    "device.requested",
    "device.admitted",
    "device.refused",
    "note.added",
    "note.edited",
    "note.deleted",
    "question.marked",
    "score.set",
    "scorecard.recommended",
    "scorecard.submitted",
    "report.drafted",
  ],
  observer: [],
};
const hiddenFrom = (role: Role): readonly string[] => {
  if (role === "owner") return [];
  // The sample's co-interviewer has not submitted: the report may hold the owner's marks.
  if (role === "interviewer") return ["report.published"];
  return role === "candidate"
    ? HIDDEN.candidate
    : [...HIDDEN.candidate, "report.published", "report.withdrawn", "recording.shared", "recording.unshared"];
};

describe("who sees what", () => {
  test.each(allKinds)("SEC-20 %s for every role", (kind) => {
    if (audienceOf(kind) === "sealed" || audienceOf(kind) === "thread") return;
    for (const role of roles) {
      expect([role, visibleTo({ kind, actor: "owner" }, viewer(role), full)]).toEqual([
        role,
        !hiddenFrom(role).includes(kind),
      ]);
    }
  });

  test.each(["candidate", "observer"] as const)(
    "SEC-21 no private word of an interview is in the fold of a %s",
    (role) => {
      const seen = JSON.stringify(foldVisible(sampleRecord, viewer(role), full));
      expect(seen).not.toContain("canary-");
      expect(JSON.stringify(foldVisible(sampleRecord, viewer("owner"), full))).toContain("canary-level-four");
    },
  );

  test("SEC-22 before the start only interviewers see the prompt", () => {
    const before = sampleRecord.slice(
      0,
      sampleRecord.findIndex(({ kind }) => kind === "session.started"),
    );
    expect(foldVisible(before, viewer("candidate"), foldEvents(before)).prompt).toBeNull();
    expect(foldVisible(before, viewer("interviewer"), foldEvents(before)).privateGuide?.prompt).toBe("Design it.");
  });

  test("PRA-1 in a practice session nobody sees guide and rubric before the end", () => {
    const options = { ...DEFAULT_OPTIONS, mode: "practice" as const };
    const practice = sampleRecord.map((event) =>
      event.kind === "session.planned" ? { ...event, payload: { ...event.payload, options } } : event,
    );
    const end = practice.findIndex(({ kind }) => kind === "session.ended");
    for (const [until, known] of [
      [end, false],
      [end + 1, true],
    ] as const) {
      const events = practice.slice(0, until);
      const { privateGuide } = foldVisible(events, viewer("owner"), foldEvents(events));
      expect(privateGuide !== null).toBe(known);
    }
  });

  test("SCO-12 a report is sealed like the marks it may hold, until the co-interviewer has submitted", () => {
    const submitted: SessionEvent = { kind: "scorecard.submitted", payload: {}, seq: 0, at: 0, actor: "interviewer" };
    const report = { kind: "report.published", actor: "owner" } as const;
    expect(visibleTo(report, viewer("interviewer"), full)).toBe(false);
    expect(visibleTo(report, viewer("interviewer"), foldEvents([submitted], full))).toBe(true);
    expect(visibleTo(report, viewer("owner"), full)).toBe(true);
    expect(visibleTo(report, viewer("candidate"), full)).toBe(true);
  });

  test("SCO-10 a card is sealed until both its author's and the viewer's are submitted", () => {
    const submitted = (actor: string): SessionEvent => ({
      kind: "scorecard.submitted",
      payload: {},
      seq: 0,
      at: 0,
      actor,
    });
    const withBoth = foldEvents([submitted("interviewer")], full);
    const cases: [string, typeof full, boolean][] = [
      ["owner", full, false],
      ["owner", withBoth, true],
    ];
    for (const [author, state, visible] of cases) {
      for (const kind of ["score.set", "scorecard.recommended", "evidence.pinned", "evidence.unpinned"] as const) {
        expect(visibleTo({ kind, actor: author }, viewer("interviewer"), state)).toBe(visible);
        expect(visibleTo({ kind, actor: author }, viewer(author as Role), state)).toBe(true);
        expect(visibleTo({ kind, actor: author }, viewer("candidate"), state)).toBe(false);
        expect(visibleTo({ kind, actor: author }, viewer("observer"), state)).toBe(false);
      }
    }
  });

  const THREAD_KINDS = allKinds.filter((kind) => audienceOf(kind) === "thread");
  test.each(THREAD_KINDS)(
    "SEC-26 %s for every role, in threads of both kinds, with and without something shared",
    (kind) => {
      const reported = { ...full, report: { feedback: "", scores: null, board: false, at: 1 } };
      const shared = { ...full, sharedRecordings: ["s1"] };
      for (const role of roles) {
        const interviewing = role === "owner" || role === "interviewer";
        const sees = (payload: unknown, state: typeof full) =>
          visibleTo({ kind, actor: "owner", payload }, viewer(role), state);
        for (const state of [full, reported, shared]) {
          expect([role, sees({ withCandidate: false }, state)]).toEqual([role, interviewing]);
          expect([role, sees(undefined, state)]).toEqual([role, interviewing]);
        }
        expect([role, sees({ withCandidate: true }, full)]).toEqual([role, interviewing]);
        for (const state of [reported, shared]) {
          expect([role, sees({ withCandidate: true }, state)]).toEqual([role, interviewing || role === "candidate"]);
        }
      }
    },
  );

  test("SCO-11 a card without an author stays sealed", () => {
    expect(visibleTo({ kind: "score.set", actor: null }, viewer("owner"), full)).toBe(false);
  });

  test.each<[Role, boolean, boolean]>([
    ["owner", true, true],
    ["interviewer", true, true],
    ["candidate", true, true],
    ["observer", true, false],
  ])("SEC-23 %s looks at the board: live %s, ended %s", (role, live, ended) => {
    expect(boardVisibleTo(viewer(role), { ...full, phase: "live" })).toBe(live);
    expect(boardVisibleTo(viewer(role), { ...full, report: null })).toBe(ended);
  });

  test("SEC-24 a removed participant sees nothing", () => {
    expect(boardVisibleTo({ participantId: "stranger", role: "observer" }, { ...full, phase: "live" })).toBe(false);
  });
});
