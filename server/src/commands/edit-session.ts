import type { SessionDraft } from "@casement/shared/session";
import type { Deps } from "../deps.js";
import { authorise } from "../domain/actor.js";
import { decidePlan } from "../domain/plan-session.js";
import type { Grant } from "../queries/find-grant.js";
import { loadPlanSources } from "./plan-sources.js";

/** Plans the session anew, while it has not started. Throws VALIDATION, FORBIDDEN, WRONG_PHASE. */
export async function editSession(
  deps: Deps,
  userId: string,
  { sessionId, participantId }: Grant,
  draft: SessionDraft,
): Promise<void> {
  const sources = await loadPlanSources(deps, userId, draft);
  await deps.rooms.commit(sessionId, participantId, (state) => {
    authorise(state, participantId, "session.edit");
    return decidePlan(draft, sources);
  });
}
