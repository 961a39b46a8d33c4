import type { SessionDraft } from "@casement/shared/session";
import type { Deps } from "../deps.js";
import { authorise } from "../domain/actor.js";
import { decidePlan, keptProblem } from "../domain/plan-session.js";
import type { Grant } from "../queries/find-grant.js";
import { loadPlanSources } from "./plan-sources.js";

/** Plans the session anew, while it has not started; the same problem stays in the version it has. Throws VALIDATION, FORBIDDEN, WRONG_PHASE. */
export async function editSession(
  deps: Deps,
  userId: string,
  { sessionId, participantId }: Grant,
  draft: SessionDraft,
): Promise<void> {
  const { state: before } = await deps.rooms.load(sessionId);
  const sources = await loadPlanSources(deps, userId, draft, keptProblem(before, draft.problemId));
  await deps.rooms.commit(sessionId, participantId, (state) => {
    authorise(state, participantId, "session.edit");
    return decidePlan(draft, sources);
  });
}
