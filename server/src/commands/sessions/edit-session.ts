import { AppError } from "@casement/shared/contract/errors";
import { optionsOf } from "@casement/shared/session/plan-options";
import type { SessionDraft } from "@casement/shared/session/session";
import type { Grant } from "../../auth/find-grant.js";
import type { Deps } from "../../deps.js";
import { authorise } from "../../domain/actor.js";
import { decideReplanBranch } from "../../domain/branch-session.js";
import {
  decidePlan,
  keptFramework,
  keptProblem,
  keptRubric,
  requireNoNewWords,
  requireSealKept,
  requireSoundNoLonger,
  withSoundDays,
} from "../../domain/plan-session.js";
import { loadPlanSources } from "./plan-sources.js";

/**
 * Plans a session anew before its start; if it keeps its problem or rubric, or a deleted framework, it keeps its own
 * copy of it. Throws VALIDATION, FORBIDDEN, GUIDE_CLOSED, WRONG_PHASE.
 */
export async function editSession(
  deps: Deps,
  userId: string,
  { sessionId, participantId }: Grant,
  asked: SessionDraft,
): Promise<void> {
  const { state: before } = await deps.sessionLogs.load(sessionId);
  const options = withSoundDays(asked.options, deps.config.soundDays, optionsOf(before.plan));
  const draft = { ...asked, options };
  if (draft.options.mode !== optionsOf(before.plan).mode) {
    throw new AppError("VALIDATION", "An interview cannot become a practice session, or the other way round.", {
      "options.mode": "cannot be changed",
    });
  }
  if (before.plan?.branchedFrom !== undefined) {
    await deps.sessionLogs.commit(sessionId, participantId, (state) => {
      authorise(state, participantId, "session.edit");
      requireSoundNoLonger(state, draft);
      requireNoNewWords(state, draft);
      return decideReplanBranch(state, draft);
    });
    return;
  }
  const sources = await loadPlanSources(deps, userId, draft, {
    problem: keptProblem(before, draft.problemId),
    rubric: keptRubric(before, draft.rubricId),
    framework: keptFramework(before, draft.frameworkId),
  });
  await deps.sessionLogs.commit(sessionId, participantId, (state) => {
    authorise(state, participantId, "session.edit");
    requireSoundNoLonger(state, draft);
    requireNoNewWords(state, draft);
    requireSealKept(state, draft);
    return decidePlan(draft, sources, state.plan);
  });
}
