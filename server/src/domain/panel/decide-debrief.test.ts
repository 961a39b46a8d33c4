import { AppError } from "@casement/shared/contract/errors";
import { own } from "@casement/shared/lib/own";
import { emptyScorecard } from "@casement/shared/scoring/score";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import { applyEvent, foldEvents } from "@casement/shared/session-log/fold";
import { consensusOn, NO_DEBRIEF } from "@casement/shared/session-log/panel/debrief";
import { isDebriefOpen, isLate, missingCards, panelCards } from "@casement/shared/session-log/panel/panel";
import type { SessionState } from "@casement/shared/session-log/state";
import { sampleRecord } from "@casement/shared/testing/sample-record";
import { decidePublishReport } from "../decide-report.js";
import { decideSetScore, decideSubmitScorecard } from "../decide-scores.js";
import { DEBRIEF_DECISIONS } from "./decide-debrief.js";

const owner = { participantId: "owner", role: "owner" } as const;
const interviewer = { participantId: "interviewer", role: "interviewer" } as const;
const observer = { participantId: "observer", role: "observer" } as const;
const sample: SessionState = { ...foldEvents(sampleRecord), debrief: NO_DEBRIEF, shadows: {} };

/** An ended interview in which these scorers' cards are in. */
const withCards = (...scorers: string[]): SessionState => ({
  ...sample,
  scorecards: Object.fromEntries(
    scorers.map((id) => [id, { ...(own(sample.scorecards, id) ?? emptyScorecard(id)), submittedAt: 1 }]),
  ),
});
let at = 10_000_000;
const after = (state: SessionState, actor: string, facts: readonly Fact[]) => {
  at += 1_000;
  return facts.reduce((next, fact) => applyEvent(next, { ...fact, at, actor }), state);
};
const refusal = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppError) return error.code;
  }
  return "not refused";
};
const open = DEBRIEF_DECISIONS["debrief.open"];
const agree = DEBRIEF_DECISIONS["consensus.set"];
const decide = DEBRIEF_DECISIONS["decision.make"];
const seat = DEBRIEF_DECISIONS["shadow.seat"];
const reason = { reason: "Ines is ill" };
const agreement = { criterion: "structure", mark: 2, reason: "Hints were needed" } as const;

test("SCO-92 a debrief is open once all cards are in, at least two, without anybody doing anything", () => {
  expect(isDebriefOpen(withCards("owner"))).toBe(false);
  expect(isDebriefOpen(withCards("owner", "interviewer"))).toBe(true);
  expect(isDebriefOpen({ ...withCards("owner", "interviewer"), phase: "live" })).toBe(false);
  expect(refusal(() => open(withCards("owner", "interviewer"), owner, reason, at))).toBe("CONFLICT");
});

test("SCO-92 nobody waits for the card of a scorer who was removed, or who joined after the end", () => {
  const state = withCards("owner");
  const change = (part: object): SessionState => ({
    ...state,
    participants: { ...state.participants, interviewer: { ...sample.participants.interviewer, ...part } as never },
  });
  expect(missingCards(state)).toEqual(["interviewer"]);
  expect(missingCards(change({ removed: true }))).toEqual([]);
  expect(missingCards(change({ joinedAt: Number.MAX_SAFE_INTEGER }))).toEqual([]);
  // One card alone is no panel.
  expect(isDebriefOpen(change({ removed: true }))).toBe(false);
});

test("SCO-93 opening it early needs a card that is in, and from an owner who would read before others their own", () => {
  expect(refusal(() => open(withCards(), owner, reason, at))).toBe("CONFLICT");
  expect(refusal(() => open(withCards("interviewer"), owner, reason, at))).toBe("not refused");
  const third = { ...sample.participants.interviewer, id: "third" } as never;
  const three = (...scorers: string[]) => {
    const state = withCards(...scorers);
    return { ...state, participants: { ...state.participants, third } };
  };
  expect(refusal(() => open(three("interviewer"), owner, reason, at))).toBe("CONFLICT");
  const [fact] = open(three("interviewer", "owner"), owner, reason, at);
  expect(fact?.payload).toEqual({ ...reason, cards: ["owner", "interviewer"], missing: ["third"] });
});

test("SCO-93 a card that comes after the opening is kept and is not the panel's", () => {
  const opened = after(withCards("owner"), "owner", open(withCards("owner"), owner, reason, at));
  expect(open(opened, owner, { reason: "another" }, at)).toEqual([]);
  const marked = after(
    opened,
    "interviewer",
    decideSetScore(opened, interviewer, { criterion: "structure", mark: 4, evidence: "" }),
  );
  const recommended = after(marked, "interviewer", [
    { kind: "scorecard.recommended", payload: { recommendation: "yes", summary: "" } },
  ]);
  const late = after(recommended, "interviewer", decideSubmitScorecard(recommended, interviewer));
  expect(isLate("interviewer", late)).toBe(true);
  expect(panelCards(late).map(({ scorerId }) => scorerId)).toEqual(["owner"]);
  expect(isDebriefOpen(late)).toBe(true);
});

test("SCO-94 a consensus stands beside the marks, names the cards that were in, and can be changed and taken back", () => {
  expect(refusal(() => agree(withCards("owner"), owner, agreement, at))).toBe("CONFLICT");
  const state = withCards("owner", "interviewer");
  const agreed = after(state, "interviewer", agree(state, interviewer, agreement, at));
  expect(agreed.scorecards).toEqual(state.scorecards);
  expect(consensusOn(agreed.debrief, "structure")).toMatchObject({
    ...agreement,
    by: "interviewer",
    cards: ["owner", "interviewer"],
  });
  expect(agree(agreed, owner, agreement, at)).toEqual([]);
  expect(refusal(() => agree(agreed, owner, { ...agreement, criterion: "unknown" }, at))).toBe("NOT_FOUND");
  const back = after(agreed, "owner", agree(agreed, owner, { ...agreement, mark: null }, at));
  expect(consensusOn(back.debrief, "structure")).toBeNull();
  expect(back.debrief.consensus).toHaveLength(2);
});

test("SCO-94 a report shows what was agreed, says so, and the publisher's own mark elsewhere", () => {
  const state = withCards("owner", "interviewer");
  const agreed = after(state, "owner", agree(state, owner, agreement, at));
  const scoresOf = (from: SessionState) => {
    const facts = decidePublishReport(from, owner, { feedback: "", includeScores: true });
    return facts.flatMap((fact) => (fact.kind === "report.published" ? (fact.payload.scores ?? []) : []));
  };
  expect(scoresOf(agreed)).toMatchObject([{ criterion: "structure", mark: 2, agreed: true }]);
  expect(scoresOf(state)).toMatchObject([{ criterion: "structure", mark: 3 }]);
  expect(scoresOf(state)[0]).not.toHaveProperty("agreed");
});

test("SCO-95 a decision is a person's, with its reason and the cards that were in; the same again changes nothing", () => {
  const state = withCards("owner", "interviewer");
  const decision = { recommendation: "no", reason: "Two gaps" } as const;
  expect(refusal(() => decide(withCards("owner"), owner, decision, at))).toBe("CONFLICT");
  const decided = after(state, "owner", decide(state, owner, decision, at));
  expect(decided.debrief.decisions).toEqual([{ ...decision, by: "owner", at, cards: ["owner", "interviewer"] }]);
  expect(decide(decided, interviewer, decision, at)).toEqual([]);
});

test("SCO-32 only an observer becomes a shadow, scores then, and is never of the panel", () => {
  const score = { criterion: "structure", mark: 3, evidence: "" } as const;
  expect(refusal(() => decideSetScore(sample, observer, score))).toBe("FORBIDDEN");
  expect(refusal(() => seat(sample, owner, { participantId: "interviewer" }, at))).toBe("CONFLICT");
  expect(refusal(() => seat(sample, owner, { participantId: "stranger" }, at))).toBe("NOT_FOUND");
  const seated = after(sample, "owner", seat(sample, owner, { participantId: "observer" }, at));
  expect(seat(seated, owner, { participantId: "observer" }, at)).toEqual([]);
  expect(decideSetScore(seated, observer, score)).toHaveLength(1);
  const scored = { ...withCards("owner", "interviewer", "observer"), shadows: seated.shadows };
  expect(panelCards(scored).map(({ scorerId }) => scorerId)).toEqual(["owner", "interviewer"]);
});
