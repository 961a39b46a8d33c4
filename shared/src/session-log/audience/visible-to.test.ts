import { emptyScorecard } from "../../scoring/score.js";
import { DEFAULT_OPTIONS } from "../../session/plan-options.js";
import type { Role } from "../../session/role.js";
import { roleSchema } from "../../session/role.js";
import { allKinds, sampleRecord } from "../../testing/sample-record.js";
import { audienceOf, type SessionEvent } from "../event-kinds.js";
import { foldEvents } from "../fold.js";
import { NO_DEBRIEF } from "../panel/debrief.js";
import type { Viewer } from "./viewer.js";
import { boardVisibleTo, foldVisible, visibleTo } from "./visible-to.js";

const roles = roleSchema.options;
/** Before the debrief, which would open the cards that are in. */
const full = { ...foldEvents(sampleRecord), debrief: NO_DEBRIEF };
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
    "debrief.opened",
    "shadow.seated",
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
    if (["sealed", "thread", "debrief", "sound"].includes(audienceOf(kind))) return;
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

  const PANEL_KINDS = allKinds.filter((kind) => audienceOf(kind) === "panel");
  test.each(PANEL_KINDS)("SCO-30 %s is open among interviewers, or sealed like marks if the plan says so", (kind) => {
    const submitted: SessionEvent = { kind: "scorecard.submitted", payload: {}, seq: 0, at: 0, actor: "interviewer" };
    const sealing = (state: typeof full, mode: "interview" | "practice" = "interview") => ({
      ...state,
      plan: state.plan && { ...state.plan, options: { ...DEFAULT_OPTIONS, mode, sealNotes: true } },
    });
    const sees = (role: Role, state: typeof full) => visibleTo({ kind, actor: "owner" }, viewer(role), state);
    expect(roles.map((role) => sees(role, full))).toEqual([true, true, false, false]);
    expect(roles.map((role) => sees(role, sealing(full)))).toEqual([true, false, false, false]);
    const both = sealing(foldEvents([submitted], full));
    expect(roles.map((role) => sees(role, both))).toEqual([true, true, false, false]);
    // The owner's card is in, the interviewer's not: nothing of the interviewer opens to the owner.
    expect(visibleTo({ kind, actor: "interviewer" }, viewer("owner"), sealing(full))).toBe(false);
    expect(visibleTo({ kind, actor: null }, viewer("owner"), both)).toBe(false);
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

  /** The cards of the story with those of the interviewer and of an observer who is a shadow, as far as they are in. */
  const withCards = (...scorers: string[]): typeof full => {
    const card = (scorer: string) => ({ ...emptyScorecard(scorer), submittedAt: 1 });
    const shadows = { observer: { at: 1 } };
    return { ...full, shadows, scorecards: Object.fromEntries(scorers.map((each) => [each, card(each)])) };
  };
  const sees = (who: string, author: string, state: typeof full) => {
    const role = roleSchema.parse(who);
    return visibleTo({ kind: "score.set", actor: author }, { participantId: who, role }, state);
  };

  test("SCO-32 a shadow's card and the panel's open to each other once both are in; other observers see none", () => {
    for (const [one, other] of [
      ["owner", "observer"],
      ["observer", "owner"],
    ] as const) {
      expect(sees(one, other, withCards(other))).toBe(false);
      expect(sees(one, other, withCards(one))).toBe(false);
      expect(sees(one, other, withCards(one, other))).toBe(true);
    }
    expect(sees("observer", "owner", { ...withCards("owner", "observer"), shadows: {} })).toBe(false);
    const note = { kind: "note.added", actor: "owner" } as const;
    expect(visibleTo(note, viewer("observer"), withCards("owner", "observer"))).toBe(false);
  });

  test("SCO-33 a debrief that was opened without a card opens what is in to its scorer, and never the card itself", () => {
    const opened = { at: 2, by: "owner", reason: "ill", cards: ["owner"], missing: ["interviewer"] };
    const open = { ...withCards("owner"), debrief: { ...NO_DEBRIEF, opened } };
    expect(sees("interviewer", "owner", open)).toBe(true);
    expect(sees("owner", "interviewer", open)).toBe(false);
    expect(sees("observer", "owner", open)).toBe(false);
  });

  const DEBRIEF_KINDS = allKinds.filter((kind) => audienceOf(kind) === "debrief");
  test.each(DEBRIEF_KINDS)("SCO-34 %s reaches whose card is in, once all are", (kind) => {
    const reached = (state: typeof full) =>
      roles.filter((role) => visibleTo({ kind, actor: "owner" }, viewer(role), state));
    expect(reached(withCards("owner"))).toEqual([]);
    expect(reached(withCards("owner", "interviewer"))).toEqual(["owner", "interviewer"]);
    expect(reached(withCards("owner", "interviewer", "observer"))).toEqual(["owner", "interviewer", "observer"]);
    expect(reached({ ...withCards("owner", "interviewer"), phase: "live" })).toEqual([]);
  });

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
