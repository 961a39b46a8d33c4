import type { RouteResponse } from "@casement/shared/contract/routes";
import { newId } from "@casement/shared/lib/new-id";
import type { Fact } from "@casement/shared/session-log/event-kinds";
import type { ShareChoices } from "@casement/shared/session-log/share";
import type { Grant } from "../../auth/find-grant.js";
import { hashSecret, newSecret } from "../../auth/secret.js";
import type { Deps } from "../../deps.js";
import { writeAudit } from "../write-audit.js";

const DAY_MS = 86_400_000;

interface ShareDraft {
  readonly choices: ShareChoices;
  readonly forCandidate: boolean;
  /** Days until it expires. */
  readonly days: number;
}

/** Makes a share. Its secret is in `path` alone, which is shown once. */
export async function createShare(
  deps: Pick<Deps, "sessionLogs" | "clock">,
  { sessionId, participantId: actor, role }: Grant,
  { choices, forCandidate, days }: ShareDraft,
): Promise<RouteResponse<"createShare">> {
  const [id, secret] = [newId(), newSecret()];
  const createdAt = deps.clock.now();
  const expiresAt = createdAt + days * DAY_MS;
  // The session log says when a recording is shared with the candidate: from then on they take part in comments.
  const facts: Fact[] = forCandidate ? [{ kind: "recording.shared", payload: { shareId: id } }] : [];
  await deps.sessionLogs.commit(
    sessionId,
    actor,
    () => facts,
    async (tx) => {
      const times = { createdAt: new Date(createdAt), expiresAt: new Date(expiresAt) };
      await tx.share.create({
        data: { id, sessionId, secretHash: hashSecret(secret), choices, forCandidate, ...times },
      });
      await writeAudit(tx, deps, { actor, role, action: "share.create", target: id, outcome: "done" });
    },
  );
  const unopened = { state: "open", openings: 0, openedAt: null } as const;
  return { id, choices, forCandidate, createdAt, expiresAt, ...unopened, path: `/watch#${id}.${secret}` };
}
