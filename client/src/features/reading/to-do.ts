import { own } from "@casement/shared/lib/own";
import { emptyScorecard, type Missing, missingIn } from "@casement/shared/scoring/score";
import { unansweredThreads } from "@casement/shared/session/comment";
import { optionsOf } from "@casement/shared/session/plan-options";
import { isInterviewer } from "@casement/shared/session/role";
import { differsFrom, reportedScores } from "@casement/shared/session-log/report";
import type { Participant, SessionState } from "@casement/shared/session-log/state";
import { plural } from "@/lib/duration";

/** Something that is left to do after an interview, and the section of the page where it is done. */
interface ToDo {
  readonly section: string;
  readonly words: string;
}

/** What this interviewer still has to do, the most urgent first. Pure. */
export function toDo(state: SessionState, me: Pick<Participant, "id" | "role">): ToDo[] {
  const practice = optionsOf(state.plan).mode === "practice";
  const list: ToDo[] = [];
  const card = own(state.scorecards, me.id);
  const criteria = state.privateGuide?.rubric.criteria ?? [];
  if (card?.submittedAt == null && criteria.length > 0) {
    const missing = missingIn(card ?? emptyScorecard(me.id), criteria);
    list.push({
      section: "scorecards",
      words: practice ? "You haven't scored yourself yet" : `Your scorecard is open: ${openWords(missing)}`,
    });
  }
  if (practice) return list;
  if (me.role === "owner") {
    if (state.report === null) list.push({ section: "feedback", words: "Feedback is not shared yet" });
    else if (state.reportDraft !== null && differsFrom(state.report, state.reportDraft, reportedScores(state, me.id)))
      list.push({ section: "feedback", words: "Your feedback has changes that are not shared yet" });
  }
  const asked = unansweredThreads(state).length;
  if (asked > 0)
    list.push({ section: "comments", words: `${plural(asked, "comment")} of the candidate without an answer` });
  return list;
}

function openWords({ marks, recommendation }: Missing): string {
  const words = [
    ...(marks.length > 0 ? [plural(marks.length, "mark")] : []),
    ...(recommendation ? ["the recommendation"] : []),
  ];
  if (words.length === 0) return "it is complete, but not submitted";
  return `${words.join(" and ")} ${words.length > 1 || marks.length > 1 ? "are" : "is"} missing`;
}

/** The other interviewers whose scorecard is not in yet. */
export function stillScoring({ participants, scorecards }: SessionState, myId: string): Participant[] {
  return Object.values(participants).filter(
    ({ id, role, removed }) =>
      isInterviewer(role) && !removed && id !== myId && own(scorecards, id)?.submittedAt == null,
  );
}
